"""The phrases of a sentence that could name what an amount counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claimx.pipeline.fields.kinds import is_topic_word, is_workforce_word
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOMINAL, SUBJECT, is_amount, is_change_noun, phrase_of, whole_noun
from claimx.pipeline.parse import Parsed
from claimx.pipeline.tree import Token
from claimx.records import Offsets

# A clause is told by its verb and so many words.
_CLAUSE = 7
# Verbs that say no more than that an amount is one: "it costs £3m".
_EQUATING = frozenset({"cost", "total"})
# What says of what a change is.
_OF_CHANGE = frozenset({"of", "in", "to", "for"})
# "In real terms", "a cash-terms increase"
_TERMS, _IN_TERMS = frozenset({"term", "terms"}), frozenset({"real", "cash", "-"})
_MEASURES = frozenset({"cent", "percent", "pc", "million", "m", "bn", "billion"})
# Lemmas whose classes are remembered.
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that could name what is counted.

    Attributes:
        sentence: Index of its sentence.
        at: Offset of its head in the document, of its first word where the sentence was not parsed.
        head: Its head; None for words of a sentence that was not parsed.
        span: Offsets of those words; None for a phrase, which ``phrase`` finds.
        form: "noun", "clause" (a verb with what follows it) or "words".
        lemma: Of the head, lower case.
        classes: What kind of word the head is.
        place: How the head hangs in its sentence: its dependency, with the preposition where there is one.
        root: Whether it is the subject of the main verb.
        counted: Whether another amount counts it.
        index, above, dependency: Of the head its index in the sentence, that of its own head, and how it hangs on it.
    """

    sentence: int
    at: int
    head: Token | None
    span: Offsets | None
    form: str
    lemma: str
    classes: tuple[str, ...]
    place: str
    root: bool
    counted: bool
    index: int = -1
    above: int = -1
    dependency: str = ""


@lru_cache(maxsize=_REMEMBERED)
def _classes_of(lemma: str) -> tuple[str, ...]:
    named = (
        ("weak", "weak_noun"),
        ("time", "times"),
        ("money", "money_noun"),
        ("people", "people"),
        ("suggestion", "suggestion"),
    )
    found = [name for name, words in named if lemma in cue(words)]
    if is_workforce_word(lemma):
        found.append("workforce")
    if is_topic_word(lemma):
        found.append("topic")
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _classes(lemma: str, tag: str, change: bool, place: bool) -> tuple[str, ...]:
    """What kind of word a head is, by its lemma, its tag, and whether it names a change or is part of a name."""
    classes = _classes_of(lemma)
    if change:
        classes += ("change",)
    if tag != "NNS" and lemma in cue("reporter"):
        classes += ("reporter",)
    if tag in ("NNP", "NNPS"):
        classes += ("name",)
    elif tag == "NNS":
        classes += ("plural",)
    if place:
        classes += ("place",)
    return classes or ("plain",)


def candidate(
    parsed: Parsed, head: Token, sentence: int, form: str, *, counted: frozenset[int], place: bool = False
) -> Candidate:
    """A candidate of a parsed sentence.

    Args:
        parsed: The sentence.
        head: The head of the phrase.
        sentence: Index of the sentence.
        form: "noun" or "clause".
        counted: Indices of the tokens that an amount hangs on.
        place: Whether the head is part of the name of a force or a place.
    """
    index, above, dependency, lemma = head.i, head.head, head.dep_, head.lemma_.lower()
    return Candidate(
        sentence=sentence,
        at=parsed.starts[index],
        head=head,
        span=None,
        form=form,
        lemma=lemma,
        classes=_classes(lemma, head.tag_, is_change_noun(head), place),
        place=f"pobj_{above.lower_}" if dependency == "pobj" else dependency,
        root=dependency in SUBJECT and above.dep_ == "ROOT",
        counted=index in counted,
        index=index,
        above=above.i,
        dependency=dependency,
    )


def unparsed(text: str, sentence: int, span: Offsets) -> Candidate:
    """A candidate of a sentence that was not parsed."""
    lemma = text[span[0] : span[1]].rsplit(maxsplit=1)[-1].lower()
    return Candidate(sentence, span[0], None, span, "words", lemma, _classes_of(lemma) or ("plain",), "", False, False)


def _says_nothing(noun: Token) -> bool:
    """Whether a noun such as "number" or "figure" stands without a word that says of what."""
    if noun.lemma_.lower() not in cue("weak_noun"):
        return False
    return not any(child.pos_ in ("NOUN", "ADJ", "VERB", "PROPN") for child in noun.lefts) and not any(
        child.lower_ in ("of", "for") for child in noun.rights
    )


def by_how_much(amount: Token) -> frozenset[int]:
    """Indices of the words for the change that an amount measures, where they say nothing of what changed.

    "That makes a 5.1% cash increase", "a 2.2% real terms cut": neither the increase nor the terms.
    """
    noun = whole_noun(amount, amount.head)
    if noun.lower_ in cue("terms") and noun.i + 1 < len(noun.doc):
        noun = noun.nbor(1)
    if amount.i > noun.i or not is_change_noun(noun) or any(child.lower_ in _OF_CHANGE for child in noun.rights):
        return frozenset()
    empty = cue("terms") | cue("not_what") | _MEASURES
    named = any(token.lower_ not in empty for token in noun.doc[amount.i + 1 : noun.i] if token.text.isalpha())
    return frozenset() if named else frozenset(range(amount.i, noun.i + 1))


def _is_noun_phrase(token: Token) -> bool:
    """Whether a token heads a phrase that could name what is counted."""
    if token.pos_ not in NOMINAL:
        return token.lower_ == "those"
    if is_amount(token) or _says_nothing(token):
        return False
    if token.tag_ == "NNP" and token.lower_ in cue("times"):  # "by Christmas"
        return False
    if token.lower_ in _TERMS and token.i and token.nbor(-1).lower_ in _IN_TERMS:
        return False
    if token.dep_ != "compound":
        return True
    head = token.head
    inside = head.i > token.i and head.pos_ in NOMINAL
    return not (inside and token.tag_.startswith("NNP") == head.tag_.startswith("NNP"))


def phrase(parses: Mapping[int, Parsed], found: Candidate) -> Offsets:
    """Offsets of the words of a candidate; ``parses`` are the parsed sentences by index."""
    head = found.head
    if head is None:
        return found.span or (found.at, found.at)
    parsed = parses[found.sentence]
    if found.form == "clause":
        return parsed.span(head, parsed.doc[min(head.right_edge.i, head.i + _CLAUSE)])
    return parsed.span(head, head) if head.pos_ not in NOMINAL else phrase_of(parsed, head)


def of_sentence(parsed: Parsed, sentence: int, is_place: Callable[[int], bool]) -> list[Candidate]:
    """The noun phrases of a parsed sentence in order, then its clauses.

    Args:
        parsed: The sentence.
        sentence: Its index.
        is_place: Whether the name of a force or a place stands at an offset of the document.
    """
    counted = frozenset(token.head.i for token in parsed.doc if token.like_num)
    return [
        candidate(parsed, token, sentence, "noun", counted=counted, place=is_place(parsed.starts[token.i]))
        for token in parsed.doc
        if _is_noun_phrase(token)
    ] + [
        candidate(parsed, token, sentence, "clause", counted=counted)
        for token in parsed.doc
        if token.pos_ == "VERB" and token.lemma_ not in _EQUATING
    ]
