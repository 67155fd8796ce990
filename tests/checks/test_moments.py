"""Times that a text tells by their date, by the day it was written, by who came to power, and by each other."""

from __future__ import annotations

import datetime as dt

import pytest

from claimx.checks.official.moments import lengths, moments

SAID = dt.date(2019, 10, 24)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("on 31 March 2010 and on 30/09/2018", ["2010-03-31", "2018-09-30"]),
        ("in 2012", ["2012-12-31"]),
        ("in March 2010 and a year on,", ["2010-03-31", "2011-03-31"]),
        ("in March 2012, and four years before that", ["2012-03-31", "2008-03-31"]),
        ("in September 2018 and the previous September", ["2018-09-30", "2017-09-30"]),
        ("in September, against the previous March", ["2019-09-30", "2019-03-31"]),
        ("in 2010; it is more now than it was that year", ["2010-12-31", "2019-10-24", "2010-12-31"]),
        ("this March", ["2019-03-31"]),
        ("March of this year", ["2019-03-31"]),
        ("on 31 March", ["2019-03-31"]),
        ("last September", ["2018-09-30"]),
        ("at the end of the financial year", ["2019-03-31"]),
        ("at the start of the financial year 2015-16", ["2015-03-31"]),
        ("when Labour lost power", ["2010-05-11"]),
        ("when the Coalition was formed, and six years later.", ["2010-05-11", "2016-05-11"]),
        ("when Amber Rudd left the Home Office", ["2018-04-29"]),
        ("a month on average, and a year on fuel", []),
        ("1,997 officers, 2,010 heads", []),
        ("it may march on", []),
        ("eight years ago, and at the latest count", ["2011-12-31", "2019-10-24"]),
        ("at the turn of the financial year", ["2019-03-31"]),
        ("on 31 March 2012, and by then", ["2012-03-31", "2012-03-31"]),
        ("on 31 March 2012, and on the same date", ["2012-03-31", "2012-03-31"]),
        ("in September 2015, and in the same month of 2017", ["2015-09-30", "2017-09-30"]),
        ("on 31 March this year", ["2019-03-31"]),
        ("at the turn of the decade, and this year", ["2010-12-31", "2019-10-24"]),
        ("in March 2018, and the March before", ["2018-03-31", "2017-03-31"]),
        ("in March 2016, and the following year", ["2016-03-31", "2017-03-31"]),
        ("by March 2017, fewer than in March 2010 and a year earlier", ["2017-03-31", "2010-03-31", "2016-03-31"]),
    ],
)
def test_the_likeliest_day_of_each_time(text: str, ends: list[str]) -> None:
    assert [str(one.options[0].end) for one in moments(text, SAID)] == ends


def test_last_march_can_be_of_two_years() -> None:
    [moment] = moments("last March", SAID)
    assert [day.end.year for day in moment.options] == [2019, 2018]


def test_a_clause_of_an_unknown_day_is_a_time_without_one() -> None:
    [moment] = moments("since the new chief was appointed", SAID)
    assert moment.options == ()


def test_without_the_day_of_the_document_only_dates_are_known() -> None:
    assert [str(one.options[0].end) for one in moments("in March 2010, a year on, this March, now", None)] == [
        "2010-03-31",
        "2011-03-31",
    ]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("in nine years", (108,)),
        ("up 4 on the year", (12,)),
        ("over a single decade", (120,)),
        ("the six months to March", (6,)),
        ("three years on, and a day", ()),
    ],
)
def test_lengths_of_time(text: str, months: tuple[int, ...]) -> None:
    assert lengths(text) == months
