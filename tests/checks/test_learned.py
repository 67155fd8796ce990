"""How surely amounts belong together: candidates, the signs at them, and what their weights make of these."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import pytest

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic import relations
from claimx.checks.arithmetic.checker import ruled
from claimx.checks.arithmetic.learned import Weights, learned, shipped
from claimx.checks.arithmetic.learned.candidates import candidates
from claimx.checks.arithmetic.learned.signs import Reader
from claimx.checks.arithmetic.learned.ties import found
from claimx.checks.arithmetic.learned.windows import windows
from claimx.checks.arithmetic.learned.words import first_words, last_words, tokens
from claimx.checks.arithmetic.reading import sentences
from claimx.checks.arithmetic.types import Relation, Sentence

EVERYTHING = {Outcome.INCONSISTENT: 0.0, Outcome.CONSISTENT: 0.0}
# What a number makes of a candidate, not the words at it.
NUMERIC = re.compile(r"slip:|missed\d|:over$|:under$")


def read(text: str) -> list[Sentence]:
    return sentences(claimx.extract(text))


def told(relation: Relation) -> dict[str, str]:
    return {role: amount.claim.quantity.text for role, amount in relation.roles}


def possible(text: str, kind: CheckKind) -> list[dict[str, str]]:
    return [
        told(one.relation) for window in windows(read(text)) for one in candidates(window) if one.relation.kind is kind
    ]


def signs_of(text: str, kind: CheckKind) -> set[str]:
    here = read(text)
    reader = Reader(ruled(here), {})
    (one,) = [(one, window) for one, window in list(found(here, ruled(here))) if one.relation.kind is kind]
    return set(reader.signs(*one))


def test_amounts_that_could_be_related_are_given_every_part_that_fits_them() -> None:
    text = "Wigan lost 47 of its patrol cars over the winter. One list has 318 of them and another 271."
    assert possible(text, CheckKind.DIFFERENCE) == [
        {"before": "318", "after": "271", "by": "47"},
        {"before": "271", "after": "318", "by": "47"},
    ]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (  # what goes, of what there is
            "The plan would cut 158 of the 1,310 staff posts in Wigan. That is 9% of them.",
            CheckKind.SHARE,
            {"part": "158", "whole": "1,310", "share": "9%"},
        ),
        (  # the whole between its parts
            "Wigan has spent £190,000 of the £260,000 set aside for lighting. The rest, £50,000, is for cameras.",
            CheckKind.TOTAL,
            {"whole": "£260,000", "part": "£50,000"},
        ),
        (  # a difference of what is told a year
            "Allowances cost Wigan £381,000 a year, having been cut by £62,000 from £437,000.",
            CheckKind.DIFFERENCE,
            {"before": "£437,000", "after": "£381,000", "by": "£62,000"},
        ),
        (  # so many a piece, of what is new
            "Wigan will pay £2.4 million for 16 new patrol teams. That is £135,000 a team.",
            CheckKind.RATE,
            {"count": "£2.4 million", "base": "16", "rate": "£135,000"},
        ),
        (  # digits in another order, under another noun
            "It rained. Some 162 bicycles were stamped. Owners of all 126 bikes have been told.",
            CheckKind.REPEAT,
            {"one": "162", "again": "126"},
        ),
        (  # digits so far apart in size that no other slip makes them of each other
            "Wigan seized 16 scooters. All 61 scooters were crushed.",
            CheckKind.REPEAT,
            {"one": "16", "again": "61"},
        ),
        (  # a multiple above two sentences with the levels
            "Thefts of vans in Wigan have halved. Thieves took 318 this spring. They took 471 a year ago.",
            CheckKind.CHANGE,
            {"before": "471", "after": "318", "percent": "halved"},
        ),
        (  # one time within the other
            "Wigan made 211 arrests from June to August 2022. Of those 221 arrests in June 2022 most were of adults.",
            CheckKind.REPEAT,
            {"one": "211", "again": "221"},
        ),
    ],
)
def test_amounts_may_be_related_in_many_ways(text: str, kind: CheckKind, expected: dict[str, str]) -> None:
    assert expected in possible(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wigan pays £135,000 a year for 16 teams, £2.4 million in all.", CheckKind.RATE),
        ("It rained. Some 162 bicycles were stamped. Owners of all 136 bikes have been told.", CheckKind.REPEAT),
        ("Wigan seized 16 scooters. All 57 scooters were crushed.", CheckKind.REPEAT),
        ("Wigan made 211 arrests in July 2022. In June 2022 it was 221 arrests.", CheckKind.REPEAT),
        ("Wigan has spent £30,000 of the £260,000 set aside. The rest, £50,000, is for cameras.", CheckKind.TOTAL),
    ],
)
def test_amounts_of_other_things_or_times_are_not(text: str, kind: CheckKind) -> None:
    assert possible(text, kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wigan lost 47 of its patrol cars over the winter. It had 318 of them in October and has 271 now.",
        "Wigan lost 47 of its patrol cars. Today it has 271; there were 318 last year.",
        "Wigan lost 47 patrol cars. Of these it has 271, against 318 in 2019.",
        "Wigan lost 47 patrol cars. It had 318 at the start of the year and 271 at its end.",
    ],
)
def test_levels_keep_the_order_that_words_tell(text: str) -> None:
    assert possible(text, CheckKind.DIFFERENCE) == [{"before": "318", "after": "271", "by": "47"}]


@pytest.mark.parametrize(
    "text",
    [
        # Further apart than a slip makes figures.
        "Of 4,200 callers 39 hung up; nine in ten had rung before.",
        # A change is no level: nothing has a share in it.
        "The unit gained 40 officers. Of its 60 vans a fifth are off the road.",
        # Of money at other prices.
        "Grant went from £81m to £88m, a cut of 19% after inflation.",
    ],
)
def test_what_cannot_be_related_is_no_candidate(text: str) -> None:
    assert not possible(text, CheckKind.SHARE) and not possible(text, CheckKind.CHANGE)


def test_a_point_in_the_wrong_place_is_a_slip() -> None:
    text = "The panel upheld 318 of the 2,450 complaints, or 1.3%."
    assert {"part": "318", "whole": "2,450", "share": "1.3%"} in possible(text, CheckKind.SHARE)
    assert "slip:shifted" in signs_of(text, CheckKind.SHARE)


def test_signs_are_of_words_and_hold_for_any_numbers() -> None:
    frame = "There were {} thefts in the Vale. Of these {} were of bicycles: {} of them."
    first, second = (
        signs_of(frame.format(*numbers), CheckKind.SHARE)
        for numbers in (("412", "103", "31%"), ("9,280", "1,856", "27%"))
    )
    assert {s for s in first if not NUMERIC.search(s)} == {s for s in second if not NUMERIC.search(s)}
    assert "share:order:whole-part-share" in first


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "of",
        "of the / /  / / ",
        "Up from the 12,000 (in 2019) to",
        "a rise, the force said\u2014of",
        "and / - / / / by",
        "It has a total of nearly ",
    ],
)
def test_the_words_at_the_ends_of_a_text_are_those_of_all_its_words(text: str) -> None:
    assert first_words(text) == tokens(text).words[:3]
    assert last_words(text) == tokens(text).words[-3:]


def test_weights_add_up_to_a_chance() -> None:
    weights = Weights(-2.0, {}, {}, {"bias": 0.0})
    assert weights.chance(0.0) == pytest.approx(0.1192, abs=1e-4)
    assert weights.chance(3.0) == pytest.approx(0.7311, abs=1e-4)
    assert weights.chance(2.0) == 0.5
    assert weights.chance(-math.inf) == 0.0


def test_a_candidate_is_read_to_the_end_only_if_its_first_signs_allow_it() -> None:
    here = read("Wigan had 318 patrol cars in October. It has 271 now, 74 fewer.")
    reader = Reader(ruled(here), {"difference": 1.5, "by:exact": 0.5, "way:told": 0.25})
    candidate, window = next(
        one for one in list(found(here, ruled(here))) if one[0].relation.kind is CheckKind.DIFFERENCE
    )
    first, second, whole = reader.stages(candidate, window)
    assert (first, second) == (1.5, 2.0) and whole >= second
    assert reader.stages(candidate, window, (1.5, 2.0)) == [first, second, whole]
    assert reader.stages(candidate, window, (1.6,)) == [first]
    assert reader.stages(candidate, window, (0.0, 2.1)) == [first, second]


def test_an_outcome_is_told_from_its_own_chance_on() -> None:
    here = read("Wigan had 318 patrol cars in October. It has 271 now, 74 fewer.")
    rules = ruled(here)

    def outcomes(least: dict[Outcome, float]) -> Sequence[Outcome]:
        weights = Weights(0.0, {}, least, {"bias": 0.0, "odds": 1.0})
        return [one.outcome for one in learned(here, rules, weights).told]

    assert Outcome.INCONSISTENT in outcomes(EVERYTHING)
    assert Outcome.INCONSISTENT not in outcomes({**EVERYTHING, Outcome.INCONSISTENT: 0.9})
    assert outcomes({Outcome.IMPLIED: 0.0}) == []


def test_the_words_say_which_part_an_amount_has_though_another_would_fit() -> None:
    (one,) = relations(claimx.extract("Theft from vehicles in Kent fell by 14%, from 3,010 offences to 3,500."))
    assert one.outcome is Outcome.INCONSISTENT
    assert told(one.relation) == {"before": "3,010", "after": "3,500", "percent": "14%"}


def test_a_difference_and_a_percentage_of_one_movement_are_told_together() -> None:
    text = "Knife offences were up 9% on the year before, from 1,204 to 1,312, a rise of 118."
    (one,) = [one for one in relations(claimx.extract(text)) if one.outcome is Outcome.INCONSISTENT]
    assert told(one.relation).keys() == {"before", "after", "by", "percent"}


def test_what_may_well_be_told_is_not_implied() -> None:
    text = "In 52 of the 86 files nobody had noted what the victim wanted. The omission affected seven in ten."
    assert Outcome.IMPLIED not in [one.outcome for one in relations(claimx.extract(text))]


def test_the_shipped_weights_leave_most_amounts_alone() -> None:
    weights = shipped()
    assert len(weights.signs) > 1_000 and any(weight < -0.5 for weight in weights.signs.values())
    assert set(weights.least) == {Outcome.INCONSISTENT, Outcome.CONSISTENT}
    assert all(0.4 <= least < 1 for least in weights.least.values())
