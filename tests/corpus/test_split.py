"""Cutting a corpus into parts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimx.corpus import load
from claimx.corpus.check import check
from claimx.corpus.split import Divided, split
from claimx.errors import CorpusError
from tests.corpus.build import write

PARTS = {"train": 0.6, "dev": 0.2, "test": 0.2}
WORDS = (
    "amber birch cedar dill elder fennel ginger hazel iris juniper kelp lilac maple nettle oak pine quince rue".split()
)


def text(number: int) -> str:
    """A statement that shares nothing with that of any other number."""
    own = "".join("abcdefghij"[int(digit)] for digit in str(number))
    return " ".join(f"{word}{own}" for word in WORDS) + "."


def build(folder: Path, count: int = 40, events: int = 0) -> Path:
    for number in range(count):
        kind = ("press_release", "news", "speech", "news")[number % 4]
        event = f"event {number % events}" if events and number < 2 * events else ""
        day = f"2020-01-{number % 28 + 1:02}"
        write(folder, f"d{number:02}", text=text(number), kind=kind, date=day, row=f"d{number:02}.txt,{day},1,{event}")
    return folder


def where(divided: Divided) -> dict[str, str]:
    return {name: part.name for part in divided.parts for name in part.documents}


def test_shares_and_kinds_are_kept(tmp_path: Path) -> None:
    divided = split(build(tmp_path / "in"), tmp_path / "out", PARTS, seed=1)
    assert {part.name: len(part.documents) for part in divided.parts} == {"train": 24, "dev": 8, "test": 8}
    assert {part.name: dict(part.kinds) for part in divided.parts} == {
        "train": {"news": 12, "press_release": 6, "speech": 6},
        "dev": {"news": 4, "press_release": 2, "speech": 2},
        "test": {"news": 4, "press_release": 2, "speech": 2},
    }
    assert divided.groups == 40


def test_the_parts_are_a_corpus_in_order_that_holds_everything(tmp_path: Path) -> None:
    source = build(tmp_path / "in", events=5)
    split(source, tmp_path / "out", PARTS, seed=1, by="event")
    assert check([tmp_path / "out"]).problems == ()
    [before], after = load(source).values(), load(tmp_path / "out")
    kept = {one.name: one.text for documents in after.values() for one in documents}
    assert kept == {one.name: one.text for one in before}
    assert {one.name: one.path.read_bytes() for documents in after.values() for one in documents} == {
        one.name: one.path.read_bytes() for one in before
    }


def test_the_same_seed_gives_the_same_parts_and_another_gives_others(tmp_path: Path) -> None:
    source = build(tmp_path / "in")
    first = split(source, tmp_path / "a", PARTS, seed=1)
    assert split(source, tmp_path / "b", PARTS, seed=1) == first
    assert where(split(source, tmp_path / "c", PARTS, seed=2)) != where(first)
    again = {path.relative_to(tmp_path / "a"): path.read_bytes() for path in (tmp_path / "a").rglob("*.*")}
    assert again == {path.relative_to(tmp_path / "b"): path.read_bytes() for path in (tmp_path / "b").rglob("*.*")}


def test_cutting_what_was_cut_gives_the_same(tmp_path: Path) -> None:
    first = split(build(tmp_path / "in"), tmp_path / "a", PARTS, seed=1)
    assert where(split(tmp_path / "a", tmp_path / "b", PARTS, seed=1)) == where(first)


@pytest.mark.parametrize("seed", range(5))
def test_what_belongs_together_stays_together(tmp_path: Path, seed: int) -> None:
    source = build(tmp_path / "in", events=6)
    write(source, "z0", text=text(3).replace("amber", "ochre"), row="z0.txt,2020-02-03,1,")
    write(source, "z1", text=text(3).replace("birch", "beech"), row="z1.txt,2020-02-03,1,event 2")
    found = where(split(source, tmp_path / "out", PARTS, seed=seed, by="event"))
    for number in range(6):
        assert found[f"d{number:02}"] == found[f"d{number + 6:02}"]
    assert found["d03"] == found["z0"] == found["z1"] == found["d02"]


def test_events_are_told_apart_by_any_column(tmp_path: Path) -> None:
    source = tmp_path / "in"
    for number in range(12):
        write(source, f"d{number}", text=text(number), row=f"d{number}.txt,2020-02-03,hand {number % 3},")
    found = where(split(source, tmp_path / "out", {"a": 0.5, "b": 0.5}, seed=1, by="part"))
    assert all(found[f"d{number}"] == found[f"d{number % 3}"] for number in range(12))
    with pytest.raises(
        CorpusError, match=r"no metadata.csv has the column 'hand' \(name one of: path, date, part, event"
    ):
        split(source, tmp_path / "other", {"a": 1}, seed=1, by="hand")


def test_the_manifest_tells_what_went_where(tmp_path: Path) -> None:
    divided = split(build(tmp_path / "in"), tmp_path / "out", PARTS, seed=3)
    told = json.loads((tmp_path / "out" / "split.json").read_text("utf-8"))
    assert (told["seed"], told["by"], told["corpus"], told["groups"]) == (3, None, divided.digest, 40)
    assert told["parts"]["dev"]["count"] == len(told["parts"]["dev"]["documents"]) == 8
    assert sorted(path.stem for path in (tmp_path / "out" / "dev").glob("*.txt")) == told["parts"]["dev"]["documents"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    source = build(tmp_path / "in", 4)
    (tmp_path / "out").mkdir()
    split(source, tmp_path / "out", {"a": 1}, seed=1)
    before = sorted(path.name for path in (tmp_path / "out" / "a").iterdir())
    with pytest.raises(CorpusError, match="holds something"):
        split(source, tmp_path / "out", {"b": 1}, seed=1)
    assert sorted(path.name for path in (tmp_path / "out" / "a").iterdir()) == before
    assert not (tmp_path / "out" / "b").exists()


@pytest.mark.parametrize("parts", [{"a": 0.5}, {"a": 0.5, "b": 0.6}, {"a": 1.5, "b": -0.5}, {"../a": 1}, {"": 1}, {}])
def test_parts_that_are_none_are_told(tmp_path: Path, parts: dict[str, float]) -> None:
    with pytest.raises(CorpusError, match="add up to 1"):
        split(build(tmp_path / "in", 4), tmp_path / "out", parts, seed=1)
    assert not (tmp_path / "out").exists()


def test_one_name_for_two_documents_is_told(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a", "kent", text=text(1))
    write(tmp_path / "in" / "b", "kent", text=text(2))
    with pytest.raises(CorpusError, match="several documents are named kent"):
        split(tmp_path / "in", tmp_path / "out", {"a": 1}, seed=1)
