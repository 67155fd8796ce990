"""What is known of a candidate beside an amount, as named features of a linear model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.pipeline.parse import Parsed
from claimx.pipeline.subjects.candidates import Candidate
from claimx.pipeline.types import Amount
from claimx.records import Offsets

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARES = frozenset({"percent", "fraction", "ratio"})
# Pronouns and words that stand for something said before.
_BACKWARD = frozenset(
    "it these those they them that this its their which whom".split()
    + "others figure number proportion total rate rest other".split()
)
# What people do who are asked.
_ANSWERS = frozenset(
    "say think feel believe want support tell agree prefer back".split()
    + "know report worry choose reply fill answer rate have".split()
)
# Distances are told apart in steps of so many words, up to so many steps.
_STEP, _STEPS = 3, 4


@dataclass(frozen=True, slots=True)
class Setting:
    """An amount in its sentence."""

    node: Token
    form: str
    place: str
    dependency: str
    verb: Token
    before: str
    after: str
    backward: tuple[str, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an amount before was found to count."""

    span: Offsets
    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What the grammar rules say an amount counts.

    Attributes:
        span: The words, None where the rules find none.
        how: "own" where the amount's own clause says it, "back" where a pronoun there looks back to it, "lent" where an
            amount before counts it.
    """

    span: Offsets | None
    how: str


def form_of(amount: Amount) -> str:
    """An amount's form, shares and vague numbers each under one name."""
    if amount.form in _SHARES:
        return "share"
    return "number" if amount.form == "vague" else amount.form


def setting(parsed: Parsed, index: int, amount: Amount, sentence: int) -> Setting:
    """The sentence as seen from the amount of an index."""
    doc = parsed.doc
    node, first = doc[parsed.nodes[index]], parsed.first(index)
    verb = node
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return Setting(
        node=node,
        form=form_of(amount),
        place=f"pobj_{node.head.lower_}" if node.dep_ == "pobj" else node.dep_,
        dependency=node.dep_,
        verb=verb,
        before=doc[first.i - 1].lower_ if first.i else "<start>",
        after=doc[node.i + 1].lower_ if node.i + 1 < len(doc) else "<end>",
        backward=tuple(sorted({token.lower_ for token in doc} & _BACKWARD)),
        sentence=sentence,
    )


def _overlap(candidate: Candidate, span: Offsets) -> bool:
    return span[0] <= candidate.at < span[1]


def features(
    at: Setting,
    candidate: Candidate,
    rule: Rule,
    earlier: Sequence[Earlier],
    *,
    counts: Mapping[str, int],
    title: frozenset[str],
) -> list[str]:
    """The names of the features that hold of a candidate.

    Args:
        at: The amount in its sentence.
        candidate: The candidate.
        rule: What the rules say.
        earlier: What the amounts before count, the last first.
        counts: How often the document has each word, in a plain singular.
        title: The words of its title, the same.
    """
    form = at.form
    apart = min(at.sentence - candidate.sentence, 3)
    near = min(apart, 1)
    found = [f"kind|{form}|{apart}|{candidate.form}", f"lemma|{candidate.lemma}"]
    for name in candidate.classes:
        found += (f"class|{form}|{name}|{near}", f"class|{at.place}|{name}|{near}")
    people = "people" in candidate.classes
    if people and at.dependency in ("nsubj", "nsubjpass") and at.verb.lemma_.lower() in _ANSWERS:
        found.append(f"answers|{min(apart, 2)}")
    if candidate.root:
        found.append(f"root|{apart}|{form}")
    if candidate.counted:
        found.append(f"counted|{form}|{min(apart, 2)}")
    if rule.span is None:
        found.append(f"norule|{form}|{apart}")
    elif _overlap(candidate, rule.span):
        how = rule.how
        found += (f"rule|{how}", f"rule|{how}|{form}|{at.place}", f"rule|{how}|{form}|{apart}")
    for place, last in enumerate(earlier[:3]):
        if candidate.form != "clause" and _overlap(candidate, last.span):
            found += (f"last{place}|{apart}", f"last{place}|{form}|{last.form}")
            break
        if last.lemma == candidate.lemma:
            found.append(f"like{place}|{near}")
            break
    named = sum(1 for last in earlier if last.lemma == candidate.lemma)
    found.append(f"named{min(named, 3)}|{near}")
    word = candidate.lemma.removesuffix("s")
    found.append(f"said{min(counts.get(word, 0), 4)}|{near}|{form}")
    if word in title:
        found.append(f"title|{near}|{form}")
    found += [f"has|{word}|{apart}|{'root' if candidate.root else candidate.place[:4]}" for word in at.backward]
    found.append(f"places|{at.place}|{candidate.place}|{near}")
    if apart or candidate.head is None:
        found.append(f"far|{at.place}|{apart}")
    else:
        found += _in_sentence(at, candidate.head, candidate.place)
    return found


def _in_sentence(at: Setting, head: Token, place: str) -> list[str]:
    """Features of a candidate in the amount's own sentence."""
    form, distance = at.form, head.i - at.node.i
    side = "+" if distance > 0 else "-"
    found = [
        f"distance|{side}{min(abs(distance) // _STEP, _STEPS)}|{form}",
        f"after|{at.after}|{side}",
        f"before|{at.before}|{side}",
    ]
    if head.head.i == at.verb.i:
        found += (
            f"argument|{head.dep_}|{at.verb.lemma_.lower()}|{at.dependency}",
            f"argument|{head.dep_}|{at.place}|{form}",
        )
    if at.node.head.i == head.i:
        found.append(f"under|{at.dependency}|{form}")
    elif at.node.head.head.i == head.i:
        found.append(f"under2|{at.place}|{form}")
    return found
