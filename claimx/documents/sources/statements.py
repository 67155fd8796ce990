"""Parliament's Written Statements API: statements that ministers make to either House in writing."""

from __future__ import annotations

import re

from claimx.documents.draft import Extracted, Facts
from claimx.documents.model import BlockKind, Person, Question
from claimx.documents.sources import stubs
from claimx.documents.sources.compose import Composed, add_blocks, add_line, blocks, is_html
from claimx.documents.sources.fields import Fields, day, line, number, person, plain_keys, string
from claimx.errors import ReadError
from claimx.records import DocumentKind

SOURCE = "parliament_statement"

_PAGE = "https://questions-statements.parliament.uk/written-statements/detail"
_API = "https://questions-statements-api.parliament.uk/api/writtenstatements/statements"
_NUMBER = re.compile(r"H[CL]WS[0-9]{1,6}", re.I)


def is_statement(fields: Fields) -> bool:
    """Whether an object is a written statement, by the fields it has."""
    keys = plain_keys(fields)
    numbered = _NUMBER.fullmatch(string(keys.get("uin"))) is not None
    return isinstance(keys.get("text"), str) and "datemade" in keys and (numbered or "memberrole" in keys)


def read(fields: Fields) -> Extracted | ReadError:
    """The document of a statement; its number stands, as that of a question would, in the facts' questions."""
    keys = plain_keys(fields)
    uin, made, title = number(keys.get("uin")), day(keys.get("datemade")), line(keys.get("title"))
    text, body = string(keys.get("text")), line(keys.get("answeringbodyname"))
    cut = stubs.answer_is_cut(text) and not is_html(text)
    composed = Composed()
    if title:
        add_line(composed, title, kind=BlockKind.TITLE)
    add_blocks(composed, blocks(text if is_html(text) else stubs.mended(text)[0]))
    if all(draft.kind is BlockKind.TITLE for draft in composed.drafts):
        return ReadError(f"statement {uin or 'without a number'} holds no text", remedy="fetch it again by its id")
    speaker = person(keys.get("member"))
    if speaker is not None:
        speaker = Person(speaker.name, line(keys.get("memberrole")))
    url = f"{_PAGE}/{made}/{uin.lower()}" if uin and made else None
    facts = Facts(
        kind=DocumentKind.STATEMENT,
        title=title,
        date=made,
        publisher=body,
        url=url,
        speaker=speaker,
        questions=[Question(uin=uin, heading=title, department=body, url=url)] if uin else [],
        source=SOURCE,
    )
    where = f"{_API}/{number(keys.get('id'))}"
    cut_short = f"statement {uin} is cut short, as lists of statements give it: read {where} for all of it"
    return composed.extracted(facts, (cut_short,) if cut else ())
