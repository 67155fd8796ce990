"""Lists of figures as releases set them out, from the text to the record: what, of when, by which label or lead."""

from __future__ import annotations

import datetime as dt

import pytest

import claimx
from claimx.documents import Details, from_text
from claimx.records import Change, Claim, Status

HEAD = "Kent Police Authority\n\nCrime down again\n\nCrime in the county fell, the authority said today.\n\n"
KEY = HEAD + "Key figures 2006/07 (2005/06 in brackets)\n\n"
LABELS = (
    KEY + "Police officers: 2,214 (2,189)\nDomestic burglary: 3,120 offences (2,760)\nNet budget: £163.8m (£157.1m)\n"
)
MONEY = (
    HEAD
    + "The councils are adding £85,000. By September 2009 the money will pay for:\n\n- 38 street lights\n- 14 cameras\n"
)
REPORT = (
    HEAD + "A report published today covers the 12 months to 31 March 2007. The report shows that:\n\n"
    "- forces logged 8,630 complaints, 7% up on 2005/06\n- these held 13,970 allegations\n"
)
YEARS = HEAD + "Losses by year\n\n2004-05: 91 vans\n2005-06: 70 vans\n"
BESIDE = (
    HEAD
    + "Key figures for 2006:\n\n- 8% of calls given up by the caller (2004: 21%)\n- 64,000 calls to the front desk\n"
)
SOURCE = (
    "Kent Police\n\nCrime down\n\nCrime fell by nine per cent in the year to March 2007, according to figures "
    "published this morning.\n\nThe bulletin puts the number of offences at 45,870, which is 4,530 fewer than in "
    "2004/05, and the rate at 66 per 1,000 residents.\n\n"
)


def claim(text: str, amount: str) -> Claim:
    """The one claim of a text with an amount, its last where there are several."""
    document = from_text(text, details=Details(date=dt.date(2007, 7, 19)))
    found = [one for one in claimx.extract(document) if one.quantity.text == amount]
    assert found, amount
    return found[-1]


def days(found: Claim) -> tuple[str | None, str | None]:
    """The first and last day of a claim's period, each None where it is open or unknown."""
    period = found.period
    first, last = (None, None) if period is None else (period.start, period.end)
    return None if first is None else str(first), None if last is None else str(last)


@pytest.mark.parametrize(
    ("text", "amount", "first", "last"),
    [
        (LABELS, "2,214", "2006-04-01", "2007-03-31"),
        (LABELS, "2,189", "2005-04-01", "2006-03-31"),
        (LABELS, "2,760", "2005-04-01", "2006-03-31"),
        (LABELS, "£157.1m", "2005-04-01", "2006-03-31"),
        (
            KEY.replace("(2005/06 in brackets)", "") + "Officers: 2,214 (2,189)\nVans: 40 (41)\n",
            "2,189",
            "2006-04-01",
            "2007-03-31",
        ),
        (MONEY, "38", None, "2009-09-30"),
        (MONEY, "14", None, "2009-09-30"),
        (MONEY + "\nThe county has 31 more cameras.\n", "31", None, None),
        (REPORT, "8,630", "2006-04-01", "2007-03-31"),
        (REPORT, "7%", "2006-04-01", "2007-03-31"),
        (REPORT.replace("The report shows that:", "The chairman told members:"), "13,970", None, None),
        (YEARS, "91", "2004-04-01", "2005-03-31"),
        (YEARS, "70", "2005-04-01", "2006-03-31"),
        (BESIDE, "8%", "2006-01-01", "2006-12-31"),
        (BESIDE, "21%", "2004-01-01", "2004-12-31"),
        (BESIDE, "64,000", "2006-01-01", "2006-12-31"),
        (SOURCE, "45,870", "2006-04-01", "2007-03-31"),
        (SOURCE, "4,530", "2006-04-01", "2007-03-31"),
        (SOURCE + "The force has 40 desks.\n", "40", None, None),
    ],
)
def test_of_when_the_figures_of_a_list_are(text: str, amount: str, first: str | None, last: str | None) -> None:
    assert days(claim(text, amount)) == (first, last)


