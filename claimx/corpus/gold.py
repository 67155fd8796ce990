"""Annotated documents: ``NAME.txt`` beside ``NAME.json``, as ``corpora/README.md`` describes them."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimx.errors import CorpusError
from claimx.records import Bound, Change, ClaimType, Offsets, Scope, Status, Topic

_CLOSED: dict[str, Any] = {
    "bound": Bound,
    "type": ClaimType,
    "topic": Topic,
    "change": Change,
    "status": Status,
    "scope": Scope,
}
_MARKED = re.compile(r"(.*?)\[\[(.+?)\]\](.*)", re.DOTALL)
_REMEDY = "correct the annotation"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated mention: offsets of the amount's core and its fields as they stand in the file."""

    start: int
    end: int
    fields: dict[str, Any]

    @property
    def optional(self) -> bool:
        """Whether careful readers would differ on it; it is scored neither way."""
        return bool(self.fields.get("optional"))


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document: its path, text, mentions in order, and regions in which nothing is scored."""

    path: Path
    text: str
    kind: str
    date: str | None
    claims: tuple[GoldClaim, ...]
    ignored: tuple[Offsets, ...]


def _spaced(words: str) -> str:
    """A pattern for words in which any white space stands for any run of it."""
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", words))


def _place(where: str, text: str, quote: str) -> Offsets:
    marked = _MARKED.fullmatch(quote)
    if marked is None:
        raise CorpusError(f"{where}: no [[amount]] is marked in {quote!r}", remedy=_REMEDY)
    before, core, after = (_spaced(part) for part in marked.groups())
    found = [match.span(1) for match in re.finditer(f"{before}({core}){after}", text)]
    if len(found) != 1:
        raise CorpusError(
            f"{where}: {quote!r} stands {len(found)} times in the text", remedy="quote it so that it is one"
        )
    return found[0]


def _claim(where: str, text: str, fields: dict[str, Any]) -> GoldClaim:
    start, end = _place(where, text, fields.get("quote", ""))
    for name, values in _CLOSED.items():
        if not fields.get("optional") and fields.get(name) not in {value.value for value in values}:
            raise CorpusError(f"{where}: {name} is {fields.get(name)!r} in {fields['quote']!r}", remedy=_REMEDY)
    return GoldClaim(start, end, fields)


def _region(where: str, text: str, ends: list[str]) -> Offsets:
    start = text.find(ends[0])
    last = text.find(ends[1], max(0, start))
    if start < 0 or last < 0:
        raise CorpusError(f"{where}: no region from {ends[0]!r} to {ends[1]!r}", remedy=_REMEDY)
    return start, last + len(ends[1])


def _document(path: Path) -> GoldDocument:
    where = str(path)
    try:
        plain = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{where}: {error}", remedy="see that the .json and the .txt beside it can be read"
        ) from error
    claims = sorted((_claim(where, text, fields) for fields in plain.get("claims", ())), key=lambda claim: claim.start)
    for one, other in itertools.pairwise(claims):
        if other.start < one.end:
            raise CorpusError(f"{where}: mentions overlap at {text[other.start : other.end]!r}", remedy=_REMEDY)
    ignored = tuple(_region(where, text, ends) for ends in plain.get("ignore", ()))
    return GoldDocument(path.with_suffix(".txt"), text, plain["kind"], plain.get("date"), tuple(claims), ignored)


def load_gold(folder: str | Path) -> list[GoldDocument]:
    """The annotated documents of a folder, by name.

    Raises:
        CorpusError: A file that is no annotation, a quote that does not occur exactly once, a value outside
            the closed lists, overlapping mentions; the message names the file.
    """
    return [_document(path) for path in sorted(Path(folder).glob("*.json"))]
