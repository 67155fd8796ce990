"""The block of facts at the head of a Markdown file, in YAML or TOML: flat lines of a key and a value only."""

from __future__ import annotations

import re

from claimx.documents import dates, publishers
from claimx.documents.draft import Facts, plain

_BLOCK = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<lines>(?:[^\r\n]*\r?\n){0,100}?)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=](?:[ \t]+(?P<value>.*)|$)")
# Values that go on over several lines, lists, tables and comments say nothing that is read.
_OTHER = re.compile(r"[ \t]|- |-$|#|\[|[\]}]|$")
_COMMENT = re.compile(r"\s+#.*$")
_KEYS = {
    "title": "title",
    "date": "date", "published": "date", "publishedat": "date", "publishdate": "date", "pubdate": "date",
    "publisher": "publisher", "organisation": "publisher", "organization": "publisher", "author": "author",
    "url": "url", "link": "url", "canonical": "url", "canonicalurl": "url",
}  # fmt: skip


def part(source: str) -> tuple[Facts, str]:
    """The facts at the head of a file, and the text below them; a head with any other line in it is text."""
    facts = Facts()
    block = _BLOCK.match(source)
    if block is None:
        return facts, source
    values: dict[str, str] = {}
    for line in block["lines"].splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            if not _OTHER.match(line):
                return facts, source
            continue
        key = _KEYS.get(re.sub(r"[\s_-]", "", found["key"].lower()))
        value = _unquoted(found["value"] or "")
        if key and value:
            values.setdefault(key, value)
    facts.title = values.get("title")
    facts.date = dates.parse(values["date"]) if "date" in values else None
    facts.publisher = values.get("publisher")
    if facts.publisher is None and publishers.is_official(values.get("author", "")):
        facts.publisher = values["author"]
    if values.get("url", "").lower().startswith(("https://", "http://")):
        facts.url = values["url"]
    return facts, source[block.end() :]


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'" and value.rfind(value[0]) > 0:
        value = value[1 : value.rfind(value[0])]
    else:
        value = _COMMENT.sub("", value)
    return "" if value[:1] in "[{|>&*!" else plain(value)
