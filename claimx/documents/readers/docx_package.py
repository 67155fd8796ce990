"""The package of a Word document: the members that hold its text, unpacked and checked within bounds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from claimx.errors import ReadError

MOST_BYTES = 20_000_000
MOST_ELEMENTS = 80_000
DEEPEST = 60
_MOST_OPEN_FIELDS = 100
_MOST_MEMBERS = 10_000
_PROPERTIES = "docProps/core.xml"
# Headers, footers, comments, themes and pictures are no part of the text, and so are never unpacked.
_WANTED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/[\w.]{1,80}\.rels"
    r"|word/(?:document|footnotes|endnotes|numbering|styles)[0-9]{0,4}\.xml"
)
_DAMAGED = "fetch or save it again"
_SPLIT = "split it, or save the part with the statement as .txt"


class _RefusedError(Exception):
    """Why the XML of a member is not read, with what to do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The members of a Word document that hold its text, styles and properties, by name.

    What comes back is well-formed XML without a document type, at most ``DEEPEST`` elements deep and
    ``MOST_ELEMENTS`` in number.

    Raises:
        ReadError: It is damaged, protected by a password, or larger than its limits when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = {info.filename: info for info in archive.infolist() if _WANTED.fullmatch(info.filename)}
            if len(archive.infolist()) > _MOST_MEMBERS or sum(info.file_size for info in wanted.values()) > MOST_BYTES:
                raise _too_large(name)
            if any(info.flag_bits & 1 for info in wanted.values()):
                raise ReadError(f"{name} is protected by a password", remedy="save it without one")
            members: dict[str, bytes] = {}
            room = MOST_BYTES
            for member, info in wanted.items():
                with archive.open(info) as file:
                    members[member] = file.read(room + 1)
                room -= len(members[member])
                if room < 0:
                    raise _too_large(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(f"{name} is a damaged Word document: {error}", remedy=_DAMAGED) from error
    _check(members, name)
    return members


def pack(members: dict[str, bytes]) -> io.BytesIO:
    """A package of the members, for a library that reads packages."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for member, content in members.items():
            if member != _PROPERTIES:
                archive.writestr(member, content)
    file.seek(0)
    return file


def title(members: dict[str, bytes]) -> str | None:
    """The title among the properties of a document."""
    from lxml import etree

    if _PROPERTIES not in members:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found = etree.fromstring(members[_PROPERTIES], parser).findtext("{http://purl.org/dc/elements/1.1/}title")
    return found.strip() or None if found else None


def _too_large(name: str) -> ReadError:
    return ReadError(f"{name} holds more than {MOST_BYTES // 1_000_000} MB when unpacked", remedy=_SPLIT)


def _check(members: dict[str, bytes], name: str) -> None:
    room = MOST_ELEMENTS
    for member, content in members.items():
        try:
            room -= _count(content, room)
        except _RefusedError as error:
            raise ReadError(f"{name} {error.reason}", remedy=error.remedy) from error
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise ReadError(f"{name} is a damaged Word document: {member}: {error}", remedy=_DAMAGED) from error


def _count(content: bytes, room: int) -> int:
    """The number of elements in some XML.

    Raises:
        _RefusedError: It declares a document type, is too deep, has more elements than there is room for, or
            begins field upon field.
        ExpatError: It is not well formed.
    """
    depth = count = fields = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count, fields
        depth += 1
        count += 1
        if tag.endswith("fldChar"):
            kinds = attributes.values()
            fields += ("begin" in kinds) - ("end" in kinds)
        if depth > DEEPEST or fields > _MOST_OPEN_FIELDS:
            raise _RefusedError("nests its elements too deeply", "save it again in Word, or its text as .txt")
        if count > room:
            raise _RefusedError(f"has more than {MOST_ELEMENTS:,} elements", _SPLIT)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def declares(*_: object) -> None:
        raise _RefusedError("declares XML entities, as no Word document does", "save it again in Word")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = declares
    parser.Parse(content, True)
    return count
