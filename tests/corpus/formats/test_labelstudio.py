"""Label Studio: the documented layout of tasks, the configuration, and what comes back of a person's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from claimx.corpus.formats import Form, gold, labelstudio
from claimx.corpus.formats.model import Annotated
from claimx.errors import CorpusError
from tests.corpus.formats.conftest import fields, written

# https://labelstud.io/guide/task_format and https://labelstud.io/guide/predictions
_ENDS = {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}}
_TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}


def _region(kind: str, key: str) -> dict[str, Any]:
    value = {"type": "object", "required": ["start", "end", key], "properties": {**_ENDS, key: _TEXTS}}
    names = {name: {"type": "string", "minLength": 1} for name in ("id", "from_name", "to_name")}
    return {
        "type": "object",
        "required": ["id", "from_name", "to_name", "type", "value"],
        "properties": {**names, "type": {"const": kind}, "value": value},
    }


_RELATION = {
    "type": "object",
    "required": ["from_id", "to_id", "type", "direction"],
    "properties": {
        "type": {"const": "relation"},
        "direction": {"enum": ["left", "right", "bi"]},
        "labels": {"type": "array", "items": {"type": "string"}},
    },
}
_RESULT = {
    "type": "array",
    "items": {
        "oneOf": [_region("labels", "labels"), _region("choices", "choices"), _region("textarea", "text"), _RELATION]
    },
}
_DONE = {"type": "array", "items": {"type": "object", "required": ["result"], "properties": {"result": _RESULT}}}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["data"],
        "properties": {
            "id": {"type": "integer"},
            "data": {"type": "object", "required": ["text"]},
            "annotations": _DONE,
            "predictions": _DONE,
        },
    },
}


def tasks_of(document: Annotated, path: Path) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = json.loads(written(document, path, Form.LABELSTUDIO).read_text("utf-8"))
    return tasks


def read(tasks: object, path: Path, tell: Callable[[str], object] = print) -> Annotated:
    path.write_text(json.dumps(tasks), "utf-8")
    [document] = labelstudio.read(path, tell)
    return document


def region(tasks: list[dict[str, Any]], key: str, control: str) -> dict[str, Any]:
    [found] = [
        one for one in tasks[0]["annotations"][0]["result"] if (one.get("id"), one.get("from_name")) == (key, control)
    ]
    value: dict[str, Any] = found["value"]
    return value


def test_the_corpus_has_the_documented_layout(train: list[Annotated], tmp_path: Path) -> None:
    labelstudio.write(train, tmp_path / "a.json")
    tasks = json.loads((tmp_path / "a.json").read_text("utf-8"))
    jsonschema.validate(tasks, SCHEMA)
    names = [one["from_name"] for task in tasks for one in task["annotations"][0]["result"] if "from_name" in one]
    assert names.count("type") == sum(len(document.claims) for document in train)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"data": {"text": ""}, "annotations": [{"result": [{"type": "labels"}]}]}], SCHEMA)


def test_every_result_is_of_a_control_of_the_configuration(train: list[Annotated], tmp_path: Path) -> None:
    labelstudio.write(train, tmp_path / "a.json")
    view = ElementTree.parse(tmp_path / "a.xml").getroot()
    controls = {one.get("name"): one for one in view.iter() if one.get("toName")}
    values = {name: {one.get("value") for one in control} for name, control in controls.items()}
    relations = {one.get("value") for one in view.iter("Relation")}
    kinds = {"Labels": "labels", "Choices": "choices", "TextArea": "textarea"}
    for task in json.loads((tmp_path / "a.json").read_text("utf-8")):
        for one in task["annotations"][0]["result"]:
            if one["type"] == "relation":
                assert set(one["labels"]) <= relations
                continue
            assert kinds[controls[one["from_name"]].tag] == one["type"]
            if one["type"] != "textarea":
                assert set(one["value"][one["type"]]) <= values[one["from_name"]]
            if one["type"] == "labels":
                assert one["value"]["text"] == task["data"]["text"][one["value"]["start"] : one["value"]["end"]]


def test_what_a_person_changes_wins(kent: Annotated, tmp_path: Path) -> None:
    tasks = tasks_of(kent, tmp_path / "a.json")
    region(tasks, "c1", "type")["labels"] = ["officer_numbers"]
    region(tasks, "c1", "change")["choices"] = ["increase"]
    region(tasks, "c1", "value")["text"] = ["1,041"]
    region(tasks, "c1", "period_days")["text"] = ["2019-01-01/.."]
    region(tasks, "c1", "forces")["text"] = ["kent", "essex"]
    region(tasks, "c2", "type").update(start=kent.text.index("per cent"), end=kent.text.index(" more"), text="per cent")
    back = read(tasks, tmp_path / "b.json")
    first = {"type": "officer_numbers", "change": "increase", "value": 1041, "forces": ["kent", "essex"]}
    period = {"text": "in 2019", "start": "2019-01-01", "end": None}
    assert fields(back) == {**fields(kent), **first, "period": period}
    moved = {key: value for key, value in fields(kent, 1).items() if key != "quote"}
    assert (back.text[back.claims[1].start : back.claims[1].end], fields(back, 1)) == ("per cent", moved)
    (tmp_path / "back").mkdir()
    gold.write([back], tmp_path / "back")
    [again] = gold.read(tmp_path / "back", print)
    assert [(one.start, one.end) for one in again.claims] == [(one.start, one.end) for one in back.claims]


def test_words_that_are_linked_to_others(kent: Annotated, tmp_path: Path) -> None:
    tasks = tasks_of(kent, tmp_path / "a.json")
    result = tasks[0]["annotations"][0]["result"]
    [subject] = [one for one in result if one.get("id", "").startswith("w") and one["value"]["text"] == "arrests"]
    start = kent.text.index("force said")
    subject["value"].update(start=start, end=start + 5, text="force")
    tasks[0]["annotations"][0]["result"] = [one for one in result if one.get("labels") != ["speaker"]]
    back = read(tasks, tmp_path / "b.json")
    assert [fields(back, number)["subject"] for number in (0, 1)] == ["force", "force"]
    assert [fields(back, number)["speaker"] for number in (0, 1)] == [None, None]


def test_a_mention_taken_away_and_one_added(kent: Annotated, tmp_path: Path) -> None:
    tasks = tasks_of(kent, tmp_path / "a.json")
    result = [one for one in tasks[0]["annotations"][0]["result"] if "c1" not in (one.get("id"), one.get("from_id"))]
    start = kent.text.index("2019")
    at = {"start": start, "end": start + 4}
    result += [
        {"id": "x", "from_name": "type", "to_name": "text", "type": "labels", "value": {**at, "labels": ["other"]}},
        {"id": "x", "from_name": "unit", "to_name": "text", "type": "textarea", "value": {**at, "text": ["year"]}},
    ]
    tasks[0]["annotations"][0]["result"] = result
    back = read(tasks, tmp_path / "b.json")
    assert [back.text[one.start : one.end] for one in back.claims] == ["2019", "12 per cent"]
    assert (fields(back)["type"], fields(back)["unit"], fields(back)["status"]) == ("other", "year", None)
    assert back.claims[1] == kent.claims[1]


def test_offsets_of_older_versions_count_utf16(kent: Annotated, tmp_path: Path) -> None:
    tasks = tasks_of(kent, tmp_path / "a.json")
    tasks[0]["data"] = {"text": "👮 " + tasks[0]["data"]["text"]}
    for one in tasks[0]["annotations"][0]["result"]:
        if "value" in one:
            one["value"]["start"] += 3
            one["value"]["end"] += 3
    back = read(tasks, tmp_path / "b.json")
    assert [back.text[one.start : one.end] for one in back.claims] == ["41", "12 per cent"]
    assert fields(back)["subject"] == "arrests"


def test_what_nobody_has_gone_over_is_a_prediction(kent: Annotated, tmp_path: Path) -> None:
    from dataclasses import replace

    guessed = replace(kent, head={**kent.head, "reviewed": False})
    tasks = tasks_of(guessed, tmp_path / "a.json")
    assert "annotations" not in tasks[0]
    assert read(tasks, tmp_path / "b.json") == guessed
    submitted = [{**tasks[0], "annotations": tasks[0]["predictions"]}]
    assert read(submitted, tmp_path / "b.json") == kent


def _without_result(tasks: list[dict[str, Any]]) -> object:
    return [{**tasks[0], "annotations": []}]


def _of_two_people(tasks: list[dict[str, Any]]) -> object:
    return [{**tasks[0], "annotations": tasks[0]["annotations"] * 2}]


def _outside(tasks: list[dict[str, Any]]) -> object:
    region(tasks, "c1", "type")["end"] = 9999
    return tasks


def _no_number(tasks: list[dict[str, Any]]) -> object:
    region(tasks, "c1", "value")["text"] = ["forty"]
    return tasks


def _overlapping(tasks: list[dict[str, Any]]) -> object:
    region(tasks, "c1", "type")["end"] = 100
    return tasks


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda tasks: {}, "no list of tasks"),
        (lambda tasks: [{}], r"task 1: 'data' is no object"),
        (_without_result, "task 1: there is no annotation"),
        (_of_two_people, "task 1: there are 2 annotations"),
        (_outside, r"task 1: \d+ to 9999 lies outside the text"),
        (_no_number, "region c1: value is 'forty'"),
        (_overlapping, "task 1: mentions overlap at '12 per cent'"),
    ],
)
def test_damage_is_told(kent: Annotated, tmp_path: Path, change: Callable[[Any], object], said: str) -> None:
    tasks = tasks_of(kent, tmp_path / "a.json")
    with pytest.raises(CorpusError, match=said) as raised:
        read(change(tasks), tmp_path / "b.json")
    assert raised.value.remedy
