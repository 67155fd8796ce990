"""``claimx.corpus.gold``: what is read of annotations, and what is refused before anything counts on it."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.corpus import load_gold
from claimx.errors import CorpusError
from tests.corpus.build import ARRESTS, MORE, TEXT, write

YEAR = {"text": "in 2019", "start": "2019-01-01", "end": "2019-12-31"}


def test_a_byte_order_mark_is_no_part_of_text_or_annotations(tmp_path: Path) -> None:
    """The extractor leaves it out as well, so that offsets are the same."""
    path = write(tmp_path, "kent", ARRESTS, MORE)
    for file in (path, path.with_suffix(".txt")):
        file.write_bytes(codecs.BOM_UTF8 + file.read_bytes())
    [document] = load_gold(tmp_path)
    assert document.text == TEXT
    found = [(one.quantity.start, one.quantity.end) for one in claimx.extract(path.with_suffix(".txt"))]
    assert [(one.start, one.end) for one in document.claims] == found


@pytest.mark.parametrize(
    "change",
    [
        {"value": "41"},
        {"value": float("nan")},
        {"value_high": [50]},
        {"unit": 1},
        {"per": 7},
        {"subject": 5},
        {"speaker": ["Ann Poe"]},
        {"forces": "kent"},
        {"forces": [1]},
        {"optional": "no"},
        {"period": "in 2019"},
        {"period": {"text": "in 2019"}},
        {"period": {**YEAR, "start": "2019-13-01"}},
        {"baseline": {**YEAR, "end": "31 December 2019"}},
    ],
)
def test_what_is_of_no_type_it_may_have_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    write(tmp_path, "kent", {**ARRESTS, **change})
    with pytest.raises(CorpusError, match=r"kent\.json: .* in 'made \[\[41\]\] arrests'"):
        load_gold(tmp_path)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS, date="3 February 2020")
    with pytest.raises(CorpusError, match="date is '3 February 2020'"):
        load_gold(tmp_path)


def test_which_of_the_two_files_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "kent", ARRESTS)
    path.with_suffix(".txt").write_bytes(b"caf\xe9")
    with pytest.raises(CorpusError, match=r"kent\.json: its text kent\.txt: .*can't decode"):
        load_gold(tmp_path)
    path.write_text("{", "utf-8")
    with pytest.raises(CorpusError, match=r"kent\.json: Expecting"):
        load_gold(tmp_path)
