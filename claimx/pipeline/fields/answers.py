"""Shares of answers: "31% that it was", "26% could not say", "not stated 14%": what the answers deny is no denial."""

from __future__ import annotations

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

_SHARES = frozenset({"%", "half"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
# What those say they cannot or will not do who give no answer.
_UNDECIDED = frozenset("say know answer decide tell remember respond reply state sure certain".split())
# What is not done with something in a row of a table, by participle.
_UNSTATED = frozenset(
    "stated known recorded given specified available disclosed classified applicable provided answered".split()
)
_OPENING = frozenset([",", ";", ":", "–", "—", "-", "(", "and", "while", "whereas", "but", "with"])
_SOFTENING = frozenset("a an another further about around some only just nearly almost over under the".split())
_ANSWERING = frozenset(
    "that did do does could would might may were was are had have not no yes said say thought think felt feel".split()
)
_REACH = 4


def is_answer(parsed: Parsed, index: int) -> bool:
    """Whether an amount is the share of those who gave an answer, whatever the answer's own words deny or suppose.

    Args:
        parsed: The sentence.
        index: Index of the amount in the document, a key of ``parsed.nodes``.
    """
    node = parsed.doc[parsed.nodes[index]]
    if node.lower_ not in _SHARES:
        return False
    first = parsed.first(index)
    before = [token.lower_ for token in parsed.doc[: first.i]]
    after = _past_those_asked(parsed.doc, node.i + 1)
    return _labelled(before) or _undecided(after) or (_goes_on(parsed, before) and bool({*after[:1]} & _ANSWERING))


def _past_those_asked(doc: list[Token], at: int) -> list[str]:
    """The words after a share, those of whom it is a share left out ("of respondents", "of the 400")."""
    words = [token.lower_ for token in doc[at : at + 2 * _REACH]]
    if words[:1] == ["of"]:
        said = next((n for n, word in enumerate(words) if word in _ANSWERING), len(words))
        return words[said:]
    return words


def _labelled(before: list[str]) -> bool:
    """Whether the words right before a share name those who gave no answer, or said no: "and not stated 14%"."""
    while before and before[-1] in {"(", ",", ":", "-", "–", "at"}:
        before = before[:-1]
    if before[-1:] in (["no"], ["yes"]):
        return before[-2:-1] in ([], [","], ["?"], [";"], ["and"], [":"], ["or"], ["“"], ['"'])
    denied = {*before[-3:-1]} & _NOT
    return bool(denied) and before[-1] in _UNDECIDED | _UNSTATED


def _undecided(after: list[str]) -> bool:
    """Whether those of a share could or would not answer: "26% could not say", "9% were not sure"."""
    near = after[:_REACH]
    for number, word in enumerate(near):
        if word in _NOT and number:
            return bool({*near[number + 1 : number + 2]} & _UNDECIDED)
    return False


def _goes_on(parsed: Parsed, before: list[str]) -> bool:
    """Whether a share opens a clause after another one in a sentence on what people were asked."""
    end = len(before)
    while end and before[end - 1] in _SOFTENING:
        end -= 1
    if not end or before[end - 1] not in _OPENING or not _SHARES & set(before[:end]):
        return False
    lemmas = {token.lemma_.lower() for token in parsed.doc}
    return bool(lemmas & (cue("survey") | {"ask"}))
