"""Whose words a block or a report are: who has the floor, the document's own issuer, or somebody else."""

from __future__ import annotations

from claimx.documents.model import Block, BlockKind, Document, Person, Section
from claimx.pipeline.speakers.cues import Cue
from claimx.pipeline.speakers.entities import Entity, is_force, official
from claimx.pipeline.speakers.mentions import Mention, opens_sentence
from claimx.pipeline.speakers.subjects import Unit
from claimx.pipeline.speakers.tokens import Tokens
from claimx.records import DocumentKind

_WHOLE = (DocumentKind.SPEECH, DocumentKind.STATEMENT)
_EVIDENCE = frozenset("find finds found show shows showed shown reveal reveals revealed".split())
_CHIEFS = frozenset({"constable", "commissioner", "treasurer"})  # "the chief constable says" in Parliament
_MINUTES = ("minutes", "draft minutes")
_LINE = 120  # code points of the longest heading
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def floor(document: Document, block: Block) -> Person | None:
    """Who has the floor in a block."""
    if block.speaker is not None:
        return block.speaker
    if block.section is Section.ANSWER:
        return document.answerer
    if block.section is Section.QUESTION:
        return document.asker
    if document.kind in _WHOLE and block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
        return document.speaker
    return None


def capital_only(document: Document, tokens: Tokens, unit: Unit, mention: Mention) -> bool:
    """Whether a capital is that of a sentence's or heading's first word: "Thieves took", "Tractor thefts halved"."""
    if mention.kind != "org" or mention.end - mention.start > 1:
        return False
    if mention.start == unit.start and opens_sentence(tokens, mention.start):
        return True
    heading = document.blocks[unit.block].kind in (BlockKind.HEADING, BlockKind.TITLE)
    heading = heading or (unit.first and tokens.lows[unit.end - 1].isalnum())
    return heading


def minutes(document: Document) -> bool:
    """Whether a document is the minutes of a meeting, which report what was said without quotation marks."""
    heads = (BlockKind.TITLE, BlockKind.HEADING)
    short = (block for block in document.blocks if block.end - block.start < _LINE)
    lines = ((block.kind in heads, document.text[block.start : block.end].lower()) for block in short)
    return any((head and "minutes" in line) or line.strip(" :") in _MINUTES for head, line in lines)


def spokes(role: str) -> bool:
    """Whether a role is no more than "spokesman"."""
    return role.lower() in _SPOKES


def spoken_for(role: str) -> str | None:
    """The body whose name stands before a word for who speaks for it, where one does."""
    name, _, last = role.rpartition(" ")
    return name if spokes(last) and name[:1].isupper() and " " in name else None


def issued(document: Document, tokens: Tokens, cue: Cue, entity: Entity) -> bool:
    """Whether a release speaks of its own issuer: "officers have confirmed", "a new report by the Institute", "the
    Inspectorate estimates". What a force is said to say in its own release it answers for."""
    if document.kind not in (DocumentKind.PRESS_RELEASE, DocumentKind.STATEMENT):
        return False
    own = entity.kind == "org" and not is_force(entity.name) and not entity.name.endswith("Agency")
    if own and _publishes(document, entity):
        return True
    if document.kind is not DocumentKind.PRESS_RELEASE:
        return False
    if cue.subject.source and entity.kind == "org" and _publishes(document, entity):
        return True
    word = tokens.lows[cue.subject.start]
    return entity.name == document.publisher and is_force(entity.name) and word in ("officers", "police")


def _publishes(document: Document, entity: Entity) -> bool:
    """Whether a body is the one that issued the document, by its name or that of its press office."""
    title = (document.publisher or "").lower().removeprefix("the ").split()
    named = entity.name.lower().removeprefix("the ").split()
    return bool(title) and title[: len(named)] == named


def paper(document: Document, entity: Entity) -> bool:
    """Whether a body is the paper itself: "The Recorder reported"."""
    title = (document.publisher or "").lower().split()
    named = entity.name.lower().removeprefix("the ").split()
    return bool(title) and named[-1:] == title[-1:] and set(named) <= set(title)


def cites(document: Document, tokens: Tokens, unit: Unit, cue: Cue, entity: Entity) -> bool:
    """Whether who has the floor passes on what a body says, and does not vouch for it."""
    if official(entity.name) or cue.subject.word == "officers":
        return False  # "Local officers tell me"
    if entity.kind == "person":
        chief = any(word in _CHIEFS for word in (entity.role or "").lower().split())
        return chief and cue.speech and cue.shape == "after"  # "the commissioner, Jane Roe, has said that"
    if entity.kind != "org" and "inspectorate" not in entity.keys:
        oral = document.kind is DocumentKind.ORAL_ANSWER
        asks = oral and document.blocks[unit.block].section is not Section.ANSWER
        return asks and entity.kind == "role" and bool(entity.keys & _CHIEFS) and cue.shape == "after"
    evidence = cue.subject.source or tokens.lows[cue.end - 1] in _EVIDENCE
    return not evidence or document.kind is DocumentKind.WRITTEN_ANSWER
