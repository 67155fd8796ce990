"""Lines about a question rather than of it: who asked and answered, on what day, labels, sittings, numbers."""

from __future__ import annotations

import datetime as dt
import re

from claimx.documents import dates, people
from claimx.documents.draft import Draft, Page
from claimx.documents.model import BlockKind, Person, Section
from claimx.documents.questions import departments, lines
from claimx.documents.questions.floor import Floor

_AND = re.compile(r"(?: and|;| &) (?=[A-Z])")
_BY = re.compile(r"[0-9],? by\s*:?\s*(?P<name>[^0-9]*)$")
_IN_BRACKETS = re.compile(r"\([A-Z][^()]{2,60}\)")
_SEAT = re.compile(r"[A-Z][\w'’&,. -]{2,60}(?<![.])")
_LONGEST_SEAT = 60


def read(page: Page, floor: Floor, index: int) -> bool:
    """Read a line about the question itself; False where the block is part of question or answer."""
    draft = page.drafts[index]
    text = draft.text
    if len(text) > lines.LONGEST_LINE:
        floor.expected = ""
        return False
    found = (
        _numbered(floor, draft)
        or _dated(page, floor, text)
        or _named(floor, text)
        or _labelled(floor, draft)
        or (floor.expected != "" and _name(floor, text))
        or _card(page, floor, index)
        # The seat of a member whose name is missing.
        or (floor.section is Section.QUESTION and _IN_BRACKETS.fullmatch(text) is not None)
    )
    if found:
        draft.kind = BlockKind.BYLINE
    return found


def _numbered(floor: Floor, draft: Draft) -> bool:
    """Read a line that gives the question's number."""
    text, register = draft.text, floor.register
    found = lines.UIN.match(text) or lines.CODE.match(text) or lines.CODED.match(text)
    awaited = floor.section is None or (floor.section is Section.QUESTION and register.awaits_words)
    if found is None and awaited and (bare := lines.BARE.fullmatch(text)):
        register.numbered(bare["uin"])
        draft.section = Section.FURNITURE
        return True
    if found:
        entry = register.numbered(found["uin"])
        entry.asked = entry.asked or dates.first(found["asked"] or "")
        if "name" in found.groupdict() and (person := people.parse(found["name"])):
            floor.section, floor.answerer, floor.expected = Section.QUESTION, None, ""
            floor.asker = floor.speaker = entry.asker = person
        elif found.re is not lines.CODED:
            draft.section = Section.FURNITURE
        return True
    grouped = lines.GROUPED.match(text)
    if grouped and register.entries:
        register.entries[-1].with_.extend(re.findall(r"[A-Z]*[0-9]+", grouped["rest"]))
        return True
    return False


def _dated(page: Page, floor: Floor, text: str) -> bool:
    """Read a line that gives the day of the question, of the answer, of its correction or of the sitting."""
    facts, register = page.facts, floor.register
    if awaits := lines.AWAITS_DAY.match(text):
        floor.expected = "asked" if awaits["asked"] else "answered"
    elif text.lower() == "on" and floor.section in (Section.QUESTION, Section.ANSWER):
        floor.expected = "asked" if floor.section is Section.QUESTION else "answered"
    elif (found := lines.ASKED_ON.match(text)) and (date := dates.first(found["rest"])):
        entry = register.head()
        entry.asked = entry.asked or date
        if by := _BY.search(text):  # "Asked on 3 May 2021 by Jane Roe"
            floor.section, floor.answerer, floor.asker, floor.speaker = Section.QUESTION, None, None, None
            floor.expected = "asker"
            _name(floor, by["name"])
    elif (found := lines.ANSWERED_ON.match(text)) and (date := dates.first(found["rest"])):
        _answered(floor, text, date)
        if by := _BY.search(text):
            floor.expected = "answerer"
            _name(floor, by["name"])
    elif (found := lines.CORRECTED_ON.match(text)) and (date := dates.first(found["rest"])):
        facts.date = facts.date or date
        register.head().corrected = True
        floor.section, floor.speaker, floor.expected = Section.ANSWER, floor.answerer, ""
    elif floor.expected in ("asked", "answered") and (date := dates.parse(text)):
        if floor.expected == "asked":
            register.head().asked = date
        else:
            _answered(floor, text, date)
        floor.expected = ""
    elif dates.parse(text) is not None or lines.is_sitting(text):
        date = dates.first(text)
        facts.date = facts.date or date
        current = register.entries[-1] if register.entries else None
        if current is None or dates.parse(text) is None:
            register.day = date
            register.department = departments.opening(text) or register.department
        if current is not None and current.start is None and not current.replied:
            current.day = date
    else:
        return False
    return True


def _answered(floor: Floor, text: str, date: dt.date) -> None:
    """Take down the day of the answer, which then follows."""
    register = floor.register
    register.head()
    register.answered(date)
    for entry in register.group():
        entry.department = entry.department or departments.opening(text)
    floor.section, floor.speaker, floor.expected = Section.ANSWER, floor.answerer, ""


