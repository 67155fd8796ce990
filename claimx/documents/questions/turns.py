"""The lines of a question page that give the floor to somebody."""

from __future__ import annotations

import re

from claimx.documents import people, publishers, speaker_of
from claimx.documents.draft import SENTENCE_END, Draft, Page, furnish
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.questions import hansard, lines

_LONG_TURN = 60
# "(Northmere West) (Con)" on the line below a name, or the name below an office.
_BRACKETS = re.compile(r"(?:\([^()]{2,80}\)\s?){1,3}")


def join_names(page: Page) -> None:
    """Make one block of a speaker's name or office and the line of brackets below it, as Hansard's site has them."""
    _restore(page)
    kept: list[Draft] = []
    for draft in page.drafts:
        above = kept[-1] if kept else None
        if (
            above is not None
            and above.readable
            and draft.readable
            and _BRACKETS.fullmatch(draft.text)
            and _names(above.text)
        ):
            above.end, above.level = draft.end, 0
            furnish([above], page.view)
        else:
            kept.append(draft)
    page.drafts[:] = kept


def _restore(page: Page) -> None:
    """Take back, on the page of a sitting, the names of speakers, which look like furniture where they are links."""
    if not any(lines.is_sitting(draft.text) for draft in page.drafts if len(draft.text) <= lines.LONGEST_LINE):
        return
    spoken = False  # whether words of the debate follow
    for draft in reversed(page.drafts):
        if draft.readable:
            spoken = draft.prose or SENTENCE_END.search(draft.text) is not None
        elif spoken and draft.section is Section.FURNITURE and _names(draft.text):
            draft.section = Section.BODY
            spoken = _BRACKETS.fullmatch(draft.text) is not None


def _names(text: str) -> bool:
    return len(text) <= lines.LONGEST_LINE and (
        _BRACKETS.fullmatch(text) is not None or people.is_office(text) or people.may_speak(text)
    )


def split_inline(page: Page) -> None:
    """Part from what was said the name before it in every block that reads "Name: text", "Name asked the …"."""
    drafts = page.drafts[:]
    page.drafts.clear()
    for draft in drafts:
        page.drafts.append(draft)
        if not _part(page, draft):
            hansard.split_inline(page, len(page.drafts) - 1)


def _part(page: Page, draft: Draft) -> bool:
    """Part the line about a question, or who asks, from the last block where they stand on one line."""
    if draft.section is Section.FURNITURE or draft.kind is BlockKind.TABLE_ROW:
        return False
    found = lines.asks(draft.text) and lines.ASKS.match(page.view, draft.start, draft.end)
    found = found or lines.INLINE_CUE.match(page.view, draft.start, draft.end)
    if not found:
        return False
    cue = Draft(draft.start, draft.start + len(found["cue"]), gap=draft.gap)
    draft.start, draft.gap = found.end(), 0
    furnish([cue, draft], page.view)
    page.drafts.insert(len(page.drafts) - 1, cue)
    return True


def _is_name(text: str) -> bool:
    return people.is_name(text) and not speaker_of.MATTERS & set(text.lower().split())


def of(page: Page) -> dict[int, Person]:
    """Indices of the lines that give the floor to somebody, and to whom."""
    named: dict[int, Person] = {}
    counts: dict[str, int] = {}
    for index, draft in enumerate(page.drafts[:-1]):
        if (
            len(draft.text) > lines.LONGEST_LINE
            or draft.kind is BlockKind.TABLE_ROW
            or draft.section is Section.FURNITURE
        ):
            continue
        person = people.parse(draft.text)
        if (
            person is not None
            and people.may_speak(people.without_portrait(draft.text))
            and not publishers.is_letterhead(person.name)
        ):
            named[index] = person
            counts[person.name] = counts.get(person.name, 0) + 1
    # In a written answer a capitalised heading may look like a name: only who is plainly named gets the floor.
    written = any(lines.TO_ASK.match(draft.text) for draft in page.drafts)
    found: dict[int, Person] = {}
    asked = -2
    for index, draft in enumerate(page.drafts[:-1]):
        following = hansard.following(page, index)
        if draft.section is Section.FURNITURE:  # a number or column mark parts nothing
            asked += asked == index - 1
            continue
        if lines.TO_ASK.match(draft.text) or (draft.mark and asked == index - 1):
            asked = index
        person = named.get(index)
        if person is None:
            continue
        plain = lines.is_tabled(following.text) or (asked >= 0 and asked == index - 1)
        plain = plain or people.marked_member(draft.text) or people.is_titled(draft.text)
        # A portrait's label is no heading, nor is a name alone right below the question.
        named_so = (
            draft.mark == hansard.TURN
            or people.is_portrayed(draft.text)
            or (asked >= 0 and asked == index - 1 and _is_name(draft.text))
        )
        near = named_so or (following.gap == 0 and (plain or not written))
        # A turn may be cut short by a column mark; a colon behind the name says that it is one.
        cut = following.gap == 0 and (len(following.text) > _LONG_TURN or page.view.startswith(":", draft.end))
        ended = SENTENCE_END.search(following.text) is not None
        moves = following.text.startswith("I ")  # "I beg to move," stands on a line of its own
        speaks = following.prose or bool(following.mark) or cut or ended or moves or lines.is_tabled(following.text)
        if speaks and (
            near or counts[person.name] > 1 or people.marked_member(draft.text) or (draft.level > 0 and plain)
        ):
            found[index] = person
    return found
