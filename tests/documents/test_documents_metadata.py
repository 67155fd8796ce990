"""Metadata files: what they say of which document, and where they are wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimx.documents import Details, Person, load_metadata
from claimx.errors import MetadataError
from claimx.records import DocumentKind


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "metadata.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_all_columns(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Path,date,title,publisher,url,speaker,kind,note\n"
        'a/one.txt,2024-01-15,"Crime, down",Wessex Police,https://w.example/1,"Ida Marsh, Chief'
        ' Constable",press release,x\n'
        "two.txt,,,,,,,\n",
    )
    table = load_metadata(path)
    assert table.get("a/one.txt") == Details(
        date=dt.date(2024, 1, 15),
        title="Crime, down",
        publisher="Wessex Police",
        url="https://w.example/1",
        speaker=Person("Ida Marsh", "Chief Constable"),
        kind=DocumentKind.PRESS_RELEASE,
    )
    assert table.get("two.txt") == Details()
    assert table.get("three.txt") is None


@pytest.mark.parametrize(
    "date",
    ["2024-01-05", "5 January 2024", "05/01/2024", "5th Jan 2024", "Friday 5 January 2024", "5.1.2024", "05-01-2024",
     "2024-01-05T09:00:00Z", "January 5, 2024"],
)  # fmt: skip
def test_spellings_of_a_date(tmp_path: Path, date: str) -> None:
    table = load_metadata(written(tmp_path, f'path,date\na.txt,"{date}"\n'))
    details = table.get("a.txt")
    assert details is not None
    assert details.date == dt.date(2024, 1, 5)


def test_a_document_is_found_by_path_then_name_then_stem(tmp_path: Path) -> None:
    table = load_metadata(
        written(tmp_path, "path,title\nx/a.txt,first\ny/a.txt,second\nb.txt,third\nc,fourth\n".encode("utf-8-sig"))
    )

    def title(path: str | Path) -> str | None:
        details = table.get(path)
        return details.title if details else None

    assert title("x/a.txt") == "first"
    assert title(Path("y") / "a.txt") == "second"
    assert title("a.txt") is None  # two rows share the name: it stands for neither
    assert title("/home/me/b.txt") == "third"
    assert title("b.html") == "third"
    assert title("c.txt") == "fourth"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("file,date\na.txt,2024-01-01\n", "line 1: there is no column 'path'"),
        ("", "line 1: there is no column 'path'"),
        ("path;date\na.txt;2024-01-01\n", "no column 'path'.*commas"),
        ("path,date,date\n", "column 'date' stands twice"),
        ("path,date\na.txt,2024-01-01\nb.txt,soon\n", "line 3, column 'date': 'soon' is no date"),
        ("path,date\na.txt,31/02/2024\n", "line 2, column 'date'"),
        ("path,date\na.txt,May 2024\n", "line 2, column 'date'"),
        ("path,kind\na.txt,poem\n", "line 2, column 'kind': 'poem'.*press_release"),
        ("path,title\na.txt,x\n./a.txt,y\n", "line 3, column 'path': ./a.txt stands in line 2 already"),
        ("path,title\n,x\n", "line 2, column 'path': it is empty"),
        ("path,title\na.txt,x,y\n", "line 2: 3 cells under 2 columns"),
        ('path,title\na.txt,"x\n', "line"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(MetadataError, match=problem) as caught:
        load_metadata(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="cannot be read"):
        load_metadata(tmp_path / "none.csv")


def test_rows_that_fit_no_document_are_known(tmp_path: Path) -> None:
    table = load_metadata(written(tmp_path, "path,title\nx/a.txt,1\nb.txt,2\nc,3\nd.txt,4\ny/d.txt,5\n"))
    assert table.unused([]) == ["x/a.txt", "b.txt", "c", "d.txt", "y/d.txt"]
    assert table.unused(["x/a.txt", Path("/in/b.txt"), "c.html", "z/d.txt"]) == ["d.txt", "y/d.txt"]
    assert table.unused(["d.txt", "a.txt", "b.md"]) == ["c", "y/d.txt"]


def test_a_kind_is_known_by_its_name() -> None:
    assert Details(kind="news").kind is DocumentKind.NEWS  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="gossip"):
        Details(kind="gossip")  # type: ignore[arg-type]
