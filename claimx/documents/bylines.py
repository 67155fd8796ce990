"""Lines of the head that tell who, when and where: date lines, senders, speakers, reporters and their outlets."""

from __future__ import annotations

import re

from claimx.documents import datelines, dates, people, publishers, speaker_of
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Person, Section

CUE = re.compile(
    r"(?:(?:first |date |originally )?(?:published|posted|issued|released|released on|uploaded|dated?"
    r"|publication date|release date|date of (?:the )?meeting|meeting date|created|submitted|added"
    r"|date of (?:publication|release|issue)"
    r"|sent(?=:)|(?:statement )?made)"
    r"(?: on| at| by [\w .]{2,40}?)?)\s?[:|–-]?\s*(?P<rest>.*)$",
    re.I,
)
UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|amended|reviewed)\b.*$", re.I)
FROM = re.compile(
    r"(?:from|organisations?|published by|issued by|department|source|press release from"
    r"|news from)\s?:\s*(?P<rest>.*)$",
    re.I,
)
_BY = re.compile(
    r"(?:(?:exclusive|special report|report|story|interview|words|written|pictures?|comment|analysis)s?:? )?"
    r"(?:by:?|words:?|reporter:)\s+(?P<rest>[A-Z].*)$",
    re.I,
)
# Who writes for a paper, and how readers reach them.
_HANDLE = re.compile(r"\s*(?:@\w+|\S+@\S+|\((?:@|LDRS)[^)]*\)).*$")
_REPORTER = re.compile(
    r"(?:(?:senior |chief |deputy |crime |local democracy |political |home affairs |community |court |trainee |news "
    r"|digital "
    r"|investigations? |police |policing |multimedia |features |audience |content |lead |managing |group |regional "
    r"|assistant )*(?:reporter|correspondent|editor|journalist|columnist|writer)\b)",
    re.I,
)
_RELEASES = re.compile(r"(?:press releases?|news|statements?|latest) from (?:the )?(?P<rest>[A-Z].*)$", re.I)
_SPOKEN_BY = re.compile(
    r"(?:(?:statement |speech )?(?:delivered|made|given|spoken) by|speech by|statement by|speaker)\s?:?$", re.I
)
_SPOKEN = re.compile(
    r"(?:(?:statement |speech )?(?:delivered by|made by|given by|spoken by)|speech by|speaker|statement by|minister)"
    r"\s?:?\s+(?P<rest>[A-Z].*)$",
    re.I,
)
PLACE = re.compile(
    r"(?:delivered on|location|venue|delivered at|transcript|theme|topic|reference|ref|notice id|uin)\s?:.*$"
    r"|\((?:transcript|original script|check against delivery|speaker['’]s notes).*\)$"
    r"|check against delivery\.?$|(?:topics?|part of) [A-Z][\w ,&]{2,60}$",
    re.I,
)
LONGEST = 130


def is_date(text: str) -> bool:
    """Whether a line is a date line: a full date and nothing but a time, labels of a menu or an update."""
    return dates.parse(UPDATED.sub("", text)) is not None


def is_signed(text: str) -> bool:
    """Whether a line is a byline or tells who sent a release."""
    return _BY.match(text) is not None or FROM.match(text) is not None


def expects(text: str) -> str | None:
    """What the next line holds where this one only announces it ("Published:")."""
    cue = CUE.match(text)
    if cue and not cue["rest"]:
        return "date"
    sender = FROM.match(text)
    if sender and not sender["rest"]:
        return "from"
    return "speaker" if _SPOKEN_BY.match(text) else None


