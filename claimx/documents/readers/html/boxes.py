"""Which elements of a page are furniture by their tag, role or name, and which are never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

DROPPED = frozenset(
    "script style noscript template svg math canvas object embed iframe audio map area select option"
    " del s strike datalist textarea input button head title meta link base".split()
)
CONTROLS = frozenset("button input textarea select".split())
# How much a tag or role speaks for furniture; at 2 an element is a box of it unless what it holds says otherwise.
_TAGS = {
    "nav": 3.0, "footer": 3.0, "dialog": 3.0, "label": 3.0, "aside": 2.0, "form": 2.0, "menu": 2.0, "header": 1.0,
    "table": -1.5, "figure": -1.5, "figcaption": -1.5, "blockquote": -1.5,
}  # fmt: skip
_ROLES = frozenset("navigation contentinfo complementary search banner menu menubar dialog alertdialog toolbar".split())
# Words in the names of boxes of furniture; those of two words stand with nothing between.
_FURNITURE = frozenset(
    """ad ads adslot adunit advert advertisement adverts alertbar appeal authorbio bio biography bookmark
    breadcrumb breadcrumbs chat cmp colophon comment commenting comments consent contribute cookie cookiebar
    cookies copyright crumb crumbs crumbtrail cta dfp discussion disqus donate donation donations emergency
    exit exitpage exitsite feedback follow foot footer footnav ftr gdpr helpline imprint jobs languages
    leaderboard livechat login masthead megamenu membership menu morefrom moreposts morestories mostpopular
    mostread mpu nav navbar navigation newsletter newsletters nextprev onward otherstories outbrain pager
    pagination paywall playlist podcast poll polls popular popup postnav prevnext printlink privacy promo
    promos promoted promotion quickexit quiz rail rating ratings reactions readmore readnext recirc
    recirculation recommendations recommended related relatedlinks search share sharebar sharing shop sidebar
    signup skip skiplink social socials sponsor sponsored sponsors strapline subscribe subscription support
    survey taboola taglist tags teaser teasers toc toolbar topbar translate trending tweets twitter upsell
    utility vote weather widget widgets""".split()
)
_DOUBTFUL = frozenset(
    """account action actions banner button buttons callout card cards carousel event events explore featured gallery
    grid join legal link links listing media player register strip tile tiles topics video""".split()
)
_TEXT = frozenset(
    """answer article body content copy editor editors entry fact facts figures govspeak lede main note notes paragraph
    prose pullquote question quote richtext speech stat stats statement story text transcript wysiwyg""".split()
)
# In a name with one of these the other words say how the page is laid out, not what the box is.
_LAYOUT = frozenset("has layout no single site template theme with without".split())
_WORDS = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ANCHORS = frozenset({"h1", "main"})
_MOST_NAMES = 24
FURNITURE = 2.0
_STRUCTURED = frozenset("table ul ol dl h1 h2 h3 h4 blockquote".split())
# A cell with more line breaks and text than these is a column of the page.
_MOST_BREAKS = 3
_LONGEST_CELL = 250
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
        breaks = [0]
        for event, element in events(root):
            if event == "start":
                sizes.append(
                    len(element.text or "") if isinstance(element.tag, str) and element.tag not in DROPPED else 0
                )
                breaks.append(element.tag == "br")
                continue
            size, broken = sizes.pop(), breaks.pop()
            breaks[-1] += broken
            if element.tag == "td" and broken > _MOST_BREAKS and size > _LONGEST_CELL:
                self._mark(element, self._structured)
            if weight(element) >= FURNITURE:
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

    def lays_out(self, row: Any) -> bool:
        """Whether a table row holds lists, headings or tables: then the table only lays the page out."""
        return row in self._structured


def weight(element: Any) -> float:
    """How much the tag, role and names of an element speak for furniture; below 0 where they speak for text."""
    tag = element.tag
    if not isinstance(tag, str) or tag in ("html", "body", "main", "article") or _signs_quotation(element):
        return 0.0
    found = _TAGS.get(tag, 0.0)
    if element.get("role") in _ROLES:
        found = max(found, 3.0)
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-component') or ''}"
    spoken = [_name_weight(name) for name in names.split()[:_MOST_NAMES]]
    spoken.append(0.0)
    said = max(spoken)
    return max(found, said) if said >= FURNITURE else found + min(spoken) + said


def _name_weight(name: str) -> float:
    words = [word.lower() for word in _WORDS.findall(name[:60])]
    joined = {*words, *(first + second for first, second in pairwise(words))}
    if _LAYOUT & joined:
        return 0.0
    if _FURNITURE & joined:
        return FURNITURE
    if _TEXT & joined:
        return -1.0
    return 1.0 if _DOUBTFUL & joined else 0.0


def is_dropped(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN_STYLE.search(style) is not None)


def is_furniture(element: Any, boxes: Boxes) -> bool:
    """Whether an element of a piece of HTML is furniture by its tag, role or name."""
    tag = element.tag
    if _signs_quotation(element):
        return False
    if tag in ("nav", "footer") or element.get("role") in _ROLES:
        return not boxes.heads(element)
    if tag == "header":
        return not boxes.heads(element) and not _in_article(element)
    return weight(element) >= FURNITURE and boxes.box(element)


def _signs_quotation(element: Any) -> bool:
    """Whether a footer is that of a quotation, which says whose words they are."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag in ("blockquote", "figure")


def _in_article(element: Any) -> bool:
    """Whether a header is that of an article rather than of the site."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("article", "main", "section")
