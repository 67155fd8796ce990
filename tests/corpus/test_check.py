"""``claimx.corpus.check``: every rule is told where it is broken, all of them together, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimx.corpus import load
from claimx.corpus.check import check
from claimx.corpus.problems import Problem, Rule
from claimx.errors import CorpusError
from tests.corpus.build import ARRESTS, MORE, TEXT, write


def problems(folder: Path) -> tuple[Problem, ...]:
    return check([folder]).problems


def test_a_corpus_in_order(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS, MORE, row="kent.txt,2020-02-03,1,")
    checked = check([tmp_path])
    assert (checked.problems, checked.mentions, dict(checked.documents)) == ((), 2, {tmp_path.name: 1})


def test_the_projects_own_corpus_is_in_order(root: Path) -> None:
    assert check([root / "corpora"]).problems == ()


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        ({"quote": "made 41 arrests"}, Rule.QUOTE, "no [[amount]]"),
        ({"quote": "[[0]]"}, Rule.QUOTE, "stands 3 times"),
        ({"quote": 41}, Rule.FORM, "mention 1 has no quote"),
        ({"change": "sideways"}, Rule.CLOSED_LIST, "change is 'sideways'"),
        ({"change": ["level"]}, Rule.CLOSED_LIST, "change is ['level']"),
        ({"optional": True, "topic": "weather"}, Rule.CLOSED_LIST, "topic is 'weather'"),
        ({"optional": "no", "topic": "crime"}, Rule.FORM, "optional is 'no'"),
        ({"forces": ["ruritania"]}, Rule.FORCE, "'ruritania'"),
        ({"forces": ["kent", "kent"]}, Rule.FORCE, "twice"),
        ({"forces": "kent"}, Rule.FORM, "forces is 'kent'"),
        ({"forces": None, "scope": "other"}, Rule.FORM, "forces is None"),
        ({"forces": []}, Rule.SCOPE, "scope is 'force'"),
        ({"scope": "national"}, Rule.SCOPE, "scope is 'national'"),
        ({"value": "41"}, Rule.VALUE, "value is '41'"),
        ({"value": True}, Rule.VALUE, "value is True"),
        ({"value": float("nan")}, Rule.VALUE, "value is nan"),
        ({"value_high": "50"}, Rule.VALUE, "value_high is '50'"),
        ({"value": None}, Rule.VALUE, "no value"),
        ({"value_high": 50}, Rule.VALUE, "bound is 'exact'"),
        ({"bound": "range"}, Rule.VALUE, "value_high None"),
        ({"bound": "range", "value_high": 41}, Rule.VALUE, "from 41 to 41"),
        ({"unit": "Percent!"}, Rule.UNIT, "unit is"),
        ({"unit": "GBP"}, Rule.UNIT, "type is 'count' and unit 'GBP'"),
        ({"unit": None}, Rule.UNIT, "unit is None"),
        ({"unit": 1}, Rule.UNIT, "unit is 1"),
        ({"per": ""}, Rule.UNIT, "per is ''"),
        ({"per": 7}, Rule.UNIT, "per is 7"),
        ({"subject": "raids"}, Rule.WORDS, "subject 'raids'"),
        ({"subject": None}, Rule.WORDS, "no subject"),
        ({"speaker": ["Bob Roe"]}, Rule.FORM, "speaker is ['Bob Roe']"),
        ({"speaker": "Bob Roe"}, Rule.WORDS, "speaker 'Bob Roe'"),
        ({"period": {"text": "In 2019", "start": None, "end": None}}, Rule.WORDS, "period.text 'In 2019'"),
        ({"period": {"text": "in 2019", "start": "2019-1-1", "end": None}}, Rule.DATE, "'2019-1-1'"),
        ({"period": {"text": "in 2019", "start": "2019-02-30", "end": None}}, Rule.DATE, "'2019-02-30'"),
        ({"period": {"text": "in 2019", "start": "2020-01-01", "end": "2019-12-31"}}, Rule.PERIOD, "before it starts"),
        ({"baseline": {"text": "in 2019"}}, Rule.FORM, "baseline is"),
        ({"period": {"start": "2019-01-01", "end": None}}, Rule.FORM, "period is"),
        ({"colour": "blue"}, Rule.FORM, "no key 'colour'"),
    ],
)
def test_a_wrong_mention_is_told(tmp_path: Path, change: dict[str, Any], rule: Rule, said: str) -> None:
    path = write(tmp_path, "kent", {**ARRESTS, **change}, MORE)
    [problem] = problems(tmp_path)
    assert (problem.path, problem.rule) == (path, rule)
    assert said in problem.message
    assert problem.remedy
    if "quote" not in change:
        assert problem.quote == ARRESTS["quote"]


@pytest.mark.parametrize(
    ("head", "rule", "said"),
    [
        ({"doc": "essex"}, Rule.FORM, "doc is 'essex'"),
        ({"date": "3 February 2020"}, Rule.DATE, "'3 February 2020'"),
        ({"kind": "poem"}, Rule.CLOSED_LIST, "kind is 'poem'"),
        ({"publisher_force": "ruritania"}, Rule.FORCE, "'ruritania'"),
        ({"ignore": [["Kent", "moon"]]}, Rule.REGION, "moon"),
        ({"ignore": None}, Rule.FORM, "'ignore' is no list"),
        ({"author": "me"}, Rule.FORM, "'author'"),
    ],
)
def test_a_wrong_head_is_told(tmp_path: Path, head: dict[str, Any], rule: Rule, said: str) -> None:
    write(tmp_path, "kent", ARRESTS, **head)
    [problem] = problems(tmp_path)
    assert problem.rule is rule
    assert said in problem.message


def test_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    write(tmp_path, "kent", {**ARRESTS, "value": "x", "subject": "raids"}, {**MORE, "quote": "[[moon]]"})
    write(tmp_path, "west", {**ARRESTS, "forces": ["no"]}, text="In 2019 and in 2019 made 41 arrests, Kent Police.")
    found = [(problem.path.stem, problem.rule) for problem in problems(tmp_path)]
    assert sorted(found) == [("kent", "quote"), ("kent", "value"), ("kent", "words"), ("west", "force")]


def test_a_missing_key_is_told(tmp_path: Path) -> None:
    write(tmp_path, "kent", {key: value for key, value in ARRESTS.items() if key != "per"})
    assert [problem.message for problem in problems(tmp_path)] == ["the key 'per' is missing"]


def test_overlapping_mentions_are_told(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS, {**ARRESTS, "quote": "made [[41 arrests]]"})
    assert [problem.rule for problem in problems(tmp_path)] == [Rule.OVERLAP]


def test_words_may_be_parted_by_any_white_space(tmp_path: Path) -> None:
    text = "Kent\nPolice made 41 arrests in\n2019."
    write(tmp_path, "kent", ARRESTS, text=text)
    assert problems(tmp_path) == ()


def test_in_a_table_the_subject_joins_row_and_column(tmp_path: Path) -> None:
    claim = {**ARRESTS, "quote": "Kent\t[[41]]", "subject": "Kent Arrests", "speaker": None, "period": None}
    write(tmp_path, "kent", claim, text="Force\tArrests\nKent\t41\n")
    assert problems(tmp_path) == ()
    write(tmp_path, "kent", claim | {"quote": "Kent [[41]]"}, text="Force Arrests\nKent 41\n")
    assert [problem.rule for problem in problems(tmp_path)] == [Rule.WORDS]


def test_files_that_do_not_belong_together_are_told(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS)
    (tmp_path / "alone.txt").write_text("Nothing here.", "utf-8")
    (tmp_path / "lost.json").write_text("{}", "utf-8")
    (tmp_path / "list.json").write_text("[]", "utf-8")
    (tmp_path / "list.txt").write_text("A list.", "utf-8")
    told = {(problem.path.name, problem.rule) for problem in problems(tmp_path)}
    assert told == {("alone.txt", "file"), ("lost.json", "file"), ("list.json", "form")}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("kent.txt,2020-02-04,1,", "is of 2020-02-04 here"),
        ("kent.txt,2020-02-03,1,\nkent.txt,2020-02-03,1,", "two rows"),
        ("kent.txt,2020-02-03,1,\nessex.txt,2020-02-03,1,", "'essex.txt' fits no annotated document"),
    ],
)
def test_metadata_that_does_not_fit_is_told(tmp_path: Path, row: str, said: str) -> None:
    write(tmp_path, "kent", ARRESTS, row=row)
    [problem] = problems(tmp_path)
    assert (problem.path.name, problem.rule) == ("metadata.csv", Rule.METADATA)
    assert said in problem.message


def test_a_document_without_a_row_and_a_file_without_the_column_are_told(tmp_path: Path) -> None:
    write(tmp_path, "kent", ARRESTS)
    (tmp_path / "metadata.csv").write_text("path,date\n", "utf-8")
    assert [problem.message for problem in problems(tmp_path)] == ["kent.txt has no row"]
    (tmp_path / "metadata.csv").write_text("file,date\nkent.txt,2020-02-03\n", "utf-8")
    assert [problem.message for problem in problems(tmp_path)] == ["there is no column 'path'"]


def test_annotations_may_lie_elsewhere_than_their_texts(tmp_path: Path) -> None:
    write(tmp_path / "corpus" / "train", "kent", ARRESTS)
    again = tmp_path / "second"
    write(again, "kent", {**ARRESTS, "forces": ["no"]})
    (again / "kent.txt").unlink()
    with pytest.raises(CorpusError, match="no annotated documents"):
        check([again])
    for texts in (tmp_path / "corpus", tmp_path / "corpus" / "train"):
        [problem] = check([again], texts=texts).problems
        assert (problem.path, problem.rule) == (again / "kent.json", Rule.FORCE)
        [document] = load(again, texts=texts)["second"]
        assert document.text == TEXT
    with pytest.raises(CorpusError, match="nowhere is no folder"):
        check([again], texts=tmp_path / "nowhere")


def test_a_folder_that_holds_nothing_annotated_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no annotated documents"):
        check([tmp_path])
    with pytest.raises(CorpusError, match="is no folder"):
        check([tmp_path / "nowhere"])
