"""The project's own labels fit their statements, whose texts the tests do not judge."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from claimx.worthiness.sets import load_set, shared

SPLITS = ("train", "dev", "calibration", "test")
# Statements whose errors were once seen are in `train` since; their labels of worth, whose errors were not, stayed.
MOVED = {
    *("charity_scotland_hate", "ersou_cannabis_factories", "charity_2018_missing_children"),
    *("gov_ho_2017_transformation_projects", "gov_perpetrator_fund_2021", "hmicfrs_2019_crime_recording_three"),
    "lords_2012_sailing_olympics_dorset",
}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("split", SPLITS)
def test_offsets_give_the_sentence(root: Path, split: str) -> None:
    folder = root / "corpora" / "worthiness"
    found = rows(folder / f"{split}.csv")
    assert len(found) >= 500
    for row in found:
        text = (folder / row["path"]).read_text("utf-8")[int(row["start"]) : int(row["end"])]
        assert " ".join(text.split()) == row["text"], row
        path = Path(row["path"])
        assert path.parent == Path("..") / ("train" if path.stem in MOVED else split)
    assert max(Counter((row["path"], row["start"]) for row in found).values()) == 1


@pytest.mark.parametrize("split", ("train", "dev", "calibration"))
def test_no_document_of_the_test_is_in_another_split(root: Path, split: str) -> None:
    folder = root / "corpora" / "worthiness"
    one, test = load_set(folder / f"{split}.csv"), load_set(folder / "test.csv")
    assert {row.path for row in one.rows}.isdisjoint({row.path for row in test.rows})
    alike = [row for row in shared(one.rows, test.rows) if row.worthy]
    assert not alike, "a sentence worth checking stands in both"


def test_the_ranking_names_sentences_of_the_test_in_order(root: Path) -> None:
    folder = root / "corpora" / "worthiness"
    known = {(row["path"], row["start"], row["end"]) for row in rows(folder / "test.csv")}
    ranks: dict[str, list[tuple[int, int]]] = {}
    for row in rows(folder / "ranking.csv"):
        assert (row["path"], row["start"], row["end"]) in known
        ranks.setdefault(row["path"], []).append((int(row["rank"]), int(row["grade"])))
    assert len(ranks) >= 40
    for path, told in ranks.items():
        assert [rank for rank, _ in told] == list(range(1, len(told) + 1)), path
        grades = [grade for _, grade in told]
        assert grades == sorted(grades, reverse=True) and set(grades) <= {1, 2, 3}, path


def test_both_readers_labelled_every_sentence_of_the_test(root: Path) -> None:
    folder = root / "corpora" / "worthiness"
    test, readers = rows(folder / "test.csv"), rows(folder / "test_readers.csv")
    assert [(row["path"], row["start"]) for row in test] == [(row["path"], row["start"]) for row in readers]
    for row in readers:
        assert row["worth_1"] == "0" or row["claim_1"] == "1"
        assert row["worth_2"] == "0" or row["claim_2"] == "1"
