"""The base of official figures: its files agree with each other, and its look-ups find every edition."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimx.errors import StatsError
from claimx.stats import Flag, Kind, stats
from claimx.stats.areas import find, names
from claimx.stats.base import COLUMNS, StatsBase, read_folder
from claimx.stats.model import MEANING, span, told

MARCH_2019 = dt.date(2019, 3, 31)


@pytest.fixture(scope="module")
def base() -> StatsBase:
    return stats()


def test_every_figure_is_described(base: StatsBase) -> None:
    figures = list(base)
    assert len(figures) > 7000
    assert {one.edition for one in figures} == set(base.editions)
    assert {one.measure for one in figures} <= set(base.measures)
    assert {one.area for one in figures} <= set(names())
    for one in figures:
        assert one.unit in base.measures[one.measure].units, one
        assert (one.start == one.end) == (base.measures[one.measure].kind is Kind.STOCK), one


def test_no_figure_stands_twice(base: StatsBase) -> None:
    keys = [one.key for one in base]
    assert len(set(keys)) == len(keys)


def test_nothing_is_known_by_general_knowledge(base: StatsBase) -> None:
    assert not [one for one in base.editions.values() if "unverified" in f"{one.title} {one.source}".lower()]
    assert all(one.source and one.licence for one in base.editions.values())


def test_every_flag_is_explained() -> None:
    assert set(MEANING) == set(Flag)


def test_units_are_kept_apart(base: StatsBase) -> None:
    [fte] = base.at("officers", "durham", dt.date(2010, 3, 31), unit="fte")
    [heads] = base.at("officers", "durham", dt.date(2010, 3, 31), unit="headcount")
    assert (fte.value, heads.value) == (1507.14, 1532.0)


def test_all_editions_of_a_day_are_found(base: StatsBase) -> None:
    figures = base.at("officers", "england-and-wales", dt.date(2023, 3, 31), unit="fte")
    assert [(one.edition, one.value) for one in figures] == [("ho-2023-03-2", 147430.0), ("ho-2024-03-2", 147434.0)]


def test_a_total_says_what_it_counts(base: StatsBase) -> None:
    scopes = {one.value: scope for one, scope in base.total("officers", MARCH_2019, unit="fte")}
    assert scopes[123188.86].startswith("the 43 territorial forces, without")
    assert scopes[126326.0].startswith("wider")


def test_the_nearest_dates_lie_on_both_sides(base: StatsBase) -> None:
    before, after = base.nearest("officers", "durham", dt.date(2023, 5, 1), unit="fte")
    assert ({one.when for one in before}, {one.when for one in after}) == ({"2022-03-31"}, {"2024-03-31"})
    assert base.nearest("officers", "durham", dt.date(1950, 1, 1))[0] == ()
    assert base.nearest("officers", "durham", dt.date(2050, 1, 1))[1] == ()
    on_the_day, _ = base.nearest("officers", "durham", dt.date(2010, 3, 31), unit="fte")
    assert [one.value for one in on_the_day] == [1507.14]


def test_money_is_found_by_any_day_of_its_year(base: StatsBase) -> None:
    [figure] = base.at("funding", "england-and-wales", dt.date(2024, 12, 1))
    assert (figure.when, figure.value, figure.flags) == ("2024-25", 18662.0, (Flag.LIMIT,))


@pytest.mark.parametrize(
    ("area", "date", "flag"),
    [
        ("essex", dt.date(2008, 3, 31), Flag.SUSPECT),
        ("england-and-wales", dt.date(2008, 3, 31), Flag.SUSPECT),
        ("warwickshire", dt.date(2020, 3, 31), Flag.BREAK),
        ("west-mercia", dt.date(2020, 3, 31), Flag.BREAK),
        ("police-scotland", dt.date(2012, 3, 31), Flag.SUMMED),
    ],
)
def test_what_is_wrong_with_a_figure_is_known(base: StatsBase, area: str, date: dt.date, flag: Flag) -> None:
    assert any(flag in one.flags for one in base.at("officers", area, date, unit="fte"))


def test_a_merged_force_is_not_marked_as_a_sum(base: StatsBase) -> None:
    [figure] = base.at("officers", "police-scotland", dt.date(2019, 9, 30))
    assert figure.flags == ()


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024-03-31", dt.date(2024, 3, 31), dt.date(2024, 3, 31)),
        ("2024-25", dt.date(2024, 4, 1), dt.date(2025, 3, 31)),
        ("1999-00", dt.date(1999, 4, 1), dt.date(2000, 3, 31)),
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    ],
)
def test_days_and_years(when: str, first: dt.date, last: dt.date) -> None:
    assert span(when) == (first, last)


@pytest.mark.parametrize("when", ["2024-26", "2024-02-30", "31/03/2024", "0000", "٢٠٢٤", "", "2024-13"])
def test_no_days_and_years(when: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        span(when)


def test_a_day_is_told_as_a_person_says_it() -> None:
    assert (told("2024-03-31"), told("2024-25")) == ("31 March 2024", "2024-25")


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("durham", "durham"),
        ("Durham Police", "durham"),
        ("England and Wales", "england-and-wales"),
        ("Scotland", "police-scotland"),
        ("GMP", "greater-manchester"),
        ("the Met", "metropolitan"),
        ("Rutland", None),
        ("Southend", None),
        ("Atlantis", None),
    ],
)
def test_areas_by_name(words: str, area: str | None) -> None:
    assert find(words) == area


def test_what_a_user_added_stands_beside(tmp_path: Path) -> None:
    (tmp_path / "measures.json").write_text(
        '{"measures": {"dogs": {"label": "police dogs", "units": ["dogs"]}},'
        '"editions": {"club": {"title": "Yearbook", "source": "https://example.org", "licence": "OGL v3.0"}}}'
    )
    (tmp_path / "figures.csv").write_text(f"{','.join(COLUMNS)}\ndogs,kent,2024-03-31,dogs,41,club,\n")
    assert [one.value for one in stats(tmp_path).figures("dogs", "kent")] == [41.0]
    assert "dogs" not in stats().measures
    assert stats(tmp_path).at("officers", "durham", dt.date(2010, 3, 31))
    assert [one.value for one in read_folder(tmp_path)] == [41.0]


@pytest.mark.parametrize(
    ("measures", "figures", "reason"),
    [
        ("{", "", "no JSON"),
        ('{"measures": []}', "", "no mapping"),
        ('{"measures": {"dogs": {"label": "dogs"}}}', "", "no units"),
        ('{"measures": {"dogs": {"label": "dogs", "units": ["dogs"], "kind": "rate"}}}', "", "neither stock nor flow"),
        ('{"measures": {"dogs": {"label": "dogs", "units": ["dogs"], "jump": 0.5}}}', "", "no number above 1"),
        ('{"measures": {"dogs": {"label": "dogs", "units": ["dogs"], "topics": ["pets"]}}}', "", "no topic"),
        ('{"measures": {"dogs": {"label": "dogs", "units": ["dogs"], "colour": "red"}}}', "", "no key"),
        ('{"editions": {"club": {"title": "Yearbook", "source": "x"}}}', "", "licence"),
        ("{}", "a,b\n", "the columns are not"),
        ("{}", f"{','.join(COLUMNS)}\ndogs,kent\n", "line 2: 2 cells"),
    ],
)
def test_a_damaged_base_says_what_is_wrong(tmp_path: Path, measures: str, figures: str, reason: str) -> None:
    (tmp_path / "measures.json").write_text(measures)
    (tmp_path / "figures.csv").write_text(figures or f"{','.join(COLUMNS)}\n")
    with pytest.raises(StatsError, match=reason):
        read_folder(tmp_path)
