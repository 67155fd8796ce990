"""Parliamentary questions and answers: who asks, who answers, when, and whose turn each block is.

Layouts read: a name on a line of its own before the turn, with or without office, seat or party; "Name:
text" as Hansard printed it; "Asked by" and "Answered by" with names beside or below; and a bare question
("To ask the Secretary of State …") with its answer, whose minister is then unknown.

Sections: a tabled question is ``question``. All that follows it in a written answer is ``answer``. In an
oral answer a turn of whoever answers for the government is ``answer``, and a supplementary by another
member is ``body``; the speaker of every turn stands on its blocks.
"""

from __future__ import annotations

from dataclasses import replace

from claimx.documents import dates, people, publishers
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.questions import addresses, corrections, cues, departments, hansard, headings, lines, turns
from claimx.documents.questions import register as questions
from claimx.documents.questions.floor import Floor, remember
from claimx.records import DocumentKind

_END_OF_PAGE = "Reticulating Splines"
_LEAST_HON = 2


def detect(page: Page) -> bool:
    """Whether a page is a parliamentary question with its answer."""
    live = [draft for _, draft in page.live()]
    if any(lines.TO_ASK.match(draft.text) or lines.asks(draft.text) for draft in live):
        return True
    if sum(people.is_portrayed(draft.text) or draft.mark == hansard.TURN for draft in live) > 1:
        return True
    openings = [
        (draft.text[found.end() :], people.marked_member(found["name"]) or people.is_titled(found["name"]))
        for draft in live
        if (found := hansard.inline(draft))
    ]
    if any(lines.TO_ASK.match(opening) for opening, _ in openings):
        return True
    hons = sum(len(lines.HON.findall(draft.text)) for draft in live)
    members = [opening for opening, member in openings if member]
    tabled = bool(members) and lines.FRAGMENT.match(hansard.unnumbered(members[0])) is not None
    if (len(members) > 1 and tabled) or (len(members) > 2 and hons >= _LEAST_HON):
        return True
    sits = any(lines.is_sitting(draft.text) for draft in live)
    if sum(lines.is_cue(draft.text) for draft in live) >= 2 or (sits and len(members) > 1):
        return True
    given = turns.of(page)
    first = min(given, default=None)
    if first is None:
        return False
    opening = hansard.following(page, first).text
    return lines.FRAGMENT.match(opening) is not None or (len(given) > 2 and (sits or hons >= _LEAST_HON))


def read(page: Page) -> DocumentKind:
    """Give every block its section, speaker and question, fill in the facts, and tell written from oral."""
    hansard.part_marks(page, numbers=True)
    turns.split_inline(page)
    given = turns.of(page)
    floor = Floor()
    register = floor.register
    ended = False
    for index, draft in enumerate(page.drafts):
        ended = ended or draft.text == _END_OF_PAGE
        if ended:
            draft.section = Section.FURNITURE
        if draft.section is Section.FURNITURE:
            _mark(page, floor, draft)
            continue
        count = len(register.entries)
        if floor.section is Section.ANSWER and (writer := lines.writer(draft.text)) is not None:
            draft.kind, draft.section, floor.speaker = BlockKind.BYLINE, floor.section, remember(floor, writer)
        elif index in given:
            _take_turn(page, floor, index, given[index])
        elif draft.kind is BlockKind.TABLE_ROW or not cues.read(page, floor, index):
            _place(floor, page, index)
        if len(register.entries) > count > 0 and register.entries[-1].group != register.entries[count - 1].group:
            headings.claim(page, register, index)
        draft.question = register.of(index, answer=floor.section is Section.ANSWER)
    corrections.strike(page, register)
    headings.choose(page, floor.titles, register)
    _fill(page, floor)
    if floor.supplementaries:
        return DocumentKind.ORAL_ANSWER
    return DocumentKind.WRITTEN_ANSWER if page.facts.questions else DocumentKind.STATEMENT


def _fill(page: Page, floor: Floor) -> None:
    """Fill in the facts of the page: its questions, and of the first one who and when and whose answer it is."""
    facts, register = page.facts, floor.register
    named = addresses.question(facts.url) if facts.url and len(register.entries) == 1 else None
    if named is not None:
        entry = register.entries[0]
        entry.uin = entry.uin or named[0]
        entry.asked = entry.asked or named[1]
    facts.questions = questions.finish(page, register)
    if facts.questions:
        first = facts.questions[0]
        facts.asker = facts.asker or first.asker
        facts.answerer = facts.answerer or first.answerer
        facts.asked = facts.asked or first.asked
        facts.answered = facts.answered or first.answered
        facts.withdrawn = facts.withdrawn or all(question.withdrawn for question in facts.questions)
        if len(facts.questions) == 1:
            facts.questions = [replace(first, url=facts.url)]
        # Whose site the page is says less than whose answer it is.
        written = not floor.supplementaries
        if written and first.department and (facts.publisher is None or publishers.is_parliament(facts.publisher)):
            facts.publisher = first.department
    facts.date = facts.date or facts.answered


