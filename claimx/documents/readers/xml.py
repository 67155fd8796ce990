"""XML: the bulk files of TheyWorkForYou, read piece by piece so that a long one stays within memory."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from claimx.documents.parts import Columns, Part
from claimx.documents.sources import theyworkforyou
from claimx.documents.sources.fields import day
from claimx.documents.sources.publicwhip import ROOT, TAGS, Piece, piece
from claimx.errors import ReadError

MAX_BYTES = 50_000_000
# The longest speeches have 100 kB.
MAX_PIECE = 4_000_000
_CHUNK = 1 << 16
_DAY = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_REMEDY = "TheyWorkForYou's bulk files are read; save the text of any other as .txt or .html"


def parts(file: BinaryIO, path: Path | None, columns: Columns) -> Iterator[Part]:
    """The documents of an XML file; ``columns`` says nothing of one.

    Entities that the file itself declares are resolved, and nothing outside it is ever read. Where the file is
    damaged or breaks off, what stands before comes first and a part that says so last.

    Raises:
        ReadError: It is no XML, of no source that is known, too large, or holds nothing.
    """
    name = str(path) if path else "the input"
    empty = True
    try:
        for part in theyworkforyou.parts(_pieces(file, name), _day(path)):
            empty = False
            yield part
    except ReadError as error:
        if empty:
            raise
        yield Part("", error)
    if empty:
        raise ReadError(f"{name} holds no question, answer or speech", remedy="fetch the file of another day")


def _day(path: Path | None) -> dt.date | None:
    """The day in a file's name."""
    found = _DAY.search(path.name) if path else None
    return day(found.group()) if found else None


def _pieces(file: BinaryIO, name: str) -> Iterator[Piece]:
    """The root of a file without what is in it, then its pieces in order.

    Raises:
        ReadError: The file is damaged from here on, or has become too long.
    """
    from lxml import etree

    pull: Any = etree.XMLPullParser  # whose stubs know neither its options nor its events
    parser = pull(
        events=("start", "end"),
        resolve_entities="internal",
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root: Any = None
    size = since = 0
    while True:
        chunk = file.read(_CHUNK)
        failure: Exception | None = None
        try:
            if chunk:
                parser.feed(chunk)
            else:
                parser.close()
        except etree.XMLSyntaxError as error:
            failure = error
        size, since = size + len(chunk), since + len(chunk)
        for event, element in parser.read_events():
            if root is None:
                root = element
                yield _root(element, name)
            elif event == "end" and element.getparent() is root:
                since = 0
                if element.tag in TAGS and (len(element) or element.text):
                    yield piece(element)
                element.clear()
                while element.getprevious() is not None:
                    del root[0]
        if failure is not None:
            raise ReadError(f"{name} is damaged XML: {failure}", remedy="fetch or save it again") from failure
        if not chunk:
            return
        if size > MAX_BYTES or since > MAX_PIECE:
            raise ReadError(
                f"{name} is too long: over {MAX_BYTES // 1_000_000} MB, or {MAX_PIECE // 1_000_000} in one element",
                remedy="split it into smaller files",
            )


def _root(element: Any, name: str) -> Piece:
    if element.tag != ROOT:
        raise ReadError(f"{name} is XML of no source that is known", remedy=_REMEDY)
    return Piece(ROOT, dict(element.attrib), "", (), 0)
