"""Nothing that a person may have worked on is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.corpus.formats.place import MARKER, aside
from claimx.errors import CorpusError


def put(folder: Path, *names: str) -> None:
    with aside(folder, folder=True) as new:
        for name in names:
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_text(name)


def names(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_a_folder_as_it_was_written_is_replaced(tmp_path: Path) -> None:
    put(tmp_path / "a", "one", "two/three")
    put(tmp_path / "a", "four")
    assert names(tmp_path / "a") == [MARKER, "four"]
    assert names(tmp_path) == [f"a/{MARKER}", "a/four"]


@pytest.mark.parametrize("change", ["edited", "added", "unmarked"])
def test_a_folder_that_somebody_worked_in_is_kept(change: str, tmp_path: Path) -> None:
    put(tmp_path / "a", "one", "two")
    if change == "edited":
        (tmp_path / "a" / "one").write_text("by hand")
    elif change == "added":
        (tmp_path / "a" / "three").write_text("by hand")
    else:
        (tmp_path / "a" / MARKER).unlink()
    before = names(tmp_path / "a")
    with pytest.raises(CorpusError, match=r"changed since: (one|three)") as raised:
        put(tmp_path / "a", "four")
    assert raised.value.remedy
    assert names(tmp_path / "a") == before
    assert names(tmp_path) == [f"a/{name}" for name in before]


def test_what_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    put(tmp_path / "a", "one")
    (tmp_path / "b").write_text("before")
    with pytest.raises(RuntimeError), aside(tmp_path / "a", folder=True) as new:
        (new / "two").write_text("half")
        raise RuntimeError
    with pytest.raises(RuntimeError), aside(tmp_path / "b", folder=False) as new:
        new.write_text("half")
        raise RuntimeError
    assert names(tmp_path) == [f"a/{MARKER}", "a/one", "b"]
    assert (tmp_path / "b").read_text() == "before"


def test_a_file_for_a_folder_and_the_reverse(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CorpusError, match="is a file"), aside(tmp_path / "file", folder=True):
        pass
    with pytest.raises(CorpusError, match="is a folder"), aside(tmp_path / "folder", folder=False):
        pass


def test_what_is_written_beside_a_file(tmp_path: Path) -> None:
    for content in ("one", "two"):
        with aside(tmp_path / "a.json", folder=False) as new:
            new.write_text(content)
            new.with_suffix(".xml").write_text("config")
    assert ((tmp_path / "a.json").read_text(), (tmp_path / "a.xml").read_text()) == ("two", "config")
    (tmp_path / "a.xml").write_text("by hand")
    with pytest.raises(CorpusError, match=r"a\.xml is there already"), aside(tmp_path / "a.json", folder=False) as new:
        new.write_text("three")
        new.with_suffix(".xml").write_text("config")
    assert ((tmp_path / "a.json").read_text(), (tmp_path / "a.xml").read_text()) == ("two", "by hand")
