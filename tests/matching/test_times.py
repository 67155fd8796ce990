"""What the times of two claims are to each other."""

from __future__ import annotations

import datetime as dt

import pytest

import claimx
from claimx.matching.times import Relation, Time, relation, strict, time_of


def read(text: str, day: str | None) -> Time:
    date = dt.date.fromisoformat(day) if day else None
    return time_of(claimx.extract(text, date=date)[0])


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (("Kent Police recorded 40 rapes in 2023/24.", "2024-05-01"),
         ("Kent Police recorded 40 rapes in the year to March 2024.", "2025-01-01"), Relation.SAME),
        (("Kent Police had 400 officers on 31 March 2024.", "2024-05-01"),
         ("Kent Police had 400 officers in March 2024.", "2024-05-01"), Relation.SAME),
        (("Kent Police will have 400 officers by March 2026.", "2024-05-01"),
         ("By March 2026 Kent Police will have 400 officers.", "2025-05-01"), Relation.SAME),
        (("Kent Police recorded 40 rapes in 2023.", "2024-05-01"),
         ("Kent Police recorded 40 rapes in 2022.", "2024-05-01"), Relation.APART),
        (("Kent Police recorded 40 rapes in 2023.", "2024-05-01"),
         ("Kent Police recorded 40 rapes in June 2023.", "2024-05-01"), Relation.WITHIN),
        (("Kent Police has 400 officers.", "2024-05-01"),
         ("Kent Police has 400 officers.", "2024-06-01"), Relation.NEAR),
        (("Kent Police has 400 officers.", "2024-05-01"),
         ("Kent Police has 400 officers.", "2025-03-01"), Relation.FAR),
        (("Kent Police has 400 officers.", "2014-05-01"),
         ("Kent Police has 400 officers.", "2024-05-01"), Relation.LONG),
        (("Kent Police has 400 officers.", None),
         ("Kent Police has 400 officers.", "2024-05-01"), Relation.UNKNOWN),
        (("Kent Police has 400 officers.", "2024-05-01"),
         ("Kent Police had 400 officers in March 2024.", "2024-05-01"), Relation.UNKNOWN),
        (("Kent Police has 400 officers.", "2014-05-01"),
         ("Kent Police had 400 officers in March 2024.", "2024-05-01"), Relation.APART),
        (("Kent Police has gained 40 officers since 2019.", "2024-05-01"),
         ("Kent Police has 40 more officers than in 2019.", "2024-05-20"), Relation.NEAR),
        (("Kent Police has gained 40 officers since 2019.", "2024-05-01"),
         ("Kent Police has gained 40 officers since 2010.", "2024-05-20"), Relation.APART),
    ],
)  # fmt: skip
def test_relation(one: tuple[str, str | None], other: tuple[str, str | None], wanted: Relation) -> None:
    first, second = read(*one), read(*other)
    assert relation(first, second) is wanted
    assert relation(second, first) is wanted


def test_the_year_before_needs_no_words() -> None:
    bare = read("Burglary in Kent fell by 4% in 2023.", "2024-05-01")
    said = read("Burglary in Kent fell by 4% in 2023 compared with 2022.", "2024-05-01")
    other = read("Burglary in Kent fell by 4% in 2023 compared with 2019.", "2024-05-01")
    assert bare.since is said.since is None
    assert other.since == dt.date(2019, 1, 1)
    assert strict(bare) == strict(said) != strict(other)


def test_an_open_time_has_no_strict_key() -> None:
    assert strict(read("Kent Police has gained 40 officers since 2019.", "2024-05-01")) is None
    assert strict(read("Kent Police has 400 officers.", "2024-05-01")) is None
