"""Labelled sets are known by their columns, mended where they are known to be broken, and refused where not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimx.errors import CorpusError
from claimx.worthiness.sets import folds, load_set, shared, without, without_repeats
from claimx.worthiness.types import Labelled

CHECKTHAT = "Sentence_id\tText\tclass_label\n"


def written(folder: Path, name: str, text: str) -> Path:
    """A file of a name with a text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_claimbuster_tells_claims_from_what_is_worth_checking(tmp_path: Path) -> None:
    lines = (
        "Sentence_id,Text,File_id,Verdict",
        "7,We  lost 300 officers.,d1,1",
        "8,I was there.,d1,0",
        "9,Thanks.,d2,-1",
    )
    table = "\n".join(lines)
    found = load_set(written(tmp_path, "crowd.csv", table))
    assert [(row.text, row.claim, row.worth, row.group) for row in found.rows] == [
        ("We lost 300 officers.", True, 1.0, "d1"),
        ("I was there.", True, 0.0, "d1"),
        ("Thanks.", False, 0.0, "d2"),
    ]
    assert (found.source, found.speech) == ("ClaimBuster", "US speech")


def test_a_binary_file_does_not_say_whether_the_unworthy_are_claims(tmp_path: Path) -> None:
    rows = [{"sentence_id": 1, "label": 1, "text": "Crime fell."}, {"sentence_id": 2, "label": 0, "text": "Thanks."}]
    found = load_set(written(tmp_path, "2.5xNCS.json", json.dumps(rows)))
    assert [(row.claim, row.worthy) for row in found.rows] == [(True, True), (None, False)]


def test_the_line_that_lost_its_end_becomes_two_rows_and_is_told(tmp_path: Path) -> None:
    table = CHECKTHAT + '1\tWe grew.\tNo29286\t"You can ""bring"" jobs."\tYes\n2\tThanks.\tNo\n'
    found = load_set(written(tmp_path, "train.tsv", table))
    assert [(row.text, row.worth, row.group) for row in found.rows] == [
        ("We grew.", 0.0, "1"),
        ('You can "bring" jobs.', 1.0, "29286"),
        ("Thanks.", 0.0, "2"),
    ]
    [warning] = found.warnings
    assert "row 2" in warning and "No29286" in warning


def test_several_ends_lost_in_one_line(tmp_path: Path) -> None:
    found = load_set(written(tmp_path, "t.tsv", CHECKTHAT + "1\ta\tNo2\tb\tYes3\tc\tNo\n"))
    assert [(row.group, row.worth) for row in found.rows] == [("1", 0.0), ("2", 1.0), ("3", 0.0)]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.tsv", CHECKTHAT + "1\tWe grew.\tMaybe\n", "row 2 is labelled 'Maybe'"),
        ("b.tsv", CHECKTHAT + "1\tWe grew.\tNo\textra\n", "row 2 has 4 fields, not 3"),
        ("c.csv", "text,stars\nGood,5\n", "columns: stars, text"),
        ("d.json", "[1, 2]", "no list of objects"),
        ("e.json", "[{", "is no JSON"),
        ("f.csv", "", "columns: none"),
        ("g.csv", "SENTENCES,likelihood\nWe grew.,7\n", "row 2 has no label"),
        ("h.csv", "path,start,end,text,claim,worth\na.txt,0,5,Hello,0,2\n", "worth 2 but no claim"),
        ("i.csv", "path,start,end,text,claim,worth\na.txt,0,5,Hello,1,4\n", "labelled '4'"),
        ("j.xlsx", "no workbook", "no Excel file"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(CorpusError, match=name) as error:
        load_set(written(tmp_path, name, text))
    assert told in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="No such file"):
        load_set(tmp_path / "none.csv")


def test_policlaim_by_a_person_and_by_likelihood(tmp_path: Path) -> None:
    golden = load_set(written(tmp_path, "AL.csv", "SENTENCES,Golden,SPEECH\nWe built it.,1,AL2022\nThanks.,0,AL2022\n"))
    assert [(row.claim, row.worth, row.group, row.weight) for row in golden.rows] == [
        (True, None, "AL2022", 1.0),
        (False, None, "AL2022", 1.0),
    ]
    silver = load_set(written(tmp_path, "NY.csv", "SENTENCES,likelihood\nA.,3\nB.,2.0\nC.,1.5\nD.,0\n"))
    assert [(row.claim, row.weight) for row in silver.rows] == [(True, 0.5), (True, 0.25), (False, 0.25), (False, 0.5)]


def test_policlaim_in_excel(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in (["SENTENCES", "golden", "likelihood"], ["We built it.", 1, 3], ["Thanks.", 0, None]):
        book.active.append(line)
    book.save(tmp_path / "AL2003_G4_1.xlsx")
    found = load_set(tmp_path / "AL2003_G4_1.xlsx")
    assert [(row.text, row.claim, row.group) for row in found.rows] == [
        ("We built it.", True, "AL2003_G4_1.xlsx"),
        ("Thanks.", False, "AL2003_G4_1.xlsx"),
    ]


def test_own_labels_carry_their_place_and_grade(tmp_path: Path) -> None:
    table = (
        "path,start,end,text,claim,worth\n../train/a.txt,3,20,Burglary fell.,1,2\n../train/a.txt,21,30,Thanks.,0,0\n"
    )
    first, second = load_set(written(tmp_path, "train.csv", table)).rows
    assert (first.grade, first.worthy, first.claim, first.start, first.end) == (2, True, True, 3, 20)
    assert (second.grade, second.worthy, second.claim, second.group) == (0, False, False, "../train/a.txt")


def test_folds_are_pairs_of_files(tmp_path: Path) -> None:
    for name, text in (("train_0", "One."), ("test_0", "Two."), ("train_1", "Two."), ("test_1", "One.")):
        written(tmp_path, f"{name}.json", json.dumps([{"sentence_id": 1, "Verdict": 1, "Text": text}]))
    assert [(a.rows[0].text, b.rows[0].text) for a, b in folds(tmp_path)] == [("One.", "Two."), ("Two.", "One.")]
    (tmp_path / "train_1.json").unlink()
    with pytest.raises(CorpusError, match="train_1"):
        folds(tmp_path)
    with pytest.raises(CorpusError, match="no folds"):
        folds(tmp_path / "none")


def labelled(text: str, *, claim: bool = True, path: str | None = None) -> Labelled:
    """A labelled sentence."""
    return Labelled(text, claim, 0.0, path or text, path=path)


def test_repeats_are_known_whatever_their_marks_and_case() -> None:
    rows = [labelled("We grew."), labelled("we grew"), labelled("WE  GREW!", claim=False), labelled("We fell.")]
    kept, repeats, otherwise = without_repeats(rows)
    assert [row.text for row in kept] == ["We grew.", "We fell."]
    assert (repeats, otherwise) == (2, 1)


def test_what_a_test_shares_with_the_training_set() -> None:
    train = [labelled("We grew."), labelled("A.", path="x.txt")]
    test = [labelled("“We grew”"), labelled("B.", path="x.txt"), labelled("C.", path="y.txt"), labelled("D.")]
    assert [row.text for row in shared(train, test)] == ["“We grew”", "B."]
    assert [row.text for row in without(train, test)] == ["A."]
