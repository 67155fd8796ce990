"""Parquet and JSON lines: what ``datasets`` makes of them, and the columns that are declared."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from claimx.corpus.formats import Form, huggingface
from claimx.corpus.formats.convert import convert, losses
from claimx.corpus.formats.model import Annotated
from claimx.corpus.gold import GoldClaim
from claimx.errors import CorpusError
from tests.corpus.formats.conftest import fields, written


def loaded(kind: str, path: Path, cache: Path, **options: Any) -> Any:
    from datasets import load_dataset

    return load_dataset(kind, cache_dir=str(cache), **options or {"data_files": str(path), "split": "train"})


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.mark.parametrize(("kind", "form"), [("parquet", Form.PARQUET), ("json", Form.JSONL)])
def test_datasets_loads_the_corpus(kind: str, form: Form, train: list[Annotated], tmp_path: Path) -> None:
    path = tmp_path / f"a{form.facts.ending}"
    (huggingface.write_parquet if form is Form.PARQUET else huggingface.write_json)(train, path)
    rows = loaded(kind, path, tmp_path)
    assert rows["document"] == [document.name for document in train]
    for row, document in zip(rows, train, strict=True):
        for claim, gold in zip(row["claims"], document.claims, strict=True):
            assert claim["amount"] == row["text"][claim["start"] : claim["end"]] == document.text[gold.start : gold.end]
            assert {name: days(claim[name]) for name in huggingface.FIELDS} == gold.fields


def days(value: Any) -> Any:
    """A value with its days as they are written: of JSON, datasets makes times of them."""
    if not isinstance(value, dict):
        return value
    return {key: one.date().isoformat() if isinstance(one, dt.datetime) else one for key, one in value.items()}


def test_the_columns_are_those_declared(kent: Annotated, tmp_path: Path) -> None:
    path = written(kent, tmp_path / "a.parquet", Form.PARQUET)
    assert pyarrow.parquet.read_schema(path).equals(huggingface.schema())
    rows = loaded("parquet", path, tmp_path)
    claim = rows.features["claims"].feature
    assert (claim["value"].dtype, claim["forces"].feature.dtype, claim["optional"].dtype) == (
        "float64",
        "string",
        "bool",
    )


@pytest.mark.parametrize("form", [Form.PARQUET, Form.JSONL])
def test_a_corpus_with_its_splits(form: Form, kent: Annotated, tmp_path: Path) -> None:
    """One command; the folder loads by its card, every split under its name."""
    (tmp_path / "corpus").mkdir()
    for split in ("train", "calibration"):
        written(kent, tmp_path / "corpus" / split, Form.GOLD)
    done = convert(tmp_path / "corpus", tmp_path / "out", Form.GOLD, form, tell=print)
    assert done.splits == {"train": 1, "calibration": 1}
    splits = loaded(str(tmp_path / "out"), tmp_path, tmp_path / "cache", name="default")
    assert set(splits) == {"train", "calibration"}
    assert splits["train"]["document"] == ["kent"]
    convert(tmp_path / "out", tmp_path / "back", form, Form.GOLD, tell=print)
    again = json.loads((tmp_path / "back" / "calibration" / "kent.json").read_text("utf-8"))
    assert again["claims"] == [claim.fields for claim in kent.claims]


def test_what_has_no_column_is_told(kent: Annotated) -> None:
    odd = GoldClaim(17, 19, {**fields(kent), "mood": "calm", "value": 2**60 + 1})
    document = Annotated("kent", kent.text, {**kent.head, "source": "web"}, (odd,))
    assert losses([document], Form.PARQUET) == {"source": 1, "mood": 1, "value": 1}


def test_a_field_of_another_type_is_told(kent: Annotated, tmp_path: Path) -> None:
    odd = GoldClaim(17, 19, {**fields(kent), "unit": 7})
    with pytest.raises(CorpusError, match="a field cannot be held in Parquet"):
        huggingface.write_parquet([Annotated("kent", kent.text, kent.head, (odd,))], tmp_path / "a.parquet")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "Five"}, "line 1: 'document' is no text"),
        ({"document": "a", "text": "Five"}, "line 1: 'claims' is no list"),
        ({"document": "a", "text": "Five", "claims": [{"start": 0, "end": 9}]}, "line 1: 0 to 9 lies outside"),
    ],
)
def test_damage_is_told(tmp_path: Path, row: dict[str, Any], said: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    with pytest.raises(CorpusError, match=said) as raised:
        list(huggingface.read_json(tmp_path / "a.jsonl", print))
    assert raised.value.remedy


def test_a_file_that_is_no_parquet(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("Five dogs")
    with pytest.raises(CorpusError, match=r"a\.parquet is no Parquet file"):
        list(huggingface.read_parquet(tmp_path / "a.parquet", print))
