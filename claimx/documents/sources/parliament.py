"""Parliament's Written Questions API, single answers and lists, and dumps that keep its main fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimx.documents.draft import Extracted, Facts, plain
from claimx.documents.model import BlockKind, Person, Question, Section
from claimx.documents.sources import stubs
from claimx.documents.sources.compose import Composed, add_blocks, add_line, blocks, is_html
from claimx.documents.sources.fields import Fields, day, line, number, objects, person, plain_keys, string
from claimx.errors import ReadError
from claimx.records import DocumentKind

SOURCE = "parliament_question"

_PAGE = "https://questions-statements.parliament.uk/written-questions/detail"
_API = "https://questions-statements-api.parliament.uk/api/writtenquestions/questions"
# One of these stands beside the text of a question from Parliament and beside no other.
_PROOF = frozenset(("datetabled", "dateforanswer", "answeringbodyid", "answeringbodyname", "uin"))
_WILL_FOLLOW = re.compile(
    r"\b(?:will|shall) (?:write|reply|respond|answer|provide (?:an?|the|a full) (?:answer|reply|response))\b"
    r"|\bnot (?:\w+ )?(?:been |proved )?possible to (?:answer|respond|reply)\b",
    re.I,
)
_LONGEST_HOLDING = 400
# A shorter answer ("None.", "Four.") may be given to questions that have nothing else in common.
LEAST_ANSWER = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A question as the source gives it.

    Attributes:
        id: What the API knows it by.
        member_id: What the API knows the answering member by.
        others: The questions that it names as given the same answer, each with the day it was tabled if that is said.
        question, answer: Their texts, HTML or plain, as they stand.
        about: All else that is said of it.
    """

    id: str | None
    member_id: str | None
    others: tuple[tuple[str, dt.date | None], ...]
    question: str
    answer: str
    about: Question

    @property
    def given(self) -> tuple[str, dt.date | None, object] | None:
        """What tells its answer from others, None where there is none, or so short a one that many are the same."""
        answer = plain(self.answer)
        if len(answer) < LEAST_ANSWER:
            return None
        return answer, self.about.answered, self.member_id or self.about.answerer


def is_question(fields: Fields) -> bool:
    """Whether an object is a written question, by the fields it has."""
    keys = plain_keys(fields)
    return bool(_PROOF & keys.keys()) and isinstance(keys.get("questiontext", keys.get("question")), str)


def is_holding(answer: str) -> bool:
    """Whether an answer, given as plain text, says only that one will follow."""
    return 0 < len(answer) <= _LONGEST_HOLDING and _WILL_FOLLOW.search(answer) is not None


def read_item(fields: Fields) -> Item:
    """The question that an object is; a corrected answer takes the place of the one it corrects."""
    keys = plain_keys(fields)
    question = string(keys.get("questiontext", keys.get("question")))
    answer = string(keys.get("answertext", keys.get("answer")))
    withdrawn = keys.get("iswithdrawn") is True
    uin, asked = number(keys.get("uin")), day(keys.get("datetabled"))
    corrected = keys.get("answeriscorrection") is True
    stated = plain(blocks(answer).text) if len(answer) <= 2 * _LONGEST_HOLDING else ""
    others = _others(keys)
    about = Question(
        uin=uin,
        heading=line(keys.get("heading")),
        asker=person(keys.get("askingmember")),
        asked=asked,
        answerer=None if withdrawn else _answerer(keys, corrected=corrected),
        answered=None if withdrawn else day(keys.get("dateanswered")),
        department=line(keys.get("answeringbodyname")),
        corrected=corrected,
        holding=not withdrawn and (keys.get("answerisholding") is True or is_holding(stated)),
        withdrawn=withdrawn,
        grouped=tuple(other for other, _ in others),
        url=f"{_PAGE}/{asked}/{uin}" if uin and asked else None,
    )
    return Item(
        number(keys.get("id")),
        number(keys.get("answeringmemberid")),
        others,
        question,
        "" if withdrawn else answer,
        about,
    )


def _answerer(keys: Fields, *, corrected: bool) -> Person | None:
    """Who gave the answer that stands: of a corrected one whoever corrected it."""
    corrector = keys.get("correctingmemberid")
    if corrected and (keys.get("correctingmember") or corrector not in (None, keys.get("answeringmemberid"))):
        return person(keys.get("correctingmember"))
    return person(keys.get("answeringmember"))


