"""Nouns in a parse: whose subject or object they are, whether they count, change or date, and their phrase."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token

NOMINAL = frozenset({"NOUN", "PROPN"})


SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
# An improvement that is required or needed is a grade that an inspection gives.
_GRADED = frozenset({"require", "required", "requires", "need"})


_STRETCHES = frozenset("decade year month week quarter".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What an amount counts.

    Attributes:
        head: The noun, None where the sentence has none and the amount before it says what is meant.
        start, end: Offsets of the phrase in the document.
        firm: Whether the grammar of the sentence leaves no doubt that it is what is counted.
    """

    head: Token | None
    start: int = 0
    end: int = 0
    firm: bool = False

    @property
    def found(self) -> bool:
        """Whether the sentence itself names what is counted."""
        return self.head is not None


NOTHING = Counted(None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it is coordinated or controlled with."""
    at, steps = verb, 0
    while steps < 6:
        for child in at.children:
            if child.dep_ in SUBJECT:
                return child
        if at.dep_ in ("relcl", "acl"):
            return at.head
        if at.dep_ in ("conj", "xcomp", "advcl") and at.head.pos_ in ("VERB", "AUX"):
            at, steps = at.head, steps + 1
            continue
        return None
    return None


def governor(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def object_of(token: Token, *names: str) -> Token | None:
    """The object of the first of these prepositions that a word has behind it."""
    behind = [child for child in token.rights if child.dep_ == "prep"]
    for name in names if behind else ():
        for child in behind:
            if child.lower_ == name:
                for inner in child.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        return _inside_gerund(inner)
    return None


def _inside_gerund(token: Token) -> Token:
    """The object of a gerund ("towards covering the costs"), else the token itself."""
    if token.tag_ == "VBG":
        for child in token.children:
            if child.dep_ == "dobj":
                return child
    return token


def is_change_noun(token: Token) -> bool:
    """Whether a noun names a change ("rise", "reduction")."""
    if token.pos_ not in NOMINAL:
        return False
    return moves(token)


def moves(token: Token) -> bool:
    """Whether a word, whatever the parser takes it for, is one for a change."""
    lemma = token.lemma_.lower()
    if lemma == "improvement" and token.i and token.nbor(-1).lemma_.lower() in _GRADED:
        return False  # a grade: "33 required improvement"
    return lemma in cue("increase_noun") or lemma in cue("decrease_noun")


def is_amount(token: Token) -> bool:
    return token.like_num or token.lower_ in ("%", "million", "$")


def is_time(token: Token) -> bool:
    return token.lower_ in cue("times") or token.like_num or token.shape_.startswith("dddd")


def plain(token: Token | None) -> Token | None:
    """The token, unless it is an amount or a time, which name nothing that is counted."""
    return None if token is None or is_amount(token) or is_time(token) else token


def whole_noun(node: Token, head: Token) -> Token:
    """The head of the whole name an amount stands before: the posts of "280 officer posts", not the officer.

    After a hyphen ("the 20,000-officer target") the first noun is what is counted.
    """
    if node.i + 1 < len(node.doc) and node.nbor(1).text == "-":
        return head
    at = head
    while at.dep_ in ("compound", "nmod", "npadvmod", "amod") and at.head.i > at.i:
        at = at.head
    return at if at.pos_ in NOMINAL and not is_amount(at) else head


def _of_so_long(token: Token) -> bool:
    """Whether a word belongs to a stretch of time run into the noun behind: "over a five-year period arson fell"."""
    low = token.i - 1 if token.lower_ == "period" else token.i
    if low > 1 and token.doc[low].lower_ in ("year", "month", "week") and token.doc[low - 1].text == "-":
        return True
    spoken = [word.lower_ for word in token.doc[max(0, token.i - 1) : token.i + 2]]  # "over the past decade arson"
    return bool({"past", "last"}.intersection(spoken[:2])) and bool(_STRETCHES.intersection(spoken[1:]))


def _joined(first: Token, last: Token) -> tuple[Token, Token]:
    """A phrase with the whole of "stop and search", which the parser takes for two things."""
    doc = first.doc
    behind = [token.lower_ for token in doc[last.i : last.i + 3]]
    if behind[:2] in (["stop", "and"], ["stops", "and"]) and behind[-1].startswith("search"):
        return first, doc[last.i + 2]
    before = [token.lower_ for token in doc[max(0, first.i - 2) : first.i]]
    if first.i == last.i and first.lower_.startswith("search") and before in (["stop", "and"], ["stops", "and"]):
        return doc[first.i - 2], last
    return first, last


def phrase_of(parsed: Parsed, head: Token) -> tuple[int, int]:
    """Offsets of the shortest phrase round a noun that still says what it is."""
    first = last = head
    for child in head.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") and not is_amount(child):
            low = child.left_edge
            if low.i < first.i:
                first = low
    amounts = [token.i for token in head.doc[first.i : head.i] if is_amount(token)]
    if amounts:  # "one was good, 14 required improvement": not what stands before the figure
        first = head.doc[amounts[-1] + 1]
    while first.i < head.i and (
        first.lower_ in cue("not_what")
        or first.is_punct
        or is_amount(first)
        or first.pos_ == "DET"
        or _of_so_long(first)
    ):
        first = first.nbor(1)
    first, last = _joined(first, last)
    inner = object_of(head, "of", "about", "to", "against", "from", "with", "by")
    if inner is not None and not is_amount(inner) and inner.i - head.i <= 6:
        last = inner
    return parsed.span(first, last)
