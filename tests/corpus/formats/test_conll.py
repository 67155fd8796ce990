"""Columns of tokens: read by seqeval and by datasets, and what is no such file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.corpus.formats import Form, conll
from claimx.corpus.formats.model import Annotated
from claimx.errors import CorpusError
from tests.corpus.formats.conftest import fields, written


def sentences(path: Path) -> list[list[list[str]]]:
    """The sentences of a file, as any reader of CoNLL columns parts them."""
    blocks = path.read_text("utf-8").split("\n\n")
    rows = [[line.split("\t") for line in block.split("\n") if line] for block in blocks]
    return [block for block in rows if block and not block[0][0].startswith("-DOCSTART-")]


def test_what_is_written(kent: Annotated, tmp_path: Path) -> None:
    path = written(kent, tmp_path / "a.conll", Form.CONLL)
    lines = path.read_text("utf-8").splitlines()
    assert lines[:3] == ["-DOCSTART- kent\t0\t108\tO", "", "Kent\t0\t4\tO"]
    assert lines[5] == "41\t17\t19\tB-count"
    assert [line.split("\t")[3] for line in lines if "\tI-" in line or "\tB-" in line] == [
        "B-count",
        "B-percentage",
        "I-percentage",
        "I-percentage",
    ]


def test_seqeval_finds_every_mention(train: list[Annotated], tmp_path: Path) -> None:
    from seqeval.metrics import classification_report
    from seqeval.metrics.sequence_labeling import get_entities

    conll.write(train, tmp_path / "a.conll")
    tags = [[row[3] for row in block] for block in sentences(tmp_path / "a.conll")]
    found = [entity[0] for block in tags for entity in get_entities(block)]
    assert found == [claim.fields["type"] for document in train for claim in document.claims]
    report = classification_report(tags, tags, output_dict=True)
    assert report["micro avg"] == {"precision": 1.0, "recall": 1.0, "f1-score": 1.0, "support": len(found)}


def test_optional_mentions_are_left_out_for_training(train: list[Annotated], tmp_path: Path) -> None:
    conll.write(train, tmp_path / "a.conll", training=True)
    begun = [row for block in sentences(tmp_path / "a.conll") for row in block if row[3].startswith("B-")]
    assert len(begun) == sum(not claim.optional for document in train for claim in document.claims)


def test_datasets_loads_it(train: list[Annotated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from datasets import load_dataset

    conll.write(train, tmp_path / "a.conll")
    options = {
        "delimiter": "\t",
        "quoting": 3,
        "column_names": ["token", "start", "end", "tag"],
        "keep_default_na": False,
    }
    rows = load_dataset("csv", data_files=str(tmp_path / "a.conll"), cache_dir=str(tmp_path), split="train", **options)
    blocks = [row for block in sentences(tmp_path / "a.conll") for row in block]
    tokens = [[row["token"], str(row["start"]), str(row["end"]), row["tag"]] for row in rows]
    assert [row for row in tokens if not row[0].startswith("-DOCSTART-")] == blocks


def test_tags_of_others(tmp_path: Path) -> None:
    rows = [
        "-DOCSTART- a b\t0\t12\tO",
        "",
        "Up\t0\t2\tO",
        "5\t3\t4\tI-count",
        "6\t5\t6\tB-count",
        "7\t7\t8\tI-funding",
        "",
        "!\t10\t11\tO",
    ]
    (tmp_path / "a.conll").write_text("\n".join(rows) + "\n")
    [document] = conll.read(tmp_path / "a.conll", print)
    assert (document.name, document.text) == ("a b", "Up 5 6 7\n\n! ")
    assert [(one.start, one.end, one.fields["type"]) for one in document.claims] == [
        (3, 4, "count"),
        (5, 6, "count"),
        (7, 8, "funding"),
    ]
    assert fields(document)["value"] is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Police O", "line 4: it is no row of token"),
        ("Police\t5\t11\tB-person", "line 4: there is no tag 'B-person'"),
        ("Police\t5\t12\tO", "line 4: 'Police' cannot stand from 5 to 12"),
        ("Police\t2\t8\tO", "line 4: 'Police' cannot stand from 2 to 8"),
        ("Police\t25\t31\tO", "line 4: 'Police' cannot stand from 25 to 31"),
    ],
)
def test_damage_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.conll").write_text(f"-DOCSTART- a\t0\t20\tO\n\nKent\t0\t4\tO\n{line}\n")
    with pytest.raises(CorpusError, match=said) as raised:
        list(conll.read(tmp_path / "a.conll", print))
    assert raised.value.remedy


def test_a_file_without_documents(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("\nKent\t0\t4\tO\n")
    with pytest.raises(CorpusError, match="line 2: no document has begun"):
        list(conll.read(tmp_path / "a.conll", print))
