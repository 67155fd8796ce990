"""What ``claimx check`` found, for a terminal: each relation once, in its sentences, with what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TextIO

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.records import AnyRecord, Claim, DocumentRef

COLOURS: Mapping[Outcome, str] = {
    Outcome.CONSISTENT: "green",
    Outcome.AGREES: "green",
    Outcome.CLOSE: "yellow",
    Outcome.INCONSISTENT: "bold red",
    Outcome.DIFFERS: "bold red",
    Outcome.IMPLIED: "cyan",
}


def plain(outcome: Outcome) -> str:
    """An outcome as it is told to a person."""
    return outcome.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Row:
    """A check with all claims that it is of, in the order of the text."""

    check: Check
    claims: tuple[Claim, ...]


def rows(claims: Sequence[Claim]) -> list[Row]:
    """The checks of the claims of one document, each once, in the order of the text."""
    by_id = {claim.id: claim for claim in claims}
    found: dict[tuple[object, ...], Row] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.quantity.start)):
        for check in claim.checks:
            ids = frozenset((claim.id, *check.claims))
            members = sorted((by_id[id] for id in ids if id in by_id), key=lambda one: one.quantity.start)
            found.setdefault((check.kind, check.outcome, check.told, ids), Row(check, tuple(members)))
    return list(found.values())


def tables(records: Iterable[AnyRecord]) -> Iterator[tuple[DocumentRef, list[Row]]]:
    """The checks of each document, in the order in which the documents come."""
    by_paper: dict[tuple[str, str | None], list[Claim]] = {}
    for record in records:
        if isinstance(record, Claim):
            by_paper.setdefault((record.document.id, record.document.path), []).append(record)
    for claims in by_paper.values():
        yield claims[0].document, rows(claims)


def write(
    records: Iterable[AnyRecord],
    out: TextIO,
    *,
    outcomes: Sequence[Outcome] | None = None,
    console: Console | None = None,
) -> None:
    """Write a heading and a table for each document that has checks; of some outcomes alone, where they are given."""
    console = console or Console(file=out, highlight=False)
    for ref, found in tables(records):
        shown = [row for row in found if not outcomes or row.check.outcome in outcomes]
        if shown:
            _show(console, ref, shown)


def _show(console: Console, ref: DocumentRef, found: Sequence[Row]) -> None:
    title = ref.title or (PurePath(ref.path).name if ref.path else "standard input")
    console.print(Text(title, style="bold"))
    console.print(Text(" · ".join(_known(ref)), style="dim"))
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1, 0))
    table.add_column("outcome", no_wrap=True)
    table.add_column("claims, and what was computed", ratio=1)
    for row in found:
        outcome = Text(plain(row.check.outcome), style=COLOURS.get(row.check.outcome, ""))
        outcome.append(f"\n{row.check.kind.value.replace('_', ' ')}", style="not bold dim")
        lines = [*_sentences(row.claims), Text(row.check.told, style="bold")]
        lines += [Text(caveat, style="dim") for caveat in row.check.caveats]
        table.add_row(outcome, Group(*lines))
    console.print(table)


def _known(ref: DocumentRef) -> Iterator[str]:
    yield ref.kind.value.replace("_", " ")
    yield str(ref.date) if ref.date else "undated"
    if ref.publisher is not None and ref.publisher.name:
        yield ref.publisher.name


def _sentences(claims: Sequence[Claim]) -> Iterator[Text]:
    """The sentences of claims, each once, with their amounts marked."""
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault((claim.start, claim.end), []).append(claim)
    for (start, _), own in by_sentence.items():
        text, place = Text(), 0
        for claim in own:
            at, end = claim.quantity.start - start, claim.quantity.end - start
            text.append(_line(claim.text[place:at]))
            text.append(_line(claim.text[at:end]), style="bold yellow")
            place = end
        text.append(_line(own[0].text[place:]))
        yield text


def _line(text: str) -> str:
    """The text on one line, its spaces at the ends kept."""
    return " ".join(text.replace("\r", " ").replace("\n", " ").split(" "))
