"""TheyWorkForYou's bulk XML, old and modern: written answers, written statements, oral questions and debates.

A file holds the matters of one day in a row: headings, and under each its questions and replies or its speeches.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimx.documents import publishers
from claimx.documents.draft import Draft, Extracted, Facts, plain
from claimx.documents.model import BlockKind, Question, Section
from claimx.documents.parts import Part
from claimx.documents.readers.rows import Names
from claimx.documents.sources import oral_questions
from claimx.documents.sources.compose import Composed, add_blocks, add_line
from claimx.documents.sources.parliament import is_holding
from claimx.documents.sources.publicwhip import SOURCE, Piece, blocks
from claimx.errors import ReadError
from claimx.records import DocumentKind

_LONGEST_RUN = 20_000_000
_LONGEST_ACRONYM = 4
_ORAL = re.compile(r"\boral answers\b", re.I)


@dataclass(slots=True)
class _Matter:
    """The matter in hand: the headings it stands under and what was read of it so far."""

    department: str | None = None
    heading: str | None = None
    oral: bool = False
    questions: list[Piece] = field(default_factory=list)
    replies: list[Piece] = field(default_factory=list)
    speeches: list[Piece] = field(default_factory=list)
    size: int = 0


def parts(pieces: Iterator[Piece], day: dt.date | None) -> Iterator[Part]:
    """The documents that the pieces of a file make.

    Args:
        pieces: Its root, then what is in it.
        day: The day in the file's name: that of the answers in a file of them.

    Raises:
        ReadError: As ``pieces`` does, once what came before has been yielded.
    """
    root = next(pieces, None)
    replaced = root is not None and root.attributes.get("latest") == "no"
    names = Names()
    for at, (name, content) in enumerate(_documents(pieces, day), 1):
        if replaced and isinstance(content, Extracted):
            content.warnings = (*content.warnings, "the file says of itself that a later version replaces it")
        yield Part(names.give(name, at), content)


def _documents(pieces: Iterable[Piece], day: dt.date | None) -> Iterator[tuple[str, Extracted | ReadError]]:
    matter = _Matter()
    failure: ReadError | None = None
    try:
        for piece in pieces:
            ends = piece.is_heading or (piece.tag == "ques" and bool(matter.replies)) or matter.size > _LONGEST_RUN
            if ends or (piece.tag == "speech" and piece.is_statement):
                yield from _finish(matter, day)
            _take(matter, piece)
    except ReadError as error:
        failure = error
    yield from _finish(matter, day)
    if failure is not None:
        raise failure


def _take(matter: _Matter, piece: Piece) -> None:
    if piece.is_heading:
        _head(matter, piece)
        return
    held = {"ques": matter.questions, "reply": matter.replies}.get(piece.tag, matter.speeches)
    held.append(piece)
    matter.size += piece.size


def _head(matter: _Matter, piece: Piece) -> None:
    text = plain(piece.text)
    if piece.tag == "oral-heading":
        matter.oral, matter.department, matter.heading = _ORAL.search(text) is not None, None, None
    elif piece.tag == "major-heading":
        matter.department, matter.heading = _titled(text) or None, None
    else:
        matter.heading = text or None


def _titled(text: str) -> str:
    """A department set in capitals as it would be written: "HOME DEPARTMENT", "JUSTICE"."""
    return (
        text.capitalize()
        if text.isupper() and text.isalpha() and len(text) > _LONGEST_ACRONYM
        else publishers.titled(text)
    )


def _finish(matter: _Matter, day: dt.date | None) -> Iterator[tuple[str, Extracted | ReadError]]:
    """The documents of what was read since the last heading, which is then done with."""
    given = (*matter.questions, *matter.replies, *matter.speeches)
    if given:
        name = next((uin for piece in matter.questions for uin in piece.numbers), None) or given[0].tail
        try:
            for found in _read(matter, day):
                if any(draft.kind is not BlockKind.TITLE for draft in found.drafts):
                    yield name, found
        except ReadError as error:
            yield name, error
    matter.questions, matter.replies, matter.speeches, matter.size = [], [], [], 0


def _read(matter: _Matter, day: dt.date | None) -> Iterator[Extracted]:
    if matter.questions or matter.replies:
        yield _written(matter, day)
    if matter.speeches:
        yield _spoken(matter)


def _written(matter: _Matter, day: dt.date | None) -> Extracted:
    """A written answer: the questions that were asked together and what was replied to them."""
    composed = Composed()
    if matter.heading:
        add_line(composed, matter.heading, kind=BlockKind.TITLE)
    reply = matter.replies[0] if matter.replies else None
    answered = (reply.day_answered or day) if reply else None
    found: list[Question] = []
    for piece in matter.questions:
        for number, source in piece.paragraphs:
            if number or not found or found[-1].asker != piece.speaker:
                found.append(_question(matter, piece, number, reply, answered))
            add_blocks(
                composed,
                blocks(source),
                section=Section.QUESTION,
                speaker=piece.speaker,
                question=len(found) - 1,
                numbers=True,
            )
    for piece in matter.replies:
        add_blocks(
            composed,
            blocks(piece.source),
            section=Section.ANSWER,
            speaker=piece.speaker,
            question=0 if found else None,
            numbers=True,
        )
    holding = reply is not None and is_holding(plain(_text(composed.drafts, composed, Section.ANSWER)))
    numbers = tuple(question.uin for question in found if question.uin)
    questions = [_grouped(question, numbers, holding=holding) for question in found]
    first = matter.questions[0] if matter.questions else None
    missing = "the day of the answer is not known: keep the file's name as it was, such as answers2025-11-04.xml"
    facts = Facts(
        kind=DocumentKind.WRITTEN_ANSWER,
        title=matter.heading,
        date=answered if reply else first.day_asked if first else None,
        publisher=matter.department,
        url=(first or matter.replies[0]).url,
        asker=first.speaker if first else None,
        answerer=reply.speaker if reply else None,
        asked=first.day_asked if first else None,
        answered=answered,
        questions=questions,
        source=SOURCE,
    )
    return composed.extracted(facts, (missing,) if reply and answered is None else ())


def _question(
    matter: _Matter, piece: Piece, number: str | None, reply: Piece | None, answered: dt.date | None
) -> Question:
    return Question(
        uin=number,
        heading=matter.heading,
        asker=piece.speaker,
        asked=piece.day_asked,
        answerer=reply.speaker if reply else None,
        answered=answered,
        department=matter.department,
        url=piece.url,
    )


def _grouped(question: Question, numbers: Sequence[str], *, holding: bool) -> Question:
    others = tuple(number for number in numbers if number != question.uin)
    return replace(question, grouped=others, holding=holding)


def _text(drafts: Sequence[Draft], composed: Composed, section: Section) -> str:
    text = "".join(composed.parts)
    return " ".join(text[draft.start : draft.end] for draft in drafts if draft.section is section)


def _spoken(matter: _Matter) -> Extracted:
    """A written statement, an oral question with all that was said on it, or another debate."""
    first = matter.speeches[0]
    title = matter.heading or matter.department
    composed = Composed()
    if title:
        add_line(composed, title, kind=BlockKind.TITLE)
    facts = Facts(
        kind=DocumentKind.STATEMENT,
        title=title,
        date=first.day,
        url=first.url,
        source=SOURCE,
    )
    if first.is_statement:
        facts.publisher, facts.speaker = matter.department, first.speaker
        if first.statement_number:
            facts.questions = [Question(first.statement_number, title, department=matter.department, url=first.url)]
    if matter.oral and any(piece.is_tabled for piece in matter.speeches):
        facts.publisher = matter.department
        oral_questions.read(matter.speeches, facts, composed, department=matter.department)
    else:
        for piece in matter.speeches:
            add_blocks(composed, blocks(piece.source), speaker=piece.speaker, numbers=True)
    return composed.extracted(facts)
