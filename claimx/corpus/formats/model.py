"""What every format is read to and written from: an annotated document with all that its gold files say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claimx.corpus.gold import REVIEWED, GoldClaim
from claimx.errors import CorpusError
from claimx.records import Offsets

# The key under which a format that takes further keys holds the whole record, and what tells the record's version.
KEY = "claimx"
SCHEMA = "claimx.gold/1"
# Closed lists that a format may show a mention's value of.
CLOSED = ("type", "change", "bound", "status", "topic", "scope")
# Words of the statement that belong to a mention.
ARGUMENTS = ("subject", "speaker", "period", "baseline")
_REMEDY = "convert the documents again, and leave what stands under 'claimx' as it is"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A region in which nothing is scored: offsets, and its first and last words as the gold file gives them."""

    start: int
    end: int
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated document.

    Attributes:
        name: Of its files, without ending.
        head: The keys of its ``.json`` but ``ignore`` and ``claims``.
        claims: By their place in the text; fields as they stand in the ``.json``, ``quote`` among them.
        row: Its row of ``metadata.csv`` without the path.
    """

    name: str
    text: str
    head: Mapping[str, Any]
    claims: tuple[GoldClaim, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    row: Mapping[str, str] | None = None


def reviewed(document: Annotated) -> bool:
    """Whether a person has annotated it, or gone over what was annotated for them."""
    return document.head.get(REVIEWED) is not False


def reviewed_now(document: Annotated) -> Annotated:
    """The document as one that a person has gone over."""
    return replace(document, head={key: value for key, value in document.head.items() if key != REVIEWED})


def names(document: Annotated) -> Iterator[tuple[str, GoldClaim]]:
    """The mentions with names that are the same wherever the document is written: ``c1``, ``c2`` …"""
    return ((f"c{number}", claim) for number, claim in enumerate(document.claims, 1))


def stored(document: Annotated, *, hidden: frozenset[str] = frozenset()) -> str:
    """The whole record but the text, as JSON in one line of ASCII.

    Args:
        hidden: Names of the mentions that the format does not show, so that they are not taken for deleted.
    """
    plain = {
        "schema": SCHEMA,
        "name": document.name,
        "head": document.head,
        "claims": [
            {"id": name, "start": claim.start, "end": claim.end, "fields": claim.fields, "shown": name not in hidden}
            for name, claim in names(document)
        ],
        "ignored": [[one.start, one.end, one.ends] for one in document.ignored],
        "row": document.row,
    }
    return json.dumps(plain)


@dataclass(frozen=True, slots=True)
class Stored:
    """A record that was stored with a text, and the names of the mentions that were shown."""

    document: Annotated
    shown: frozenset[str]


def restored(record: str | Mapping[str, Any], text: str, where: str) -> Stored:
    """A record that ``stored`` wrote.

    Args:
        where: The file, and the line if there is one, for errors.

    Raises:
        CorpusError: It is none, or its offsets do not fit the text.
    """
    try:
        plain = json.loads(record) if isinstance(record, str) else record
        if plain["schema"] != SCHEMA:
            raise CorpusError(f"{where}: the record is {plain['schema']!r}, not {SCHEMA!r}", remedy=_REMEDY)
        claims = tuple(GoldClaim(one["start"], one["end"], dict(one["fields"])) for one in plain["claims"])
        ignored = tuple(Ignored(start, end, tuple(ends) if ends else None) for start, end, ends in plain["ignored"])
        document = Annotated(plain["name"], text, plain["head"], claims, ignored, plain["row"])
        shown = frozenset(one["id"] for one in plain["claims"] if one["shown"])
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{where}: the record under {KEY!r} is damaged ({error!r})", remedy=_REMEDY) from error
    for start, end in [*((one.start, one.end) for one in claims), *((one.start, one.end) for one in ignored)]:
        fits(start, end, text, where)
    return Stored(document, shown)


def unstored(name: str, text: str) -> Stored:
    """What stands for the record of a document that another tool made from its text alone."""
    head = {"doc": name, "date": None, "kind": None, "publisher_force": None}
    return Stored(Annotated(name, text, head), frozenset())


def fits(start: object, end: object, text: str, where: str) -> Offsets:
    """Offsets that were read.

    Raises:
        CorpusError: They are none, or lie outside the text.
    """
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(text):
        raise CorpusError(
            f"{where}: {start!r} to {end!r} lies outside the text of {len(text)} characters",
            remedy="the text must be that which was annotated, and offsets count Unicode code points",
        )
    return start, end
