"""What ``claimx.corpus.stats`` counts, and what it draws."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

from claimx.corpus import load, load_gold
from claimx.corpus.numbers import numbers
from claimx.corpus.plots import plot
from claimx.corpus.stats import stats
from claimx.corpus.tables import markdown, tables
from claimx.errors import CorpusError
from claimx.knowledge import base
from tests.corpus.build import ARRESTS, MORE, write

# Of its numbers "M2", "two" and "999" are neither claims nor dates.
NEGATIVES = """Two lanes of the M2 were shut at 7.30am on 3 May 2020. Kent Police made 41 arrests in 2019.

Nobody was hurt, and the road has been open since. Ring 999 if you saw anything.
"""


def test_splits_and_the_whole_are_counted(tmp_path: Path) -> None:
    write(tmp_path / "test", "a", ARRESTS, MORE)
    write(tmp_path / "train", "b", {**ARRESTS, "optional": True}, kind="news", date="2021-01-01")
    write(tmp_path / "train", "c", text="Nothing to see.\n", kind="news", date=None, publisher_force=None)
    train, test, whole = stats([tmp_path])
    assert [one.name for one in (train, test, whole)] == ["train", "test", "all"]
    assert (train.documents, test.documents, whole.documents) == (2, 1, 3)
    assert (whole.mentions, whole.optional, whole.without) == (3, 1, 1)
    assert whole.kinds == {"news": 2, "press_release": 1} | dict.fromkeys(whole.kinds, 0) | {
        "news": 2,
        "press_release": 1,
    }
    assert whole.years == {2020: 1, 2021: 1}
    assert whole.counts["change"] == {"level": 2, "increase": 1, "decrease": 0}
    assert sum(whole.counts["topic"].values()) == 3
    assert whole.counts["topic"]["fraud"] == 0
    assert whole.having == {"speaker": 3, "period": 3, "baseline": 0}
    assert whole.speakers == 2
    assert (whole.forces["kent"], whole.publishers) == (3, {"kent": 2})
    assert set(whole.missing) == set(base().forces) - {"kent"}
    assert (whole.words_spread.least, whole.words_spread.most) == (3, 22)


def test_numbers_that_are_no_claim(tmp_path: Path) -> None:
    write(tmp_path, "kent", {**ARRESTS, "speaker": None}, text=NEGATIVES)
    [document] = load_gold(tmp_path)
    found = numbers(document)
    assert [document.text[start:end] for start, end in found.negatives] == ["Two", "M2", "999"]
    assert (found.sentences, found.plain, found.bare, found.dates) == (4, 1, 2, 3)
    [counted] = stats([tmp_path])
    assert counted.hard == pytest.approx(3 / 4)


def test_numbers_in_ignored_regions_and_furniture_do_not_count(tmp_path: Path) -> None:
    text = (
        "Kent Police made 41 arrests in 2019.\n\nBox office: 60 seats at £12 each.\n\nCookies: accept all 14 cookies\n"
    )
    write(tmp_path, "kent", ARRESTS, text=text, ignore=[["Box", "each."], ["Cookies", "cookies"]])
    [document] = load_gold(tmp_path)
    assert numbers(document).negatives == ()


@pytest.mark.parametrize(
    ("words", "hard"),
    [
        ("on 12 March", 0),
        ("on the 12th of March 2019", 0),
        ("on March 12", 0),
        ("in 2018/19", 0),
        ("in 2018-2019", 0),
        ("in the 1990s", 0),
        ("on 12/03/2019", 0),
        ("at 10.30pm", 0),
        ("at 14:05", 0),
        ("by 6 o'clock", 0),
        ("along the A259", 1),
        ("for 18 months", 1),
        ("aged 2,019", 1),
        ("for twenty years", 1),
        ("for one moment", 0),
    ],
)
def test_dates_and_times_are_no_hard_negatives(tmp_path: Path, words: str, hard: int) -> None:
    write(tmp_path, "kent", text=f"The inspector spoke {words} and was heard.\n")
    [document] = load_gold(tmp_path)
    assert len(numbers(document).negatives) == hard


def test_tables_have_a_column_a_split(tmp_path: Path) -> None:
    write(tmp_path / "train", "a", ARRESTS, MORE)
    write(tmp_path / "test", "b", ARRESTS)
    found = stats([tmp_path])
    shown = {table.title: table for table in tables(found)}
    assert shown["Mentions by type"].header == ("", "train", "test", "all")
    assert shown["Mentions by type"].rows[0] == ("count", "1", "1", "2")
    assert ("kent", "2", "1", "3") in shown["Mentions by force"].rows
    assert "| percentage | 1 | 0 | 1 |" in markdown(found).splitlines()


def test_a_long_tail_of_values_is_summed(tmp_path: Path) -> None:
    claims = [{**ARRESTS, "quote": f"[[{n}]] x", "unit": f"{'abcdefghijkl'[n - 10]}oat"} for n in range(10, 22)]
    write(tmp_path, "kent", *claims, text=" ".join(f"{n} x" for n in range(10, 22)))
    [units] = [table for table in tables(stats([tmp_path])) if table.title == "Mentions by unit"]
    assert len(units.rows) == 9
    assert units.rows[-1] == ("4 others", "4")


def test_plots_are_the_same_each_time(tmp_path: Path, root: Path) -> None:
    found = stats([root / "corpora" / "calibration"])
    first = {path.name: path.read_bytes() for path in plot(found, tmp_path / "one")}
    again = {path.name: path.read_bytes() for path in plot(found, tmp_path / "two")}
    assert first == again
    assert set(first) == {
        f"{name}.svg" for name in ("topics", "types", "changes", "statuses", "forces", "kinds", "years", "lengths")
    }
    assert b"domestic_abuse" in first["topics.svg"]


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def refusing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", refusing)
    write(tmp_path / "kent", "kent", ARRESTS)
    with pytest.raises(CorpusError, match=r"claimx\[plots\]"):
        plot(stats([tmp_path / "kent"]), tmp_path / "plots")
    assert not (tmp_path / "plots").exists()


def test_load_gives_splits(tmp_path: Path) -> None:
    write(tmp_path / "test", "a", ARRESTS)
    write(tmp_path / "train", "b", MORE)
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "x.txt").write_text("Nothing.", "utf-8")
    assert {name: [one.name for one in documents] for name, documents in load(tmp_path).items()} == {
        "train": ["b"],
        "test": ["a"],
    }
    assert list(load(tmp_path / "train")) == ["train"]