def _named(floor: Floor, text: str) -> bool:
    """Read a line that names, or announces, who asked or answered."""
    register = floor.register
    if asked := lines.ASKED_BY.match(text):
        floor.section, floor.answerer, floor.asker, floor.speaker = Section.QUESTION, None, None, None
        floor.expected = "asker"
        register.head()
        _name(floor, lines.undated(asked["rest"]))
        return True
    answered = lines.ANSWERED_BY.match(text)
    name = lines.undated(answered["rest"]) if answered else ""
    if answered is None or (name and not people.parse(name) and not people.is_office(name)):
        return False
    floor.section, floor.speaker, floor.expected = Section.ANSWER, None, "answerer"
    if answered["corrected"]:
        register.head().corrected = True
    else:
        register.answered(dates.first(answered["rest"]))
    _name(floor, name)
    return True


def _labelled(floor: Floor, draft: Draft) -> bool:
    """Read a line that labels what follows, or says what became of the question."""
    text, register = draft.text, floor.register
    if asking := lines.ASKING.match(text):
        floor.section = Section.QUESTION
        floor.speaker = floor.asker
        entry = register.item() if asking["item"] else register.head()
        entry.department = asking["department"] or entry.department
    elif (answering := lines.ANSWERING.match(text)) and (floor.section is not None or len(text) > 1):
        if register.entries or not answering["page"]:
            floor.section, floor.speaker = Section.ANSWER, floor.answerer
    elif lines.WITHDRAWN.match(text) and register.entries:
        register.entries[-1].withdrawn = True
    elif lines.HOLDING.match(text) and register.entries:
        register.entries[-1].held = True
        draft.section = Section.FURNITURE
    elif lines.PORTRAIT.match(text) or lines.LABEL.match(text) or lines.COLUMN_NUMBER.match(text):
        if departments.is_department(text):
            register.announce(text)
        draft.section = Section.FURNITURE
    else:
        return False
    return True


def _card(page: Page, floor: Floor, index: int) -> bool:
    """Read a name with the party, office or day below it, as Parliament's site sets out a member."""
    text = page.drafts[index].text
    below = [draft.text for draft in page.drafts[index + 1 : index + 3] if draft.readable]
    following = below[0] if below else ""
    awaited = lines.AWAITS_DAY.match(following)
    answered = lines.ANSWERED_ON.match(following) is not None or (awaited is not None and not awaited["asked"])
    answers = answered and floor.section in (Section.QUESTION, Section.ANSWER)
    holds = answers or (floor.section is Section.ANSWER and people.OFFICE.match(following) is not None)
    asks = not holds and (lines.ASKED_ON.match(following) or lines.TO_ASK.match(following)) is not None
    if asks and floor.section is not Section.QUESTION:  # a heading may look like a name
        asks = people.is_titled(text) or people.marked_member(text)
    if people.is_name(text):
        if not (holds or asks or people.is_party(following)):
            return False
    elif not (answers or asks) or not people.may_speak(text):
        return False
    if answers:
        floor.section, floor.speaker = Section.ANSWER, None
    floor.expected = "answerer" if floor.section is Section.ANSWER else "asker"
    return _name(floor, text)


def _name(floor: Floor, text: str) -> bool:
    """Take a name, or the office, party or seat on the lines after it, where one is awaited."""
    asking = floor.expected.startswith("asker")
    known = floor.asker if asking else floor.answerer
    who, _, what = floor.expected.partition(" ")
    if what == "role":
        role = text[1:-1] if text.startswith("(") and text.endswith(")") else text
        party = people.is_party(text)
        floor.expected = f"{who} seat" if party and "," not in text else ""
        if known is None or not role or not (text[0] == "(" or people.OFFICE.match(text) or party):
            return False
        person = Person(known.name, role)
    elif what == "seat":
        floor.expected = ""
        if known is None or len(text) > _LONGEST_SEAT or not _SEAT.fullmatch(text):
            return False
        person = Person(known.name, f"{known.role}, {text}")
    elif who in ("asker", "answerer"):
        if asking and len(members := _members(text)) > 1:
            return _several(floor, members)
        found = people.parse(text) or (Person(text) if not asking and people.is_office(text) else None)
        if found is None:
            return False
        person = found
        floor.expected = "" if person.role else f"{who} role"
    else:
        return False
    if asking:
        floor.register.asker(person)
        floor.asker = floor.speaker = person
    else:
        floor.register.answerer(person)
        floor.answerer = floor.speaker = person
    return True


def _members(text: str) -> list[Person]:
    """The members of a line that names several: "Jane Roe and John Doe"; a seat may have an "and" in it too."""
    names = _AND.split(text)
    if not all(people.is_name(name) or name.endswith(")") for name in names):
        return []
    found = [people.parse(name) for name in names]
    return [person for person in found if person is not None] if None not in found else []


def _several(floor: Floor, members: list[Person]) -> bool:
    """Take the names of members whose questions are answered together."""
    for person in members:
        floor.register.asker(person)
    floor.asker = floor.speaker = members[0]
    floor.expected = ""
    return True
