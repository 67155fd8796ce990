"""What agrees leniently: more than strictly, and nothing that a reader would not let pass."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluation.fields import FIELDS, compare
from claimx.evaluation.lenient import compare_leniently
from claimx.records import Bound
from tests.evaluation.build import claim, gold


def days(start: str | None, end: str | None) -> dict[str, str | None]:
    return {"text": "then", "start": start, "end": end}


@pytest.mark.parametrize(
    ("field", "wanted", "given", "close"),
    [
        ("value", 100, 104, True),
        ("value", 100, 110, False),
        ("value", None, 3, False),
        ("unit", "percent", "percentage_points", True),
        ("unit", "percent", "times", False),
        ("bound", "approximate", "exact", True),
        ("bound", "at_least", "at_most", False),
        ("bound", "at_least", "exact", False),
        ("per", "1,000 population", "population", True),
        ("per", "day", "week", False),
        ("forces", ["kent", "essex"], ["essex"], True),
        ("forces", ["kent"], [], False),
        ("speaker", "Kent Police", "Kent", True),
        ("speaker", "Ann Poe", "Ann Roe", False),
        ("speaker", "Ann Poe", None, False),
        ("period", days("2020-01-01", "2020-12-31"), days("2020-06-01", "2021-05-31"), True),
        ("period", days("2020-01-01", "2020-12-31"), days("2021-06-01", "2021-12-31"), False),
        ("period", days("2010-01-01", None), days("2022-01-01", "2022-12-31"), True),
        ("period", days(None, None), days("2022-01-01", "2022-12-31"), False),
        ("baseline", days("2020-01-01", "2020-12-31"), None, False),
        ("subject", "reports of stolen bicycles and mopeds at railway stations", "cycle theft reports", True),
        ("subject", "officers on the streets of towns", "crimes in the streets around parks", False),
        ("type", "count", "other", False),
        ("status", "planned", "hypothetical", False),
    ],
)  # fmt: skip
def test_of_each_field(field: str, wanted: Any, given: Any, close: bool) -> None:
    one, other = gold(**{field: wanted}), claim(**{field: given})
    assert not compare(one, other)[field]
    assert compare_leniently(one, other)[field] is close


def test_a_point_within_a_range_is_close() -> None:
    one, other = gold(value=10, value_high=20, bound="range"), claim(value=15)
    assert compare(one, other)["value"] is compare(one, other)["bound"] is False
    told = compare_leniently(one, other)
    assert told["value"] is told["bound"] is True


WORDS = st.lists(st.sampled_from("the officers of crimes in reports with new cars".split()), max_size=4).map(" ".join)
DAYS = st.one_of(st.none(), st.dates(dt.date(2019, 1, 1), dt.date(2021, 1, 1)).map(dt.date.isoformat))
PERIODS = st.one_of(st.none(), st.builds(days, DAYS, DAYS))
VALUES = st.one_of(st.none(), st.sampled_from([0, 1, -1, 10, 10.05, 10.4, 1e9]))
RECORDS = st.fixed_dictionaries(
    {
        "value": VALUES,
        "value_high": VALUES,
        "unit": st.sampled_from(["percent", "percentage_points", "count"]),
        "bound": st.sampled_from([bound.value for bound in Bound]),
        "per": st.sampled_from([None, "day", "1,000 population"]),
        "forces": st.lists(st.sampled_from(["kent", "essex", "gwent"]), unique=True),
        "speaker": st.sampled_from([None, "Ann Poe", "Mr Poe", "Kent Police"]),
        "subject": st.one_of(st.none(), WORDS),
        "period": PERIODS,
        "baseline": PERIODS,
    }
)


@given(RECORDS, RECORDS)
def test_what_agrees_strictly_agrees_leniently(wanted: dict[str, Any], given_: dict[str, Any]) -> None:
    one, other = gold(**wanted), claim(**given_)
    strictly, leniently = compare(one, other), compare_leniently(one, other)
    assert list(leniently) == list(strictly)
    assert set(strictly) == set(FIELDS)
    assert all(leniently[name] for name in FIELDS if strictly[name])
