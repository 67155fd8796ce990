"""Tables in the manner of real answers: every cell's claim, one table a file of ``tests/spec/tables``.

A file holds, parted by lines of three hyphens: facts (``date``, ``form``), the document, and the cells expected, in
the order of the text. ``LABEL :: CELL; CELL | key=value`` expects those cells behind that label; a value with `` / ``
is one a cell. ``*`` gives what holds for all cells of the file. Periods: ``2010`` a year, ``FY2010`` a financial
year, ``2010-03-31`` a day, ``A..B`` a span, ``-`` none. ``times`` is the factor between the cell and its value.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from claimx.documents import Document, read_bytes
from claimx.documents.details import Details
from claimx.pipeline.language import extract_document
from claimx.records import Claim

FILES = sorted((Path(__file__).parents[2] / "spec" / "tables").glob("*.table"))
LEAST_F1 = 0.95
Span = tuple[dt.date | None, dt.date] | None


@dataclass(frozen=True)
class Expected:
    start: int
    end: int
    fields: dict[str, str]

    def period(self, key: str = "period") -> Span:
        return span(self.fields.get(key, "-"))


def span(text: str) -> Span:
    if text == "-":
        return None
    if ".." in text:
        first, last = text.split("..")
        return dt.date.fromisoformat(first) if first else None, dt.date.fromisoformat(last)
    if text.startswith("FY"):
        return dt.date(int(text[2:]), 4, 1), dt.date(int(text[2:]) + 1, 3, 31)
    if len(text) == 4:
        return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
    return dt.date.fromisoformat(text), dt.date.fromisoformat(text)


def fields(text: str) -> dict[str, str]:
    return dict(part.strip().split("=", 1) for part in text.split("|") if part.strip())


@cache
def load(path: Path) -> tuple[Document, tuple[Expected, ...]]:
    head, body, *rest = re.split(r"^---\n", path.read_text("utf-8"), flags=re.M)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    name = Path("page.html" if facts["form"] == "html" else "page.txt")
    date = dt.date.fromisoformat(facts["date"])
    document = read_bytes(body.encode(), path=name, details=Details(date=date))
    return document, tuple(expectations(document.text, "".join(rest)))


def expectations(text: str, lines: str) -> list[Expected]:
    found: list[Expected] = []
    shared: dict[str, str] = {}
    at = 0
    for line in lines.splitlines():
        if line.startswith("*"):
            shared = fields(line[1:])
            continue
        cells, _, more = line.partition(" | ")
        label, sep, figures = cells.partition(" :: ")
        if sep:
            place = text.index(label, at)
            assert place >= 0, (line, "label")
            at = place + len(label)
        else:
            figures = cells
        given = {**shared, **fields(more)}
        parts = figures.split("; ")
        for number, figure in enumerate(parts):
            match = re.compile(rf"(?<![0-9,.]){re.escape(figure.strip())}(?![0-9])").search(text, at)
            assert match is not None, (line, figure)
            at = match.end()
            each = {key: value.split(" / ")[number] if " / " in value else value for key, value in given.items()}
            found.append(Expected(match.start(), match.end(), {"cell": figure.strip(), **each}))
    return found


def value(expected: Expected) -> float:
    digits = re.sub(r"[^0-9.-]", "", expected.fields["cell"].replace("−", "-"))
    return float(expected.fields.get("value", digits)) * float(expected.fields.get("times", 1))


@cache
def claims(path: Path) -> tuple[Claim, ...]:
    return tuple(extract_document(load(path)[0]))


def days(period: object) -> Span:
    return None if period is None else (period.start, period.end)  # type: ignore[attr-defined]


def pairs(path: Path) -> list[tuple[Expected, Claim]]:
    _, wanted = load(path)
    return [
        (one, claim)
        for one in wanted
        for claim in claims(path)
        if claim.quantity.start < one.end and one.start < claim.quantity.end
    ]


def forces(expected: Expected) -> set[str]:
    given = expected.fields["forces"]
    return set() if given == "-" else set(given.split(","))


def right(one: Expected, claim: Claim) -> bool:
    """Whether value, forces and period of a cell are right."""
    return (
        claim.quantity.value is not None
        and abs(claim.quantity.value - value(one)) < 1e-6 * max(1, abs(value(one)))
        and {force.id for force in claim.forces} == forces(one)
        and days(claim.period) == one.period()
    )


def wrong(one: Expected, claim: Claim) -> list[str]:
    """What is wrong with the record of a cell, of all that is expected of it."""
    given, said = one.fields, []
    told: dict[str, object] = {
        "unit": claim.quantity.unit,
        "type": claim.type.value,
        "topic": claim.topic.value,
        "per": claim.quantity.per or "-",
        "scope": claim.scope.value,
        "change": claim.change.value,
        "status": claim.status.value,
        "bound": claim.quantity.bound.value,
        "speaker": claim.speaker.name if claim.speaker else "-",
        "high": "-" if claim.quantity.value_high is None else f"{claim.quantity.value_high:g}",
    }
    standard = {"per": "-", "change": "level", "status": "actual", "bound": "exact", "speaker": "-", "high": "-"}
    for key, got in told.items():
        want = given.get(key, standard.get(key))
        if want is not None and want != got:
            said.append(f"{key} {got!r} for {want!r}")
    if not right(one, claim):
        ids = ",".join(sorted(force.id for force in claim.forces))
        said.append(
            f"{claim.quantity.value} {ids} {days(claim.period)} for {value(one)} {given['forces']} {one.period()}"
        )
    if "baseline" in given and days(claim.baseline) != one.period("baseline"):
        said.append(f"baseline {days(claim.baseline)} for {given['baseline']}")
    missing = [word for word in given.get("subject", "").lower().split() if word not in (claim.subject or "").lower()]
    if missing:
        said.append(f"subject {claim.subject!r} without {missing}")
    return said


def figures(files: list[Path]) -> tuple[float, float, float]:
    """Precision, recall and F1 of cells with value, forces and period all right."""
    hits = sum(right(one, claim) for path in files for one, claim in pairs(path))
    predicted = sum(len(claims(path)) for path in files)
    wanted = sum(len(load(path)[1]) for path in files)
    precision, recall = hits / predicted, hits / wanted
    return precision, recall, 2 * precision * recall / (precision + recall)


def test_cells_have_value_force_and_period() -> None:
    precision, recall, f1 = figures(FILES)
    print(f"{len(FILES)} tables: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")  # noqa: T201
    assert f1 >= LEAST_F1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cell_of_a_table(path: Path) -> None:
    document, wanted = load(path)
    found = claims(path)
    met = {claim.id for _, claim in pairs(path)}
    said = [f"{document.text[c.quantity.start - 20 : c.quantity.end]!r} spurious" for c in found if c.id not in met]
    said += [f"{one.fields['cell']} missed" for one in wanted if all(one is not other for other, _ in pairs(path))]
    said += [f"{one.fields['cell']}: {'; '.join(wrong(one, claim))}" for one, claim in pairs(path) if wrong(one, claim)]
    assert said == []
