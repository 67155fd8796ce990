"""A table for a terminal: each amount in its sentence, with what is said about it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TextIO

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from claimx.records import (
    AnyRecord,
    Change,
    Claim,
    DocumentRef,
    ErrorRecord,
    Period,
    Scope,
    Status,
)

_ARROWS = {Change.INCREASE: ("▲", "green"), Change.DECREASE: ("▼", "red"), Change.LEVEL: ("●", "blue")}
_STATUS = {
    Status.PLANNED: "planned",
    Status.HYPOTHETICAL: "hypothetical",
    Status.NEGATED: "said not to be so",
}
# Code points of the sentence shown on either side of the amount.
_SIDE = 70
# More forces than this are counted, not named.
_NAMED = 3


def _in_sentence(claim: Claim) -> Text:
    """The amount, marked, in as much of its sentence as fits."""
    start, end = claim.quantity.start - claim.start, claim.quantity.end - claim.start
    left, right = " ".join(claim.text[:start].split()), " ".join(claim.text[end:].split())
    if len(left) > _SIDE:
        left = "…" + left[-_SIDE:].split(" ", 1)[-1]
    if len(right) > _SIDE:
        right = right[:_SIDE].rsplit(" ", 1)[0] + "…"
    words = Text(left + (" " if claim.text[:start][-1:].isspace() else ""))
    words.append(claim.quantity.text, style="bold yellow")
    words.append((" " if claim.text[end:][:1].isspace() else "") + right)
    return words


def _is_month_end(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def when(period: Period) -> str:
    """A period as short as it can be told: 2025/26, 2024, Mar 2024, 31 Mar 2023, since 2010."""
    first, last = period.start, period.end
    if first is None and last is None:
        return period.text
    if first is None:
        return f"by {_day(last)}" if last else period.text
    if last is None:
        return f"since {first.year}" if (first.month, first.day) == (1, 1) else f"since {_day(first)}"
    if first == last:
        return f"{_day(first)}"
    whole_months = first.day == 1 and _is_month_end(last)
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    if whole_months and (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if whole_months and (first.month, last.month, last.year - first.year) == (4, 3, 1):
        return f"{first.year}/{last.year % 100:02d}"
    return f"{first:%b %Y}–{last:%b %Y}" if whole_months else f"{_day(first)}–{_day(last)}"


def _where(claim: Claim) -> str:
    if claim.scope is not Scope.FORCE:
        return claim.scope.value
    names = [force.name for force in claim.forces]
    return ", ".join(names) if len(names) <= _NAMED else f"{len(names)} forces"


def _details(claim: Claim) -> Text:
    """What is counted, when and by whom, on one dim line."""
    parts = [claim.subject or "", _STATUS.get(claim.status, "")]
    if claim.period is not None:
        parts.append(when(claim.period))
    if claim.baseline is not None:
        parts.append(f"against {when(claim.baseline)}")
    if claim.speaker is not None:
        parts.append(f"says {claim.speaker.name}")
    return Text(" · ".join(part for part in parts if part), style="dim")


def write(records: Iterable[AnyRecord], out: TextIO, *, console: Console | None = None) -> None:
    """Write a heading and a table for each document: its claims, or that there are none."""
    console = console or Console(file=out, highlight=False)
    claims: list[Claim] = []
    for record in records:
        if isinstance(record, ErrorRecord):
            continue
        if claims and record.document != claims[0].document:
            _show(console, claims[0].document, claims)
            claims = []
        if isinstance(record, Claim):
            claims.append(record)
        elif record.claims == 0:
            _show(console, record.document, [])
    if claims:
        _show(console, claims[0].document, claims)


def _show(console: Console, ref: DocumentRef, claims: Sequence[Claim]) -> None:
    title = ref.title or (PurePath(ref.path).name if ref.path else "standard input")
    known = [
        ref.kind.value.replace("_", " "),
        str(ref.date) if ref.date else "undated",
        (ref.publisher.name if ref.publisher else None) or "",
    ]
    console.print(Text(title, style="bold"))
    console.print(Text(" · ".join(part for part in known if part), style="dim"))
    if not claims:
        console.print("no quantitative claims\n")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1, 0))
    table.add_column("amount", max_width=20)
    table.add_column("claim", ratio=1)
    table.add_column("force", max_width=24)
    for claim in claims:
        arrow, colour = _ARROWS[claim.change]
        amount = Text.assemble((arrow, colour), " ", (" ".join(claim.quantity.text.split()), "bold"))
        table.add_row(amount, Group(_in_sentence(claim), _details(claim)), _where(claim))
    console.print(table)
