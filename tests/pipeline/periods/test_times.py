"""The grammar of times: rows of tests/spec/periods/times.jsonl."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.pipeline.periods import find_times
from tests.pipeline.periods import spec

ROWS = [row for path in sorted(spec.FOLDER.glob("times*.jsonl")) for row in spec.rows(path.name)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_row(row: dict[str, Any]) -> None:
    found = [
        {
            "text": row["text"][mention.start : mention.end],
            "start": mention.first and mention.first.isoformat(),
            "end": mention.last and mention.last.isoformat(),
        }
        for mention in find_times(row["text"], anchor=spec.day(row["date"]))
    ]
    assert found == row["times"]


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 200
    assert sum("none" in row for row in ROWS) >= 90


@pytest.mark.parametrize(
    "row",
    [
        {"text": "In 2020 it rose.", "date": None, "times": []},
        {"text": "In 2020 it rose.", "date": None, "times": [{"text": "In 2021", "start": None, "end": None}]},
    ],
)
def test_a_row_that_expects_nothing_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(spec.SpecError):
        spec.check_times(row, "row")


_WORDS = st.sampled_from(
    "in since by the year to March 2024 last 12 months previous 2023/24 31 between and from May Easter three"
    " weeks ago before Friday \n ( ) , . \ud800 \x00 ٢٠٢٤ 25/26 1 September next decade same period 9999".split(" ")
)
_TEXTS = st.one_of(st.text(alphabet=st.characters(), max_size=80), st.lists(_WORDS, max_size=25).map(" ".join))


@given(_TEXTS, st.none() | st.dates())
def test_any_text(text: str, anchor: dt.date | None) -> None:
    end = 0
    for mention in find_times(text, anchor=anchor):
        assert end <= mention.start <= mention.core < mention.end <= len(text)
        end = mention.end
        if mention.first and mention.last:
            assert mention.first <= mention.last
