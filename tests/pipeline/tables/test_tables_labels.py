"""What cells and labels by themselves say: figures, times, areas, units, changes, plans."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimx import extract
from claimx.documents import read_bytes
from claimx.pipeline.tables.areas import areas_of, named
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.changes import moves, status_of
from claimx.pipeline.tables.figures import figures
from claimx.pipeline.tables.subjects import core
from claimx.pipeline.tables.times import completed, is_time, when
from claimx.pipeline.tables.totals import is_total
from claimx.pipeline.tables.units import unit_of
from claimx.records import Bound, Change, Status

DATE = dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("text", "core_text", "value", "unit", "sign"),
    [
        ("683", "683", 683, None, 0),
        ("12,345.6", "12,345.6", 12345.6, None, 0),
        ("1 234", "1 234", 1234, None, 0),
        ("0", "0", 0, None, 0),
        ("nil", "nil", 0, None, 0),
        ("£2.2m", "£2.2m", 2_200_000, "GBP", 0),
        ("£19.1 million", "£19.1 million", 19_100_000, "GBP", 0),
        ("-12", "12", 12, None, -1),
        ("(12.5)", "12.5", 12.5, None, -1),
        ("-£310", "£310", 310, "GBP", -1),
        ("+4.1%", "4.1%", 4.1, "percent", 1),
        ("2.5 percentage points", "2.5 percentage points", 2.5, "percentage_points", 0),
        ("9 minutes", "9", 9, "minute", 0),
        ("31r", "31", 31, None, 0),
        ("118 (p)", "118", 118, None, 0),
        ("4,102*", "4,102", 4102, None, 0),
        ("45 (2)", "45", 45, None, 0),
        ("(3)77", "77", 77, None, 0),
    ],
)
def test_figure(text: str, core_text: str, value: float, unit: str | None, sign: int) -> None:
    (found,) = figures(text)
    assert (text[found.start : found.end], found.value, found.unit, found.sign) == (core_text, value, unit, sign)


@pytest.mark.parametrize(
    ("text", "value", "high", "bound"),
    [
        ("<5", 5, None, Bound.AT_MOST),
        (">95%", 95, None, Bound.AT_LEAST),
        ("~80", 80, None, Bound.APPROXIMATE),
        ("60+", 60, None, Bound.AT_LEAST),
        ("10-15", 10, 15, Bound.RANGE),
        ("£5m to £8m", 5_000_000, 8_000_000, Bound.RANGE),
        ("fewer than 10", 10, None, Bound.AT_MOST),
    ],
)
def test_bound_of_a_figure(text: str, value: float, high: float | None, bound: Bound) -> None:
    (found,) = figures(text)
    assert (found.value, found.high, found.bound) == (value, high, bound)


def test_count_with_its_share() -> None:
    count, share = figures("1,204 (12%)")
    assert (count.value, count.unit, share.value, share.unit) == (1204, None, 12, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "–",
        "..",
        "…",
        "n/a",
        "N/A",
        "*",
        ":",
        "z",
        "[c]",
        "[x]",
        "not available",
        "Not held",
        "..(2)",
        "[low]",
        "56A",
        "01632 960122",
        "0800 1112",
        "18:30",
        "10.00am",
        "Zone 3",
        "14/03/2024",
        "2024/0113",
        "Chief Inspector",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2003", "2003-01-01", "2003-12-31"),
        ("2003-04", "2003-04-01", "2004-03-31"),
        ("1999-2000", "1999-04-01", "2000-03-31"),
        ("2021/22", "2021-04-01", "2022-03-31"),
        ("FY 24/25", "2024-04-01", "2025-03-31"),
        ("FY2024", "2023-04-01", "2024-03-31"),
        ("Financial Year 2005-06", "2005-04-01", "2006-03-31"),
        ("2008-09( 1)", "2008-04-01", "2009-03-31"),
        ("2010-2015", "2010-01-01", "2015-12-31"),
        ("1998-99 to 2007-08", "1998-04-01", "2008-03-31"),
        ("As at 31 March 2010", "2010-03-31", "2010-03-31"),
        ("30/09/2021", "2021-09-30", "2021-09-30"),
        ("end of June 2019", "2019-06-30", "2019-06-30"),
        ("Year ending March 2024", "2023-04-01", "2024-03-31"),
        ("12 months to June 2020", "2019-07-01", "2020-06-30"),
        ("Q1 2023/24", "2023-04-01", "2023-06-30"),
        ("2022 Q4", "2022-10-01", "2022-12-31"),
        ("Apr-Jun 2023", "2023-04-01", "2023-06-30"),
        ("1 January 2002 to 31 December 2005", "2002-01-01", "2005-12-31"),
        ("March 2023", "2023-03-01", "2023-03-31"),
        ("Mar-10", "2010-03-01", "2010-03-31"),
    ],
)
def test_time_of_a_label(text: str, first: str, last: str) -> None:
    found = when(text)
    assert found is not None
    assert found.span == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert is_time(text)


@pytest.mark.parametrize(
    "text",
    ["Proceeds of Crime Act 2002", "Under 16", "1,998", "2010 prices", "Officers who may join", "mid-2024 estimate"],
)
def test_no_time(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("part", "year", "first", "last"),
    [
        ("as at 31 March each year", "2010", "2010-03-31", "2010-03-31"),
        ("31 March", "2009-10", "2010-03-31", "2010-03-31"),
        ("January", "2022-23", "2023-01-01", "2023-01-31"),
        ("Q3", "2022/23", "2022-10-01", "2022-12-31"),
        ("Year ending June", "2015", "2014-07-01", "2015-06-30"),
    ],
)
def test_part_of_a_year_that_another_label_names(part: str, year: str, first: str, last: str) -> None:
    one, other = when(part), when(year)
    assert one is not None
    assert other is not None
    assert completed(one, other) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Avon & Somerset", ("avon-and-somerset",)),
        ("Metropolitan", ("metropolitan",)),
        ("London, City of", ("city-of-london",)),
        ("Wiltshire (1)", ("wiltshire",)),
        ("(2)Essex", ("essex",)),
        ("Northumberland CSP", ("northumbria",)),
        ("North East", ("cleveland", "durham", "northumbria")),
        ("England (excl. Kent)", ()),
        ("England and Wales", ()),
    ],
)
def test_label_that_is_an_area(text: str, ids: tuple[str, ...]) -> None:
    found = named(text, DATE)
    assert found is not None
    assert (found.ids, found.pure) == (ids, True)


def labels(*texts: str) -> list[Cell]:
    return [Cell(100 * number, 100 * number + len(text), text) for number, text in enumerate(texts)]


def test_west_midlands_among_regions_is_the_region() -> None:
    read = areas_of(labels("North West", "East Midlands", "West Midlands"), DATE, geographic=False, regional=True)
    assert read[-1] is not None
    assert [link.id for link in read[-1].links] == ["staffordshire", "warwickshire", "west-mercia", "west-midlands"]


def test_common_words_are_places_only_among_places() -> None:
    alone = areas_of(labels("Reading", "Writing"), DATE, geographic=False, regional=False)
    among = areas_of(labels("Reading", "Oxford", "Slough"), DATE, geographic=False, regional=False)
    assert alone == [None, None]
    assert among[0] is not None
    assert among[0].links[0].id == "thames-valley"


@pytest.mark.parametrize(
    ("text", "unit", "scale", "per"),
    [
        ("£m", "GBP", 1e6, None),
        ("£ million", "GBP", 1e6, None),
        ("£'000", "GBP", 1e3, None),
        ("£000s", "GBP", 1e3, None),
        ("Value (£)", "GBP", 1, None),
        ("Percentage", "percent", 1, None),
        ("% change", "percent", 1, None),
        ("Percentage point change", "percentage_points", 1, None),
        ("Thousands", None, 1e3, None),
        ("Number (thousands)", "count", 1e3, None),
        ("Number of offences", "count", 1, None),
        ("Average wait (minutes)", "minute", 1, None),
        ("Drugs seized (kg)", "kilogram", 1, None),
        ("Rate per 1,000 under 16 population", None, 1, "1,000 population"),
        ("Cost per household (£)", "GBP", 1, "household"),
        ("Number and percentage", None, 1, None),
        ("Thefts of goods over £500", None, 1, None),
    ],
)
def test_unit_of_a_label(text: str, unit: str | None, scale: float, per: str | None) -> None:
    found = unit_of(text)
    assert (found.unit, found.scale, found.per) == (unit, scale, per)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Table 1: Number of dispersal orders issued, by force, 2004 to 2006", "dispersal orders issued"),
        ("Total knife offences against under 18s", "knife offences against under 18s"),
        ("Percentage", None),
        ("FY 2021/22 Actual Spend", None),
        ("Value (£)", None),
        ("Rate per 1,000 population", None),
        ("Arrests made", "Arrests made"),
    ],
)
def test_words_that_say_what_is_counted(text: str, words: str | None) -> None:
    found = core(Cell(0, len(text), text))
    assert (None if found is None else text[found[0] : found[1]]) == words


@pytest.mark.parametrize(
    "text", ["Total", "Grand total", "Sub-total", "5-year total", "All ranks", "Overall", "Total (2)"]
)
def test_total(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Totnes", "Assaults", "Alloa", "Number of totals"])
def test_no_total(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [("Change since 2010", None), ("% increase", Change.INCREASE), ("Reduction on 2019", Change.DECREASE)],
)
def test_label_of_changes(text: str, way: Change | None) -> None:
    found = moves(text)
    assert found is not None
    assert found.way is way


def test_label_that_only_holds_a_word_of_change() -> None:
    assert moves("Cost of the pay increase") is None


@pytest.mark.parametrize(
    ("text", "year", "status"),
    [
        ("2025/26 Indicative budget", 2025, Status.PLANNED),
        ("Forecast", 2020, Status.PLANNED),
        ("Core grant allocation", 2025, Status.PLANNED),
        ("Core grant allocation", 2022, Status.ACTUAL),
        ("Budget", 2024, Status.PLANNED),
        ("2022/23 (provisional)", 2022, Status.ACTUAL),
    ],
)
def test_plans(text: str, year: int, status: Status) -> None:
    found, _ = status_of(text, first=dt.date(year, 4, 1), last=dt.date(year + 1, 3, 31), date=DATE)
    assert found is status


def test_a_column_of_sums_is_not_of_what_its_neighbour_counts() -> None:
    claims = extract(read_bytes("Force,Officers,Cost (£)\nKent,4012,£120400\n".encode(), path=Path("a.csv")))
    assert [(claim.quantity.text, claim.subject) for claim in claims] == [("4012", "Officers"), ("£120400", "Cost")]
