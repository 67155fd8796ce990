"""What is left over on a web page once its parts are known: stamps, names and labels that stand among the text.

A web page sets many lines apart that are no headings: names of reporters and speakers, times, counts. A heading heads
something; a short line with nothing of the statement under it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimx.documents import bylines, dates, people
from claimx.documents.draft import SENTENCE_END, Box, Draft, Page
from claimx.documents.model import BlockKind, Section

_TIME = r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|BST))?"
_STAMP = re.compile(
    rf"(?:(?:updated|posted|published|at|added)\s?:? )?(?:at )?{_TIME}(?: ?[/–-] ?{_TIME})?"
    rf"|{_TIME},? .{{0,20}}[0-9]{{4}}"
    r"|(?:[0-9]+|an?) (?:sec|min|hour|day|week|month|year|hr)\w* ago|[0-9]+[smhdw](?: ago)?|just now"
    r"|[0-9]{1,2} ?[ap]m|(?:page )?[0-9]+ (?:of|/) [0-9]+.{0,30}|\[?(?:column )[0-9]+(?:W[HSA])?\]?"
    r"|.{0,80}\b[0-9]{1,2}[ -]min(?:ute)?s? read.{0,20}|read(?:ing)? time\b.{0,40}"
    r"|\(?(?:additional |with )?(?:reporting|editing|writing|photography|graphics|pictures?|words) by\b.{2,100}"
    r"|(?:asked|answered|tabled|replied|moved|given) (?:by|on|to)\b.{2,120}|(?:UIN|HL|HC|HCWS|HLWS"
    r"|PQ) ?[0-9]+\b.{0,60}",
    re.I,
)
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_MEMBER = re.compile(r"(?P<name>[^()]{4,60}) \([^()]{2,50}\)(?: \([^()]{2,20}\))?")
_DEBATED = re.compile(r"volume [0-9]+\b.{0,80}|debated on .{4,40}|considered in .{4,40}", re.I)
_CREDIT = re.compile(
    r"(?:image|photo|picture)s? (?:source|credit|copyright)s?[,:]? [^.0-9]{0,80}|(?:getty images|pa media|alamy)"
    r"|(?:image|photo(?:graph)?|picture|pic|credit)s?(?: by)?\s?: (?:[^\s.0-9]+ ?){1,5}",
    re.I,
)
# "Ruth Ottley/Press Agency", by the side of a picture.
_AGENCY = re.compile(r"(?:[A-Z][\w'’.-]+ ?){1,4}/(?: ?[A-Z][\w'’.-]*){1,4}")
_SOURCE = re.compile(r"(?:sources?|notes?|figures|data|correction|clarification)\b.{0,30}[:–-]", re.I)
_PARTS = re.compile(r"\s*[|∙·•]\s*|\s(?=\()")
_BY = re.compile(r"\b[Bb]y:? (?P<names>[A-Z].{3,80})", re.S)
_CLOSING = ("”", '"', "’", "'")
_LONGEST_CARD = 160  # of a line in a box headed as contact details
_DEEPEST_CARD = 5
_WORDS_OF_A_DETAIL = 10
_WORDS_OF_A_LABEL = 5


def mark(page: Page) -> None:
    """Mark the strays of a web page; a document of another sort is left as it is."""
    drafts = [draft for draft in page.drafts if draft.box is not None]
    if not drafts:
        return
    title = next((index for index, draft in enumerate(drafts) if draft.kind is BlockKind.TITLE), None)
    if title is not None:
        for draft in drafts[:title]:
            if draft.readable and not draft.prose:
                draft.section = Section.FURNITURE
    for draft in drafts:
        credited = _CREDIT.fullmatch(draft.text) or (not draft.prose and _AGENCY.fullmatch(draft.text))
        if draft.readable and (credited or not any(character.isalnum() for character in draft.text)):
            draft.section = Section.FURNITURE
    _mark_cards(drafts)
    names = _names(drafts)
    for draft in drafts:
        if not draft.readable or draft.kind is BlockKind.TITLE:
            continue
        if _is_stamp(draft, names) or (not draft.prose and _in_details(draft)):
            draft.kind = BlockKind.BYLINE
    if title is not None:
        _mark_head(drafts, title)
    _mark_signatures(drafts)
    _mark_headings(drafts)


def _mark_signatures(drafts: Sequence[Draft]) -> None:
    """Mark the name, set apart, of whom the quotation above it is of."""
    for above, draft in pairwise(drafts):
        if draft.readable and not draft.level and above.text.endswith(_CLOSING) and people.is_name(draft.text):
            draft.kind = BlockKind.BYLINE


def _is_dated(text: str) -> bool:
    """Whether a line tells when the page was published, or is a date with a label beside it."""
    cue = bylines.CUE.match(text)
    if cue and dates.parse(cue["rest"]):
        return True
    return any(dates.parse(part) for part in _PARTS.split(text) if len(part) < len(text))


def _mark_cards(drafts: Sequence[Draft]) -> None:
    """Mark as contact details the short lines in a box that is headed so."""
    card: Box | None = None
    for draft in drafts:
        if draft.section is Section.CONTACT and draft.box is not None:
            around = draft.box.parent
            if around is not None and around.start == draft.box.start:
                card = around
        elif draft.readable and card is not None and len(draft.text) <= _LONGEST_CARD and _within(draft, card):
            draft.section = Section.CONTACT


def _within(draft: Draft, box: Box) -> bool:
    """Whether a block stands in an element, at no great depth."""
    around = draft.box
    for _ in range(_DEEPEST_CARD):
        if around is None or around is box:
            break
        around = around.parent
    return around is box


def _names(drafts: Sequence[Draft]) -> frozenset[str]:
    """The people whom the page names as writers or speakers."""
    found: set[str] = set()
    for draft in drafts:
        text = draft.text
        if len(text) > bylines.LONGEST:
            continue
        if draft.kind is BlockKind.BYLINE and (signed := _BY.search(text)):
            found.update(part.strip() for part in re.split(r",| and | & |\s[-–|]\s", signed["names"]))
        elif (member := _MEMBER.fullmatch(text)) and people.is_name(member["name"]):
            found.add(member["name"])
        elif bracketed := _IN_BRACKETS.fullmatch(text):
            found.add(bracketed[1])
    return frozenset(name for name in found if people.is_name(name))


def _is_stamp(draft: Draft, names: frozenset[str]) -> bool:
    """Whether a line is a time, or the name or office of who speaks or writes."""
    text = draft.text
    if len(text) > bylines.LONGEST or draft.kind is BlockKind.TABLE_ROW:
        return False
    if _STAMP.fullmatch(text) or bylines.is_date(text) or _is_dated(text) or _DEBATED.fullmatch(text) or text in names:
        return True
    bracketed = _IN_BRACKETS.fullmatch(text)
    if bracketed:
        return people.is_party(bracketed[1]) or people.is_name(bracketed[1])
    member = _MEMBER.fullmatch(text)
    if member and people.is_name(member["name"]) and member["name"] in names and not draft.level:
        return True
    return (
        not draft.level
        and not draft.prose
        and (people.is_office(text) or (people.is_titled(text) and people.is_name(text)))
    )


def _in_details(draft: Draft) -> bool:
    """Whether a label stands in a box that tells when and by whom the page was published."""
    if draft.level or draft.text.count(" ") > _WORDS_OF_A_DETAIL or draft.kind in (BlockKind.TITLE, BlockKind.CAPTION):
        return False
    box = draft.box
    for _ in range(_DEEPEST_CARD):
        if box is None or box.details:
            break
        box = box.parent
    return box is not None and box.details


def _mark_head(drafts: Sequence[Draft], title: int) -> None:
    """Mark the labels between the title and the first prose, and all that stands in one box with a date line there."""
    first = next(
        (index for index in range(title + 1, len(drafts)) if drafts[index].prose and drafts[index].readable), None
    )
    if first is None:
        return
    dated = {id(draft.box) for draft in drafts[title:first] if draft.kind is BlockKind.BYLINE} | {
        id(_around(draft))
        for draft in drafts[title:first]
        if draft.kind is BlockKind.BYLINE and _around(draft) is not None
    }
    guarded: set[int] = set()
    for draft in (drafts[title], drafts[first]):
        box: Box | None = draft.box
        while box is not None:
            guarded.add(id(box))
            box = box.parent
    for index in range(title + 1, first):
        draft, following = drafts[index], drafts[index + 1]
        if not draft.readable or draft.level or draft.kind in (BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.QUOTE):
            continue
        around = _around(draft)
        boxed = (id(draft.box) in dated and id(draft.box) not in guarded) or (
            around is not None and id(around) in dated and id(around) not in guarded
        )
        heads = following.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) and following.readable
        ended = SENTENCE_END.search(draft.text) is not None
        short = draft.text.count(" ") < _WORDS_OF_A_LABEL and not (draft.bold or heads or ended)
        if boxed or (short and draft.kind is not BlockKind.LIST_ITEM and not any(c.isdigit() for c in draft.text)):
            draft.kind = BlockKind.BYLINE


def _around(draft: Draft) -> Box | None:
    return draft.box.parent if draft.box else None


def _mark_headings(drafts: Sequence[Draft]) -> None:
    """Mark headings with nothing of the statement under them."""
    below = False
    for draft in reversed(drafts):
        if not draft.readable or draft.kind is BlockKind.TITLE:
            continue
        if draft.kind is not BlockKind.HEADING or draft.section is Section.NOTES or _SOURCE.match(draft.text):
            below = True
        elif any(character.isdigit() for character in draft.text):
            continue
        elif not below:
            draft.section = Section.FURNITURE
