"""Direct speech without quotation marks: "Policing Minister Jane Doe said:" and the paragraphs that follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimx.documents.model import Block, BlockKind, Document

_STOPS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE_ROW, BlockKind.BYLINE})
_FIRST = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|I'll|I’ll|me|my|we|We|We're|We’re|We've|We’ve|us|our|Our|My|ours)\b")
_LIVELY = re.compile(
    r"\b(?:you|your|You|Your|should|must|cannot|need|proud|grateful|thank|delighted|pleased|clear|vital|crucial|"
    r"right|wrong|deserve|simply|hope|today's|today’s|[a-z]+n't|[a-z]+n’t|it's|it’s|It's|It’s|that's|that’s)\b|[!?]"
)
_GOES_ON = re.compile(r"(?:This|That|These|Those|It)\b")
_TURNS = re.compile(r"(?:But|And|So|Yet|If|There|What|When|Too|Every|No|Not|Because|Of course)\b|[a-z]")
_THINGS = (
    "scheme fund funding programme money event campaign announcement measures? operation figures data report survey "
    "project initiative grant strategy government's government’s government Government Home force"
)
_MONTHS = "January February March April May June July August September October November December"
_NARRATES = re.compile(
    r"\b(?:according to|announced|comes (?:as|after|on top)|brings the|[Tt]he Home Secretary|Home Office|published|"
    r"follows?|will be able to|is being spent|be used for|as part of|Since (?:its|the)|Anyone|For more|"
    r"further information|[Nn]otes|visit|click|contact|can be found|Yesterday|Last (?:week|month)|"
    r"[Hh]e (?:also )?(?:said|added|told|was|has|met|visited)|[Ss]he (?:also )?(?:said|added|told|was|has|met|visited)|"
    r"[A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Police|Constabulary) (?:is|has|was|will|are|have|recorded|made|took)|"
    rf"The (?:new |latest )?(?:{_THINGS.replace(' ', '|')})|In (?:{_MONTHS.replace(' ', '|')}))\b|https?://"
)
_END = re.compile(
    r"(?i)[-–— *]*(?:ends?|notes?(?: to editors?)?|contacts?|media enquiries|further information)\b[-–— :*]*$"
)
_LONGEST = 40  # blocks of one quotation


def _score(text: str, block: Block, surname: str) -> int:
    """How far a paragraph reads as speech (above zero) or as narration (below)."""
    start, end = block.start, block.end
    score = 0
    if _FIRST.search(text, start, end):
        score += 4
    if _LIVELY.search(text, start, end):
        score += 2
    if _GOES_ON.match(text, start, end):
        score += 1
    if _TURNS.match(text, start, end):
        score += 2
    if _NARRATES.search(text, start, end):
        score -= 2
    if surname and text.find(surname, start, end) >= 0:
        score -= 4
    return score


def extent(
    document: Document,
    text: str,
    number: int,
    *,
    surname: str,
    stops: Callable[[int], bool],
    introduces: Callable[[int], bool],
) -> list[int]:
    """Indices of the blocks after block ``number``, which ends in "said:", that are spoken.

    ``stops`` says of a block that it attributes its own words to someone, ``introduces`` that it opens
    another's direct speech. The first block is always speech; of the rest, as many as read more like
    speech than like narration, up to the next heading, table, section or attribution.
    """
    blocks = document.blocks
    section = blocks[number].section
    run: list[int] = []
    ended_by_speech = False
    for index in range(number + 1, min(number + 1 + _LONGEST, len(blocks))):
        block = blocks[index]
        if block.section is not section or block.kind in _STOPS or not block.readable:
            break
        if _END.match(text, block.start, block.end) or (run and _titled(text, block)):
            break
        if stops(index):
            ended_by_speech = introduces(index)
            break
        run.append(index)
    if not run:
        return []
    inset = _inset(text, blocks[run[0]])
    if inset > _inset(text, blocks[number]):
        return run[: next((at for at, index in enumerate(run) if _inset(text, blocks[index]) < inset), len(run))]
    kinds = [blocks[index].kind for index in run]
    if kinds[0] is BlockKind.QUOTE:
        return run[: next((at for at, kind in enumerate(kinds) if kind is not BlockKind.QUOTE), len(run))]
    return run[: _cut(text, blocks, run, surname, 0 if ended_by_speech else -1)]


def _inset(text: str, block: Block) -> int:
    """How far a block's first line is set in, in spaces; 0 for less than two."""
    line = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    return len(line) if line.isspace() and len(line) > 1 else 0


def _titled(text: str, block: Block) -> bool:
    """A short line without a full stop: a heading that was not marked as one."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.end - block.start < 70
        and text[block.end - 1].isalnum()
        and (text[block.start].isupper())
    )


def _cut(text: str, blocks: Sequence[Block], run: Sequence[int], surname: str, neutral: int) -> int:
    """How many blocks of a run are speech: the cut at which the scores before it add up to most."""
    best = total = 0
    cut = 1
    for at, index in enumerate(run):
        block = blocks[index]
        if block.kind is BlockKind.LIST_ITEM:
            if cut == at and (at == 0 or text[blocks[run[at - 1]].end - 1] in ":;,"):
                cut = at + 1  # a list goes with the words that lead into it
        elif at:
            score = _score(text, block, surname) + neutral
            total += score
            if score >= 0 and total >= best and (score > 0 or neutral == 0):
                best, cut = total, at + 1
    return cut
