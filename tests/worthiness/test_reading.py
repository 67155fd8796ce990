"""What the linear model sees of sentences: tokens, wordings, signs of claims and of the place they stand in."""

from __future__ import annotations

import pytest

import claimx
from claimx.documents import from_text
from claimx.worthiness import documents, tokens
from claimx.worthiness.claims import office, standing
from claimx.worthiness.cues import joined, phrases, shown, signs_of, told
from claimx.worthiness.documents import Seen
from claimx.worthiness.reading import of_sentence, whole

RELEASE = """Riverton Police
Press release

3 May 2024

Burglary down by a quarter

Burglary in Kent fell by 26% in the year to March 2024, compared with the year before.

There are fewer officers than before the pandemic. Officers arrested 12 men on Tuesday.

Kent's Police and Crime Commissioner, Ana Whitlow, said: "We will recruit 90 officers by March 2025."

Notes to editors
The force has 3 helicopters.
"""


@pytest.fixture(scope="module")
def sentences() -> dict[str, Seen]:
    """The sentences of a release by their first word."""
    [found] = documents.read([from_text(RELEASE)])
    text = RELEASE
    return {text[one.sentence.start : one.sentence.end].split()[0]: one for one in found}


def test_figures_keep_their_shape_and_years_their_name() -> None:
    found = tokens.tokens("It’s £1.25m, up 14% on 2019; 3,400 calls to 999!")
    assert found == ["it's", "£0.00m", "up", "00%", "on", "<year>", "0,000", "calls", "to", "999", "!"]


def test_pairs_have_both_ends_and_pieces_are_of_long_words_only() -> None:
    assert tokens.pairs(["crime", "fell"]) == ["< crime", "crime fell", "fell >"]
    assert tokens.pieces("cut") == []
    assert {"^cr", "^crim", "ime$", "rime$"} <= set(tokens.pieces("crime"))
    assert all(3 <= len(piece) <= 5 for piece in tokens.pieces("burglary"))


def test_a_phrase_of_several_words_needs_them_all_in_a_row() -> None:
    cues = phrases("cues.csv")
    assert "comparison" in told(tokens.tokens("It is up on the previous year"), cues)
    assert "superlative" in told(tokens.tokens("the first force to do so"), cues)
    assert "superlative" not in told(tokens.tokens("a force that came first to mind"), cues)
    assert "comparison" in told(tokens.tokens("since 2019"), cues)


@pytest.mark.parametrize(
    ("role", "sign"),
    [
        ("Police and Crime Commissioner", "by-commissioner"),
        ("Deputy Chief Constable", "by-chief"),
        ("Detective Chief Inspector", "by-officer"),
        ("HM Inspector of Constabulary", "by-inspectorate"),
        ("spokesperson for the Police and Crime Commissioner", "by-spokesperson"),
        ("Policing Minister", "by-minister"),
        ("Home Secretary", "by-minister"),
        ("city's Labour MP", "by-mp"),
        ("Federation Chairman", "by-union"),
        ("florist", "by-other"),
        (None, "by-other"),
    ],
)
def test_offices(role: str | None, sign: str) -> None:
    assert office(role) == sign


def test_every_sign_of_the_tables_is_shown_with_words() -> None:
    known = set(shown())
    assert set(signs_of("cues.csv")) | set(signs_of("offices.csv")) | {one.sign for one in joined()} <= known
    for one in joined():
        assert set().union(*one.any_of) | one.none_of <= known, one.sign
    assert all(shown().values())


def test_a_figure_is_seen_with_what_was_extracted_of_it(sentences: dict[str, Seen]) -> None:
    signs = sentences["Burglary"].sight.signs
    assert {"figure", "percentage", "fall-crime", "baseline", "period", "large-change"} <= set(signs)
    assert len(set(signs)) == len(signs)


def test_a_sentence_without_an_amount_is_seen_too(sentences: dict[str, Seen]) -> None:
    one = sentences["There"]
    assert not one.claims
    assert {"comparison", "fall-told", "staffing-words", "moves-means"} <= set(one.sight.signs)
    assert "figure" not in one.sight.signs


def test_who_speaks_and_what_is_promised(sentences: dict[str, Seen]) -> None:
    signs = set(sentences["Kent's"].sight.signs)
    assert {"by-commissioner", "quoted", "planned", "officer_numbers", "promise-power"} <= signs


def test_the_lead_and_what_follows_a_figure(sentences: dict[str, Seen]) -> None:
    assert "lead" in sentences["Burglary"].sight.signs
    assert "follows-figure" in sentences["There"].sight.signs
    assert "lead" not in sentences["There"].sight.signs


def test_a_number_that_is_no_claim_only_identifies() -> None:
    sight = whole(of_sentence("The officer lives at 14 Mill Road."), ())
    assert "bare-number" in sight.signs
    assert "bare-number" not in whole(of_sentence("The officer lives there."), ()).signs


def test_how_an_amount_stands_among_the_others() -> None:
    text = "Kent Police has 3,400 officers. It lost 200 officers last year. Kent Police has 3,400 officers."
    claims = claimx.extract(text)
    found = standing(claims)
    assert "first-figure" in found[0] and "largest" in found[0]
    assert found[1] == ()
    assert "repeated" in found[2] and "repeated" not in found[0]
