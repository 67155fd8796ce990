"""Amounts that stand in a row: what the first says of itself, the others leave out or say in a word.

"40 in Ely, up from 31", "61 officers (4%)", "tools made up 26%, fuel 11 and livestock nine", "a rise in theft of 4% and
in arson of 9%", "£3m for radios and £1.8m for video": the parser, trained on whole clauses, reads such rows badly, so
they are known by the words in between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOMINAL, Counted, is_amount, is_change_noun, is_time
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

# Words before an amount that only say how near it is.
_HEDGES = frozenset(
    "about around nearly almost roughly approximately some just only over under the a at least most more less fewer"
    " than up to as many much well by and even another extra".split()
)
# What brings in the figure that another is held against.
_AGAINST = (
    ("up", "from"),
    ("down", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("rather", "than"),
    ("against",),
)
_JOINING = frozenset({",", ";", "and", "but", "while"})
# What stands behind an amount of a series that names nothing more.
_CLOSING = frozenset({",", ".", ";", ")", "and", "in", "on", "to", "for", "at", "from", "but", "while"})
# What brings in how much something changed, and what it was that changed.
_BY, _OF_CHANGE = frozenset({"by", "of"}), frozenset({"in", "of", "to"})
_COMPARED = frozenset("smaller larger higher lower bigger".split())
# What brings in the purpose of money.
_FOR = frozenset({"for", "on", "towards", "toward", "into"})
# Words before a sum that make it the price or the size of what stands before them.
_SIZED = frozenset({"at", "of", "worth", "is", "was", "to", "than"})
# Words behind those that say for whom it is, or that there is more ("on top of").
_NO_PURPOSE = frozenset({"every", "each", "any", "the", "top"})
# Words of a phrase between two amounts, and of a purpose, at most.
_GAP, _PURPOSE = 7, 7


@dataclass(frozen=True, slots=True)
class Shared:
    """What an amount of a row counts.

    Attributes:
        like: Index of the earlier amount that counts the same; None where ``own`` says it.
        own: The amount's own words.
    """

    like: int | None = None
    own: Counted | None = None


def shared(parsed: Parsed, index: int, before: int | None, is_name: Callable[[int], bool]) -> Shared | None:
    """What an amount counts by the row it stands in, None where it stands in none.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document, a key of ``parsed.nodes``.
        before: Index of the amount before it in the sentence, if there is one.
        is_name: Whether the name of a force or a place stands at an offset of the document.
    """
    if before is None:
        return None
    low, first = parsed.nodes[before] + 1, parsed.first(index).i
    if first <= low:
        return None
    if _in_brackets(parsed, low, first) or _held_against(parsed, low, first):
        return Shared(like=before)
    noun = again(parsed, low, first)
    if noun is not None:
        if is_name(parsed.starts[noun[1].i]):
            return Shared(like=before)
        return Shared(own=Counted(noun[1], *parsed.span(*noun), firm=True))
    return _gapped(parsed, index, before, is_name)


def again(parsed: Parsed, low: int, first: int) -> tuple[Token, Token] | None:
    """What a change is also of, whose noun is left out: the arson of "a rise in theft of 4% and in arson of 9%".

    Args:
        parsed: The sentence.
        low: Index of the token behind the amount before.
        first: Index of the first token of the amount.

    Returns:
        The first and the last token of the phrase between the preposition said again and that of the amount.
    """
    words, last = parsed.words, _unhedged(parsed, low, first)
    joint = next((at for at in range(last - 1, max(low, last - _GAP) - 1, -1) if words[at] in _JOINING), None)
    if joint is None or words[last] not in _BY or joint + 2 >= last or words[joint + 1] not in _OF_CHANGE:
        return None
    noun = parsed.doc[last - 1]
    if noun.pos_ not in NOMINAL or is_time(noun) or is_amount(noun):
        return None
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN" for token in parsed.doc[low:first]):
        return None
    ends = [at for at in range(low) if words[at] == words[last]]
    openings = [at for at in range(ends[-1] if ends else 0) if words[at] == words[joint + 1]]
    if not openings or not any(is_change_noun(token) for token in parsed.doc[: openings[-1]]):
        return None
    opening = parsed.doc[joint + 2]
    while opening.i < noun.i and opening.pos_ in ("DET", "PRON"):
        opening = opening.nbor(1)
    return opening, noun


def _unhedged(parsed: Parsed, low: int, first: int) -> int:
    """Index of the last word before an amount that does not only say how near it is; "by" and "of" are none."""
    at = first - 1
    while at > low and parsed.words[at] in _HEDGES - _BY:
        at -= 1
    return at


def _in_brackets(parsed: Parsed, low: int, first: int) -> bool:
    """Whether an amount says another in brackets in other terms: "61 officers (4%)"."""
    between = parsed.words[low:first]
    return between[-1] == "(" and len(between) <= 4 and not _JOINING.intersection(between)


def _held_against(parsed: Parsed, low: int, first: int) -> bool:
    """Whether an amount is what the one before it is held against: "40 in Ely, up from about 31"."""
    words, at = parsed.words, first
    if [word for word in words[low:first] if word not in _HEDGES or word == "to"] in ([",", "to"], ["to"]):
        return True  # "up by 11 per cent, to more than 400"
    while at > low:
        if any(tuple(words[max(low, at - len(cue)) : at]) == cue for cue in _AGAINST):
            return True
        if words[at - 1] not in _HEDGES:
            return False
        at -= 1
    return False


def _gapped(parsed: Parsed, index: int, before: int, is_name: Callable[[int], bool]) -> Shared | None:
    """What an amount counts whose clause has lost its verb: "tools made up 26%, fuel 11", "Ely had 40, March 12"."""
    doc, words = parsed.doc, parsed.words
    low, first, after = parsed.nodes[before] + 1, parsed.first(index).i, parsed.nodes[index] + 1
    compared = after < len(words) and words[after] in _COMPARED  # "and our workforce 900 smaller"
    after += compared
    if after < len(words) and words[after] not in _CLOSING:
        return None
    joint = next((at for at in range(first - 1, max(low, first - _GAP) - 1, -1) if words[at] in _JOINING), None)
    if joint is None or joint + 1 == first:
        return None
    verbs = [token for token in doc[low:first] if token.pos_ in ("VERB", "AUX") and token.lower_ != "followed"]
    if (verbs and not compared) or ":" in words[low:first]:
        return None
    opening, last = doc[joint + 1], doc[first - 1]
    while last.i > joint and last.lower_ in _HEDGES:
        last = doc[last.i - 1]
    if last.lower_ in ("with", "on", "at") and last.i - 1 > joint:  # "followed by damage with 11", "drink on 9"
        last = doc[last.i - 1]
        while opening.lower_ in ("followed", "then", "by") and opening.i < last.i:
            opening = opening.nbor(1)
    if last.i == joint or last.pos_ not in NOMINAL or is_time(last) or is_amount(last):
        return None
    if opening.pos_ == "ADP" or is_change_noun(last) or last.lemma_.lower() in cue("weak_noun"):
        return None
    if is_name(parsed.starts[last.i]) or last.tag_ in ("NNP", "NNPS"):
        return Shared(like=before)
    if any(token.pos_ == "ADP" and token.lower_ != "of" for token in doc[opening.i : last.i]):
        return None
    start, end = parsed.span(opening, last)
    return Shared(own=Counted(last, start, end, firm=True))


def money_for(parsed: Parsed, index: int, is_name: Callable[[int], bool]) -> Counted | None:
    """What a sum is for, said by the phrase behind it: the radios of "£3m for new radios"; None where none is."""
    doc, words = parsed.doc, parsed.words
    first, at = parsed.first(index).i, parsed.nodes[index] + 1
    if at + 1 >= len(doc) or words[at] not in _FOR or words[at + 1] in _NO_PURPOSE:
        return None
    if first and words[first - 1] in _SIZED:
        return None
    for token in doc[at + 1 : at + 1 + _PURPOSE]:
        if (token.is_punct and token.text != "-") or token.lower_ == "and" or is_amount(token):
            return None
        if token.pos_ in NOMINAL and not _goes_on(token):
            if is_time(token) or is_name(parsed.starts[token.i]):
                return None
            start, end = parsed.span(doc[at + 1], token)
            return Counted(token, start, end, firm=True)
    return None


def _goes_on(token: Token) -> bool:
    """Whether a noun is only the first part of a longer name: the body of "body-worn video", "the team's van"."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    joined = after.text == "-" and not token.whitespace_
    return joined or after.pos_ in NOMINAL or after.lower_ in ("'s", "’s", "'", "’")
