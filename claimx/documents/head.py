"""The head of a page: letterhead, menus, title, date line, byline, up to the first paragraph of the body."""

from __future__ import annotations

import re

from claimx.documents import dates, people, publishers
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.navigation import labels

_CUE = re.compile(
    r"(?:(?:first |date |originally )?(?:published|posted|issued|released|released on|uploaded|dated?"
    r"|publication date|release date|created|submitted|added|date of (?:publication|release|issue)"
    r"|(?:statement )?made)"
    r"(?: on| at| by [\w .]{2,40}?)?)\s?[:|–-]?\s*(?P<rest>.*)$",
    re.I,
)
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|amended|reviewed)\b.*$", re.I)
_FROM = re.compile(
    r"(?:from|organisations?|published by|issued by|department|source|press release from"
    r"|news from)\s?:\s*(?P<rest>.*)$",
    re.I,
)
_BY = re.compile(r"(?:by|words:?|written by|reporter:?|report by)\s+(?P<rest>[A-Z].*)$", re.I)
_RELEASES = re.compile(r"(?:press releases?|news|statements?|latest) from (?:the )?(?P<rest>[A-Z].*)$", re.I)
_SPOKEN_BY = re.compile(r"(?:(?:delivered|made|given|spoken) by|speech by|statement by|speaker)\s?:?$", re.I)
_SPOKEN = re.compile(
    r"(?:delivered by|speech by|speaker|statement by|made by|given by|spoken by|minister)\s?:?\s+(?P<rest>[A-Z].*)$",
    re.I,
)
_PLACE = re.compile(
    r"(?:delivered on|location|venue|delivered at|transcript|theme|topic|reference|ref|notice id|uin)\s?:.*$"
    r"|\((?:transcript|original script|check against delivery|speaker['’]s notes).*\)$"
    r"|check against delivery\.?$",
    re.I,
)
_LABEL = re.compile(
    r"(?:(?:latest |local |national |breaking |media |force |all |our )?news(?:room| (?:story|stories"
    r"|release|releases|article|room|feed|centre|item|update))?|(?:press|media|news) (?:release|releases"
    r"|notice|statement|office|centre)s?"
    r"|(?:authored )?(?:speech|speeches|article|statement|announcement|news and communications)|(?:oral"
    r"|written|ministerial|written ministerial) statement(?: to parliament)?|for immediate release"
    r"|(?:statement )?uin\b.{0,30}|commons|lords|embargoed.{0,60}"
    r"|immediate release|media centre|exclusive|breaking)[:.]?$",
    re.I,
)
_TITLE_LABEL = re.compile(
    r"(?:news story|press release|speech|statement|oral statement to parliament"
    r"|written statement to parliament|news|media release)\s?:\s+(?=\S)",
    re.I,
)
_DATELINE = re.compile(r"(?:[A-Z][A-Za-z .]{2,30}, )?(?P<date>[^–—:]{8,40})\s*[–—:-]\s")
_DEEPEST = 60
_LONGEST_TITLE = 260
_LONGEST_BYLINE = 130
_LONGEST_LETTERHEAD = 200


def _date_of(text: str) -> bool:
    """Whether a line is a date line: a full date and nothing but a time, labels of a menu or an update."""
    return dates.parse(_UPDATED.sub("", text)) is not None


def read(page: Page) -> None:
    """Find title, date, publisher and byline in the head of a page, and mark what is no body.

    What is found goes into the page's facts where nothing stands there yet.
    """
    candidates: list[int] = []
    heads: list[int] = []
    expected: str | None = None
    for index, draft in enumerate(page.drafts[:_DEEPEST]):
        text = draft.text
        if draft.section is Section.FURNITURE:
            if not candidates:
                _publisher(page, page.view[draft.start : draft.end])
            continue
        if draft.section is Section.CONTACT:
            continue
        if draft.prose and not _head_line(page, draft):
            _dateline(page, text)
            break
        if expected == "date" and _date_of(text):
            _date(page, text)
            draft.kind = BlockKind.BYLINE
        elif expected == "from" and len(text) <= _LONGEST_BYLINE:
            _from(page, text)
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
        elif _byline(page, draft):
            pass
        elif draft.level != 1 and _letterhead(page, draft):
            heads.append(index)
            draft.section = Section.FURNITURE
        elif draft.kind is BlockKind.CAPTION or draft.mark or draft.kind is BlockKind.TABLE_ROW:
            expected = None
            continue
        else:
            candidates.append(index)
        expected = _expects(text)
    _title(page, candidates, heads)


