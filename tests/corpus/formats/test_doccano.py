"""Doccano: its two layouts, and what comes back of a person's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimx.corpus.formats import Form, doccano
from claimx.corpus.formats.model import Annotated
from claimx.errors import CorpusError
from tests.corpus.formats.conftest import fields, written


def line_of(document: Annotated, path: Path, form: Form = Form.DOCCANO) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(written(document, path, form).read_text("utf-8"))
    return line


def read(line: object, path: Path) -> Annotated:
    path.write_text(json.dumps(line) + "\n", "utf-8")
    [document] = doccano.read(path, print)
    return document


def exported(line: dict[str, Any]) -> dict[str, Any]:
    """The line as Doccano writes it out: its own ids, further keys kept as metadata, comments."""
    ids = {one["id"]: one["id"] + 700 for one in line["entities"]}
    entities = [{**one, "id": ids[one["id"]]} for one in reversed(line["entities"])]
    relations = [{**one, "from_id": ids[one["from_id"]], "to_id": ids[one["to_id"]]} for one in line["relations"]]
    return {"id": 7, **line, "entities": entities, "relations": relations, "Comments": []}


def test_what_is_written(kent: Annotated, tmp_path: Path) -> None:
    line = line_of(kent, tmp_path / "a.jsonl")
    said = [(one["label"], kent.text[one["start_offset"] : one["end_offset"]]) for one in line["entities"]]
    assert said[:3] == [("count", "41"), ("percentage", "12 per cent"), ("subject", "arrests")]
    assert {one["type"] for one in line["relations"]} == {"subject", "speaker", "period"}
    assert line["relations"][0] == {"id": 1, "from_id": 1, "to_id": 3, "type": "subject"}
    plain = line_of(kent, tmp_path / "b.jsonl", Form.DOCCANO_SEQUENCE)
    assert plain["label"] == [[17, 19, "count"], [66, 77, "percentage"]]
    assert "entities" not in plain


def test_the_corpus_comes_back_as_doccano_exports_it(train: list[Annotated], tmp_path: Path) -> None:
    doccano.write(train, tmp_path / "a.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").split("\n") if line]
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(exported(line)) + "\n" for line in lines))
    assert list(doccano.read(tmp_path / "b.jsonl", print)) == train


def test_what_a_person_changes_wins(kent: Annotated, tmp_path: Path) -> None:
    line = exported(line_of(kent, tmp_path / "a.jsonl"))
    [amount] = [one for one in line["entities"] if one["label"] == "count"]
    amount.update(label="officer_numbers", end_offset=27)
    line["relations"] = [one for one in line["relations"] if (one["from_id"], one["type"]) != (amount["id"], "subject")]
    line["entities"].append({"id": 1, "label": "subject", "start_offset": 0, "end_offset": 4})
    line["relations"].append({"id": 1, "from_id": 1, "to_id": amount["id"], "type": "subject"})
    back = read(line, tmp_path / "b.jsonl")
    kept = {key: value for key, value in fields(kent).items() if key != "quote"}
    assert kent.text[back.claims[0].start : back.claims[0].end] == "41 arrests"
    assert fields(back) == {**kept, "type": "officer_numbers", "subject": "Kent"}
    assert back.claims[1] == kent.claims[1]


def test_labels_of_plain_sequence_labelling(kent: Annotated, tmp_path: Path) -> None:
    line = line_of(kent, tmp_path / "a.jsonl", Form.DOCCANO_SEQUENCE)
    line["label"] = [[66, 77, "other"], [0, 4, "amount"]]
    back = read(line, tmp_path / "b.jsonl")
    assert [(one.start, one.end) for one in back.claims] == [(0, 4), (66, 77)]
    assert fields(back, 1) == {**fields(kent, 1), "type": "other"}
    assert (fields(back)["type"], fields(back)["subject"]) == (None, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: line.pop("entities"), "line 1: 'labels' is no list"),
        (lambda line: line["entities"][0].update(label="PERSON"), "line 1: there is no label 'PERSON'"),
        (lambda line: line["entities"][0].update(end_offset=-1), "line 1: 17 to -1 lies outside"),
        (lambda line: line["entities"][0].pop("id"), "line 1: 'id' is no whole number"),
        (lambda line: line["relations"][0].update(to_id=99), "line 1: the link 'subject' from 1 to 99 is none"),
        (lambda line: line["relations"][0].update(type="owner"), "line 1: the link 'owner' from 1 to 3 is none"),
        (lambda line: line["entities"].append({**line["entities"][0], "id": 99}), "line 1: mentions overlap at '41'"),
    ],
)
def test_damage_is_told(kent: Annotated, tmp_path: Path, change: Callable[[Any], object], said: str) -> None:
    line = line_of(kent, tmp_path / "a.jsonl")
    change(line)
    with pytest.raises(CorpusError, match=said) as raised:
        read(line, tmp_path / "b.jsonl")
    assert raised.value.remedy


def test_a_label_that_is_none(kent: Annotated, tmp_path: Path) -> None:
    line = line_of(kent, tmp_path / "a.jsonl", Form.DOCCANO_SEQUENCE)
    with pytest.raises(CorpusError, match=r"line 1: \[1, 2\] is no label"):
        read({**line, "label": [[1, 2]]}, tmp_path / "b.jsonl")


def test_words_that_two_amounts_share_are_marked_once(train: list[Annotated]) -> None:
    marks, links = doccano.marked(next(one for one in train if len(one.claims) > 20))
    places = [(mark.label, mark.spans) for mark in marks]
    assert len(set(places)) == len(places)
    assert len({link.target for link in links}) < len(links)
