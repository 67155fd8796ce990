"""Score the comparison with official figures on statements that are labelled with the figure to hold each against.

Usage: python scripts/checks_official.py [--open] [--errors] [FILE ...]

An amount is right where series, area, date (with what a change is measured from) and unit are those of its label; of an
amount that no series counts, or that no figure stands for, where none is told. --errors shows the open half alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import claimx
from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.official import official
from claimx.documents import Details
from claimx.records import Claim, DocumentRecord

FOLDER = Path(__file__).parents[1] / "corpora" / "checks"
FILES = tuple(
    FOLDER / f"{name}.jsonl"
    for name in ("official", "official_second", "official_third", "official_fourth", "official_fifth")
)
OPEN = "open"
# The labels know one series of money and one of officers; the base has several of each.
MEASURES = {"uplift_officers": "officers", "uplift_target": "officers", "designated_officers": "staff"}


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled amount: whether the series, date and unit are right, and whether the outcome is."""

    row: dict[str, Any]
    label: dict[str, Any]
    check: Check | None
    found: bool
    outcome: bool


def scored(row: dict[str, Any]) -> Iterator[Scored]:
    """The labelled amounts of a statement."""
    details = Details(date=dt.date.fromisoformat(row["date"]), publisher_force=row["publisher_force"])
    claims = claimx.extract(row["text"], details=details)
    document = DocumentRecord(document=claims[0].document, text=row["text"], claims=len(claims)) if claims else None
    checks = dict(official(claims, document))
    found = by_amount(claims)
    for label in row["comparisons"]:
        claim = found.get(label["amount"])
        check = checks.get(claim.id) if claim is not None else None
        yield Scored(row, label, check, is_found(label, check), is_outcome(label, check))


def by_amount(claims: list[Claim]) -> dict[str, Claim]:
    seen: Counter[str] = Counter()
    found = {}
    for claim in claims:
        words = claim.quantity.text
        seen[words] += 1
        found[words if seen[words] == 1 else f"{words}#{seen[words]}"] = claim
    return found


def _silent(check: Check | None) -> bool:
    return check is None or check.outcome is Outcome.NO_FIGURE


def is_found(label: dict[str, Any], check: Check | None) -> bool:
    if label["measure"] == "none":
        return _silent(check)
    if check is None:
        return False
    if label["outcome"] == Outcome.NO_FIGURE or check.outcome is Outcome.NO_FIGURE:
        return bool(check.outcome == label["outcome"])
    first = check.figures[0]
    measure = "funding" if first.unit == "£m" else MEASURES.get(first.measure, first.measure)
    dates = {str(one.date or one.financial_year) for one in check.figures}
    wanted = {date for date in (label["date"], label["baseline_date"]) if date is not None}
    unit = label["unit"] in ("any", first.unit) or check.outcome is Outcome.NOT_COMPARABLE
    return (measure, first.area) == (label["measure"], label["area"]) and wanted <= dates and unit


def is_outcome(label: dict[str, Any], check: Check | None) -> bool:
    if label["measure"] == "none":
        return _silent(check)
    return check is not None and bool(check.outcome == label["outcome"])


@dataclass(frozen=True, slots=True)
class Counted:
    """How many amounts of one half of a file were right, and how many differences were told and right."""

    amounts: int
    found: int
    outcome: int
    differs: int
    right: int


def counted(every: list[Scored]) -> Counted:
    """The counts of the amounts of one half."""
    told = [one for one in every if one.check is not None and one.check.outcome is Outcome.DIFFERS]
    return Counted(
        len(every),
        sum(one.found for one in every),
        sum(one.outcome for one in every),
        len(told),
        sum(one.outcome for one in told),
    )


def read(path: Path, split: str | None = None) -> list[Scored]:
    """The labelled amounts of a file, or of one half of it, held against the base."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [one for row in rows if split in (None, row["split"]) for one in scored(row)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=FILES)
    parser.add_argument("--open", action="store_true", help="score the open half alone")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    console = Console(highlight=False, markup=False)
    table = Table(box=None, header_style="bold")
    for head in ("file", "split", "amounts", "series, date, unit", "outcome", "differs told", "of these right"):
        table.add_column(head, justify="left" if head in ("file", "split") else "right")
    every: list[Scored] = []
    for path in args.files:
        mine = read(path, OPEN if args.open else None)
        every += mine
        for split in sorted({one.row["split"] for one in mine}, reverse=True):
            half = counted([one for one in mine if one.row["split"] == split])
            shares = (f"{right / half.amounts:.3f}" for right in (half.found, half.outcome))
            table.add_row(path.stem, split, str(half.amounts), *shares, str(half.differs), str(half.right))
    console.print(table)
    if args.errors:
        for one in every:
            if one.row["split"] == OPEN and not (one.found and one.outcome):
                console.print(f"\n{one.row['id']} {one.row['date']} {one.row['text']}\n  label: {one.label}")
                console.print(f"  told: {one.check.outcome.value}: {one.check.told}" if one.check else "  nothing told")


if __name__ == "__main__":
    main()