def _head_line(page: Page, draft: Draft) -> bool:
    """Whether a line that reads like prose is a line of the head all the same: a date line, a From line."""
    text = draft.text
    return draft.level == 1 or (len(text) <= _LONGEST_BYLINE and (_FROM.match(text) is not None or _date_of(text)))


def _expects(text: str) -> str | None:
    """What the next line holds where this one only announces it ("Published:")."""
    cue = _CUE.match(text)
    if cue and not cue["rest"]:
        return "date"
    sender = _FROM.match(text)
    if sender and not sender["rest"]:
        return "from"
    return "speaker" if _SPOKEN_BY.match(text) else None


def _byline(page: Page, draft: Draft) -> bool:
    """Read a line that tells who, when or where; False where it is none."""
    text = draft.text
    if len(text) > _LONGEST_BYLINE or draft.level == 1:
        return False
    cue = _CUE.match(text)
    sender = _FROM.match(text)
    released = _RELEASES.match(text)
    spoken = _SPOKEN.match(text)
    if _SPOKEN_BY.match(text):
        draft.kind = BlockKind.BYLINE
        return True
    author = _BY.match(text)
    if cue and (not cue["rest"] or dates.first(_UPDATED.sub("", cue["rest"]))):
        _date(page, cue["rest"])
    elif sender:
        _from(page, sender["rest"])
    elif released and publishers.is_letterhead(re.sub(r"\s*\([A-Z]+\)$", "", released["rest"])):
        page.facts.publisher = released["rest"]
        draft.section = Section.FURNITURE
        return True
    elif spoken and people.parse(spoken["rest"]):
        page.facts.speaker = page.facts.speaker or people.parse(spoken["rest"])
    elif (
        author
        and len(author["rest"].split()) <= 14
        and people.parse(re.split(r",|\s[-–|@]\s|\s(?:for|in|at)\s", author["rest"])[0])
    ):
        page.facts.labels.append("byline")
    elif _PLACE.match(text):
        page.facts.labels.append("speech" if "deliver" in text.lower() or "transcript" in text.lower() else "place")
        _date(page, text)
    elif _date_of(text) or _date_and_menu(page, draft):
        _date(page, text)
    elif (name := people.parse(text)) and (people.is_titled(text) or people.OFFICE.match(text)) and not text.isupper():
        page.facts.speaker = page.facts.speaker or name
    else:
        return False
    draft.kind = BlockKind.BYLINE
    return True


def _date_and_menu(page: Page, draft: Draft) -> bool:
    """Whether a line is a date with labels beside it, parted by runs of spaces or bars."""
    parts = re.split(r" {2,}|\s*[|•·]\s*|\t", page.view[draft.start : draft.end])
    return len(parts) > 1 and any(dates.parse(part) for part in parts) and all(len(part) < 40 for part in parts)


def _date(page: Page, text: str) -> None:
    if page.facts.date is None:
        page.facts.date = dates.first(_UPDATED.sub("", text))


def _from(page: Page, text: str) -> None:
    """Take the publisher, and the minister named with it, from a "From:" line."""
    for part in re.split(r",\s+(?=[A-Z])|\s+and\s+(?=(?:The|Rt|Sir|Dame|[A-Z]\w+ [A-Z]\w+ (?:MP|KC|QC)))", text):
        name = part.strip()
        if re.search(r"\b(?:MP|KC|QC|Lord|Baroness)\b|Rt Hon", name) and not re.search(
            r"\bOffice\b|\bDepartment\b", name
        ):
            page.facts.speaker = page.facts.speaker or people.parse(name)
        elif name and page.facts.publisher is None:
            page.facts.publisher = name


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
    if len(line) <= _LONGEST_LETTERHEAD and (known is None or publishers.is_welsh(known)):
        page.facts.publisher = publishers.from_letterhead(line) or known


def _dateline(page: Page, text: str) -> None:
    """Take the date from the opening of the body: "LONDON, 3 May 2021 – Police have …"."""
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
