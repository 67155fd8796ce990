"""The head of a page: letterhead, menus, title, date line, byline, up to the first paragraph of the body."""

from __future__ import annotations

import re

from claimx.documents import bylines, datelines, dates, people, publishers, standfirst
from claimx.documents.draft import Draft, Page
from claimx.documents.furniture.navigation import is_navigation, labels
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.questions import hansard

_LABEL = re.compile(
    r"(?:(?:latest |local |national |breaking |media |force |all |our )?news(?:room| (?:story|stories"
    r"|release|releases|article|room|feed|centre|item|update))?|(?:cabinet|joint|public|official|press|media"
    r"|news) (?:release|releases"
    r"|notice|statement|office|centre)s?"
    r"|(?:authored )?(?:speech|speeches|article|statements?|announcements?|news and communications)|(?:oral"
    r"|written|ministerial|written ministerial) statement(?: to parliament)?|for immediate release"
    r"|(?:statement )?uin\b.{0,30}|commons|lords|embargoed.{0,60}"
    r"|immediate release|media centre|exclusive|breaking"
    r"|written (?:ministerial )?statements?|ministerial statements?|oral statements?|open letters?|opinion|viewpoint"
    r"|comment"
    r"|columns?|press cutting|archive[ds]?|written questions,? (?:answers )?and (?:answers|statements))"
    # "News release 31/07", "Press release no. 112": a number of its own, which is no day
    r"(?:[\s:–-]+(?:(?:no|number|ref)[.:]?\s*)?[0-9]{1,4}(?:[/-][0-9]{1,4})?)?[:.]?$",
    re.I,
)
# The second line of a letterhead.
_NATION = re.compile(r"Northern Ireland|Scotland|England(?: and Wales)?|Wales|United Kingdom|UK")
_TITLE_LABEL = re.compile(
    r"(?:news story|press release|speech|statement|oral statement to parliament"
    r"|written statement to parliament|news|media release)\s?:\s+(?=\S)"
    r"|subject\s?:\s+(?:(?:news|press|media) release\s?[:–-]\s*)?(?=\S)",
    re.I,
)
_DATELINE = re.compile(r"(?:[A-Z][A-Za-z .]{2,30}, )?(?P<date>[^–—:]{8,40})\s*[–—:-]\s")
_DEEPEST = 60
_SUMMARY = 7
_FOOT = 8
_LONGEST_TITLE = 260
_LONGEST_LETTERHEAD = 200


def is_label(text: str) -> bool:
    """Whether a line of the head says what kind of page it is ("Press release")."""
    return _LABEL.match(text) is not None


def read(page: Page) -> None:
    """Find title, date, publisher and byline in the head of a page, and mark what is no body.

    What is found goes into the page's facts where nothing stands there yet.
    """
    candidates: list[int] = []
    heads: list[int] = []
    expected: str | None = None
    body = len(page.drafts)
    for index, draft in enumerate(page.drafts[:_DEEPEST]):
        text = draft.text
        if draft.section is Section.FURNITURE:
            if not candidates:
                _publisher(page, page.view[draft.start : draft.end])
            if bylines.UPDATED.match(text):
                page.facts.updated = page.facts.updated or dates.first(text)
            continue
        if draft.section is Section.CONTACT or draft.kind is BlockKind.BYLINE:
            continue
        if draft.prose and not _head_line(page, draft):
            _dateline(page, text)
            _minister(page, index)
            body = index
            break
        if expected == "date" and bylines.is_date(text):
            bylines.take_date(page, text)
            draft.kind = BlockKind.BYLINE
        elif expected == "from" and len(text) <= bylines.LONGEST:
            bylines.read_sender(page, text)
            draft.kind = BlockKind.BYLINE
        elif expected == "speaker" and people.parse(text):
            page.facts.speaker = page.facts.speaker or people.parse(text)
            draft.kind = BlockKind.BYLINE
            expected = "office"
            continue
        elif expected == "office" and page.facts.speaker and people.OFFICE.match(text):
            page.facts.speaker = Person(page.facts.speaker.name, text)
            draft.kind = BlockKind.BYLINE
        elif _LABEL.match(text):
            page.facts.labels.append(text.lower().rstrip(":."))
            draft.section = Section.FURNITURE
        elif not candidates and _site_name(page, index):
            heads.append(index)
            draft.section = Section.FURNITURE
        elif candidates and bylines.read_office(page, draft, page.drafts[candidates[-1]].text):
            draft.kind = BlockKind.BYLINE
        elif bylines.read(page, draft) or bylines.read_dated(page, draft, begun=bool(candidates or heads)):
            pass
        elif (candidates and bylines.read_described(page, draft)) or (
            candidates and (bylines.is_writer(page, index) or bylines.is_outlet(page, text))
        ):
            draft.kind = BlockKind.BYLINE
        elif draft.level != 1 and _letterhead(page, draft):
            heads.append(index)
            draft.section = Section.FURNITURE
        elif not candidates and ((heads and _NATION.fullmatch(text)) or (draft.level == 0 and _towns(page, draft))):
            draft.section = Section.FURNITURE
        elif draft.kind is BlockKind.CAPTION or draft.mark or draft.kind is BlockKind.TABLE_ROW:
            expected = None
            continue
        else:
            candidates.append(index)
        expected = bylines.expects(text)
    _title(page, candidates, heads)
    _below_summary(page, body)
    standfirst.find(page)
    _foot(page, body)


