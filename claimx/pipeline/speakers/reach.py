"""How far a report reaches outside quotation marks."""

from __future__ import annotations

import re

from claimx.documents.model import Block, BlockKind
from claimx.pipeline.speakers.cues import Cue
from claimx.pipeline.speakers.lexicon import verbs
from claimx.pipeline.speakers.speech import OPENERS
from claimx.pipeline.speakers.subjects import Unit
from claimx.pipeline.speakers.tokens import Tokens

_GOES_ON = frozenset("is has was had will would plans hopes aims wants intends needs".split())
_SIGNS = frozenset({"£", "$", "€"})
_TURNS = frozenset({"but", "while", "whereas", "although", "though", ";"})
_FAR = 60  # tokens between two cues of a sentence
_LEADS = re.compile(
    r"(?::|\bas follows\.?|\bin the (?:following table|table below)\.?|\b(?:set out|shown|given|listed) below\.?)$"
)
_ITEM = re.compile(r"[•*–-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s")


def reported(
    tokens: Tokens, whole: tuple[int, int], unit: Unit, cue: Cue, previous: Cue | None
) -> tuple[int, int] | None:
    """Where what a cue reports begins and ends.

    Args:
        tokens: The words of the document.
        whole: Where the unit begins and ends, in characters.
        unit: The sentence or part of one that the cue stands in.
        cue: What reports.
        previous: The cue before it in the unit.

    Returns:
        Characters of the document, or None where nothing is reported.
    """
    begin, end = whole
    if cue.shape != "around":
        start = tokens.starts[cue.end] if cue.end < unit.end else end
        if cue.shape == "after" and _fronted(tokens, unit, cue):
            start = begin
        return (start, end) if start < end else None
    if cue.start > unit.start and tokens.hidden[max(cue.start - 2, 0)]:
        return None  # a quotation right before: no more than that is reported
    turned = turn(tokens, cue, previous)
    if turned is not None:
        begin = tokens.starts[turned]
    follows = tokens.lows[cue.end : cue.end + 3]
    if follows[:1] == (",",) and (
        follows[1:2] in (("who",), ("whose",)) or (not cue.speech and _own_deed(follows[1:]))
    ):
        end = tokens.ends[min(cue.end, unit.end) - 1]
    return begin, end


def leads(text: str, block: Block) -> bool:
    """Whether a block or sentence leads to the rows of a list or table."""
    return _LEADS.search(text, max(block.start, block.end - 40), block.end) is not None


def row(text: str, block: Block) -> bool:
    """Whether a block is an item of a list or a row of a table."""
    rows = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    return block.kind in rows or _ITEM.match(text, block.start, block.end) is not None


def turn(tokens: Tokens, cue: Cue, previous: Cue | None) -> int | None:
    """The token at which the clause of a cue turns against that of the cue before."""
    if previous is None:
        return None
    for index in range(cue.start - 1, max(previous.end, cue.start - _FAR), -1):
        if tokens.lows[index] in _TURNS and not tokens.hidden[index]:
            return index
    return None


def unmarked_speech(tokens: Tokens, unit: Unit, cue: Cue) -> int | None:
    """The token with which speech without quotation marks begins behind a cue's colon."""
    colon = colon_of(tokens, unit, cue)
    return colon + 1 if colon + 1 < unit.end and tokens.lows[colon + 1] not in OPENERS else None


def colon_of(tokens: Tokens, unit: Unit, cue: Cue) -> int:
    """The colon behind a cue, or the end of the unit."""
    return next((i for i in range(cue.end, unit.end) if tokens.lows[i] == ":"), unit.end)


def _fronted(tokens: Tokens, unit: Unit, cue: Cue) -> bool:
    """Whether a sum at the head of the sentence belongs to the report: "At about £90 a day she admits it is"."""
    lows = tokens.lows[unit.start : cue.start]
    return lows[:1] in (("at",), ("for",)) and "," not in lows and any(low in _SIGNS for low in lows[1:4])


def _own_deed(words: tuple[str, ...]) -> bool:
    """Whether words behind a cue go on with the subject: "according to X, and expects", not "and robbery by"."""
    if len(words) < 2 or words[0] not in ("and", "but"):
        return False
    verb = verbs().get(words[1])
    return words[1] in _GOES_ON or (verb is not None and verb.form in ("third", "past") and not verb.noun)
