"""Markdown: by markdown-it to HTML, and read as that; a text without any marks of it is read as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimx.documents import encoding
from claimx.documents.bullets import BULLET
from claimx.documents.draft import Extracted
from claimx.documents.mojibake import reading_view, without_surrogates
from claimx.documents.readers import front_matter, lines
from claimx.documents.readers import text as plain_text
from claimx.documents.readers.html.page import from_source
from claimx.errors import ReadError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A longer text takes the parser minutes; headings and lists are found in plain text as well.
MOST_CHARACTERS = 400_000
_FOOTNOTE = re.compile(r"(?<=\S)[ \t]?\[\^[\w-]{1,40}\](?!:)|^\[\^[\w-]{1,40}\]:[ \t]*", re.M)
_PLAIN = frozenset(("paragraph_open", "paragraph_close", "inline"))
_PLAIN_INLINE = frozenset(("text", "softbreak"))


def extract(data: bytes, name: str) -> Extracted:
    """The text and drafts of a Markdown file, and the facts in its front matter.

    Raises:
        ReadError: It holds no text, or too many lines.
    """
    source, warnings = encoding.decode(data)
    facts, source = front_matter.part(without_surrogates(source))
    source = _FOOTNOTE.sub("", source)
    extracted = _read(source, name)
    if not extracted.drafts:
        raise ReadError(f"{name} is empty: it has no text", remedy="give a file with a statement in it")
    found = extracted.facts
    found.title = facts.title or found.title
    found.date = facts.date or found.date
    found.publisher = facts.publisher or found.publisher
    found.url = facts.url or found.url
    extracted.warnings = warnings
    return extracted


def _read(source: str, name: str) -> Extracted:
    if len(source) > MOST_CHARACTERS:
        return plain_text.from_string(source, name=name)
    parser = _parser()
    tokens = parser.parse(source)
    if all(_is_plain(token) for token in tokens):
        return plain_text.from_string(source, name=name)
    _break_lines(tokens, wrapped=lines.wrap_width(view := reading_view(source), lines.split(view)) > 0)
    return from_source(parser.renderer.render(tokens, parser.options, {}), name=name)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Indented text is no code in a statement.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _is_plain(token: Token) -> bool:
    return token.type in _PLAIN and all(child.type in _PLAIN_INLINE for child in token.children or ())


def _break_lines(tokens: Sequence[Token], *, wrapped: bool) -> None:
    """Make line ends that stand for more than white space breaks: all of a text that is not wrapped, and bullets."""
    for token in tokens:
        children = token.children or []
        for index, child in enumerate(children[:-1]):
            if child.type == "softbreak" and (not wrapped or BULLET.match(children[index + 1].content)):
                child.type = "hardbreak"
                child.tag = "br"