def _others(keys: Fields) -> tuple[tuple[str, dt.date | None], ...]:
    dates = {
        number(each.get("questionUin")): day(each.get("dateTabled"))
        for each in objects(keys.get("groupedquestionsdates"))
    }
    named = keys.get("groupedquestions")
    uins = [uin for each in named if (uin := number(each))] if isinstance(named, list) else []
    return tuple((uin, dates.get(uin)) for uin in dict.fromkeys(uins))


def groups(items: Sequence[Item]) -> list[list[int]]:
    """Which items were given one answer between them: those that name each other, and those whose answers agree.

    A number alone names no question, for they repeat across sessions: the days of answering must agree too,
    and that of tabling where it is said.
    """
    root = list(range(len(items)))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    by_uin: dict[str, list[int]] = {}
    by_answer: dict[object, int] = {}
    for at, item in enumerate(items):
        if item.about.uin:
            by_uin.setdefault(item.about.uin, []).append(at)
        if item.given is not None:
            root[at] = find(by_answer.setdefault(item.given, at))
    for at, item in enumerate(items):
        for uin, tabled in item.others:
            for other in by_uin.get(uin, ()):
                about = items[other].about
                if about.answered == item.about.answered and tabled in (None, about.asked):
                    root[find(other)] = find(at)
    found: dict[int, list[int]] = {}
    for at in range(len(items)):
        found.setdefault(find(at), []).append(at)
    return sorted(found.values())


def read(items: Sequence[Item]) -> Extracted | ReadError:
    """The document of the questions that were given one answer: each question, then the answer once."""
    composed = Composed()
    title = next((item.about.heading for item in items if item.about.heading), None)
    if title:
        add_line(composed, title, kind=BlockKind.TITLE)
    heading = title
    for index, item in enumerate(items):
        if item.about.heading not in (None, heading):
            heading = item.about.heading
            add_line(composed, heading or "", kind=BlockKind.HEADING, section=Section.QUESTION, question=index)
        text = stubs.whole(item.question) if stubs.question_is_cut(item.question) else item.question
        add_blocks(composed, blocks(text), section=Section.QUESTION, speaker=item.about.asker, question=index)
    given: set[str] = set()
    for index, item in enumerate(items):
        answer = plain(item.answer)
        if answer not in given:
            given.add(answer)
            add_blocks(
                composed,
                blocks(_answer(item.answer)),
                section=Section.ANSWER,
                speaker=item.about.answerer,
                question=index,
            )
    if not any(draft.section is not Section.BODY for draft in composed.drafts):
        return ReadError(f"question {_named(items)} holds no text", remedy="fetch it again by its id")
    return composed.extracted(_facts(items, title), tuple(_warnings(items)))


def _answer(text: str) -> str:
    return text if is_html(text) else stubs.mended(text)[0]


def _facts(items: Sequence[Item], title: str | None) -> Facts:
    questions = [item.about for item in items]
    first = questions[0]
    answered = next((each.answered for each in questions if each.answered), None)
    return Facts(
        kind=DocumentKind.WRITTEN_ANSWER,
        title=title,
        date=answered or (None if any(item.answer for item in items) else first.asked),
        publisher=next((each.department for each in questions if each.department), None),
        url=first.url,
        asker=first.asker,
        answerer=next((each.answerer for each in questions if each.answerer), None),
        asked=first.asked,
        answered=answered,
        questions=questions,
        source=SOURCE,
        withdrawn=all(each.withdrawn for each in questions),
    )


def _named(items: Sequence[Item]) -> str:
    return next((name for item in items if (name := item.about.uin or item.id)), "without a number")


def _warnings(items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        if stubs.question_is_cut(item.question) or stubs.answer_is_cut(item.answer):
            where = f"{_API}/{item.id}" if item.id else "the question by its id"
            yield f"question {_named([item])} is cut short, as lists of questions give it: read {where} for all of it"
        if not is_html(item.answer) and stubs.mended(item.answer)[1]:
            yield f"question {_named([item])}: a table without its tags cannot be read and was left out"
        if item.answer and item.about.answered is None:
            yield f"question {_named([item])}: the day of its answer is not given"
