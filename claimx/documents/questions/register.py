"""The questions of a page in the making: which line and block is of which, and which share an answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.documents.draft import Page
from claimx.documents.model import Person, Question, Section
from claimx.documents.questions import departments

_HOLDING = re.compile(
    r"\b(?:it has not (?:proved|been) possible to (?:respond|answer|reply|provide)"
    r"|an answer (?:is being prepared|(?:to .{3,80} )?(?:will|is expected to) be (?:provided|given|issued|made))"
    r"|a (?:full|substantive|further) (?:reply|response|answer) will\b"
    r"|(?:I|we|he|she|the (?:Minister|Department|Home Office)|my (?:right |rt\.? )?(?:hon\.?|noble) friend[^.]{0,60}) "
    r"(?:will|shall) (?:write|reply|respond) to\b)",
    re.I,
)
_LONGEST_HOLDING = 500
_LARGEST_GROUP = 200


@dataclass(slots=True)
class Entry:
    """A question in the making.

    Attributes:
        group: Entries of one group share an answer.
        start: Index of the block that its words begin in; None until they have been read.
        replied: Whether words of its answer have been read.
        follows: Whether nothing but who asks parts it from the answer before it.
        titles: Indices of the blocks that may be its heading.
        day: The day that the page prints it under.
        with_: Numbers that the page says it was answered with.
    """

    group: int
    start: int | None = None
    replied: bool = False
    follows: bool = False
    titles: list[int] = field(default_factory=list)
    day: dt.date | None = None
    uin: str | None = None
    heading: str | None = None
    asker: Person | None = None
    asked: dt.date | None = None
    answerer: Person | None = None
    answered: dt.date | None = None
    department: str | None = None
    corrected: bool = False
    held: bool = False
    withdrawn: bool = False
    with_: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Register:
    """The questions found so far; the last one is the one that is read.

    Attributes:
        day: The day of the sitting.
        department: The one whose answers are read, where the page heads them with it.
        announced: The department of the next question.
    """

    entries: list[Entry] = field(default_factory=list)
    day: dt.date | None = None
    department: str | None = None
    announced: str | None = None

    @property
    def current(self) -> int | None:
        """Index of the question that is read."""
        return len(self.entries) - 1 if self.entries else None

    def of(self, index: int, *, answer: bool) -> int | None:
        """Index of the question that a block belongs to: of several that share it, the first."""
        if not self.entries:
            return None
        last, group = self.entries[-1], self.group()
        if not answer and not last.replied:
            group = [entry for entry in group if entry is last or entry.start == index]
        return len(self.entries) - len(group)

    @property
    def awaits_asker(self) -> bool:
        """Whether a question has been announced by its number and nothing more."""
        last = self.entries[-1] if self.entries else None
        return last is not None and last.uin is not None and last.start is None and last.asker is None

    @property
    def awaits_words(self) -> bool:
        """Whether a question without a number has been announced, and not yet its words."""
        last = self.entries[-1] if self.entries else None
        return last is not None and last.uin is None and last.start is None and not last.replied

    def group(self) -> list[Entry]:
        """The question that is read and those that will be answered with it."""
        return [entry for entry in self.entries[-_LARGEST_GROUP:] if entry.group == self.entries[-1].group]

    def begin(self) -> Entry:
        """A new question with an answer of its own."""
        group = self.entries[-1].group + 1 if self.entries else 0
        self.entries.append(Entry(group, day=self.day, department=self.announced or self.department))
        self.announced = None
        return self.entries[-1]

    def join(self) -> Entry:
        """A new question to be answered with the one before it."""
        last = self.entries[-1]
        entry = Entry(
            last.group,
            titles=last.titles[:],
            day=last.day,
            department=last.department,
            asked=last.asked,
            asker=last.asker,
            answerer=last.answerer,
            answered=last.answered,
        )
        self.entries.append(entry)
        return entry

    def head(self) -> Entry:
        """The question that a line about a question is of: the next one where the last has been dealt with."""
        last = self.entries[-1] if self.entries else None
        if last is None or last.replied or (last.withdrawn and last.start is not None):
            return self.begin()
        return last

    def _next(self) -> Entry:
        """As ``head``, where a turn begins the question."""
        count = len(self.entries)
        entry = self.head()
        entry.follows = entry.follows or len(self.entries) > count > 0
        return entry

    def item(self) -> Entry:
        """The question that a line which opens one announces."""
        last = self.entries[-1] if self.entries else None
        if last is None or last.replied or last.start is not None or last.withdrawn:
            return self.begin()
        return last

    def announce(self, department: str) -> None:
        """Take down the department of a question that is about to be read."""
        last = self.entries[-1] if self.entries else None
        if last is not None and last.start is None and not last.replied:
            last.department = department
        else:
            self.announced = department

    def asker(self, person: Person) -> None:
        """Take down who asks."""
        entry = self.head()
        if entry.asker is not None and entry.asker.name != person.name:
            entry = self.join()
        entry.asker = person

    def floor(self, person: Person) -> None:
        """Give a person the floor who now asks a question."""
        entry = self._next()
        if entry.start is not None or (entry.asker is not None and entry.asker.name != person.name):
            entry = self.join()
        entry.asker = person

    def ask(self, index: int, parts: int = 1) -> None:
        """Take down that a question's words begin in a block, which may hold several numbered ones."""
        if self._next().start is not None:
            self.join()
        for waiting in self.group():
            waiting.start = index if waiting.start is None else waiting.start
        for _ in range(1, parts):
            self.join().start = index

    def numbered(self, uin: str) -> Entry:
        """The question of a line that gives a number, which it now has."""
        last = self.entries[-1] if self.entries else None
        entry = last if last is not None and last.uin is None and not last.replied else self.item()
        entry.uin = uin
        return entry

    def number(self, uin: str) -> None:
        """Take down the number printed behind a question."""
        last = self.entries[-1] if self.entries else None
        if last is None or last.start is None or last.replied:
            return
        for entry in self.group():
            if entry.start == last.start and entry.uin is None:
                entry.uin = uin
                return

    def reply(self) -> None:
        """Take down that words of the answer have been read."""
        if self.entries and not self.entries[-1].replied:
            for entry in self.group():
                entry.replied = True

    def answerer(self, person: Person) -> None:
        """Take down who answers, or has answered where nobody was named before the answer."""
        for entry in self.group() if self.entries else ():
            if entry.replied and entry.answerer is not None:
                continue
            entry.answerer = person
            entry.department = entry.department or departments.from_post(person.role)

    def answered(self, date: dt.date | None) -> None:
        """Take down the day of the answer."""
        for entry in self.group() if self.entries and date is not None else ():
            entry.answered = entry.answered or date


