"""brat's standoff: read by the rules of brat's own parser, and what comes back of a person's work."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from claimx.corpus.formats import Form, brat
from claimx.corpus.formats.model import Annotated
from claimx.errors import CorpusError
from tests.corpus.formats.conftest import fields, written
from tests.corpus.formats.generated import documents


def brat_reads(folder: Path, name: str) -> dict[str, int]:
    """How many annotations of each kind brat makes of a file, which must have none it cannot read.

    After TextAnnotations of brat's server/src/annotation.py: lines end as str.splitlines has it, the text of a
    text-bound annotation is that of its spans joined by spaces, spans do not overlap, and what lines refer to is there.
    """
    text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
    found: dict[str, int] = {}
    ids: set[str] = set()
    referred: set[str] = set()
    for line in (folder / f"{name}.ann").read_bytes().decode("utf-8").splitlines():
        key, rest = line.split("\t", 1)
        assert re.fullmatch(r"[TRA#]\d+", key), line
        assert key not in ids, line
        ids.add(key)
        data, tab, tail = rest.partition("\t")
        found[key[0]] = found.get(key[0], 0) + 1
        if key[0] == "T":
            kind, places = data.split(" ", 1)
            assert re.fullmatch(r"[A-Za-z0-9_-]+", kind)
            spans = [tuple(map(int, place.split(" ", 2))) for place in places.split(";")]
            for number, (start, end) in enumerate(spans):
                assert 0 <= start < end <= len(text)
                assert all(end <= other[0] or other[1] <= start for other in spans[:number])
            words = " ".join(text[start:end] for start, end in spans)
            assert tab
            assert tail[: len(words)] == words
            assert not tail[len(words) :].strip()
        elif key[0] == "R":
            kind, one, other = data.split(None, 2)
            referred |= {one.removeprefix("Arg1:"), other.removeprefix("Arg2:")}
        elif key[0] == "A":
            _, target, *value = data.split()
            assert len(value) <= 1
            referred.add(target)
        else:
            _, target = data.split()
            referred.add(target)
    assert referred <= ids
    return found


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(documents())
def test_any_document(tmp_path: Path, document: Annotated) -> None:
    brat.write([document], tmp_path)
    found = brat_reads(tmp_path, document.name)
    assert found.get("#", 0) == len(document.claims)


def test_the_corpus(train: list[Annotated], tmp_path: Path) -> None:
    brat.write(train, tmp_path)
    found = [brat_reads(tmp_path, document.name) for document in train]
    claims = sum(len(document.claims) for document in train)
    assert sum(one.get("#", 0) for one in found) == claims
    assert sum(one.get("A", 0) for one in found) > 5 * claims - 5


def test_the_configuration_names_every_type(train: list[Annotated], tmp_path: Path) -> None:
    brat.write(train, tmp_path)
    sections: dict[str, set[str]] = {}
    for line in (tmp_path / "annotation.conf").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), set())
        elif line:
            section.add(line.split("\t")[0])
    assert list(sections) == ["entities", "relations", "events", "attributes"]
    for path in tmp_path.glob("*.ann"):
        for line in path.read_text("utf-8").splitlines():
            key, data = line.split("\t")[:2]
            kind = {"T": "entities", "R": "relations", "A": "attributes"}.get(key[0])
            assert kind is None or data.split()[0] in sections[kind], line
    drawn = (tmp_path / "visual.conf").read_text("utf-8")
    assert all(f"\n{name} | " in drawn for name in sections["entities"])


def test_what_is_written(kent: Annotated, tmp_path: Path) -> None:
    path = written(kent, tmp_path / "brat", Form.BRAT)
    lines = (path / "kent.ann").read_text("utf-8").splitlines()
    assert lines[:3] == ["T1\tcount 17 19\t41", "T2\tpercentage 66 77\t12 per cent", "T3\tsubject 20 27\tarrests"]
    assert "R1\thas_subject Arg1:T1 Arg2:T3" in lines
    assert "A1\tchange T1 level" in lines
    [note] = [line for line in lines if line.startswith("#1\t")]
    assert note.startswith('#1\tAnnotatorNotes T1\t{"quote": "made [[41]] arrests", "value": 41,')


def edited(document: Annotated, folder: Path, change: Callable[[str], str]) -> Path:
    path = written(document, folder, Form.BRAT)
    ann = path / f"{document.name}.ann"
    ann.write_text(change(ann.read_text("utf-8")), "utf-8")
    return path


def test_what_a_person_changes_wins(kent: Annotated, tmp_path: Path) -> None:
    def change(lines: str) -> str:
        lines = re.sub(r"R\d+\thas_(?:subject|speaker) Arg1:T1 .*\n", "", lines)
        lines = lines.replace("T1\tcount 17 19\t41", "T1\tofficer_numbers 17 19\t41")
        lines = lines.replace("change T1 level", "change T1 decrease").replace('"value": 41', '"value": 40')
        return lines + "A90\toptional T2\nT90\tsubject 0 4;28 30\tKent in\nR90\thas_subject Arg1:T1 Arg2:T90\n"

    path = edited(kent, tmp_path / "brat", change)
    [back] = brat.read(path, print)
    first = {"type": "officer_numbers", "change": "decrease", "value": 40, "subject": "Kent in", "speaker": None}
    assert fields(back) == {**fields(kent), **first}
    assert fields(back, 1) == {**fields(kent, 1), "optional": True}


def test_a_mention_taken_away_and_one_added(kent: Annotated, tmp_path: Path) -> None:
    def change(lines: str) -> str:
        kept = [line for line in lines.splitlines() if not re.search(r"^T1\t| T1\b|:T1\b", line)]
        return "\n".join([*kept, "T90\tother 31 35\t2019", "A90\tstatus T90 actual", "#90\tAnnotatorNotes T90\twhy?"])

    told: list[str] = []
    [back] = brat.read(edited(kent, tmp_path / "brat", change), told.append)
    assert [back.text[one.start : one.end] for one in back.claims] == ["2019", "12 per cent"]
    assert (fields(back)["type"], fields(back)["status"], fields(back)["value"]) == ("other", "actual", None)
    assert back.claims[1] == kent.claims[1]
    assert "the note 'why?' is left out" in told[0]
    assert all("is linked to no amount" in message for message in told[1:])


def test_a_folder_that_claimx_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Five\r\ndogs barked.")
    (tmp_path / "a.ann").write_text("T1\tcount 0 4\tFive\nT2\tsubject 6 10\tdogs\nR1\thas_subject Arg1:T1 Arg2:T2\t\n")
    [document] = brat.read(tmp_path, print)
    assert (document.name, document.head["kind"]) == ("a", None)
    assert (fields(document)["type"], fields(document)["subject"]) == ("count", "dogs")


def test_an_amount_over_a_line_end_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Over\n5 million\npounds")
    (tmp_path / "a.ann").write_text("T1\tfunding 5 6;7 14\t5 million\n")
    [document] = brat.read(tmp_path, print)
    assert [(one.start, one.end) for one in document.claims] == [(5, 14)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T9\tcount 0 4", r"kent.ann, line \d+: '' is not what the text has there, 'Kent'"),
        ("T9\tcount 0 4\tEssex", "'Essex' is not what the text has there"),
        ("T9\tcount 0\tKent", "'0' is no start and end"),
        ("T9\tcount 0 4000\tKent", "0 to 4000 lies outside the text"),
        ("T9\tcount 0 4;2 6\tKent nt P", "its pieces overlap"),
        ("T9\tcount 0 4;12 16\tKent made", "is in pieces"),
        ("T9\tperson 0 4\tKent", "there is no label 'person'"),
        ("T1\tcount 0 4\tKent", "T1 stands twice"),
        ("Kent", "'Kent' is no annotation"),
        ("R9\thas_subject Arg1:T1", "does not name two ends"),
        ("R9\thas_subject Arg1:T1 Arg2:T2", "the link 'subject' from c1 to c2 is none"),
        ("A99\tchange T1 more", "change is 'more', not one of level"),
        ("A99\tchange T77 level", "there is no T77"),
        ("A99\tchange T1 increase", "T1 has two values of change"),
        ('#99\tAnnotatorNotes T1\t{"value": }', "the note on T1 is no JSON object"),
    ],
)
def test_damage_is_told_with_its_line(kent: Annotated, tmp_path: Path, line: str, said: str) -> None:
    path = edited(kent, tmp_path / "brat", lambda lines: lines + line + "\n")
    with pytest.raises(CorpusError, match=said) as raised:
        list(brat.read(path, print))
    assert raised.value.remedy


def test_what_brat_holds_and_claimx_does_not_is_told(kent: Annotated, tmp_path: Path) -> None:
    told: list[str] = []
    path = edited(kent, tmp_path / "brat", lambda lines: lines + "E1\tcount:T1\n*\tEquiv T1 T2\n")
    assert list(brat.read(path, told.append)) == [kent]
    assert [message.partition(": ")[2] for message in told] == [
        f"{key} is left out, since no mention can hold it" for key in ("E1", "*")
    ]
