"""Score the checks across documents on sets of documents whose figures are known to fit or not.

Usage: python scripts/checks_across.py [--errors] [FILE]

A relation that is told is right where one of the same kind and outcome is labelled on the same amounts, or on some of
them in two documents. --errors shows the open half alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import claimx
from claimx.checks.across import across
from claimx.documents import Details, from_text
from claimx.records import Claim, DocumentKind

FILE = Path(__file__).parents[1] / "corpora" / "checks" / "across.jsonl"
SPLITS, OUTCOMES = ("open", "held_back"), ("inconsistent", "consistent")
KINDS = ("repeat", "difference", "change")
# A document, and the first and last place of an amount in it.
Spot = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A relation: its kind, what came of it, and where its amounts stand."""

    kind: str
    outcome: str
    spots: frozenset[Spot]

    def fits(self, other: Told) -> bool:
        """Whether it is the same relation, told of the same amounts or of some of them in two documents."""
        if (self.kind, self.outcome) != (other.kind, other.outcome):
            return False
        shared = {a for a in self.spots if any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for b in other.spots)}
        return len({name for name, *_ in shared}) > 1


@dataclass(frozen=True, slots=True)
class Score:
    """How many relations are told, how many of these are right, how many are labelled and how many of these found."""

    told: int
    right: int
    wanted: int
    found: int


def rows(file: Path = FILE, split: str | None = None) -> list[dict[str, Any]]:
    """The sets of documents, of one split where it is given."""
    read = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    return [row for row in read if split in (None, row["split"])]


def labelled(row: dict[str, Any]) -> list[Told]:
    """The relations of a set of documents as they are labelled."""
    texts = {document["name"]: document["text"] for document in row["documents"]}
    return [
        Told(one["kind"], one["outcome"], frozenset(_spot(texts, **said) for said in one["claims"]))
        for one in row["relations"]
    ]


def _spot(texts: dict[str, str], document: str, amount: str) -> Spot:
    found = re.search(rf"(?<![\w£,.]){re.escape(amount)}(?![\w%]|,[0-9])", texts[document])
    assert found is not None, (document, amount)
    return (document, *found.span())


def claims(row: dict[str, Any]) -> list[Claim]:
    """The claims of all documents of a set."""
    found: list[Claim] = []
    for one in row["documents"]:
        date = dt.date.fromisoformat(one["date"]) if one["date"] else None
        details = Details(date=date, kind=DocumentKind(one["kind"]), publisher_force=one["publisher_force"])
        found += claimx.extract(from_text(one["text"], details=details, path=Path(one["name"])))
    return found


def told(found: Sequence[Claim]) -> Iterator[Told]:
    """The relations that the checker tells of the claims of a set."""
    spots = {claim.id: (claim.document.path, claim.quantity.start, claim.quantity.end) for claim in found}
    seen = set()
    for claim, check in across(found):
        one = Told(check.kind.value, check.outcome.value, frozenset(spots[id] for id in (claim.id, *check.claims)))
        if one not in seen:
            seen.add(one)
            yield one


def score(file: Path = FILE, split: str = "open") -> dict[tuple[str, str], Score]:
    """The score of each outcome and kind, and of all kinds."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows(file, split):
        wanted, found = labelled(row), list(told(claims(row)))
        for one in found:
            for kind in (one.kind, "all"):
                counts[one.outcome, kind, "told"] += 1
                counts[one.outcome, kind, "right"] += any(one.fits(label) for label in wanted)
        for label in wanted:
            for kind in (label.kind, "all"):
                counts[label.outcome, kind, "wanted"] += 1
                counts[label.outcome, kind, "found"] += any(label.fits(one) for one in found)
    names = ("told", "right", "wanted", "found")
    return {
        (outcome, kind): Score(*(counts[outcome, kind, name] for name in names))
        for outcome in OUTCOMES
        for kind in ("all", *KINDS)
    }


def errors(file: Path = FILE) -> Iterator[str]:
    """What is told and not labelled in the open half, and the reverse."""
    for row in rows(file, "open"):
        wanted, found = labelled(row), list(told(claims(row)))
        texts = " / ".join(one["text"] for one in row["documents"])
        for one in found:
            if not any(one.fits(label) for label in wanted):
                yield f"told      {row['id']} {one.kind} {one.outcome} ({row['note']}): {texts}"
        for label in wanted:
            if not any(label.fits(one) for one in found):
                yield f"not told  {row['id']} {label.kind} {label.outcome} ({row['note']}): {texts}"


def main() -> None:
    """Print precision and recall of each outcome and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    parser.add_argument("--errors", action="store_true", help="show what is told and not labelled, and the reverse")
    args = parser.parse_args()
    console = Console()
    for split in SPLITS:
        table = Table("outcome", "kind", "precision", "recall", "told", "right", "wanted", "found", title=split)
        for (outcome, kind), one in score(args.file, split).items():
            precision = f"{one.right / one.told:.2f}" if one.told else ""
            recall = f"{one.found / one.wanted:.2f}" if one.wanted else ""
            table.add_row(outcome, kind, precision, recall, *map(str, (one.told, one.right, one.wanted, one.found)))
        console.print(table)
    for line in errors(args.file) if args.errors else ():
        console.print(line, markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
