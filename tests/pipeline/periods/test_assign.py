"""Which time is of which amount: rows of tests/spec/periods/assign*.jsonl."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.documents.model import Block, BlockKind, Document, Section
from claimx.pipeline.periods import assign_times
from claimx.pipeline.sentences import sentences
from claimx.pipeline.types import Amount, TimeSpan
from claimx.records import DocumentKind
from tests.pipeline.periods import spec

ROWS = [row for path in sorted(spec.FOLDER.glob("assign*.jsonl")) for row in spec.rows(path.name)]


def _same(found: TimeSpan | None, wanted: dict[str, Any] | None) -> bool:
    """Both null, or both edges within a month: what readers agree on."""
    if found is None or wanted is None:
        return found is None and wanted is None
    for one, two in ((found.first, spec.day(wanted["start"])), (found.last, spec.day(wanted["end"]))):
        if (one is None) != (two is None) or (one and two and abs((one - two).days) > 31):
            return False
    return True


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['why'][:40]}: {row['amount']}")
def test_row(row: dict[str, Any]) -> None:
    document, amounts, wanted = spec.read(row)
    found = assign_times(document, sentences(document), amounts)[wanted]
    assert _same(found.period, row["period"]), found.period
    assert _same(found.baseline, row["baseline"]), found.baseline


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 80


@pytest.mark.parametrize(
    "row",
    [
        {"text": "There were 30.", "amount": "30", "period": None, "baseline": None, "why": "unmarked"},
        {"text": "There were [[30]].", "amount": "30", "period": None, "baseline": None},
        {"text": "There were [[30]].", "amount": "30", "period": None, "why": "no baseline said"},
    ],
)
def test_a_row_that_expects_nothing_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(spec.SpecError):
        spec.check_assign(row, "row")


def _document(text: str, blocks: tuple[Block, ...]) -> Document:
    return Document("0" * 16, text, blocks, DocumentKind.WRITTEN_ANSWER, date=dt.date(2025, 6, 15))


def test_columns_of_a_table_have_their_heads_times() -> None:
    head, row = "Force\t2022/23\t2023/24", "Kent\t£4m\t£5m"
    text = f"{head}\n{row}"
    rows = (
        Block(0, len(head), BlockKind.TABLE_ROW),
        Block(len(head) + 1, len(text), BlockKind.TABLE_ROW),
    )
    amounts = [Amount(text.index(core), text.index(core) + 3, "money", 1.0) for core in ("£4m", "£5m")]
    document = _document(text, rows)
    found = assign_times(document, sentences(document), amounts)
    assert [times.period and times.period.first for times in found] == [dt.date(2022, 4, 1), dt.date(2023, 4, 1)]


def test_a_question_sets_no_time_for_its_answer() -> None:
    question, answer = "What was spent on patrols in 2019?", "The fund paid for 300 patrols."
    text = f"{question}\n{answer}"
    blocks = (
        Block(0, len(question), section=Section.QUESTION),
        Block(len(question) + 1, len(text), section=Section.ANSWER),
    )
    at = text.index("300")
    document = _document(text, blocks)
    assert assign_times(document, sentences(document), [Amount(at, at + 3, "number", 300.0)])[0].period is None


def test_a_reading_view_is_read_in_place_of_the_text() -> None:
    text = "There were 30 thefts in\u00a02023."
    document = _document(text, (Block(0, len(text)),))
    found = assign_times(
        document, sentences(document), [Amount(11, 13, "number", 30.0)], text=text.replace("\u00a0", " ")
    )
    assert found[0].period == TimeSpan(21, 28, dt.date(2023, 1, 1), dt.date(2023, 12, 31))


_WORDS = st.sampled_from(
    "There were 30 40 £5m 10% fell rose from to in 2019 2023/24 since by March the previous year than compared with"
    ' a year earlier over that time . , ; \n " “ ” Last summer it was will of these said: • 2010 levels'.split(" ")
)


@given(st.lists(_WORDS, max_size=40).map(" ".join), st.none() | st.dates())
def test_any_text(text: str, date: dt.date | None) -> None:
    blocks = spec.blocks(text)
    document = Document("0" * 16, text, blocks, DocumentKind.NEWS, date=date)
    amounts = []
    at = 0
    for word in text.split(" "):
        if word in ("30", "40", "£5m", "10%"):
            form = "money" if word[0] == "£" else "percent" if word[-1] == "%" else "number"
            amounts.append(Amount(at, at + len(word), form, 1.0))
        at += len(word) + 1
    found = assign_times(document, sentences(document), amounts)
    assert len(found) == len(amounts)
    for times in found:
        for span in (times.period, times.baseline):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert not (span.first and span.last) or span.first <= span.last
