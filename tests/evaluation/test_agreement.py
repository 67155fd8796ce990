"""Two annotators of the same statements."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from claimx.corpus import load_gold
from claimx.errors import CorpusError
from claimx.evaluation.agreement import Agreement, agreement
from tests.corpus.build import ARRESTS, MORE, TEXT, write

EXTRA = {**ARRESTS, "quote": "by May [[2020]]."}


def compared(tmp_path: Path, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], **options: Any) -> Agreement:
    for folder, claims in (("one", ours), ("other", theirs)):
        write(tmp_path / folder, "kent", *claims)
    return agreement(load_gold(tmp_path / "one"), load_gold(tmp_path / "other"), **options)


def test_the_same_annotations_agree(tmp_path: Path) -> None:
    found = compared(tmp_path, [ARRESTS, MORE], [ARRESTS, MORE])
    assert (found.one, found.other, found.exact.value, found.overlap.value) == (2, 2, 1, 1)
    assert all(field.same.value == 1 for field in found.fields.values())
    assert found.fields["type"].alpha.value == 1
    assert math.isnan(found.fields["forces"].alpha.value)
    assert found.disagreements == ()


def test_spans_agree_by_overlap_and_exactly(tmp_path: Path) -> None:
    found = compared(tmp_path, [ARRESTS, MORE, EXTRA], [{**ARRESTS, "quote": "made [[41 arrests]]"}, MORE])
    assert found.overlap.value == pytest.approx(2 * 2 / 5)
    assert found.exact.value == pytest.approx(2 * 1 / 5)
    told = [(one.field, one.text, one.one, one.other) for one in found.disagreements]
    start = TEXT.index("41")
    assert told == [("span", "41", [start, start + 2], [start, start + 10]), ("mention", "2020", True, False)]


def test_what_one_is_in_doubt_about_counts_as_doubt_alone(tmp_path: Path) -> None:
    doubt = {**ARRESTS, "optional": True, "topic": "fraud"}
    found = compared(tmp_path, [ARRESTS, MORE], [doubt, MORE, {**EXTRA, "optional": True}])
    assert (found.one, found.other, found.overlap.value) == (1, 1, 1)
    assert found.fields["topic"].units == 1
    assert (found.fields["optional"].units, found.fields["optional"].same.value) == (2, 0.5)
    assert [one.field for one in found.disagreements] == ["optional"]


@pytest.mark.parametrize(
    ("field", "value", "agrees"),
    [
        ("value", 41.2, True),
        ("value", 43, False),
        ("unit", "offence", False),
        ("subject", "the arrests in Kent", True),
        ("subject", "officers", False),
        ("speaker", "The Kent Police", True),
        ("speaker", None, False),
        ("forces", ["essex"], False),
        ("period", {"text": "2019", "start": "2019-01-05", "end": "2019-12-31"}, True),
        ("period", {"text": "2019", "start": "2018-01-05", "end": "2019-12-31"}, False),
        ("per", "", True),
        ("per", "week", False),
        ("status", "planned", False),
    ],
)
def test_fields_agree_as_records_are_scored(tmp_path: Path, field: str, value: Any, agrees: bool) -> None:
    found = compared(tmp_path, [ARRESTS, MORE], [{**ARRESTS, field: value}, MORE])
    assert found.fields[field].same.value == (1 if agrees else 0.5)
    others = {name for name, one in found.fields.items() if one.same.value < 1}
    assert others == (set() if agrees else {field})
    assert [one.field for one in found.disagreements] == ([] if agrees else [field])


def test_alpha_of_values_is_by_ratio_and_by_interval(tmp_path: Path) -> None:
    found = compared(tmp_path, [ARRESTS, MORE], [{**ARRESTS, "value": 20}, MORE])
    ratio, interval = found.fields["value"].alpha.value, found.fields["value"].by_interval
    assert interval is not None
    # Of 41, 20, 12, 12 by hand: 1 - (n - 1) * observed / expected, over ordered pairs.
    assert interval.value == pytest.approx(1 - 3 * 2 * 21**2 / (2 * (21**2 + 2 * 29**2 + 2 * 8**2)))
    parts = {(41, 20): 1, (41, 12): 2, (20, 12): 2}
    expected = 2 * sum(n * ((a - b) / (a + b)) ** 2 for (a, b), n in parts.items())
    assert ratio == pytest.approx(1 - 3 * 2 * (21 / 61) ** 2 / expected)


def test_intervals_hold_the_figure_and_are_the_same_each_time(tmp_path: Path) -> None:
    for number in range(8):
        write(tmp_path / "one", f"d{number}", ARRESTS, MORE)
        other = {**ARRESTS, "topic": "crime" if number % 3 == 0 else "outcomes"}
        write(tmp_path / "other", f"d{number}", other, *([MORE] if number % 2 else []))
    gold = load_gold(tmp_path / "one"), load_gold(tmp_path / "other")
    found, again = agreement(*gold, resamples=300, seed=7), agreement(*gold, resamples=300, seed=7)
    assert repr(found) == repr(again)  # NaN is not equal to itself
    for figure in (found.overlap, found.fields["topic"].same, found.fields["topic"].alpha):
        assert figure.low < figure.value < figure.high
    assert agreement(*gold, resamples=300, seed=8).fields["topic"].alpha != found.fields["topic"].alpha


def test_only_documents_of_both_are_compared(tmp_path: Path) -> None:
    write(tmp_path / "one", "a", ARRESTS)
    write(tmp_path / "one", "b", ARRESTS)
    write(tmp_path / "other", "b", ARRESTS)
    gold = load_gold(tmp_path / "one"), load_gold(tmp_path / "other")
    assert agreement(*gold).documents == ("b",)
    with pytest.raises(CorpusError, match="annotated twice"):
        agreement(gold[0][:1], gold[1])
    write(tmp_path / "other", "b", ARRESTS, text=TEXT + "More.")
    with pytest.raises(CorpusError, match="its text is not that"):
        agreement(gold[0], load_gold(tmp_path / "other"))


def test_core_and_full_agree_where_all_their_fields_do(tmp_path: Path) -> None:
    theirs = [{**ARRESTS, "subject": "officers"}, {**MORE, "change": "decrease"}, EXTRA]
    found = compared(tmp_path, [ARRESTS, MORE, EXTRA], theirs)
    assert found.overlap.value == 1
    assert found.core.value == pytest.approx(2 * 2 / 6)
    assert found.full.value == pytest.approx(2 * 1 / 6)


def test_of_one_statement_there_is_no_interval(tmp_path: Path) -> None:
    found = compared(tmp_path, [ARRESTS, MORE], [ARRESTS, {**MORE, "change": "decrease"}])
    assert (found.core.value, math.isnan(found.core.low), math.isnan(found.core.high)) == (0.5, True, True)
    alpha = found.fields["change"].alpha
    assert (math.isnan(alpha.value), math.isnan(alpha.low)) == (False, True)
