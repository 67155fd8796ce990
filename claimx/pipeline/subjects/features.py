"""What is known of a candidate beside an amount, as named features of a linear model.

The features come in groups, each of which many candidates share: names and their weights are worked out once a group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimx.pipeline.parse import Parsed
from claimx.pipeline.subjects.candidates import Candidate
from claimx.pipeline.types import Amount
from claimx.records import Offsets

# Features that are made of the same few things.
Group = tuple[str, ...]

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
# Ratios of two amounts are told apart by these steps.
_RATIOS = (0.02, 0.1, 0.33, 0.67, 0.9, 1.1, 1.5, 3.0, 10.0, 50.0)
# Groups of each kind that are remembered.
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Setting:
    """An amount in its sentence.

    Attributes:
        sentence: Index of the sentence.
        form, place, dependency: Of the amount, and how it hangs in the sentence.
        node, above, higher: Indices of its token, of that one's head and of the head of that.
        verb, lemma: Index of the verb above it, and its lemma.
        asked: Whether it is the subject of a verb for what people do who are asked.
        before, after: The words on either side of it.
        backward: Words of the sentence that look back, in order.
        unit, value: Of the amount.
    """

    sentence: int
    form: str
    place: str
    dependency: str
    node: int
    above: int
    higher: int
    verb: int
    lemma: str
    asked: bool
    before: str
    after: str
    backward: tuple[str, ...]
    unit: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an amount before was found to count."""

    span: Offsets
    lemma: str
    form: str
    unit: str
    value: float | None


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
    words = parsed.words
    node, first = parsed.doc[parsed.nodes[index]], parsed.first(index)
    above, verb, at, dependency = node.head, node, node.i, node.dep_
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    lemma = verb.lemma_.lower()
    return Setting(
        sentence=sentence,
        form=form_of(amount),
        place=f"pobj_{above.lower_}" if dependency == "pobj" else dependency,
        dependency=dependency,
        node=at,
        above=above.i,
        higher=above.head.i,
        verb=verb.i,
        lemma=lemma,
        asked=dependency in ("nsubj", "nsubjpass") and lemma in _ANSWERS,
        before=words[first.i - 1] if first.i else "<start>",
        after=words[at + 1] if at + 1 < len(words) else "<end>",
        backward=tuple(sorted(_BACKWARD.intersection(words))),
        unit=amount.unit,
        value=amount.value,
    )


def _overlap(candidate: Candidate, span: Offsets) -> bool:
    return span[0] <= candidate.at < span[1]


@lru_cache(maxsize=_REMEMBERED)
def _kind(
    form: str, place: str, apart: int, kind: str, classes: tuple[str, ...], asked: bool, root: bool, counted: bool
) -> Group:
    """What kind of phrase stands how far from what kind of amount."""
    near = min(apart, 1)
    found = [f"kind|{form}|{apart}|{kind}"]
    for name in classes:
        found += (f"class|{form}|{name}|{near}", f"class|{place}|{name}|{near}")
    if asked and "people" in classes:
        found.append(f"answers|{min(apart, 2)}")
    if root:
        found.append(f"root|{apart}|{form}")
    if counted:
        found.append(f"counted|{form}|{min(apart, 2)}")
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _ruled(form: str, place: str, apart: int, how: str) -> Group:
    """What the rules say; ``how`` is empty where they find nothing."""
    if not how:
        return (f"norule|{form}|{apart}",)
    return f"rule|{how}", f"rule|{how}|{form}|{place}", f"rule|{how}|{form}|{apart}"


@lru_cache(maxsize=_REMEMBERED)
def _lemma(lemma: str) -> Group:
    return (f"lemma|{lemma}",)


@lru_cache(maxsize=_REMEMBERED)
def _said(form: str, near: int, named: int, said: int, titled: bool) -> Group:
    """How often amounts before count the same, how often the document says the word, and whether its title does."""
    found = (f"named{named}|{near}", f"said{said}|{near}|{form}")
    return (*found, f"title|{near}|{form}") if titled else found


@lru_cache(maxsize=_REMEMBERED)
def _hanging(place: str, other: str, apart: int, root: bool, backward: tuple[str, ...], beside: bool) -> Group:
    """How amount and candidate hang in their sentences; ``beside`` where that is one."""
    hangs = "root" if root else other[:4]
    found = [f"has|{word}|{apart}|{hangs}" for word in backward]
    found.append(f"places|{place}|{other}|{min(apart, 1)}")
    if not beside:
        found.append(f"far|{place}|{apart}")
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _distance(form: str, side: str, steps: int, before: str, after: str) -> Group:
    return f"distance|{side}{steps}|{form}", f"after|{after}|{side}", f"before|{before}|{side}"


def features(
    at: Setting,
    candidate: Candidate,
    rule: Rule,
    earlier: Sequence[Earlier],
    *,
    named: Mapping[str, int],
    counts: Mapping[str, int],
    title: frozenset[str],
) -> list[Group]:
    """The names of the features that hold of a candidate, in groups.

    Args:
        at: The amount in its sentence.
        candidate: The candidate.
        rule: What the rules say.
        earlier: What the amounts before count, the last first.
        named: How many of those count each lemma.
        counts: How often the document has each word, in a plain singular.
        title: The words of its title, the same.
    """
    form, place, lemma = at.form, at.place, candidate.lemma
    apart = min(at.sentence - candidate.sentence, 3)
    near = min(apart, 1)
    kind, classes, root = candidate.form, candidate.classes, candidate.root
    beside = not apart and candidate.head is not None
    word = lemma.removesuffix("s")
    found = [
        _kind(form, place, apart, kind, classes, at.asked, root, candidate.counted),
        _lemma(lemma),
        _said(form, near, min(named.get(lemma, 0), 3), min(counts.get(word, 0), 4), word in title),
        _hanging(place, candidate.place, apart, root, at.backward, beside),
    ]
    if rule.span is None:
        found.append(_ruled(form, place, apart, ""))
    elif _overlap(candidate, rule.span):
        found.append(_ruled(form, place, apart, rule.how))
    for number, last in enumerate(earlier[:3]):
        if kind != "clause" and _overlap(candidate, last.span):
            found.append((f"last{number}|{apart}", f"last{number}|{form}|{last.form}"))
            break
        if last.lemma == lemma:
            found.append((f"like{number}|{near}",))
            break
    for last in earlier:
        if kind != "clause" and (_overlap(candidate, last.span) or last.lemma == lemma):
            if last.unit == at.unit and last.form == form and at.value and last.value:
                found.append(_sized(form, at.value / last.value, near))
            break
    if beside:
        found += _in_sentence(at, candidate)
    return found


def _sized(form: str, ratio: float, near: int) -> Group:
    """How much larger an amount is than the last one before that counts the same."""
    step = bisect_right(_RATIOS, ratio)
    return f"sized|{form}|{step}", f"sized|{form}|{step}|{near}"


def _in_sentence(at: Setting, candidate: Candidate) -> list[Group]:
    """Features of a candidate in the amount's own sentence."""
    form, distance = at.form, candidate.index - at.node
    side = "+" if distance > 0 else "-"
    found = [_distance(form, side, min(abs(distance) // _STEP, _STEPS), at.before, at.after)]
    if candidate.above == at.verb:
        dependency = candidate.dependency
        found.append((f"argument|{dependency}|{at.lemma}|{at.dependency}", f"argument|{dependency}|{at.place}|{form}"))
    if at.above == candidate.index:
        found.append((f"under|{at.dependency}|{form}",))
    elif at.higher == candidate.index:
        found.append((f"under2|{at.place}|{form}",))
    return found
