"""Score the checks of arithmetic on statements whose figures are known to fit or not.

Usage: python scripts/checks.py [--errors] [--split open|held_back] [FILE ...]

A relation that is told is right where one of the same kind and outcome is labelled on the same amounts, or on some of
them; "any kind" asks for the outcome alone: what is left of a sum is a total to one and a difference to another.
--errors shows the open half alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import claimx
from claimx.check_kinds import Outcome
from claimx.check_records import Check
from claimx.checks.arithmetic import arithmetic
from claimx.documents import Details, from_text
from claimx.records import Claim

LABELS = Path(__file__).parents[1] / "corpora" / "checks"
FILES = (LABELS / "arithmetic.jsonl", LABELS / "arithmetic_second.jsonl")
# All kinds together, where only amounts and outcome have to be right.
ANY = "any kind"
KINDS = ("share", "total", "change", "difference", "rate", "repeat")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A relation: its kind, what came of it, and where its amounts stand."""

    kind: str
    outcome: str
    spans: frozenset[Span]
    derived: float | None

    def fits(self, other: Told) -> bool:
        """Whether it is the same relation with the same outcome, told of the same amounts or of some of them."""
        return self.kind == other.kind and self.agrees(other)

    def agrees(self, other: Told) -> bool:
        """Whether it has the same outcome, whatever its kind, of the same amounts or of some of them."""
        if self.outcome != other.outcome:
            return False
        shared = sum(any(a < d and c < b for c, d in other.spans) for a, b in self.spans)
        return shared >= min(len(self.spans), len(other.spans)) >= 2


def labelled(row: dict[str, Any]) -> list[Told]:
    """The relations of a statement as they are labelled."""
    return [
        Told(one["kind"], one["outcome"], frozenset(_span(row["text"], said) for said in one["claims"]), one["derived"])
        for one in row["relations"]
    ]


def _span(text: str, said: str) -> Span:
    words, _, number = said.partition("#")
    found = list(re.finditer(rf"(?<![\w£,.]){re.escape(words)}(?![\w%]|,[0-9])", text))
    return found[int(number or 1) - 1].span()


def told(row: dict[str, Any]) -> list[Told]:
    """The relations that the checker tells of a statement."""
    details = Details(date=dt.date.fromisoformat(row["date"]), publisher_force=row["publisher_force"])
    claims = claimx.extract(from_text(row["text"], details=details))
    return list(relations(claims, arithmetic(claims, None)))


def relations(claims: Iterable[Claim], checks: Iterable[tuple[str, Check]]) -> Iterator[Told]:
    """Checks of single claims put together again as relations."""
    spans = {claim.id: (claim.quantity.start, claim.quantity.end) for claim in claims}
    seen = set()
    for id, check in checks:
        one = Told(
            check.kind.value,
            check.outcome.value,
            frozenset(spans[member] for member in (id, *check.claims)),
            check.computed if check.outcome is Outcome.IMPLIED else None,
        )
        key = (one.kind, one.outcome, one.spans, check.told)
        if key not in seen:
            seen.add(key)
            yield one


def main() -> None:
    """Print precision and recall of each outcome and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="*", default=FILES)
    parser.add_argument("--split", choices=["open", "held_back"], action="append")
    parser.add_argument("--errors", action="store_true", help="show what is told and not labelled, and the reverse")
    args = parser.parse_args()
    for file in args.file:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        for split in args.split or ["open", "held_back"]:
            of_split = [row for row in rows if row["split"] == split]
            counts = _counted(of_split, errors=args.errors and split == "open")
            Console().print(_table(counts, f"{file.name}, {split}: {len(of_split)} statements"))


def _counted(rows: Iterable[dict[str, Any]], *, errors: bool) -> Counter[tuple[str, str, str]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    console = Console()
    for row in rows:
        wanted, found = labelled(row), told(row)
        for one in found:
            right = any(one.fits(label) for label in wanted)
            agreed = any(one.agrees(label) for label in wanted)
            for kind, good in ((one.kind, right), ("all", right), (ANY, agreed)):
                counts[one.outcome, kind, "told"] += 1
                counts[one.outcome, kind, "right"] += good
            if errors and not right:
                console.print(f"told      {row['id']} {_shown(one, row)}", markup=False)
        for label in wanted:
            hit = any(label.fits(one) for one in found)
            agreed = any(label.agrees(one) for one in found)
            for kind, good in ((label.kind, hit), ("all", hit), (ANY, agreed)):
                counts[label.outcome, kind, "wanted"] += 1
                counts[label.outcome, kind, "found"] += good
            if errors and not hit:
                console.print(f"not told  {row['id']} {_shown(label, row)}: {row['text']!r}", markup=False)
    return counts


def _shown(one: Told, row: dict[str, Any]) -> str:
    return f"{one.kind} {one.outcome} {[row['text'][a:b] for a, b in sorted(one.spans)]}"


def _table(counts: Counter[tuple[str, str, str]], title: str) -> Table:
    table = Table("outcome", "kind", "precision", "recall", "told", "right", "wanted", "found", title=title)
    for outcome in (Outcome.INCONSISTENT, Outcome.CONSISTENT, Outcome.IMPLIED):
        for kind in (ANY, "all", *KINDS):
            of = [counts[outcome.value, kind, name] for name in ("told", "right", "wanted", "found")]
            precision, recall = (f"{a / b:.3f}" if b else "" for a, b in ((of[1], of[0]), (of[3], of[2])))
            table.add_row(outcome.value, kind, precision, recall, *map(str, of), end_section=kind == "repeat")
    return table


if __name__ == "__main__":
    main()