def _mark(page: Page, floor: Floor, draft: Draft) -> None:
    """Take the day of the sitting from a column mark, and a question's number from behind it."""
    register = floor.register
    if number := lines.NUMBER.fullmatch(draft.text):
        register.number(number["uin"])
    column = lines.COLUMN.match(draft.text)
    if column and (date := dates.parse(column["date"])):
        page.facts.date = page.facts.date or date
        if register.day is None:  # the columns before this one are of the same day
            for entry in register.entries:
                entry.day = entry.day or date
        register.day = date


def _take_turn(page: Page, floor: Floor, index: int, person: Person) -> None:
    """Give the floor to a person and tell question, answer and supplementary apart."""
    draft, following = page.drafts[index], hansard.following(page, index)
    draft.kind, draft.mark = BlockKind.BYLINE, ""
    floor.speaker = person = remember(floor, person)
    floor.expected = ""
    number = lines.TURN_NUMBER.match(draft.text)
    called = number is not None or (floor.register.awaits_asker and following.text.endswith("?"))
    if called or (lines.is_tabled(following.text) and person != floor.answerer):
        if floor.section is Section.ANSWER and (called or lines.TO_ASK.match(following.text)):
            floor.answerer = None  # of another question, which another minister may answer
        floor.section = Section.QUESTION
        floor.asker = person
        floor.register.floor(person)
        if number is not None:
            floor.register.numbered(number["uin"])
    elif floor.asker is None and floor.section in (None, Section.BODY) and not people.bears_office(person):
        floor.supplementaries += floor.section is Section.BODY  # a debate, in which nothing was tabled
        floor.section = Section.BODY
    elif floor.answerer is None or person == floor.answerer or people.bears_office(person):
        floor.section = Section.ANSWER
        floor.answerer = person
        floor.register.answerer(person)
    else:
        floor.section = Section.BODY
        floor.supplementaries += 1
    if number or (lines.FRAGMENT.match(following.text) and not lines.TO_ASK.match(following.text)):
        floor.supplementaries += 1  # questions for oral answer are printed without "To ask"


def _place(floor: Floor, page: Page, index: int) -> None:
    """Put a block into the section it stands in."""
    draft = page.drafts[index]
    last = index - 1
    while last >= 0 and page.drafts[last].section is Section.FURNITURE:
        last -= 1
    before = page.drafts[last] if last >= 0 else None
    part = lines.part(draft.mark) or lines.part(draft.text)
    if lines.TO_ASK.match(draft.text):
        draft.kind = BlockKind.LIST_ITEM if draft.mark else BlockKind.PARAGRAPH
        if floor.section is not Section.QUESTION:
            floor.section, floor.speaker, floor.answerer = Section.QUESTION, None, None
    elif floor.section is None:
        _title(floor, index, draft.text)
        return
    elif floor.section is Section.QUESTION and before is not None and before.section is Section.QUESTION:
        more = draft.mark and (before.mark or not lines.QUESTION_END.search(before.text))
        more = more or part == floor.part + 1
        if before.kind is not BlockKind.BYLINE and not more and (before.prose or before.mark):
            floor.section, floor.speaker = Section.ANSWER, floor.answerer
    elif floor.section is Section.QUESTION and not draft.prose and not _asks(draft.text):
        _title(floor, index, draft.text)
        return
    if draft.kind is BlockKind.HEADING and not draft.level and (_asks(draft.text) or _begins_turn(before)):
        draft.kind = BlockKind.PARAGRAPH
    draft.section = floor.section
    draft.speaker = floor.speaker
    _enter(floor, index, draft, part)


def _asks(text: str) -> bool:
    return text.endswith("?") or lines.is_tabled(text)


def _title(floor: Floor, index: int, text: str) -> None:
    """Take down a line that may be a question's heading, or the department's above it."""
    register = floor.register
    department = departments.from_heading(text)
    if not register.entries:
        floor.titles.append(index)
        register.department = department or register.department
        return
    entry = register.item()
    entry.titles.append(index)
    entry.department = department or entry.department


def _enter(floor: Floor, index: int, draft: Draft, part: int) -> None:
    """Take down that words of a question or of its answer have been read."""
    register = floor.register
    if floor.section is Section.ANSWER:
        register.reply()
    elif floor.section is Section.QUESTION:
        begun = bool(register.entries) and not register.entries[-1].replied and register.entries[-1].start is not None
        if not begun or lines.TO_ASK.match(draft.text) or part > 1:
            number = max(part, 1)
            floor.part = lines.parts(draft.text) if part <= 1 else number
            register.ask(index, floor.part if part <= 1 else 1)


def _begins_turn(before: Draft | None) -> bool:
    return before is not None and before.kind is BlockKind.BYLINE and before.section is not Section.QUESTION
