"""Source to tree: any string will do, and what no parser could hold is flattened."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from claimx.documents.mojibake import repair

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Tags left open by the thousand nest without end; without them the text of such a page can still be read.
_INLINE_TAGS = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|small|big|font|span|sub|sup|abbr|mark|label|center|q|cite)\b[^<>]*>", re.I
)
_BLOCK_TAGS = re.compile(
    r"</?(?:div|section|article|blockquote|ul|ol|li|dl|dd|dt|table|tbody|tr|td|th|fieldset|figure)\b[^<>]*>", re.I
)
# Pages of a hundred tables stay well below; counted before a page is parsed, for a tree takes many times its memory.
MOST_TAGS = 150_000
_TAG = re.compile("<[A-Za-z/!?]")


def has_too_many_tags(source: str) -> bool:
    """Whether a source has more than ``MOST_TAGS`` tags."""
    if source.count("<") <= MOST_TAGS:
        return False
    return next(islice(_TAG.finditer(source), MOST_TAGS, None), None) is not None


def parse(source: str) -> Any:
    """The tree of a page, None where there is none; elements nested beyond the parser's limit are flattened."""
    clean = repair(_NOT_XML.sub(" ", source))
    root, complete = _tree(clean)
    return root if complete else _tree(_BLOCK_TAGS.sub("<p>", _INLINE_TAGS.sub("", clean)))[0]


def _tree(source: str) -> tuple[Any, bool]:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, True
    return root, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
