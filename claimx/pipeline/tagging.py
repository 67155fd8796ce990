"""Parts of speech, morphology and lemmas of parsed sentences, by look-up.

spaCy's attribute ruler matches all its patterns against every sentence, and its lemmatizer asks every token for
its morphology; on short sentences that costs about as much as the parser. But what the ruler says of a token
depends only on its tag, its dependency and, for the few words that its patterns name, on the word; and what the
lemmatizer says depends only on the word, its part of speech and its morphology. So each is asked once for each
such key, and the answer remembered. A sentence in which a pattern over several tokens could begin is given to
the ruler itself. ``tests/pipeline/test_tagging.py`` compares token by token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Attributes that a pattern may look at: those that make a key.
_SEEN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
# Answers remembered of each kind; past this they are forgotten and asked for again.
_REMEMBERED = 50_000

# A key as integers of the string store: tag, dependency, and the word where a pattern names it (else 0).
_Key = tuple[int, int, int]
# Part of speech, morphology, lemma (0 for none), tag and dependency, as the ruler sets them.
_Answer = tuple[int, int, int, int, int]


@dataclass(slots=True)
class Tagging:
    """A pipeline's ruler and lemmatizer with what they have answered.

    Attributes:
        ruler, lemmatizer: The components.
        longer: A matcher of the first tokens of the ruler's patterns over several tokens.
        named, patterns: Words and regular expressions that patterns name.
        words: The part of a key for each word.
        answers, lemmas: What ruler and lemmatizer have said.
        known: Both, by tag, dependency and word as written.
    """

    ruler: Any
    lemmatizer: Any
    longer: Any
    named: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    words: dict[int, int] = field(default_factory=dict)
    answers: dict[_Key, _Answer | None] = field(default_factory=dict)
    lemmas: dict[tuple[int, int, int], int] = field(default_factory=dict)
    known: dict[_Key, _Answer] = field(default_factory=dict)


def _specs(ruler: Any) -> list[list[dict[str, Any]]]:
    return [pattern for entry in ruler.patterns for pattern in entry["patterns"]]


def _words_of(spec: dict[str, Any]) -> tuple[set[str], set[str]] | None:
    """Words and regular expressions that a token's pattern names; None where it looks at what no key holds."""
    if not spec.keys() <= _SEEN:
        return None
    value = spec.get("LOWER")
    if value is None:
        return set(), set()
    if isinstance(value, str):
        return {value}, set()
    if not isinstance(value, dict) or not value.keys() <= {"IN", "NOT_IN", "REGEX"}:
        return None
    words = {word for name in ("IN", "NOT_IN") for word in value.get(name, ())}
    return words, {value["REGEX"]} if "REGEX" in value else set()


def tagging_of(nlp: Language) -> Tagging | None:
    """The look-up for the last two components of a pipeline; None where they are not what it can stand for.

    That is an attribute ruler whose patterns look at tag, dependency and lower-case word alone, and after it the
    English lemmatizer by rule, neither changed nor replaced.
    """
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.matcher import Matcher
    from spacy.pipeline.attributeruler import AttributeRuler

    if len(nlp.pipeline) < 2:
        return None
    (_, ruler), (_, lemmatizer) = nlp.pipeline[-2:]
    if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer:
        return None
    if lemmatizer.mode != "rule" or lemmatizer.overwrite:
        return None
    _index(lemmatizer)
    words: set[str] = set()
    expressions: set[str] = set()
    longer = Matcher(nlp.vocab)
    for pattern in _specs(ruler):
        for spec in pattern:
            named = _words_of(spec)
            if named is None:
                return None
            words |= named[0]
            expressions |= named[1]
        if len(pattern) > 1:
            longer.add(str(len(longer)), [pattern[:1]])
    return Tagging(
        ruler, lemmatizer, longer, frozenset(words), tuple(re.compile(expression) for expression in expressions)
    )


