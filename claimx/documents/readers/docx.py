"""Word documents: by mammoth to HTML, with their headings, lists, quotations, captions and tables, and read as that.

Page headers and footers, comments, pictures and deleted text are left out, inserted text stands. Footnotes and
endnotes follow as notes; their marks are left out, so that "96¹" is not 961. Of the document's properties only the
title is read, and only where the text has it too: most are those of a template or an older release, and the days
of making and saving a file are not the day of publication.
"""

from __future__ import annotations

import re
import zipfile
from typing import Any
from xml.parsers import expat

from claimx.documents.draft import Extracted, plain
from claimx.documents.model import BlockKind, Section
from claimx.documents.readers import docx_package
from claimx.documents.readers.html.page import from_source
from claimx.documents.readers.mail.joining import join, put
from claimx.errors import ReadError

_PREFIX = "note-"
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='Heading {level}'] => h{min(level + 1, 6)}:fresh" for level in range(1, 10)),
        *(
            f"p[style-name='{style}'] => blockquote > p:fresh"
            for style in ("Quote", "Intense Quote", "Block Text", "Quotations")
        ),
        "p[style-name='Caption'] => figcaption:fresh",
        "p[style-name^='toc '] => nav > p:fresh",
        "p[style-name='List Bullet'] => ul > li:fresh",
        "p[style-name='List Number'] => ol > li:fresh",
        *(
            f"p[style-name='List {name} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for name, tag in (("Bullet", "ul"), ("Number", "ol"))
            for level in (2, 3, 4, 5)
        ),
    )
)
_NOTES = re.compile(rf'<ol><li id="{_PREFIX}(?:foot|end)note-')
_BACK = re.compile(rf'<a href="#{_PREFIX}(?:foot|end)note-ref-[^"]*">↑</a>')
_HEADING = re.compile("<(/?)h2>")
_HEAD = 6
# What mammoth meets in a package whose parts do not fit together.
_MISFITS = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
    zipfile.BadZipFile,
    expat.ExpatError,
)


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a Word document.

    Raises:
        ReadError: It is damaged, protected by a password, too large when unpacked, or has no text.
    """
    members = docx_package.unpack(data, name)
    source = _html(members, name)
    notes = _NOTES.search(source)
    extracted = from_source(_titled(source[: notes.start()] if notes else source), name=name)
    if not extracted.drafts:
        raise ReadError(
            f"{name} is a Word document without text: it may hold a scanned page as a picture",
            remedy="save its text as .txt",
        )
    _confirm_title(extracted, docx_package.title(members))
    if notes is None:
        return extracted
    behind = from_source(_BACK.sub("", source[notes.start() :]), name=name)
    return join([extracted, put(behind, Section.NOTES)])


def _html(members: dict[str, bytes], name: str) -> str:
    import mammoth
    from mammoth import documents, transforms

    referred: set[tuple[str, str]] = set()

    def without_picture(_: Any) -> list[Any]:
        return []

    def refer_once(reference: Any) -> Any:
        # A note stands once, however often a hostile document refers to it.
        key = (reference.note_type, reference.note_id)
        if key in referred:
            return documents.text("")
        referred.add(key)
        return reference

    try:
        converted = mammoth.convert_to_html(
            docx_package.pack(members),
            style_map=_STYLES,
            id_prefix=_PREFIX,
            convert_image=without_picture,
            transform_document=transforms.element_of_type(documents.NoteReference, refer_once),
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except _MISFITS as error:
        raise ReadError(
            f"{name} is a damaged Word document: its parts do not fit together", remedy="save it again in Word"
        ) from error
    return str(converted.value)


def _titled(source: str) -> str:
    """The page with its one first-level heading as the title, where no paragraph has the style of one."""
    if "<h1>" in source or source.count("<h2>") != 1:
        return source
    return _HEADING.sub(r"<\1h1>", source)


def _confirm_title(extracted: Extracted, title: str | None) -> None:
    """Take the title among the properties for that of the document, where a block of the head says the same."""
    if title is None or extracted.facts.title is not None:
        return
    for draft in extracted.drafts[:_HEAD]:
        if plain(extracted.text[draft.start : draft.end]).casefold() == plain(title).casefold():
            draft.kind, draft.level = BlockKind.HEADING, 1
            return
