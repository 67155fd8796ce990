"""Which elements of a page are furniture by their tag, role or name, and which are never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

DROPPED = frozenset(
    "script style noscript template svg math canvas object embed iframe audio video map area select option"
    " datalist textarea input button head title meta link base".split()
)
_FURNITURE_TAGS = frozenset("nav footer aside form menu dialog".split())
_FURNITURE_ROLES = frozenset(
    "navigation contentinfo complementary search banner menu menubar dialog alertdialog toolbar".split()
)
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|nav|navbar|navigation|menu|breadcrumbs?|footer|masthead|sidebar|side-bar|share"
    r"|sharing|social|related|recommended"
    r"|newsletter|subscribe|signup|sign-up|advert|adverts|advertisement|ad|ads|adslot|promo|promotion"
    r"|sponsored|comments?|skip-?link|skiplink"
    r"|feedback|popular|trending|most-read|pagination|pager|paywall|toolbar|tags|consent|gdpr|quick-exit"
    r"|exit-page|print-link)(?:$|[\s_-])",
    re.I,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ANCHORS = frozenset({"h1", "main"})
_STRUCTURED = frozenset("table ul ol dl h1 h2 h3 h4 blockquote".split())
# A "related" or "share" box that holds most of the page is a template's wrapper, not a box.
_WRAPPER_SHARE = 0.5


def events(root: Any) -> Iterator[tuple[str, Any]]:
    """Start and end of every element of a tree, without recursion."""
    from lxml import etree

    return iter(etree.iterwalk(root, events=("start", "end")))


class Boxes:
    """What must be known of an element before it is walked: its share of the text and what it holds."""

    __slots__ = ("_anchored", "_sizes", "_structured", "total")

    def __init__(self, root: Any) -> None:
        self._sizes: dict[Any, int] = {}
        self._anchored: set[Any] = set()
        self._structured: set[Any] = set()
        sizes: list[int] = [0]
        for event, element in events(root):
            if event == "start":
                sizes.append(
                    len(element.text or "") if isinstance(element.tag, str) and element.tag not in DROPPED else 0
                )
                continue
            size = sizes.pop()
            if _named(element) or element.tag in _FURNITURE_TAGS:
                self._sizes[element] = size
            sizes[-1] += (size if element.tag not in DROPPED else 0) + len(element.tail or "")
            if element.tag in _ANCHORS:
                self._mark(element, self._anchored)
            if element.tag in _STRUCTURED:
                self._mark(element, self._structured)
        self.total = sizes[0]

    @staticmethod
    def _mark(element: Any, marked: set[Any]) -> None:
        parent = element.getparent()
        while parent is not None and parent not in marked:
            marked.add(parent)
            parent = parent.getparent()

    def box(self, element: Any) -> bool:
        """Whether an element that looks like furniture is a box of it and no wrapper of the page's text."""
        small = self._sizes.get(element, 0) <= _WRAPPER_SHARE * self.total
        return small and element not in self._anchored

    def heads(self, element: Any) -> bool:
        """Whether an element holds the page's title or its main part."""
        return element in self._anchored

    def lays_out(self, cell: Any) -> bool:
        """Whether a table cell holds lists, headings or tables: then the table only lays the page out."""
        return cell in self._structured


def _named(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and _FURNITURE_NAMES.search(names) is not None


def is_dropped(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN_STYLE.search(style) is not None)


def is_furniture(element: Any, boxes: Boxes) -> bool:
    tag = element.tag
    if tag in ("html", "body", "main", "article"):
        return False
    if tag in ("nav", "footer") or element.get("role") in _FURNITURE_ROLES:
        return not boxes.heads(element)
    if tag == "header":
        return not boxes.heads(element) and not _in_article(element)
    return (tag in _FURNITURE_TAGS or _named(element)) and boxes.box(element)


def _in_article(element: Any) -> bool:
    """Whether a header is that of an article rather than of the site."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("article", "main", "section")