def finish(page: Page, register: Register) -> list[Question]:
    """The questions of a page; its blocks are told to which they belong."""
    entries = register.entries
    kept = [index for index, entry in enumerate(entries) if _is_one(entry)]
    place = {index: at for at, index in enumerate(kept)}
    words: dict[int, list[str]] = {}
    for draft in page.drafts:
        if draft.question is not None:
            draft.question = place.get(draft.question)
        if draft.section is Section.ANSWER and draft.readable and draft.question is not None:
            words.setdefault(draft.question, []).append(draft.text)
    numbers: dict[int, list[str]] = {}
    answer: dict[int, list[str]] = {}
    for at, index in enumerate(kept):
        entry = entries[index]
        answer.setdefault(entry.group, []).extend(words.get(at, ()))
        if entry.uin is not None:
            numbers.setdefault(entry.group, []).append(entry.uin)
    found = []
    for index in kept:
        entry = entries[index]
        others = [*numbers.get(entry.group, ()), *entry.with_] if entry.replied else []
        found.append(
            _question(entry, answer.get(entry.group, ()), tuple(dict.fromkeys(u for u in others if u != entry.uin)))
        )
    return found


def _is_one(entry: Entry) -> bool:
    """Whether anything was found of a question beside the lines that would announce one."""
    named = entry.uin is not None and entry.asker is not None
    return named or entry.start is not None or entry.replied or entry.withdrawn


def _question(entry: Entry, answer: Sequence[str], grouped: tuple[str, ...]) -> Question:
    holding = entry.held and not answer
    if len(answer) <= 2 and sum(map(len, answer)) <= _LONGEST_HOLDING:
        holding = holding or any(_HOLDING.search(text) for text in answer)
    # The day that a page prints an answer under is that of the answer.
    day = entry.day if entry.replied and not entry.corrected else None
    return Question(
        uin=entry.uin,
        heading=entry.heading,
        asker=entry.asker,
        asked=entry.asked,
        answerer=entry.answerer,
        answered=entry.answered or day,
        department=entry.department,
        corrected=entry.corrected,
        holding=holding,
        withdrawn=entry.withdrawn,
        grouped=grouped,
    )
