"""Groups of ``claimx match`` to JSON lines, JSON, CSV and a table for a terminal."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimx.knowledge import base
from claimx.match_records import Fact, MatchGroup, PaperRecord, Statement
from claimx.matching.kinds import Kind
from claimx.outputs import Format
from claimx.outputs.cells import defused
from claimx.outputs.place import aside
from claimx.outputs.table import when
from claimx.records import Period

COLUMNS = (
    "group", "kind", "certainty", "reasons", "forces", "scope", "nations", "subject", "topic", "unit", "per", "status",
    "start", "end", "since", "side", "amounts", "value", "low", "high", "date", "speaker", "publisher", "document",
    "title", "sentence", "claims", "copies",
)  # fmt: skip
_NAMED = 3


def write(groups: Iterable[MatchGroup], form: Format, path: Path | None) -> None:
    """Write groups as JSON lines, JSON, CSV or a table to a file, or to stdout where there is none.

    Raises:
        OutputError: A folder stands there.
        OSError: The disk is full, or it may not be written to.
    """
    if path is None:
        _WRITERS[form](groups, sys.stdout)
        sys.stdout.flush()
        return
    with aside(path) as new, new.open("w", encoding="utf-8-sig" if form.facts.mark else "utf-8", newline="") as out:
        _WRITERS[form](groups, out)


def _jsonl(groups: Iterable[MatchGroup], out: TextIO) -> None:
    out.writelines(group.to_json() + "\n" for group in groups)


def _json(groups: Iterable[MatchGroup], out: TextIO) -> None:
    out.write("[" + ",".join("\n" + group.to_json() for group in groups) + "\n]\n")


def _csv(groups: Iterable[MatchGroup], out: TextIO) -> None:
    """One row a statement, under a header line."""
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for group in groups:
        rows.writerows([_plain(value) for value in row(group, said)] for said in group.statements)


def _plain(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else defused(value) if isinstance(value, str) else value


def row(group: MatchGroup, said: Statement) -> tuple[object, ...]:
    """The values of ``COLUMNS`` for one statement of a group; what is several is joined by ``|``."""
    fact, paper = group.fact, said.document
    stated = [f for f in group.figures if f.side == said.side and set(f.claims) & set(said.claims)]
    value = stated[0].value if len(stated) == 1 else "|".join(_number(f.value) for f in stated)
    return (
        group.id, group.kind.value, group.certainty.value, "|".join(group.reasons), "|".join(fact.forces),
        fact.scope.value, "|".join(fact.nations), fact.subject, fact.topic.value, fact.unit, fact.per,
        fact.status.value, fact.start, fact.end, fact.since, said.side, "|".join(said.amounts),
        value, min(f.low for f in stated), max(f.high for f in stated),
        paper.date, said.speaker, paper.publisher, _where(paper), paper.title, said.text, "|".join(said.claims),
        "|".join(_where(copy) for copy in said.copies),
    )  # fmt: skip


def _table(groups: Iterable[MatchGroup], out: TextIO) -> None:
    show(groups, Console(file=out, highlight=False))


def show(groups: Iterable[MatchGroup], console: Console) -> None:
    """A heading a group, and under it who gave which figure when."""
    for group in groups:
        conflict = group.kind is Kind.CONTRADICTION
        heading = Text(group.kind.value, style="bold red" if conflict else "bold green")
        heading.append(f" · {' · '.join(_about(group))}", style="bold not green not red")
        console.print(heading)
        doubts = ", ".join(reason.value.replace("_", " ") for reason in group.reasons)
        console.print(Text(f"{group.certainty.value} certainty" + (f": {doubts}" if doubts else ""), style="dim"))
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(max_width=24)
        table.add_column(no_wrap=True)
        table.add_column(max_width=32)
        table.add_column(ratio=1)
        for said in group.statements:
            table.add_row(_figure(group, said), str(said.document.date or "undated"), *_who(said))
        console.print(table)
        console.print()


def _about(group: MatchGroup) -> Iterator[str]:
    fact = group.fact
    yield fact.subject or fact.topic.value.replace("_", " ")
    yield _forces(fact)
    if fact.start or fact.end:
        yield when(Period(text="", start=fact.start, end=fact.end))
    if fact.since:
        yield f"since {fact.since}"
    yield f"{len(group.statements)} statements"


def _forces(fact: Fact) -> str:
    if not fact.forces:
        return " and ".join(fact.nations) or fact.scope.value
    known = base().forces
    names = [known[id].name if id in known else id for id in fact.forces]
    return ", ".join(names) if len(names) <= _NAMED else f"{len(names)} forces"


def _figure(group: MatchGroup, said: Statement) -> Text:
    """The amounts as stated, and what a rounded one can mean."""
    told = Text(", ".join(said.amounts), style="bold yellow")
    for figure in group.figures:
        if set(figure.claims) & set(said.claims) and figure.low < figure.high:
            told.append(f"\n{_number(figure.low)} to {_number(figure.high)}", style="dim not bold")
    return told


def _who(said: Statement) -> tuple[str, Text]:
    sentence = Text(" ".join(said.text.split()))
    sentence.append(f"\n{_where(said.document)}", style="dim")
    if said.copies:
        sentence.append(f", and {len(said.copies)} copies of it", style="dim")
    if said.document.withdrawn:
        sentence.append(", withdrawn", style="red")
    return said.speaker or said.document.publisher or "", sentence


def _where(paper: PaperRecord) -> str:
    return paper.path or paper.id


def _number(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() or abs(value) >= 1000 else f"{value:,.2f}".rstrip("0").rstrip(".")


_WRITERS: dict[Format, Callable[[Iterable[MatchGroup], TextIO], None]] = {
    Format.JSONL: _jsonl,
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.TABLE: _table,
}
