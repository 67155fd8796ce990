"""Of the ways to hold an amount of people against official figures the likeliest is told, or nothing."""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import claimx
from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official import official
from claimx.checks.official.learned.choice import likeliest, shipped, told
from claimx.checks.official.learned.lead import lead
from claimx.checks.official.learned.ways import Way, ways
from claimx.checks.official.planner import ruled
from claimx.documents import Details
from claimx.records import Claim, DocumentRecord
from claimx.stats import stats

LIST = """What two forces had on 31 March 2010 and on 31 March 2016, full-time equivalent officers:
Norfolk: 1,662 / 1,515
Essex: 3,606 / 2,894
The smaller one has done better."""


def read(text: str, date: str = "2016-09-01") -> tuple[list[Claim], DocumentRecord]:
    claims = claimx.extract(text, details=Details(date=dt.date.fromisoformat(date)))
    return claims, DocumentRecord(document=claims[0].document, text=text, claims=len(claims))


def checked(text: str, date: str) -> dict[str, Check]:
    claims, document = read(text, date)
    found = dict(official(claims, document))
    return {one.quantity.text: found[one.id] for one in claims if one.id in found}


@pytest.fixture(scope="module")
def script(root: Path) -> ModuleType:
    folder = root / "scripts"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("scripts_fit_official", folder / "fit_official.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def test_the_head_of_a_list_is_found_over_its_rows() -> None:
    found = lead(LIST, LIST.index("2,894"), tuple(LIST.index(one) for one in ("1,662", "1,515", "3,606", "2,894")))
    assert found is not None
    assert found.text == LIST.split("\n")[0]
    assert (found.place, found.row) == (1, "Essex: 3,606 / 2,894")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Essex had 3,606 officers.", "3,606"),
        ("A town met on Monday.\nThe mayor said that 3,606 people had signed, and that more would.", "3,606"),
        ("The meeting is over.\nEssex: 3,606", "3,606"),
    ],
)
def test_prose_has_no_head(text: str, amount: str) -> None:
    assert lead(text, text.index(amount), (text.index(amount),)) is None


@pytest.mark.parametrize(
    ("text", "date", "amount", "outcome", "area", "when"),
    [
        (LIST, "2016-09-01", "2,894", "agrees", "essex", "2016-03-31"),
        (LIST, "2016-09-01", "1,662", "agrees", "norfolk", "2010-03-31"),
        (
            "Staff have paid for it, the union said. Durham had 1,532 officers, counted by heads, in March 2010. "
            "That had become 1,160 by the March of 2017.",
            "2017-08-22",
            "1,160",
            "agrees",
            "durham",
            "2017-03-31",
        ),
        (
            "The Met had 33,367 officers in March 2010. Five years later it was down to 31,877.",
            "2015-12-08",
            "31,877",
            "agrees",
            "metropolitan",
            "2015-03-31",
        ),
    ],
)
def test_times_and_places_told_elsewhere(text: str, date: str, amount: str, outcome: str, area: str, when: str) -> None:
    check = checked(text, date)[amount]
    assert (check.outcome.value, check.figures[0].area, str(check.figures[-1].date)) == (outcome, area, when)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Kent Police had 3,787 officers in March 2010. Its call handlers number 310.", "310"),
        ("Durham Constabulary had 1,507 officers in March 2010. Some 900 people came to its open day.", "900"),
        ("Essex Police has 3,606 officers. They made 2,893 arrests last year.", "2,893"),
        ("Norfolk had 281 PCSOs in 2010. It has 90 police dogs and horses today.", "90"),
    ],
)
def test_what_stands_beside_people_is_not_held_against_them(text: str, amount: str) -> None:
    assert amount not in checked(text, "2018-06-01")


def test_what_rules_find_as_well_keeps_their_caveats() -> None:
    text = "In two years the force in Nottinghamshire recruited 400 officers. It had 2,344 on 31 March 2022."
    check = checked(text, "2022-09-08").get("2,344")
    assert check is not None and check.outcome is Outcome.AGREES
    assert any("full-time equivalents or heads" in one for one in check.caveats)


def tried(text: str) -> tuple[list[Way], list[Way]]:
    """The ways of the first amount of a text: those that agree, and the others."""
    claims, document = read(text, "2019-06-01")
    found = list(ways(next(ruled(claims, document, stats())).place, stats()))
    agreeing = [one for one in found if one.judged is not None and one.judged.outcome is Outcome.AGREES]
    return agreeing, [one for one in found if one not in agreeing]


def test_ways_to_the_same_figures_are_one() -> None:
    agreeing, others = tried("Kent Police had 3,787 officers in March 2010 and has had fewer in every year since 2011.")
    assert agreeing and others
    first, other = agreeing[0], others[0]
    assert likeliest([first, other], [0.0, 0.5], -1.0) is not None
    one = likeliest([first, other, first], [0.0, 0.5, 0.0], -1.0)
    assert one is not None and one.way is first
    assert 0.45 < one.chance < 0.55


def test_nothing_is_told_where_that_is_likelier() -> None:
    [first, *_], _ = tried("Kent Police had 3,787 officers in March 2010.")
    assert likeliest([first], [1.0], 1.5) is None
    found = likeliest([first], [1.5], 1.0)
    assert found is not None and told(found.way, stats()).outcome is Outcome.AGREES


def test_weights_are_of_signs_that_some_way_has() -> None:
    weights = shipped()
    assert len(weights.signs) > 1_000
    assert weights.signs["agrees"] > 0
    assert weights.signs["nothing: ruled=None"] > 0
    assert set(weights.least) <= set(Outcome)


def test_a_fit_prefers_what_is_right(script: ModuleType) -> None:
    agreeing, others = tried("Kent Police had 3,787 officers in March 2010 and has had fewer in every year since 2011.")
    way, other = agreeing[0], others[0]
    signs = [frozenset({"nothing"}), frozenset({"good"}), frozenset({"bad"})]
    every = [
        script.Example(f"s{number}", "f", [way, other], signs, [False, True, False], [False, True, False], False)
        for number in range(5)
    ]
    weights = script.fit(every)
    assert weights.signs["good"] > 0 > weights.signs["bad"]
    score = script.Score()
    script.scored(every, weights, score)
    assert (score.right, score.amounts) == (5, 5)
