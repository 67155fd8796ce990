"""Oral questions: the tabled question, the minister's answer, and what others ask and are told after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from claimx.documents.draft import Facts
from claimx.documents.model import Person, Question, Section
from claimx.documents.sources.compose import Composed, add_blocks
from claimx.documents.sources.publicwhip import Piece, blocks
from claimx.records import DocumentKind


def read(speeches: Sequence[Piece], facts: Facts, composed: Composed, *, department: str | None) -> None:
    """Write every turn with its speaker and section, and fill in the facts.

    A tabled question is ``question``, a turn of whoever answers for the government ``answer``, and what any
    other member says ``body``. Where no office is given, the first to speak after a question answers it.
    """
    questions: list[Question] = []
    waiting: list[int] = []  # tabled questions that nobody has answered yet
    answering: set[str] = set()
    for piece in speeches:
        section, speaker = Section.BODY, piece.speaker
        if piece.is_tabled:
            section = Section.QUESTION
            waiting.append(len(questions))
            questions.append(_question(piece, facts, department))
        elif speaker is not None and _answers(piece, speaker, answering, awaited=bool(waiting)):
            section = Section.ANSWER
            answering.add(speaker.name)
            for index in waiting:
                questions[index] = replace(questions[index], answerer=speaker, answered=piece.day)
            waiting.clear()
        add_blocks(
            composed,
            blocks(piece.source),
            section=section,
            speaker=speaker,
            question=len(questions) - 1 if questions else None,
            numbers=True,
        )
    facts.kind, facts.questions = DocumentKind.ORAL_ANSWER, questions
    facts.asker, facts.url = questions[0].asker, questions[0].url
    facts.answerer = next((question.answerer for question in questions if question.answerer), None)
    facts.answered = next((question.answered for question in questions if question.answered), None)


def _question(piece: Piece, facts: Facts, department: str | None) -> Question:
    uin = next(iter(piece.numbers), None)
    return Question(uin=uin, heading=facts.title, asker=piece.speaker, department=department, url=piece.url)


def _answers(piece: Piece, speaker: Person, answering: Collection[str], *, awaited: bool) -> bool:
    """Whether a turn answers for the government."""
    turn = piece.attributes.get("type", "").lower()
    if "answer" in turn or "question" in turn:
        return "answer" in turn
    return awaited or speaker.role is not None or speaker.name in answering
