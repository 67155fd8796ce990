"""Parliamentary questions and answers: who asks, who answers, when, and whose turn each block is.

Layouts read: a name on a line of its own before the turn, with or without office, seat or party; "Name:
text" as Hansard printed it; "Asked by" and "Answered by" with names beside or below; and a bare question
("To ask the Secretary of State …") with its answer, whose minister is then unknown.

Sections: a tabled question is ``question``. All that follows it in a written answer is ``answer``. In an
oral answer a turn of whoever answers for the government is ``answer``, and a supplementary by another
member is ``body``; the speaker of every turn stands on its blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimx.documents import dates, hansard, people, publishers
from claimx.documents.draft import SENTENCE_END, Draft, Page
from claimx.documents.model import BlockKind, Person, Section
from claimx.records import DocumentKind

_TO_ASK = re.compile(
    r"(?:[0-9]{1,2}\.? |\([0-9]{1,2}\) )?(?:asked (?=the (?:secretary|minister|prime|attorney|solicitor|chancellor"
    r"|home)|her|his|mr|mrs)|To ask )(?:(?:the|Her|His) (?!panel|committee"
    r"|board|council\b|cabinet\b|authority|commissioner|public|force|members?\b)|Mr|Mrs|Ms|whether|what|how|hon\b)",
    re.I,
)
_FRAGMENT = re.compile(
    r"(?:T?[0-9]{1,2}\. )?(?:[\[(][0-9]+[\])] )?(?:What|How|If|Whether|When|Why|Which|Who|Where|(?:For|To|On"
    r"|By|In|With) (?:what|which|whom))\b[^?]{10,900}\.(?: ?[\[(][0-9A-Z]+[\])])?$"
)
_HON = re.compile(r"\bhon\. (?:friend|member|gentleman|lady|and learned)\b|\bnoble (?:lord|lady|baroness)\b", re.I)
_QUESTION_END = re.compile(r"[.?\])]$")

_ASKED_BY = re.compile(r"(?:asked|tabled|lodged) by\s*:?\s*(?P<rest>.*)$", re.I)
_ANSWERED_BY = re.compile(
    r"(?:current status\s*:\s*)?(?:corrected answer|answered|answer|reply|replied) by\s*:?\s*(?P<rest>.*)$", re.I
)
_ASKED_ON = re.compile(
    r"\(?(?:this question was )?(?:asked|tabled|lodged|date (?:tabled|lodged"
    r"|asked))(?: on)?\s*:?\s*(?P<rest>.{0,60}[0-9]{2}.*)$",
    re.I,
)
_ANSWERED_ON = re.compile(
    r"\(?(?:this question was )?(?:answered|corrected|date answered"
    r"|date of answer)(?: on)?\s*:?\s*(?P<rest>.{0,60}[0-9]{2}.*)$",
    re.I,
)
_ASKING = re.compile(
    r"(?:question(?: (?:to|for) (?:the |her |his )?.{2,80})?|written questions?|oral questions?"
    r"|question text|q)\s*:?$",
    re.I,
)
_ANSWERING = re.compile(r"(?:answer|written answers?|answer text|a|reply|oral answers?(?: to questions)?)\s*:?$", re.I)
_LABEL = re.compile(
    r"(?:commons|lords|house of (?:commons|lords)|\[[NORW]\]|close|named day"
    r"|[\"'‘’“”]?named day[\"'‘’“”]? questions only occur.*|uin\b.*|question (?:number|reference|ref|uin"
    r"|id)\b.*|holding answer.*|volume [0-9]+.*|department|home office"
    r"|ministry of [\w ]+|department (?:of|for) [\w, ]+|cabinet office|attorney general|scotland office"
    r"|northern ireland office|wales office|treasury|topical questions|(?:current )?status:.*"
    r"|(?:view )?source"
    r"|aq[wot]\w* ?[0-9]+/[0-9-]+|(?:s[0-9][wo]-|wq|w|h[cl])[0-9]{3,})$",
    re.I,
)
_COLUMN = re.compile(r"\[?(?P<date>.{6,30}?)\s?: ?Column [0-9]+\w*(?:—continued)?\]?$")
_COLUMN_NUMBER = re.compile(r"\[?(?:hansard )?col(?:umn)?s?\.? ?[0-9]+\w*(?:—continued)?\]?$", re.I)
# A date among the words of a debate's heading: "Volume 733: debated on Monday 22 May 2023".
_SITTING = re.compile(
    r"(?:hansard|house|of|written|oral|answers?|answered|asked|questions?|volume|vol|debated?|made|column|commons|lords"
    r"|hc|hl|deb|sitting|home|department|office|ministry|justice|transport|statements?|debates|text|for|on|at|in|of|to"
    r"|the|and|by|vol|wa|ws|w|cc?|session|uin|northern|ireland|scotland|wales|treasury|cabinet|health|attorney|general"
    r"|h[cl]?|[0-9]+[a-z]{0,2})",
    re.I,
)
_WORDS = re.compile(r"[A-Za-z0-9]+")
_PORTRAIT = re.compile(r".{3,80} portrait$", re.I)
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\b")
_END_OF_PAGE = "Reticulating Splines"
_LONGEST_LINE = 160
_LEAST_HON = 2
_LONG_TURN = 60
_WORDS_OF_A_SITTING = 14


@dataclass(slots=True)
class _Floor:
    """Who has the floor while the blocks are gone through."""

    section: Section | None = None
    asker: Person | None = None
    answerer: Person | None = None
    speaker: Person | None = None
    expected: str = ""
    answered: bool = False
    supplementaries: int = 0
    titles: list[int] = field(default_factory=list)
    known: dict[str, Person] = field(default_factory=dict)


def detect(page: Page) -> bool:
    """Whether a page is a parliamentary question with its answer."""
    live = [draft for _, draft in page.live()]
    if any(_TO_ASK.match(draft.text) for draft in live):
        return True
    openings = [
        (draft.text[found.end() :], people.marked_member(found["name"]) or people.is_titled(found["name"]))
        for draft in live
        if (found := hansard.inline(draft))
    ]
    if any(_TO_ASK.match(opening) for opening, _ in openings):
        return True
    hons = sum(len(_HON.findall(draft.text)) for draft in live)
    members = [opening for opening, member in openings if member]
    if len(members) > 2 and (hons >= _LEAST_HON or _FRAGMENT.match(hansard.unnumbered(members[0]))):
        return True
    cues = sum(
        1
        for draft in live
        if len(draft.text) <= _LONGEST_LINE and (_ASKED_BY.match(draft.text) or _ANSWERED_BY.match(draft.text))
    )
    if cues >= 2:
        return True
    turns = _turn_lines(page)
    first = min(turns, default=None)
    if first is None:
        return False
    opening = page.drafts[first + 1].text
    return _FRAGMENT.match(opening) is not None or (len(turns) > 2 and hons >= _LEAST_HON)


def read(page: Page) -> DocumentKind:
    """Give every block its section and speaker, fill in the facts, and tell written from oral."""
    hansard.part_marks(page, numbers=True)
    _split_inline(page)
    turns = _turn_lines(page)
    floor = _Floor()
    ended = False
    for index, draft in enumerate(page.drafts):
        ended = ended or draft.text == _END_OF_PAGE
        if ended:
            draft.section = Section.FURNITURE
        if draft.section is Section.FURNITURE:
            _column(page, draft)
            continue
        if index in turns:
            _take_turn(page, floor, index, turns[index])
        elif draft.kind is BlockKind.TABLE_ROW or not _read_cue(page, floor, draft):
            _place(floor, page, index)
    _title(page, floor)
    facts = page.facts
    facts.date = facts.date or facts.answered
    return DocumentKind.ORAL_ANSWER if floor.supplementaries else DocumentKind.WRITTEN_ANSWER


def _column(page: Page, draft: Draft) -> None:
    """Take the day of the sitting from a column mark."""
    column = _COLUMN.match(draft.text) if page.facts.date is None else None
    if column:
        page.facts.date = dates.parse(column["date"])


def _split_inline(page: Page) -> None:
    """Part the name from the turn in every block that reads "Name: text"."""
    drafts = page.drafts[:]
    page.drafts.clear()
    for draft in drafts:
        page.drafts.append(draft)
        hansard.split_inline(page, len(page.drafts) - 1)


def _turn_lines(page: Page) -> dict[int, Person]:
    """Indices of the lines that give the floor to somebody, and to whom."""
    named: dict[int, Person] = {}
    counts: dict[str, int] = {}
    for index, draft in enumerate(page.drafts[:-1]):
        if len(draft.text) > _LONGEST_LINE or draft.kind is BlockKind.TABLE_ROW or draft.section is Section.FURNITURE:
            continue
        person = people.parse(draft.text)
        if person is not None and not publishers.is_letterhead(person.name):
            named[index] = person
            counts[person.name] = counts.get(person.name, 0) + 1
    # In a written answer a capitalised heading may look like a name: only who is plainly named gets the floor.
    written = any(_TO_ASK.match(draft.text) for draft in page.drafts)
    found: dict[int, Person] = {}
    asked = -2
    for index, draft in enumerate(page.drafts[:-1]):
        following = page.drafts[index + 1]
        if draft.section is Section.FURNITURE:  # a number or column mark parts nothing
            asked += asked == index - 1
            continue
        if _TO_ASK.match(draft.text) or (draft.mark and asked == index - 1):
            asked = index
        person = named.get(index)
        if person is None:
            continue
        plain = _tabled(following.text) or (asked >= 0 and asked == index - 1)
        plain = plain or people.marked_member(draft.text) or people.is_titled(draft.text)
        near = following.gap == 0 and (plain or not written)
        # A turn may be cut short by a column mark; a colon behind the name says that it is one.
        cut = following.gap == 0 and (len(following.text) > _LONG_TURN or page.view.startswith(":", draft.end))
        ended = SENTENCE_END.search(following.text) is not None
        speaks = following.prose or cut or ended or _tabled(following.text)
        if speaks and (
            near or counts[person.name] > 1 or people.marked_member(draft.text) or (draft.level > 0 and plain)
        ):
            found[index] = person
    return found


def _remember(floor: _Floor, person: Person) -> Person:
    """The fullest form of a person seen so far: later turns leave the office out."""
    key = people.surname(person.name)
    known = floor.known.get(key)
    if known is not None and (person.role is None or known.role is not None):
        short = len(person.name.split()) == 1 or _COURTESY.match(person.name)
        if known.name == person.name or short:
            return known
    floor.known[key] = person
    return person


def _tabled(text: str) -> bool:
    return _TO_ASK.match(text) is not None or _FRAGMENT.match(text) is not None


def _take_turn(page: Page, floor: _Floor, index: int, person: Person) -> None:
    """Give the floor to a person and tell question, answer and supplementary apart."""
    draft, following = page.drafts[index], page.drafts[index + 1]
    draft.kind = BlockKind.BYLINE
    floor.speaker = person = _remember(floor, person)
    floor.expected = ""
    facts = page.facts
    if _tabled(following.text) and person != floor.answerer:
        floor.section = Section.QUESTION
        floor.asker = person
        facts.asker = facts.asker or person
    elif floor.asker is None and floor.section is None:
        floor.section = Section.BODY
    elif floor.answerer is None or person == floor.answerer or people.bears_office(person):
        floor.section = Section.ANSWER
        floor.answerer = person
        floor.answered = True
        facts.answerer = facts.answerer or person
    else:
        floor.section = Section.BODY
        floor.supplementaries += 1
    if _FRAGMENT.match(following.text) and not _TO_ASK.match(following.text):
        floor.supplementaries += 1  # questions for oral answer are printed without "To ask"


def _read_cue(page: Page, floor: _Floor, draft: Draft) -> bool:
    """Read a line about the question itself; False where the block is part of question or answer."""
    text, facts = draft.text, page.facts
    if len(text) > _LONGEST_LINE:
        floor.expected = ""
        return False
    if (asked := _ASKED_ON.match(text)) and (date := dates.first(asked["rest"])):
        facts.asked = facts.asked or date
    elif (answered := _ANSWERED_ON.match(text)) and (date := dates.first(answered["rest"])):
        facts.answered = facts.answered or date
        floor.section, floor.speaker, floor.expected = Section.ANSWER, floor.answerer, ""
    elif asked := _ASKED_BY.match(text):
        floor.section, floor.answerer, floor.asker, floor.speaker = Section.QUESTION, None, None, None
        floor.expected = "asker"
        _name(page, floor, asked["rest"])
    elif (answered := _ANSWERED_BY.match(text)) and (not answered["rest"] or people.parse(_undated(answered["rest"]))):
        floor.section, floor.speaker, floor.expected = Section.ANSWER, None, "answerer"
        facts.answered = facts.answered or dates.first(answered["rest"])
        _name(page, floor, _undated(answered["rest"]))
    elif _ASKING.match(text):
        floor.section = Section.QUESTION
        floor.speaker = floor.asker
    elif _ANSWERING.match(text) and (floor.section is not None or len(text) > 1):
        floor.section, floor.speaker = Section.ANSWER, floor.answerer
    elif dates.parse(text) is not None or _sitting(text):
        facts.date = facts.date or dates.first(text)
    elif _PORTRAIT.match(text) or _LABEL.match(text) or _COLUMN_NUMBER.match(text):
        draft.section = Section.FURNITURE
    elif not floor.expected or not _name(page, floor, text):
        return False
    draft.kind = BlockKind.BYLINE
    return True


def _sitting(text: str) -> bool:
    """Whether a line is a heading that gives the day of a sitting: a full date and words of Parliament."""
    found = dates.part(text) if len(text) <= _LONGEST_LINE and text[-1:] not in "?" else None
    if found is None:
        return False
    words = _WORDS.findall(found[1])
    return 0 < len(words) <= _WORDS_OF_A_SITTING and all(_SITTING.fullmatch(word) for word in words)


def _undated(text: str) -> str:
    return re.sub(r"\s+on\s+.*[0-9]{4}.*$", "", text).strip()


def _name(page: Page, floor: _Floor, text: str) -> bool:
    """Take a name, or the office or seat on the line after it, where one is awaited."""
    asking = floor.expected.startswith("asker")
    if floor.expected.endswith("role"):
        current = floor.asker if asking else floor.answerer
        floor.expected = ""
        role = text[1:-1] if text.startswith("(") and text.endswith(")") else text
        if current is None or not role or not (text.startswith("(") or people.OFFICE.match(text)):
            return False
        person = Person(current.name, role)
    else:
        found = people.parse(text)
        if found is None:
            return False
        person = found
        floor.expected = "" if person.role else floor.expected + " role"
    facts = page.facts
    if asking:
        facts.asker = person if facts.asker in (None, floor.asker) else facts.asker
        floor.asker = floor.speaker = person
    else:
        facts.answerer = person if facts.answerer in (None, floor.answerer) else facts.answerer
        floor.answerer = floor.speaker = person
    return True


def _place(floor: _Floor, page: Page, index: int) -> None:
    """Put a block into the section it stands in."""
    draft = page.drafts[index]
    last = index - 1
    while last >= 0 and page.drafts[last].section is Section.FURNITURE:
        last -= 1
    before = page.drafts[last] if last >= 0 else None
    if _TO_ASK.match(draft.text):
        draft.kind = BlockKind.LIST_ITEM if draft.mark else BlockKind.PARAGRAPH
        if floor.section is not Section.QUESTION:
            floor.section, floor.speaker, floor.answerer = Section.QUESTION, None, None
    elif floor.section is None:
        floor.titles.append(index)
        return
    elif floor.section is Section.QUESTION and before is not None and before.section is Section.QUESTION:
        more = draft.mark and (before.mark or not _QUESTION_END.search(before.text))
        if before.kind is not BlockKind.BYLINE and not more and (before.prose or before.mark):
            floor.section, floor.speaker = Section.ANSWER, floor.answerer
    elif floor.section is Section.QUESTION and not draft.prose:
        floor.titles.append(index)
        return
    if draft.kind is BlockKind.HEADING and not draft.level and (draft.text.endswith("?") or _begins_turn(before)):
        draft.kind = BlockKind.PARAGRAPH
    draft.section = floor.section
    draft.speaker = floor.speaker


def _begins_turn(before: Draft | None) -> bool:
    return before is not None and before.kind is BlockKind.BYLINE and before.section is not Section.QUESTION


def _title(page: Page, floor: _Floor) -> None:
    """Choose the heading of the question; a department is none."""
    named = [
        index
        for index in floor.titles
        if not page.drafts[index].prose and page.drafts[index].kind is not BlockKind.TABLE_ROW
    ]
    for index in named:
        if publishers.is_parliament(page.drafts[index].text):
            page.drafts[index].section = Section.FURNITURE
    named = [index for index in named if page.drafts[index].section is not Section.FURNITURE]
    better = [index for index in named if not publishers.is_letterhead(page.drafts[index].text)] or named
    if better and page.facts.title is None:
        page.drafts[better[0]].kind = BlockKind.TITLE
        page.facts.title = page.drafts[better[0]].text
