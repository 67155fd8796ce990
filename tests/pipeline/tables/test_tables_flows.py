"""What came or went, pence, and what a caption or a lead names."""

from __future__ import annotations

import datetime as dt

import pytest

from claimx.pipeline.fields.kinds import workforce_topic
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.figures import pence
from claimx.pipeline.tables.flows import flow
from claimx.pipeline.tables.measures import in_pence
from claimx.pipeline.tables.subjects import is_tally, of_caption, of_lead, sum_in
from claimx.pipeline.tables.times import Part, when
from claimx.pipeline.tables.units import unit_of
from claimx.records import Change, Topic


def cell(text: str) -> Cell:
    return Cell(0, len(text), text)


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Police stations closed", Change.DECREASE),
        ("Front counters closed in year (1)", Change.DECREASE),
        ("Number of officers who left", Change.DECREASE),
        ("Officers leaving the force", Change.DECREASE),
        ("PCSO posts cut", Change.DECREASE),
        ("Constables recruited", Change.INCREASE),
        ("Special constables who have joined", Change.INCREASE),
    ],
)
def test_label_of_what_came_or_went(text: str, way: Change) -> None:
    found = flow(text, context="", workforce=None)
    assert found is not None
    assert found.way is way


def test_words_of_a_flow_behind_a_note() -> None:
    text = "(2)Stations closed (3)"
    found = flow(text, context="", workforce=None)
    assert found is not None
    assert text[found.start : found.end] == "closed"


@pytest.mark.parametrize(
    "text",
    [
        "Cases closed",
        "Police stations opened",
        "Days lost",
        "Officers lost to sickness",
        "Bags left",
        "Wires cut",
        "Left",
        "Closed",
        "Officers",
    ],
)
def test_label_of_no_coming_or_going(text: str) -> None:
    assert flow(text, context="", workforce=None) is None


def test_bare_verb_is_of_what_the_table_counts() -> None:
    found = flow("Left", context="", workforce=Topic.OFFICERS)
    assert found is not None
    assert found.way is Change.DECREASE
    assert flow("Closed", context="", workforce=Topic.OFFICERS) is None


@pytest.mark.parametrize(
    ("text", "value", "core"),
    [("18p", 0.18, "18p"), ("38.5p", 0.385, "38.5p"), ("-4p(1)", 0.04, "4p"), ("1,250p", 12.5, "1,250p")],
)
def test_sum_in_pence(text: str, value: float, core: str) -> None:
    found = pence(text)
    assert found is not None
    assert (found.value, found.unit, text[found.start : found.end]) == (value, "GBP", core)


@pytest.mark.parametrize("text", ["118", "118 p", "£18p", "18r", "p", "18 (p)", "2.4%p"])
def test_no_sum_in_pence(text: str) -> None:
    assert pence(text) is None


@pytest.mark.parametrize(
    ("label", "caption", "beside", "sums"),
    [
        ("Increase a week", "", "£9.30", True),
        ("Price", "", "99p", True),
        ("2024", "Cost of a call", "40p", True),
        ("2024", "Robberies", "118", False),
        ("2024 (£000)", "Overtime", "£118", False),
        ("Number", "Spending on calls", "118", False),
    ],
)
def test_figure_that_ends_in_p(label: str, caption: str, beside: str, sums: bool) -> None:
    assert in_pence([cell(label)], [cell(caption)], [cell(beside)]) is sums


@pytest.mark.parametrize(
    ("text", "unit", "scale", "per"),
    [
        ("Increase a week", None, 1, "week"),
        ("Cost a year (£)", "GBP", 1, "year"),
        ("Cost (pence)", "GBP", 0.01, None),
        ("Calls a day", None, 1, "day"),
        ("A year of service", None, 1, None),
        ("Officers with a year of service", None, 1, None),
    ],
)
def test_rate_with_an_article(text: str, unit: str | None, scale: float, per: str | None) -> None:
    found = unit_of(text)
    assert (found.unit, found.scale, found.per) == (unit, scale, per)


@pytest.mark.parametrize(
    ("text", "words_named"),
    [
        ("What each home will pay", None),
        ("How many were stopped", None),
        ("Police forces requested", None),
        ("Figures for the areas requested", None),
        ("The number of dogs is shown below", "dogs"),
        ("Allocations of the dog fund to the forces", "Allocations of the dog fund to the forces"),
        ("Dogs in service", "Dogs in service"),
    ],
)
def test_what_a_caption_names(text: str, words_named: str | None) -> None:
    assert words(text, of_caption(cell(text))) == words_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Allocations to the areas requested are shown below.", []),
        ("The number of dogs in service is given in the table.", ["dogs in service"]),
        ("Most homes are in the lower bands.", []),
        ("The table below sets out the dogs trained by each force.", ["dogs trained"]),
    ],
)
def test_what_a_lead_names(text: str, named: list[str]) -> None:
    assert [words(text, span) for span in of_lead(cell(text))] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He has set the policing element of council tax for 2019/20.", "policing element of council tax"),
        ("The core grant was agreed.", "core grant"),
        ("Your council tax band is on the bill.", None),
        ("The dogs were retired.", None),
    ],
)
def test_sum_that_a_lead_names(text: str, named: str | None) -> None:
    assert words(text, sum_in(cell(text))) == named


@pytest.mark.parametrize(
    ("phrase", "tally"),
    [
        ("offences", True),
        ("recorded crime", True),
        ("Number of cases", True),
        ("drug offences", False),
        ("dogs", False),
    ],
)
def test_words_that_only_say_that_cases_are_counted(phrase: str, tally: bool) -> None:
    assert is_tally(phrase) is tally


@pytest.mark.parametrize("text", ["years ending 31 March", "12-month periods to June", "Years ended December"])
def test_years_that_end_in_a_month(text: str) -> None:
    found = when(text)
    assert found is not None
    assert (found.part, found.span) == (Part.ROLLING, None)


def test_years_from_one_to_another() -> None:
    found = when("years ending June 2018 to June 2020")
    assert found is not None
    assert (found.part, found.several) == (Part.ROLLING, True)
    assert found.span == (dt.date(2017, 7, 1), dt.date(2020, 6, 30))


def test_a_day_of_each_year_is_a_day() -> None:
    found = when("at 31 March each year")
    assert found is not None
    assert (found.part, found.day) == (Part.DAY, 31)


@pytest.mark.parametrize(
    ("noun", "phrase", "topic"),
    [
        ("resignations", "police officer voluntary resignations", Topic.OFFICERS),
        ("leavers", "PCSO leavers", Topic.PCSOS),
        ("joiners", "special constable joiners", Topic.SPECIALS),
        ("resignations", "resignations", None),
        ("departures", "train departures", None),
        ("leavers", "prison leavers", None),
    ],
)
def test_comers_and_goers_of_the_workforce(noun: str, phrase: str, topic: Topic | None) -> None:
    assert workforce_topic(noun, phrase, after="", context="") is topic