def read(page: Page, draft: Draft) -> bool:
    """Read a line that tells who, when or where; False where it is none."""
    text = draft.text
    if len(text) > LONGEST or draft.level == 1:
        return False
    cue = CUE.match(text)
    sender = FROM.match(text)
    released = _RELEASES.match(text)
    spoken = _SPOKEN.match(text)
    if _SPOKEN_BY.match(text):
        draft.kind = BlockKind.BYLINE
        return True
    author = _BY.match(text)
    signed = _HANDLE.sub("", author["rest"]) if author else ""
    if cue and (not cue["rest"] or dates.first(UPDATED.sub("", cue["rest"]))):
        take_date(page, cue["rest"])
    elif sender:
        read_sender(page, sender["rest"])
    elif released and publishers.is_letterhead(re.sub(r"\s*\([A-Z]+\)$", "", released["rest"])):
        page.facts.publisher = released["rest"]
        draft.section = Section.FURNITURE
        return True
    elif spoken and people.parse(spoken["rest"]):
        page.facts.speaker = page.facts.speaker or people.parse(spoken["rest"])
    elif (
        author
        and len(author["rest"].split()) <= 14
        and people.parse(re.split(r",|\s[-–|@]\s|\s(?:for|in|at|and)\s|\s(?=[0-9])", signed)[0].strip())
    ):
        minister = speaker_of.described(signed)
        if minister is not None and minister.role is not None and people.is_office(minister.role):
            page.facts.speaker = page.facts.speaker or minister
        else:
            page.facts.labels.append("byline")
        take_date(page, author["rest"])
    elif (
        _REPORTER.fullmatch(text)
        or _HANDLE.fullmatch(text)
        or ((called := people.parse(_HANDLE.sub("", text))) and called.role and _REPORTER.match(called.role))
    ):
        page.facts.labels.append("byline")
    elif PLACE.match(text):
        page.facts.labels.append("speech" if "deliver" in text.lower() or "transcript" in text.lower() else "place")
        take_date(page, text)
    elif is_date(text) or _date_and_menu(page, draft):
        take_date(page, text)
    elif (name := people.parse(text)) and (people.is_titled(text) or people.OFFICE.match(text)) and not text.isupper():
        page.facts.speaker = page.facts.speaker or name
    else:
        return False
    draft.kind = BlockKind.BYLINE
    return True


def is_outlet(page: Page, text: str) -> bool:
    """Whether a line under a byline is the outlet and the desk: "BBC News, Northmere"."""
    return "byline" in page.facts.labels and publishers.is_newspaper(text.partition(",")[0])


def read_office(page: Page, draft: Draft, title: str) -> bool:
    """Whether a line under the title is the office of the speaker whom the title names."""
    if len(draft.text) > LONGEST or not people.is_office(draft.text):
        return False
    person = speaker_of.titled(title)
    if person is None or person.role is not None:
        return False
    page.facts.speaker = page.facts.speaker or Person(person.name, draft.text)
    return True


def is_writer(page: Page, index: int) -> bool:
    """Whether a line is the name of a reporter: one whose calling, or the time of publication, stands below."""
    drafts = page.drafts
    if not people.is_name(drafts[index].text) or index + 1 >= len(drafts):
        return False
    below = drafts[index + 1].text
    return _REPORTER.fullmatch(below) is not None


def read_described(page: Page, draft: Draft) -> bool:
    """Read a line under the title that is a person with an office."""
    if draft.level == 1 or len(draft.text) > LONGEST or draft.text[-1] in ".?!":
        return False
    person = speaker_of.described(draft.text)
    if person is None or person.role is None or not people.is_office(person.role):
        return False
    page.facts.speaker = page.facts.speaker or person
    return True


def read_dated(page: Page, draft: Draft, *, begun: bool) -> bool:
    """Read a masthead or a place with the day; False where the line is none."""
    if draft.level == 1 or draft.kind is BlockKind.TABLE_ROW:
        return False
    if found := datelines.masthead(draft.text):
        date, name = found
        page.facts.publisher = page.facts.publisher or name
    else:
        placed = datelines.of_place(draft.text) if begun else None
        stated = datelines.of_occasion(draft.text) or placed
        if stated is None:
            return False
        if placed is not None and page.facts.dateline is None:
            page.facts.dateline = draft.text
        date = stated
    page.facts.date = page.facts.date or date
    draft.kind = BlockKind.BYLINE
    return True


def _date_and_menu(page: Page, draft: Draft) -> bool:
    """Whether a line is a date with labels beside it, parted by runs of spaces or bars."""
    parts = re.split(r" {2,}|\s*[|•·]\s*|\t", page.view[draft.start : draft.end])
    return len(parts) > 1 and any(dates.parse(part) for part in parts) and all(len(part) < 40 for part in parts)


def take_date(page: Page, text: str) -> None:
    if page.facts.date is None:
        page.facts.date = dates.first(UPDATED.sub("", text))


def read_sender(page: Page, text: str) -> None:
    """Take the publisher, and the minister named with it, from a "From:" line."""
    for part in re.split(
        r",\s+(?=[A-Z])|\s+and\s+(?=(?:The|Rt|Sir|Dame|Lord|Baroness|[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:MP|KC|QC)))", text
    ):
        name = part.strip()
        if re.search(r"\b(?:MP|KC|QC|Lord|Baroness)\b|Rt Hon", name) and not re.search(
            r"\bOffice\b|\bDepartment\b", name
        ):
            page.facts.speaker = page.facts.speaker or people.parse(name)
        elif name and page.facts.publisher is None:
            page.facts.publisher = name