def _head_line(page: Page, draft: Draft) -> bool:
    """Whether a line that reads like prose is a line of the head all the same: a date line, a From line."""
    text = draft.text
    sent = len(text) <= bylines.LONGEST and (bylines.FROM.match(text) is not None or bylines.is_date(text))
    return draft.level == 1 or sent


def _site_name(page: Page, index: int) -> bool:
    """Whether a line at the very top with the site's menu under it is the site's name; it is then the publisher."""
    drafts = page.drafts
    if index + 1 >= len(drafts) or drafts[index].level or drafts[index].end - drafts[index].start > bylines.LONGEST:
        return False
    following = drafts[index + 1]
    line = page.view[following.start : following.end]
    menu = following.section is Section.FURNITURE and is_navigation(line) and not re.search(r"\s[>›»]\s", line)
    if not (menu or _towns(page, following)) or any(draft.section is not Section.FURNITURE for draft in drafts[:index]):
        return False
    name = re.split(r"\s[–—|-]\s", drafts[index].text)[0]
    if publishers.is_letterhead(drafts[index].text) or len(labels(drafts[index].text)) > 1:
        return False  # read as a letterhead
    if page.facts.publisher is None and name[:1].isupper() and not _LABEL.match(name):
        page.facts.publisher = name
    return True


def _towns(page: Page, draft: Draft) -> bool:
    """Whether a line above the title is a row of short names parted by marks: the towns a paper is of, a menu."""
    line = page.view[draft.start : draft.end]
    parts = labels(line)
    return (
        len(parts) > 2
        and len(line) <= _LONGEST_LETTERHEAD
        and re.search(r"[|•·]", line) is not None
        and all(len(part) <= 30 and part.count(" ") <= 4 and not re.search(r"[0-9.!?:]", part) for part in parts)
    )


def _minister(page: Page, index: int) -> None:
    """Part the minister's name from the opening of a written statement: "The Minister for X (Name): I have today …"."""
    found = hansard.inline(page.drafts[index])
    person = people.parse(found["name"]) if found else None
    if found is None or person is None or not people.bears_office(person) or "(" not in found["name"]:
        return
    name = hansard.split_inline(page, index)
    if name is not None:
        name.kind = BlockKind.BYLINE
        page.facts.speaker = page.facts.speaker or person
        page.facts.labels.append("statement")


