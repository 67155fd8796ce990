"""The lines of brat's .ann files, read by the rules of brat's own parser.

https://github.com/nlplab/brat/blob/master/server/src/annotation.py
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimx.corpus.formats.marks import Link, Mark, Tell
from claimx.corpus.formats.model import fits
from claimx.errors import CorpusError
from claimx.records import Offsets

_ID = re.compile(r"[TRAMENW#*][0-9]*\S*")
_ENDS = re.compile(r"\S+ [^:\s]+:(\S+) [^:\s]+:(\S+)\s*")
# What brat writes between the pieces of a stretch.
_JOINED = " "
_REMEDY = "mend the line in brat, or take it out"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its identifier, what stands before the second tab, what stands after, and where it is."""

    key: str
    data: str
    tail: str
    where: str

    @property
    def kind(self) -> str:
        """The first letter of the identifier, which tells what the line is."""
        return self.key[0]

    def wrong(self, message: str) -> CorpusError:
        """What is wrong with it."""
        return CorpusError(f"{self.where}: {message}", remedy=_REMEDY)


def lines_of(content: str, path: str) -> list[Line]:
    """The lines of a file.

    Raises:
        CorpusError: A line without an identifier, or two with the same.
    """
    found: dict[str, Line] = {}
    for number, said in enumerate(content.split("\n"), 1):
        said = said.removesuffix("\r")
        if not said.strip():
            continue
        key, tab, rest = said.partition("\t")
        data, _, tail = rest.partition("\t")
        line = Line(key, data, tail, f"{path}, line {number}")
        if not tab or not _ID.fullmatch(key):
            raise CorpusError(f"{line.where}: {said[:60]!r} is no annotation", remedy=_REMEDY)
        if key in found:
            raise line.wrong(f"{key} stands twice")
        found[key if key != "*" else f"* {number}"] = line
    return list(found.values())


def mark(line: Line, text: str) -> Mark:
    """The stretch that a T line marks.

    Raises:
        CorpusError: Offsets that are none or overlap, or words that are not those of the text.
    """
    label, _, places = line.data.partition(" ")
    spans: list[Offsets] = []
    for place in places.split(";"):
        ends = place.split(" ")
        if len(ends) != 2 or not all(end.isdecimal() for end in ends):
            raise line.wrong(f"{place!r} is no start and end")
        spans.append(fits(int(ends[0]), int(ends[1]), text, line.where))
    ordered = sorted(spans)
    if any(one[1] > other[0] for one, other in itertools.pairwise(ordered)):
        raise line.wrong("its pieces overlap")
    words = _JOINED.join(text[start:end] for start, end in spans)
    if line.tail.rstrip() != words.rstrip():
        raise line.wrong(f"{line.tail!r} is not what the text has there, {words!r}")
    return Mark(line.key, label, tuple(spans))


def link(line: Line, prefix: str) -> Link:
    """The link of an R line; its label is its type without ``prefix``.

    Raises:
        CorpusError: It does not name two ends.
    """
    ends = _ENDS.fullmatch(line.data)
    if ends is None:
        raise line.wrong(f"{line.data!r} does not name two ends")
    return Link(ends[1], ends[2], line.data.split(" ")[0].removeprefix(prefix))


def attributes(lines: list[Line], values: Mapping[str, tuple[str, ...]], flag: str) -> dict[str, dict[str, str]]:
    """What the A lines say of each mark.

    Args:
        values: The attributes that there are, with their values.
        flag: That which has none.

    Raises:
        CorpusError: An attribute or value that there is not, or two values for one mark.
    """
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        name, *rest = line.data.split()
        if name not in (*values, flag) or len(rest) != (1 if name == flag else 2):
            raise line.wrong(f"{line.data!r} is no attribute with a value")
        value = "" if name == flag else rest[1]
        if name != flag and value not in values[name]:
            raise line.wrong(f"{name} is {value!r}, not one of {', '.join(values[name])}")
        if found.setdefault(rest[0], {}).setdefault(name, value) != value:
            raise line.wrong(f"{rest[0]} has two values of {name}")
    return found


def notes(lines: list[Line]) -> Iterator[tuple[str, Line]]:
    """What each note is about, with its line.

    Raises:
        CorpusError: A note about nothing.
    """
    for line in lines:
        about = line.data.split()
        if len(about) != 2:
            raise line.wrong(f"the note {line.data!r} is about nothing")
        yield about[1], line


def untold(lines: list[Line], tell: Tell) -> None:
    """Tell of what brat can hold and claimx cannot: events, normalisations, equivalences."""
    for line in lines:
        if line.kind not in "TRAM#":
            tell(f"{line.where}: {line.key} is left out, since no mention can hold it")
