"""Figures of a list behind their labels: what "Domestic burglary: 3,120 offences (down 20%)" counts, the label says."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimx.documents.model import Block, BlockKind
from claimx.pipeline.fields.kinds import is_topic_word, is_workforce_word, singular
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.periods import lexicon
from claimx.pipeline.types import Amount, Sentence
from claimx.records import Offsets

_NAME = r"(?:(?:Total |The )?[Nn]umber of )?(?P<label>[A-Za-z0-9][^:.;\n]{2,60}?)\s?: "
_HEDGE = r"(?:(?:about|around|over|under|nearly|almost|some|just|up to|more than|fewer than) ){0,2}"
_FIRST = re.compile(rf"{_NAME}{_HEDGE}[£$€+-]?")
# "2,214 (2,189)", "3,120 offences (down 20%)", "79% (2021: 88%)"
_BEHIND = re.compile(
    rf"{_NAME}{_HEDGE}[£$€+-]?[0-9][^():;]{{0,40}}"
    r"\((?:(?:up|down|by|from|was|in|or|[0-9/–-]+)[,:]? ?){0,4}[£$€+-]?"
)
_TIME = re.compile(
    rf"(?:[0-9/–-]+$|years?\b|quarters?\b|(?:{'|'.join(lexicon.MONTHS)})\b|(?:in|by|at|since|for|from|of|on)\s)"
    r"|.*\b(?:19|20)[0-9]{2}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def label_of(
    text: str, block: Block, sentence: Sentence, amount: Amount, noun: str | None, is_name: Callable[[int], bool]
) -> Offsets | None:
    """The label that says what a figure of a list counts, None where none does.

    Args:
        text: The document.
        block: Of the sentence.
        sentence: The entry.
        amount: The figure.
        noun: The lemma of the noun that the figure stands before, None where it stands before none.
        is_name: Whether the name of a force or a place stands at an offset.
    """
    if block.kind is not BlockKind.LIST_ITEM or (noun is not None and noun not in cue("tallied")):
        return None
    before = sentence.start, amount.start
    found = _FIRST.fullmatch(text, *before) or _BEHIND.fullmatch(text, *before)
    if found is None:
        return None
    start, end = found.span("label")
    label = found["label"]
    if _TIME.match(label) or label.lower() in cue("no_label"):
        return None
    words = list(_WORD.finditer(text, start, end))
    if any(is_name(word.start()) for word in words):
        return None
    if amount.unit == "count" and not any(_says_what(word.group().lower()) for word in words):
        return None  # of a place, a group or a kind: what is counted stands above the list
    return start, end


def _says_what(word: str) -> bool:
    """Whether a word is one of crime or of the police: "burglary", "officers"."""
    return is_topic_word(word) or is_topic_word(singular(word)) or is_workforce_word(singular(word))