def _below_summary(page: Page, body: int) -> None:
    """Read the date and sender where they stand below a summary that reads like the body, as GOV.UK has it."""
    expected: str | None = None
    for draft in page.drafts[body + 1 : body + _SUMMARY]:
        text = draft.text
        if draft.section is Section.FURNITURE:
            continue
        if draft.section is not Section.BODY or (
            draft.prose and not _head_line(page, draft) and not bylines.PLACE.match(text)
        ):
            return
        if len(text) > bylines.LONGEST or draft.kind is BlockKind.BYLINE:
            continue
        if text[-1] in ".!?" and not _head_line(page, draft) and not bylines.PLACE.match(text):
            return
        cue = bylines.CUE.match(text)
        if expected == "from":
            bylines.read_sender(page, text)
            draft.kind = BlockKind.BYLINE
        elif (
            bylines.is_date(text)
            or bylines.FROM.match(text)
            or bylines.PLACE.match(text)
            or (cue and (not cue["rest"] or bylines.is_date(cue["rest"])))
        ):
            bylines.read(page, draft)
        expected = bylines.expects(text)


def _foot(page: Page, body: int) -> None:
    """Read a date line at the foot: one that says so, or, where the head gave no date, the one that is nothing else."""
    bare: list[Draft] = []
    for draft in page.drafts[max(body + 1, len(page.drafts) - _FOOT) :]:
        text = draft.text
        if len(text) > bylines.LONGEST or draft.kind is BlockKind.TABLE_ROW or bylines.UPDATED.match(text):
            continue
        cue = bylines.CUE.match(text)
        stated = dates.parse(cue["rest"]) if cue else None
        if stated is not None:
            page.facts.date = page.facts.date or stated
            if draft.section is not Section.FURNITURE:
                draft.kind = BlockKind.BYLINE
        elif draft.section is not Section.FURNITURE and dates.parse(text) is not None:
            bare.append(draft)
    if page.facts.date is None and len(bare) == 1:
        page.facts.date = dates.parse(bare[0].text)
        bare[0].kind = BlockKind.BYLINE


def _letterhead(page: Page, draft: Draft) -> bool:
    """Read a line of the letterhead: an organisation's name, or several parted by bars."""
    if draft.end - draft.start > _LONGEST_LETTERHEAD:
        return False
    if not publishers.is_letterhead(draft.text):
        parts = labels(page.view[draft.start : draft.end])
        if len(parts) < 2 or not any(publishers.is_letterhead(part) for part in parts):
            return False
    _publisher(page, page.view[draft.start : draft.end])
    return True


def _publisher(page: Page, line: str) -> None:
    """Take the publisher from a line of the letterhead; its English name where an earlier line gave the Welsh one."""
    known = page.facts.publisher
    if len(line) > _LONGEST_LETTERHEAD:
        return
    named = publishers.from_letterhead(line)
    if named and (known is None or publishers.is_welsh(known) or publishers.is_fuller(named, known)):
        page.facts.publisher = named


def _dateline(page: Page, text: str) -> None:
    """Take place and date from the opening of the body: "LONDON, 3 May 2021 – Police have …"."""
    page.facts.dateline = page.facts.dateline or datelines.lead(text)
    opening = _DATELINE.match(text[:80])
    if opening and page.facts.date is None:
        page.facts.date = dates.parse(opening["date"])


def _title(page: Page, candidates: list[int], heads: list[int]) -> None:
    """Choose the title: what the source marks as one, else the first line of the head that is nothing else."""
    drafts = page.drafts
    marked = next((index for index in candidates if drafts[index].level == 1), None)
    if marked is None:
        marked = next((index for index, draft in page.live() if draft.level == 1), None)
    if marked is None:
        marked = next((index for index in candidates if _titular(drafts[index])), None)
    if marked is None and heads and drafts[heads[-1]].text.count(" ") >= 4 and len(heads) > 1:
        marked = heads[-1]
        drafts[marked].section = Section.BODY
    if marked is None:
        return
    draft = drafts[marked]
    draft.kind = BlockKind.TITLE
    label = _TITLE_LABEL.match(draft.text)
    if label:
        page.facts.labels.append(label.group().strip().rstrip(":").strip().lower())
    if page.facts.title is None:
        page.facts.title = draft.text[label.end() :] if label else draft.text


def _titular(draft: Draft) -> bool:
    text = draft.text
    return 8 <= len(text) <= _LONGEST_TITLE and text.count(" ") >= 1 and text[-1] not in ".:;,"
