"""Prodigy: tasks as its recipes read them, and what comes back of a person's work."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from claimx.corpus.formats import Form, prodigy
from claimx.corpus.formats.model import Annotated
from claimx.errors import CorpusError
from tests.corpus.formats.conftest import fields, written
from tests.corpus.formats.generated import documents


def fits(task: dict[str, Any]) -> None:
    """What Prodigy asks of a task with tokens: they make up the text, and spans begin and end with them."""
    text = task["text"]
    assert "".join(token["text"] + " " * token["ws"] for token in task["tokens"]) == text
    for number, token in enumerate(task["tokens"]):
        assert token["id"] == number
        assert text[token["start"] : token["end"]] == token["text"]
    for span in task["spans"]:
        assert task["tokens"][span["token_start"]]["start"] == span["start"]
        assert task["tokens"][span["token_end"]]["end"] == span["end"]
        assert isinstance(span["label"], str)
    ends = [(span["start"], span["end"]) for span in task["spans"]]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ends))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_any_task(document: Annotated) -> None:
    fits(json.loads(json.dumps(prodigy.task(document))))


def test_the_corpus(train: list[Annotated], tmp_path: Path) -> None:
    prodigy.write(train, tmp_path / "a.jsonl")
    tasks = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").split("\n") if line]
    assert [len(task["spans"]) for task in tasks] == [len(document.claims) for document in train]
    assert {task["answer"] for task in tasks} == {"accept"}
    for task in tasks:
        fits(task)


def read(document: Annotated, path: Path, change: Callable[[dict[str, Any]], object]) -> list[Annotated]:
    task = json.loads(written(document, path, Form.PRODIGY).read_text("utf-8"))
    change(task)
    path.write_text(json.dumps(task) + "\n", "utf-8")
    return list(prodigy.read(path, print))


def test_what_a_person_changes_wins(kent: Annotated, tmp_path: Path) -> None:
    def change(task: dict[str, Any]) -> None:
        task["spans"][0].update(start=5, end=11, label="other")
        del task["spans"][1]["id"]
        task["spans"][1]["label"] = "count"

    [back] = read(kent, tmp_path / "a.jsonl", change)
    kept = {key: value for key, value in fields(kent).items() if key != "quote"}
    assert (back.claims[0].start, back.claims[0].end, fields(back)) == (5, 11, {**kept, "type": "other"})
    assert fields(back, 1) == {**fields(kent, 1), "type": "count"}


def test_answers(kent: Annotated, tmp_path: Path) -> None:
    guessed = replace(kent, head={**kent.head, "reviewed": False})
    assert "answer" not in prodigy.task(guessed)
    assert read(guessed, tmp_path / "a.jsonl", lambda task: None) == [guessed]
    assert read(guessed, tmp_path / "a.jsonl", lambda task: task.update(answer="accept")) == [kent]
    assert read(kent, tmp_path / "a.jsonl", lambda task: task.update(answer="reject")) == []


def test_a_task_that_claimx_did_not_write(tmp_path: Path) -> None:
    task = {"text": "Five dogs.", "spans": [{"start": 0, "end": 5, "label": "count"}], "answer": "accept"}
    (tmp_path / "dogs.jsonl").write_text(json.dumps(task))
    [document] = prodigy.read(tmp_path / "dogs.jsonl", print)
    assert (document.name, document.claims[0].end) == ("dogs-1", 4)
    assert (fields(document)["type"], fields(document)["value"]) == ("count", None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda task: task.pop("text"), "line 1: 'text' is no text"),
        (lambda task: task["spans"][0].update(end=9999), "line 1: 17 to 9999 lies outside"),
        (lambda task: task["spans"][0].update(label="PERSON"), "line 1: there is no label 'PERSON'"),
        (lambda task: task.update(claimx="{"), "line 1: the record under 'claimx' is damaged"),
        (lambda task: task.update(claimx='{"schema": "x/2"}'), "line 1: the record is 'x/2'"),
    ],
)
def test_damage_is_told(kent: Annotated, tmp_path: Path, change: Callable[[Any], object], said: str) -> None:
    with pytest.raises(CorpusError, match=said) as raised:
        read(kent, tmp_path / "a.jsonl", change)
    assert raised.value.remedy


def test_a_line_that_is_no_json(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\n{"text": \n')
    with pytest.raises(CorpusError, match=r"a\.jsonl, line 2: "):
        list(prodigy.read(tmp_path / "a.jsonl", print))
