"""Sentence boundaries: what ends a sentence and what only looks as if it did."""

from __future__ import annotations

import pytest

from claimx.pipeline.sentences import LONGEST, split


@pytest.mark.parametrize(
    "text",
    [
        "Funding is £431m.| We are grateful.",
        "Crime fell by 4 per cent. in the year.| It rose before.",
        "Mr. Speaker, the hon. Gentleman is wrong.| He is.",
        "We met at 9 a.m. on Monday.| It rained.",
        "“We did it.”| Others did not.",
        "Was it enough?| No.",
        "The rate is 4.5 per 1,000.| It was 5.1.",
        "See para. 12 and No. 4 of the report.| The rest is here.",
        "J. R. Marsh said so.| She left.",
        "It cost £2.5bn.| More will follow.",
        "Half a sentence without an end",
        "See 1.5 above, e.g. Kent and i.e. Essex.| Done.",
        "That is £20m above this year’s.| By March there will be more.",
        "It was no fault of James's.| M. J. Marsh said so.",
    ],
)
def test_boundaries(text: str) -> None:
    plain = text.replace("|", "")
    assert [plain[start:end] for start, end in split(plain)] == [part.strip() for part in text.split("|")]


def test_nothing_but_space() -> None:
    assert list(split(" \n\t ")) == []


def test_overlong_sentences_are_cut_and_nothing_is_lost() -> None:
    text = "seized 40 cars, " * 1_000
    pieces = list(split(text))
    assert max(end - start for start, end in pieces) <= LONGEST
    assert sum(text[start:end].count("40") for start, end in pieces) == 1_000
