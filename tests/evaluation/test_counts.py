"""Counts of documents and of their groups, and the measures made of them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.evaluation import Rates, evaluate
from claimx.evaluation.alignment import judge
from claimx.evaluation.confusion import MISSED, SPURIOUS, confusion
from claimx.evaluation.counts import COLUMNS, Counts, count, matrix, of_group
from claimx.evaluation.groups import GROUPINGS, length_names
from claimx.evaluation.measures import MEASURES, measures
from tests.evaluation.build import AMOUNTS, claim, mention, write


def told(counts: Counts, *names: str) -> list[int]:
    return [counts.total[COLUMNS.index(name)] for name in names]


@pytest.fixture
def example(tmp_path: Path) -> Counts:
    """Of four mentions one is right, one has another force and a close period, one another subject, one is missed;
    one record is spurious, and one amount is cut short."""
    may, june = ({"text": "then", "start": f"2024-0{month}-01", "end": f"2024-0{month}-30"} for month in (5, 8))
    spring = {"text": "then", "start": "2024-05-20", "end": "2024-07-31"}
    document = write(
        tmp_path,
        "a",
        mention("41"),
        mention("12", value=12, period=may),
        mention("£900", value=900, unit="GBP", type="funding"),
        mention("88", value=88, period=june, status="planned"),
    )
    given_ = [
        claim("41"),
        claim("12", value=12, forces=["essex"], period=spring),
        claim("7", value=7, type="other"),
        claim("900", value=900, unit="GBP", type="funding", subject="cash in bags"),
    ]
    return count(document, given_)


def test_a_hand_worked_example(example: Counts) -> None:
    assert told(example, "gold", "predicted", "detection", "exact") == [4, 4, 3, 2]
    assert told(example, "core", "full") == [2, 1]
    assert told(example, "core.lenient", "full.lenient") == [2, 1]
    assert told(example, "forces", "period", "period.lenient", "subject", "type") == [2, 2, 3, 2, 3]
    figures = dict(zip(MEASURES, measures(matrix([example.total]).sum(axis=0)), strict=True))
    assert figures["detection"] == figures["detection.precision"] == figures["detection.recall"] == 0.75
    assert (figures["exact"], figures["core"], figures["full"]) == (0.5, 0.5, 0.25)
    assert figures["period"] == pytest.approx(2 / 3)
    assert figures["period.lenient"] == 1


def test_the_groups_of_the_example(example: Counts) -> None:
    def of(grouping: str) -> dict[str, list[int]]:
        return {
            group: [row[COLUMNS.index(name)] for name in ("gold", "predicted", "core")]
            for group, row in example.groups[grouping].items()
        }

    assert of("type") == {"count": [3, 2, 1], "funding": [1, 1, 1], "other": [0, 1, 0]}
    assert of("status") == {"actual": [3, 4, 2], "planned": [1, 0, 0]}
    assert of("force") == {"kent": [4, 4, 2]}
    assert of("kind") == {"press_release": [4, 4, 2]}
    assert of("sentence") == {"1-10": [4, 4, 2]}
    assert of("document") == {"1-100": [4, 4, 2]}


def test_what_there_is_nothing_of() -> None:
    nothing = dict(zip(MEASURES, measures(np.zeros(len(COLUMNS))), strict=True))
    assert all(map(math.isnan, nothing.values()))
    missed = np.zeros(len(COLUMNS))
    missed[COLUMNS.index("gold")] = 2
    figures = dict(zip(MEASURES, measures(missed), strict=True))
    assert (figures["core"], figures["core.precision"], figures["core.recall"]) == (0, 0, 0)
    assert math.isnan(figures["period"])


def test_lengths() -> None:
    assert length_names((10, 20)) == ["1-10", "11-20", "21+"]


def test_forces_are_one_several_or_a_scope(tmp_path: Path) -> None:
    document = write(
        tmp_path,
        "a",
        mention("41", forces=["kent", "essex"]),
        mention("12", forces=[], scope="national"),
        mention("7", forces=["gwent"]),
    )
    assert {name: row[0] for name, row in count(document, []).groups["force"].items()} == {
        "several": 1,
        "national": 1,
        "gwent": 1,
    }


FIELD_VALUES = st.fixed_dictionaries(
    {
        "value": st.sampled_from([1, 2]),
        "type": st.sampled_from(["count", "funding"]),
        "status": st.sampled_from(["actual", "planned"]),
        "forces": st.sampled_from([[], ["kent"], ["kent", "essex"]]),
        "scope": st.sampled_from(["force", "national"]),
        "subject": st.sampled_from(["cars", "calls"]),
    }
)
SOME = st.dictionaries(st.sampled_from(AMOUNTS), FIELD_VALUES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(SOME, SOME, st.sets(st.sampled_from(AMOUNTS)))
def test_counts_add_up_over_groups_and_are_those_of_the_scores(
    tmp_path: Path, wanted: dict[str, Any], given_: dict[str, Any], optional: set[str]
) -> None:
    mentions = [mention(amount, optional=amount in optional, **fields) for amount, fields in wanted.items()]
    document = write(tmp_path, "a", *mentions)
    claims = [claim(amount, **fields) for amount, fields in given_.items()]
    counts = count(document, claims)
    for grouping in GROUPINGS:
        rows = [of_group([counts], grouping, group)[0] for group in counts.groups[grouping]]
        assert tuple(matrix(rows).sum(axis=0)) == counts.total
    found = evaluate([(document, claims)])
    predicted, annotated, hits, core, full = told(counts, "predicted", "gold", "detection", "core", "full")
    assert found.detection == Rates(hits, predicted, annotated)
    assert (found.core.hits, found.full.hits) == (core, full)
    figures = dict(zip(MEASURES, measures(np.array(counts.total, dtype=float)), strict=True))
    if predicted + annotated:
        assert figures["core"] == pytest.approx(found.core.f1)
        assert figures["full.precision"] == pytest.approx(found.full.precision)
        assert figures["detection.recall"] == pytest.approx(found.detection.recall)
    if hits:
        assert figures["forces"] == pytest.approx(found.fields["forces"])
    matrices = confusion(judge(document, claims))
    told_types = matrices["type"]
    assert sum(sum(row.values()) for row in told_types.values()) == annotated + predicted - hits
    assert sum(told_types[SPURIOUS].values()) == predicted - hits
    assert sum(row[MISSED] for row in told_types.values()) == annotated - hits
    same = sum(told_types[kind][kind] for kind in ("count", "funding"))
    assert same == counts.total[COLUMNS.index("type")]


def test_fields_that_can_be_empty_are_right_another_or_none(tmp_path: Path) -> None:
    then = {"text": "then", "start": "2020-01-01", "end": "2020-12-31"}
    other = {"text": "then", "start": "2012-01-01", "end": "2012-12-31"}
    document = write(tmp_path, "a", *(mention(amount, period=then) for amount in AMOUNTS[:3]), mention("88"))
    claims = [claim("41", period=then), claim("12", period=other), claim("7"), claim("88", period=other)]
    assert confusion(judge(document, claims))["period"] == {
        "none": {"none": 0, "some": 0, "another": 1},
        "some": {"none": 1, "some": 1, "another": 1},
    }
