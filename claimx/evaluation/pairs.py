"""Pairs of statements whose relation is known, and how matching judges them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimx.api import extract
from claimx.errors import CorpusError
from claimx.matching.match import match
from claimx.records import Claim

LABELS = ("repeat", "contradiction", "different")
_MARK = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A text without its marks, its day, and the spans of the amounts that were marked in it."""

    text: str
    date: dt.date
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts, in one statement or two, and what they are to each other."""

    id: str
    label: str
    point: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a label was given, how often rightly, and how often it should have been."""

    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        """1 where the label was never given."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1 where the label was never wanted."""
        return self.right / self.wanted if self.wanted else 1.0


def load_pairs(path: Path) -> list[Pair]:
    """Read a file of pairs.

    Raises:
        CorpusError: A label is none of ``LABELS``, or a pair does not mark two amounts.
    """
    found: list[Pair] = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        statements = tuple(_statement(row[side]) for side in ("first", "second") if row[side])
        if row["label"] not in LABELS or sum(len(one.marks) for one in statements) != 2:
            raise CorpusError(f"{path}, {row['id']}: a pair has one of the labels and two marked amounts")
        found.append(Pair(row["id"], row["label"], row["point"], statements))
    return found


def _statement(row: dict[str, str]) -> Statement:
    places, removed = [], 0
    for mark in _MARK.finditer(row["text"]):
        places.append(mark.start() - removed)
        removed += len(mark[0])
    text = _MARK.sub("", row["text"])
    return Statement(text, dt.date.fromisoformat(row["date"]), tuple(zip(places[::2], places[1::2], strict=True)))


def judge_pairs(pairs: Iterable[Pair]) -> list[tuple[Pair, str]]:
    """Extract and match each pair by itself, and say what its two amounts were told to be to each other."""
    return [(pair, _judge(pair)) for pair in pairs]


def _judge(pair: Pair) -> str:
    claims: list[Claim] = []
    marked: list[str] = []
    for statement in pair.statements:
        found = extract(statement.text, date=statement.date)
        claims += found
        for start, end in statement.marks:
            marked += [one.id for one in found if one.quantity.start < end and start < one.quantity.end][:1]
    if len(marked) < 2:
        return "different"
    for group in match(claims):
        sides = [{figure.side for figure in group.figures if id in figure.claims} for id in marked]
        if all(sides):
            return "repeat" if sides[0] & sides[1] else "contradiction"
    return "different"


def rates(judged: Sequence[tuple[Pair, str]], label: str) -> Rates:
    """Precision and recall of one label."""
    return Rates(
        sum(given == label for _, given in judged),
        sum(given == label == pair.label for pair, given in judged),
        sum(pair.label == label for pair, _ in judged),
    )
