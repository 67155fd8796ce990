"""Misfits beside what else their amounts could be."""

from __future__ import annotations

import pytest

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.checks.arithmetic.checker import ruled
from claimx.checks.arithmetic.learned import Weights, shipped
from claimx.checks.arithmetic.learned.candidates import candidates
from claimx.checks.arithmetic.learned.rivals import chance, misfits
from claimx.checks.arithmetic.learned.ties import learned, weighed
from claimx.checks.arithmetic.learned.windows import windows
from claimx.checks.arithmetic.reading import sentences

LEAST = -2.0
EVERYTHING = {Outcome.INCONSISTENT: 0.0, Outcome.CONSISTENT: 0.0}


def features(text: str, kind: CheckKind) -> list[dict[str, float]]:
    read = sentences(claimx.extract(text))
    weights = Weights(0.0, {}, EVERYTHING, {"bias": 0.0})
    several, chances = weighed(read, ruled(read), weights)
    return [found for one, found in misfits(several, chances, LEAST) if one.kind is kind]


def repeated(text: str) -> list[set[str]]:
    read = sentences(claimx.extract(text))
    found = [one.relation for window in windows(read) for one in candidates(window)]
    return [{one.claim.quantity.text for _, one in of.roles} for of in found if of.kind is CheckKind.REPEAT]


def test_a_misfit_alone_has_no_rivals() -> None:
    (found,) = features("Of 412 complaints 31 were upheld. That is 17%.", CheckKind.SHARE)
    assert found["share"] == 1.0 and found["crowd"] == 3.0
    assert found["ways"] == found["ways two"] == 0.0
    assert {found[f"{fit}{what}"] for fit in ("fitting", "missing") for what in ("", " two", " anchor")} == {LEAST}


def test_amounts_that_fit_another_way_are_told_as_rivals() -> None:
    text = "Of 412 complaints and 180 reports 31 were upheld. That is 17.2%."
    found = [one for one in features(text, CheckKind.SHARE) if one["fitting"] > LEAST]
    assert found and all(one["fitting anchor"] == one["fitting two"] == 0.0 for one in found)
    assert all(one["same fitting"] == LEAST for one in found)


def test_the_same_amounts_in_parts_that_fit_are_told_apart() -> None:
    text = "Theft in Wigan was 3,010 by one count and 3,500 by another. It fell by 14%."
    found = features(text, CheckKind.CHANGE)
    assert found and all(one["same fitting"] == 0.0 and one["same missing"] == LEAST for one in found)


def test_features_add_up_to_a_chance() -> None:
    weights = {"bias": -1.0, "odds": 2.0, "never": 9.0}
    assert chance({"odds": 0.5, "crowd": 4.0}, weights) == 0.5
    assert chance({"odds": 1.5}, weights) == pytest.approx(0.8808, abs=1e-4)


def test_a_rival_that_fits_speaks_against_a_misfit() -> None:
    weights = shipped().rivals
    (alone,) = features("Of 412 complaints 31 were upheld. That is 17%.", CheckKind.SHARE)
    rival = {**alone, "fitting": 3.0, "ahead": alone["odds"] - 3.0}
    assert chance(rival, weights) < chance({**alone, "odds": alone["odds"] + 1.0}, weights)
    assert chance(rival, weights) < chance(alone, weights)
    assert chance({**alone, "same fitting": 2.0}, weights) < chance(alone, weights)
    assert chance({**alone, "ways": 3.0, "ways two": 2.0}, weights) < chance(alone, weights)


@pytest.mark.parametrize(
    ("text", "kind", "name", "expected"),
    [
        ("Of 412 complaints 31 were upheld. That is 17%.", CheckKind.SHARE, "least digits", 2.0),
        ("Of 412 complaints 31 were upheld. That is 17%.", CheckKind.SHARE, "most digits", 3.0),
        ("Of 400 complaints 31 were upheld. That is 17%.", CheckKind.SHARE, "round", 1.0),
        ("Of 412 complaints about 31 were upheld. That is 17%.", CheckKind.SHARE, "bounds", 1.0),
        ("In 2019, of 412 complaints 31 were upheld. In 2021 it was 17%.", CheckKind.SHARE, "times apart", 2.0),
        ("In 2019, of 412 complaints 31 were upheld. In 2021 it was 17%.", CheckKind.SHARE, "times unknown", 0.0),
        ("Of 412 complaints 31 were upheld. That is 17%.", CheckKind.SHARE, "statuses", 1.0),
    ],
)
def test_what_a_misfit_shows_by_itself(text: str, kind: CheckKind, name: str, expected: float) -> None:
    (found,) = features(text, kind)
    assert found[name] == expected
    assert 0.0 < found["confidence"] <= 1.0 and found["stretch"] > 0.0


def test_misfits_are_told_by_their_own_chance() -> None:
    read = sentences(claimx.extract("Of 412 complaints 31 were upheld. That is 17%."))
    for bias, outcomes in ((5.0, [Outcome.INCONSISTENT]), (-5.0, [])):
        weights = Weights(0.0, {}, {Outcome.INCONSISTENT: 0.5}, {"bias": bias})
        assert [one.outcome for one in learned(read, ruled(read), weights).told] == outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One table has 2,418 searches, the other 2,481.", [{"2,418", "2,481"}]),
        ("One table has 2,418 searches, the other 2,577.", []),
        ("We had 4,713 thefts. It took 31 days. It cost £44. Some 4,731 thefts is a record.", [{"4,713", "4,731"}]),
        ("We had 4,713 thefts. It took 31 days. It cost £44. Some 4,813 thefts is a record.", []),
        ("In 2020 we had 4,713 thefts. It took 31 days. It cost £44. In 2021 it was 4,731 thefts.", []),
        ("Kent Police had 4,713 thefts. It took 31 days. It cost £44. Essex Police had 4,731 thefts.", []),
    ],
)
def test_digits_in_another_order_are_looked_for_in_a_sentence_and_far_off(text: str, expected: list[set[str]]) -> None:
    assert repeated(text) == expected


def test_weeks_and_months_are_reckoned_as_people_do() -> None:
    def made(text: str) -> list[str]:
        read = sentences(claimx.extract(text))
        found = [one for window in windows(read) for one in candidates(window)]
        return [f"{one.made:.4g}" for one in found if one.relation.kind is CheckKind.RATE]

    assert made("Residents pay £312 a year, or £6 a week.") == ["6"]
    assert made("Residents pay £312 a year, or £5.98 a week.") == ["5.984"]
    assert made("The line took 3,120 calls a year, or 260 a month.") == ["260"]
