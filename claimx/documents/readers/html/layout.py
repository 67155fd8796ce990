"""The elements of a web page and where its prose stands: its body, its boxes, its cards of other pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from claimx.documents import people
from claimx.documents.draft import Box, Draft
from claimx.documents.furniture import web_words
from claimx.documents.model import Section
from claimx.documents.readers.html.boxes import FURNITURE
from claimx.documents.readers.html.evidence import Evidence, is_prose

WHOLE = frozenset("html body main".split())
_BULK = 0.6  # of the prose, that makes an element the body
_NAMED = 0.3  # of the prose stands outside boxes named like furniture, unless a template names everything so
_BEFORE = 0.3  # of the prose before the title shows that it is no title
_LARGEST_CARD = 5  # blocks
_LEAVES = frozenset("p li dd dt blockquote h1 h2 h3 h4 h5 h6 figcaption pre".split())


@dataclass(slots=True)
class Layout:
    """What a page's elements hold.

    Attributes:
        boxes: Its elements, innermost first.
        title: The index of its title, None where there is none or its prose stands before it.
        evidence: What its blocks say and are made of.
        prose: Running sums of the characters of prose that may be the body's.
        forms: How much of the body's prose is made in which way.
        made: How much of the prose stands in elements of which form.
        counts: How many elements of which form there are.
        cards: Identities of the elements that are cards of other pages or hold them, with their number.
        body: The element that holds the bulk of the prose.
        scope: The element that holds the title and the body, where it is not the whole page; else the body.
        details: The blocks that tell when and by whom the page was published.
    """

    drafts: Sequence[Draft]
    boxes: list[Box]
    title: int | None
    evidence: Evidence
    prose: list[int]
    forms: dict[tuple[str, str], int]
    made: dict[str, int]
    counts: Counter[str]
    cards: dict[int, int]
    body: Box | None = None
    scope: Box | None = None
    details: set[int] = field(default_factory=set)

    def weight(self, box: Box) -> int:
        return self.prose[box.end + 1] - self.prose[box.start]

    def holds(self, box: Box, index: int | None) -> bool:
        return index is not None and box.start <= index <= box.end


def lay_out(drafts: Sequence[Draft], title: int | None, evidence: Evidence) -> Layout:
    """How a page is laid out; what is marked as furniture already is no prose."""
    boxes = _boxes(drafts)
    title = None if title is None or drafts[title].section is Section.FURNITURE else title
    cards = _cards(drafts, boxes)
    named: dict[int, bool] = {}
    for box in reversed(boxes):
        inherited = box.parent is not None and named.get(id(box.parent), False)
        named[id(box)] = inherited or box.weight >= FURNITURE or id(box) in cards
    sizes = [
        _size(draft, known=evidence.known[index + 1] > evidence.known[index]) for index, draft in enumerate(drafts)
    ]
    outside = [0 if draft.box and named[id(draft.box)] else size for size, draft in zip(sizes, drafts, strict=True)]
    if sum(outside) >= _NAMED * sum(sizes):
        sizes = outside
    prose = list(accumulate(sizes, initial=0))
    if title is not None and prose[title] > _BEFORE * prose[-1]:
        title = None
    elif title is not None:
        prose = list(accumulate((size if index > title else 0 for index, size in enumerate(sizes)), initial=0))
    page = Layout(drafts, boxes, title, evidence, prose, {}, {}, Counter(box.form for box in boxes), cards)
    for box in boxes:
        page.made[box.form] = page.made.get(box.form, 0) + page.weight(box)
    holders = (box for box in boxes if prose[-1] and box.tag not in _LEAVES)
    page.body = next((box for box in holders if page.weight(box) >= _BULK * prose[-1]), None)
    around = page.body
    while title is not None and around is not None and not page.holds(around, title):
        if page.body is not None and page.weight(around) > page.weight(page.body):
            page.body = around  # a page may set its text in several wrappers
        around = around.parent
    page.scope = around if around is not None and around.tag not in WHOLE else page.body
    if page.body:
        for index in range(page.body.start, page.body.end + 1):
            if size := prose[index + 1] - prose[index]:
                form = form_of(drafts[index])
                page.forms[form] = page.forms.get(form, 0) + size
    return page


def _size(draft: Draft, *, known: bool) -> int:
    """The characters of a block of prose; 0 of any other."""
    if known or draft.section is Section.FURNITURE or not is_prose(draft):
        return 0
    if web_words.INVITES.match(draft.text) or web_words.IMPRINT.search(draft.text):
        return 0
    return draft.end - draft.start


def _cards(drafts: Sequence[Draft], boxes: Sequence[Box]) -> dict[int, int]:
    """The elements that are each a link with a teaser or date below, several of one form side by side."""
    alike: dict[tuple[int, str], list[Box]] = {}
    for box in boxes:
        if box.parent is not None and 0 < box.end - box.start < _LARGEST_CARD and drafts[box.start].linked:
            alike.setdefault((id(box.parent), box.form), []).append(box)
    found: dict[int, int] = {}
    for several in alike.values():
        if len(several) > 1 and sum(_speaks(drafts[box.start]) for box in several) * 2 < len(several):
            found.update((id(box), 1) for box in several)
            found[id(several[0].parent)] = len(several)
    return found


def _speaks(draft: Draft) -> bool:
    """Whether a block is the name or office of who speaks, which may be a link above each turn of a debate."""
    name = draft.text.partition(" (")[0]
    return people.is_name(name) or people.is_office(name)


def form_of(draft: Draft) -> tuple[str, str]:
    """How a block is made: the forms of its element and of the one around it."""
    box = draft.box
    return (box.form, box.parent.form if box.parent else "") if box else ("", "")


def _boxes(drafts: Sequence[Draft]) -> list[Box]:
    """The elements that hold blocks, innermost first, with the blocks that each holds."""
    found: list[Box] = []
    seen: set[int] = set()
    for index, draft in enumerate(drafts):
        box = draft.box
        while box is not None:
            if id(box) not in seen:
                seen.add(id(box))
                box.start = index
                found.append(box)
            elif box.end == index:
                break
            box.end = index
            box = box.parent
    found.sort(key=lambda box: -box.depth)
    return found
