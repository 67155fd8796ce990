"""The tokens of a parsed sentence as plain objects, under spaCy's names.

The rules ask each token for its words, tags and neighbours some hundred times. spaCy makes a new object and a new
string for every answer; here they are made once a sentence, and the strings once a word.
Source of the names and of what they mean: ``spacy.tokens.Token`` of spaCy's documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Words with what a parse says of them that are remembered; past this they are forgotten and made again.
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Form:
    """What a word is wherever it stands.

    Attributes:
        text, lower, shape: As written, in small letters, and as "Xxxx", "dd".
        like_num, is_punct, is_stop: Whether it is written as a number, is punctuation, or is very common.
    """

    text: str
    lower: str
    shape: str
    like_num: bool
    is_punct: bool
    is_stop: bool


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token of a parsed sentence.

    Attributes:
        doc: All tokens of the sentence, in order.
        i: Its index among them.
        text, lower_: As the parser saw it, and in small letters.
        lemma_, tag_, pos_, dep_: Its lemma, fine and coarse part of speech, and how it hangs on its head.
        form: What else is known of the word.
        like_num: Whether it is written as a number.
        whitespace_: The space that follows, empty where none does.
        head: What it hangs on; itself at the root.
        children: What hangs on it, in order.
    """

    doc: list[Token]
    i: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    form: Form
    like_num: bool
    whitespace_: str
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)

    @property
    def lefts(self) -> list[Token]:
        """What hangs on it and stands before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """What hangs on it and stands behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """Itself and all that hangs on it, each after what hangs on that from before."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first of itself and all that hangs on it."""
        return min(self.subtree, key=_place) if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last of itself and all that hangs on it."""
        return max(self.subtree, key=_place) if self.children else self

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, what that hangs on, and so up to the root."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    @property
    def conjuncts(self) -> list[Token]:
        """What it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += (child for child in token.rights if child.dep_ == "conj")
        return [token for token in found if token is not self]

    @property
    def shape_(self) -> str:
        """How it is written: "Xxxx", "dd"."""
        return self.form.shape

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return self.form.is_punct

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words."""
        return self.form.is_stop

    def nbor(self, steps: int = 1) -> Token:
        """The token so many steps on, or back; IndexError where the sentence has none."""
        at = self.i + steps
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


def _place(token: Token) -> int:
    return token.i


# A word with what a parse says of it, as integers of the string store: word, lemma, fine and coarse part of speech,
# dependency; and the same as strings.
_Key = tuple[int, ...]
_Said = tuple[Form, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What has been said of words.

    Attributes:
        vocab: Of the pipeline that says it.
        said: Words with what a parse says of them.
        forms: Words by the integer they have in the string store.
    """

    vocab: Vocab
    said: dict[_Key, _Said] = field(default_factory=dict)
    forms: dict[int, Form] = field(default_factory=dict)


def _said(words: Words, key: _Key) -> _Said:
    strings: Any = words.vocab.strings
    orth, *rest = key
    if len(words.said) >= _REMEMBERED:
        words.said.clear()
        words.forms.clear()
    form = words.forms.get(orth)
    if form is None:
        lexeme = words.vocab[strings[orth]]
        form = words.forms[orth] = Form(
            lexeme.text, lexeme.lower_, lexeme.shape_, lexeme.like_num, lexeme.is_punct, lexeme.is_stop
        )
    lemma, tag, pos, dep = (strings[number] for number in rest)
    words.said[key] = said = form, lemma, tag, pos, dep
    return said


def tokens(words: Words, doc: Doc) -> list[Token]:
    """The tokens of a parsed sentence."""
    import numpy as np
    from spacy.attrs import DEP, HEAD, LEMMA, ORTH, POS, SPACY, TAG

    table: Any = doc.to_array([ORTH, LEMMA, TAG, POS, DEP])
    placed: Any = doc.to_array([HEAD, SPACY]).astype(np.int64)
    known = words.said
    found: list[Token] = []
    for i, (key, (_, spaced)) in enumerate(zip(map(tuple, table.tolist()), placed.tolist(), strict=True)):
        form, lemma, tag, pos, dep = known.get(key) or _said(words, key)
        found.append(
            Token(found, i, form.text, form.lower, lemma, tag, pos, dep, form, form.like_num, " " if spaced else "")
        )
    for token, (offset, _) in zip(found, placed.tolist(), strict=True):
        head = token.head = found[token.i + offset]
        if offset:
            head.children.append(token)
    return found