@pytest.mark.parametrize(
    ("entries", "amount", "subject"),
    [
        (
            "Domestic burglary: 3,120 offences (down 20%)\nVehicle crime: 510 offences (down 14%)\n",
            "3,120",
            "Domestic burglary",
        ),
        (
            "Domestic burglary: 3,120 offences (down 20%)\nVehicle crime: 510 offences (down 14%)\n",
            "14%",
            "Vehicle crime",
        ),
        ("Police officers: 2,214 (2,189)\nSpecial constables: 176 (88)\n", "176", "Special constables"),
        ("Police officers: 2,214 (2,189)\nSpecial constables: 176 (88)\n", "88", "Special constables"),
        ("Calls answered on time: 91% (84%)\nLetters answered on time: 71% (64%)\n", "71%", "Letters answered on time"),
        ("Council tax: £55.3m\nReserves: £1.2m\n", "£1.2m", "Reserves"),
        ("North Kent: 118 stations\nWest Kent: 102 stations\n", "102", "stations"),
        ("Domestic burglary: 312 victims\nVehicle crime: 510 victims\n", "510", "victims"),
        ("Total: 312 arrests\nNote: 510 arrests\n", "312", "arrests"),
    ],
)
def test_what_a_label_says_is_counted(entries: str, amount: str, subject: str) -> None:
    assert claim(HEAD + "Key figures\n\n" + entries, amount).subject == subject


def test_what_a_list_of_plans_holds_is_planned() -> None:
    assert claim(MONEY, "38").status is Status.PLANNED


@pytest.mark.parametrize(
    ("heading", "forces"),
    [("Wrexham", ["north-wales"]), ("Why Wrexham is different", [])],
)
def test_a_heading_that_is_a_place_holds_below_it(heading: str, forces: list[str]) -> None:
    text = "Local Government Association\n\nLevies\n\nCouncils raise little by it, the association said.\n\n"
    below = f"{heading}\n\nSome 58 volunteers walk the streets. Violence fell by 19% in 2013.\n"
    assert [force.id for force in claim(text + below, "19%").forces] == forces


RANKED = (
    "Stop Thief\n\nFEW ARE CAUGHT\n\nMost thieves are never caught, the charity says in its report today.\n\n"
    "Drivers not traced, 2006\n\nHighest\n\n1. West Midlands: 84% (1,946 thefts)\n2. Merseyside: 81% (702 thefts)\n\n"
    "Lowest\n\n43. North Wales: 41% (148 thefts)\n\nThe charity has 31 members.\n"
)
ROUND_UP = (
    "Humberside Police\n\nA year with the farm team\n\nIt was a year of mud. Here is what the team did across the "
    "Wolds in 2006.\n\nStolen kit\n\n• 64 trailers stolen\n• 11 tractors traced\n\nOut and about\n\n• 97 arrests\n\n"
    "Next year\n\nThe team will get 12 horses.\n"
)


@pytest.mark.parametrize(
    ("amount", "subject", "first"),
    [
        ("84%", "Drivers", "2006-01-01"),
        ("81%", "Drivers", "2006-01-01"),
        ("41%", "Drivers", "2006-01-01"),
        ("1,946", "thefts", "2006-01-01"),
        ("31", "members", None),
    ],
)
def test_headings_over_places_say_what_and_when(amount: str, subject: str, first: str | None) -> None:
    found = claim(RANKED, amount)
    assert (found.subject, days(found)[0]) == (subject, first)


@pytest.mark.parametrize(("amount", "first"), [("64", "2006-01-01"), ("97", "2006-01-01"), ("12", None)])
def test_the_year_of_a_round_up_holds_for_its_lists(amount: str, first: str | None) -> None:
    assert days(claim(ROUND_UP, amount))[0] == first


def test_a_year_that_nothing_announces_ends_with_its_paragraph() -> None:
    plain = ROUND_UP.replace("Here is what the team did across the Wolds in 2006", "Ida Marl joined the team in 2006")
    assert days(claim(plain, "97")) == (None, None)


@pytest.mark.parametrize(
    ("lead", "change"),
    [
        ("The forces that have lost most officers since March 2005 are:", Change.DECREASE),
        ("The forces that have most officers are:", Change.LEVEL),
    ],
)
def test_a_lead_tells_which_way_its_figures_moved(lead: str, change: Change) -> None:
    assert claim(f"{HEAD}{lead}\n\n• Kent – 1,890\n• Essex – 1,640\n", "1,640").change is change
