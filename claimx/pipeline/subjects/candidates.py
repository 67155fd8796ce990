"""The phrases of a sentence that could name what an amount counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimx.pipeline.fields.kinds import is_topic_word, is_workforce_word
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import NOMINAL, SUBJECT, is_amount, is_change_noun, phrase_of
from claimx.pipeline.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

# A clause is told by its verb and so many words.
_CLAUSE = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that could name what is counted.

    Attributes:
        sentence: Index of its sentence.
        start, end: Offsets of the phrase in the document.
        head: Its head; None for words of a sentence that was not parsed.
        form: "noun", "clause" (a verb with what follows it) or "words".
        lemma: Of the head, lower case.
        classes: What kind of word the head is.
        place: How the head hangs in its sentence: its dependency, with the preposition where there is one.
        root: Whether it is the subject of the main verb.
        counted: Whether another amount counts it.
    """

    sentence: int
    start: int
    end: int
    head: Token | None
    form: str
    lemma: str
    classes: tuple[str, ...]
    place: str
    root: bool
    counted: bool


@cache
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


def candidate(head: Token, sentence: int, span: tuple[int, int], form: str, *, place: bool = False) -> Candidate:
    """A candidate of a parsed sentence; ``place`` says that its head is part of the name of a force or a place."""
    lemma = head.lemma_.lower()
    classes = _classes_of(lemma)
    if is_change_noun(head):
        classes += ("change",)
    if head.tag_ != "NNS" and lemma in cue("reporter"):
        classes += ("reporter",)
    if head.tag_ in ("NNP", "NNPS"):
        classes += ("name",)
    elif head.tag_ == "NNS":
        classes += ("plural",)
    if place:
        classes += ("place",)
    return Candidate(
        sentence=sentence,
        start=span[0],
        end=span[1],
        head=head,
        form=form,
        lemma=lemma,
        classes=classes or ("plain",),
        place=f"pobj_{head.head.lower_}" if head.dep_ == "pobj" else head.dep_,
        root=head.dep_ in SUBJECT and head.head.dep_ == "ROOT",
        counted=any(child.like_num for child in head.children),
    )


def unparsed(text: str, sentence: int, span: tuple[int, int]) -> Candidate:
    """A candidate of a sentence that was not parsed."""
    lemma = text[span[0] : span[1]].rsplit(maxsplit=1)[-1].lower()
    return Candidate(sentence, *span, None, "words", lemma, _classes_of(lemma) or ("plain",), "", False, False)


def _says_nothing(noun: Token) -> bool:
    """Whether a noun such as "number" or "figure" stands without a word that says of what."""
    if noun.lemma_.lower() not in cue("weak_noun"):
        return False
    return not any(child.pos_ in ("NOUN", "ADJ", "VERB", "PROPN") for child in noun.lefts) and not any(
        child.lower_ in ("of", "for") for child in noun.rights
    )


def _noun_phrases(parsed: Parsed, sentence: int, is_place: Callable[[int], bool]) -> list[Candidate]:
    found = []
    for token in parsed.doc:
        if token.pos_ not in NOMINAL:
            if token.lower_ == "those":
                found.append(candidate(token, sentence, parsed.span(token, token), "noun"))
            continue
        if is_amount(token) or _says_nothing(token):
            continue
        head = token.head
        inside = token.dep_ == "compound" and head.i > token.i and head.pos_ in NOMINAL
        if inside and token.tag_.startswith("NNP") == head.tag_.startswith("NNP"):
            continue
        place = is_place(parsed.starts[token.i])
        found.append(candidate(token, sentence, phrase_of(parsed, token), "noun", place=place))
    return found


def _clauses(parsed: Parsed, sentence: int) -> list[Candidate]:
    found = []
    for token in parsed.doc:
        if token.pos_ == "VERB":
            last = min(token.right_edge.i, token.i + _CLAUSE)
            span = parsed.span(token, parsed.doc[last])
            found.append(candidate(token, sentence, span, "clause"))
    return found


def of_sentence(parsed: Parsed, sentence: int, is_place: Callable[[int], bool]) -> list[Candidate]:
    """The noun phrases of a parsed sentence in order, then its clauses.

    Args:
        parsed: The sentence.
        sentence: Its index.
        is_place: Whether the name of a force or a place stands at an offset of the document.
    """
    return _noun_phrases(parsed, sentence, is_place) + _clauses(parsed, sentence)