def _index(lemmatizer: Any) -> None:
    """Make sets of the lemmatizer's lists of known words, which it asks for every word whether it holds it."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for pos, listed in list(table.items()):
        table[pos] = frozenset(listed)


def _word(tagging: Tagging, lower: int, doc: Doc) -> int:
    """The part of a key that stands for a word: itself where a pattern could tell it from others, else 0."""
    text = doc.vocab.strings[lower]
    known = text in tagging.named or text.isspace() or any(pattern.search(text) for pattern in tagging.patterns)
    if len(tagging.words) >= _REMEMBERED:
        tagging.words.clear()
    tagging.words[lower] = lower if known else 0
    return tagging.words[lower]


def _ask(tagging: Tagging, doc: Doc, place: int) -> _Answer | None:
    """What the ruler sets on a token that stands alone; None where a longer pattern could begin with it."""
    from spacy.tokens import Doc as SpacyDoc

    token = doc[place]
    alone = SpacyDoc(doc.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
    if tagging.longer(alone, allow_missing=True):
        return None
    told = tagging.ruler(alone)[0]
    return told.pos, int(told.morph.key), told.lemma, told.tag, told.dep


def tag_and_lemmatize(tagging: Tagging, docs: Sequence[Doc]) -> None:
    """Set part of speech, morphology and lemma of every token of tagged and parsed sentences."""
    import numpy as np
    from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG

    known = tagging.known
    for doc in docs:
        keys = list(map(tuple, doc.to_array([TAG, DEP, ORTH]).tolist()))
        found = [known.get(key) for key in keys]
        if None in found:
            found = _look_up(tagging, doc, keys)
        if None in found:
            tagging.ruler(doc)
            tagging.lemmatizer(doc)
            continue
        rows: Any = np.array(found, dtype=np.uint64).reshape(-1, 5)
        doc.from_array([POS, MORPH, LEMMA, TAG, DEP], rows)


def _look_up(tagging: Tagging, doc: Doc, keys: Sequence[_Key]) -> list[_Answer | None]:
    """What is to be set on each token; None where the ruler must see the sentence."""
    found: list[_Answer | None] = []
    for place, (tag, dep, orth) in enumerate(keys):
        answer = _ruled(tagging, doc, place, tag, dep)
        if answer is not None:
            pos, morph, lemma, tag_, dep_ = answer
            answer = pos, morph, lemma or _lemma(tagging, doc, (orth, pos, morph)), tag_, dep_
            if len(tagging.known) >= _REMEMBERED:
                tagging.known.clear()
            tagging.known[tag, dep, orth] = answer
        found.append(answer)
    return found


def _ruled(tagging: Tagging, doc: Doc, place: int, tag: int, dep: int) -> _Answer | None:
    lower = doc[place].lower
    word = tagging.words.get(lower)
    if word is None:
        word = _word(tagging, lower, doc)
    key = (tag, dep, word)
    if key not in tagging.answers:
        if len(tagging.answers) >= _REMEMBERED:
            tagging.answers.clear()
        tagging.answers[key] = _ask(tagging, doc, place)
    return tagging.answers[key]


def _lemma(tagging: Tagging, doc: Doc, key: tuple[int, int, int]) -> int:
    """The lemma of a word of a part of speech and morphology, asked of a token that stands alone."""
    from spacy.attrs import MORPH, POS
    from spacy.tokens import Doc as SpacyDoc

    known = tagging.lemmas.get(key)
    if known is not None:
        return known
    import numpy as np

    orth, pos, morph = key
    alone = SpacyDoc(doc.vocab, words=[doc.vocab.strings[orth]])
    row: Any = np.array([[pos, morph]], dtype=np.uint64)
    alone.from_array([POS, MORPH], row)
    lemma: str = tagging.lemmatizer.lemmatize(alone[0])[0]
    if len(tagging.lemmas) >= _REMEMBERED:
        tagging.lemmas.clear()
    tagging.lemmas[key] = int(doc.vocab.strings.add(lemma))
    return tagging.lemmas[key]
