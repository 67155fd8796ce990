"""The signs by which words tie the amounts of a candidate together, or do not."""

from __future__ import annotations

import calendar
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.learned.candidates import Candidate, Window
from claimx.checks.arithmetic.lexicon import cues
from claimx.checks.arithmetic.nouns import noun, said
from claimx.checks.arithmetic.phrases import stem
from claimx.checks.arithmetic.types import NEXT, Amount, Relation, Tie
from claimx.records import Change, Claim, Status

# Words that relate amounts stand in sentences of any subject; no others are read, so that the signs hold for any.
_TOKEN = re.compile(r"[0-9](?:[0-9,.]*[0-9])?|[^\W\d_]+(?:['’][^\W\d_]+)*|[(),;:.–—%\-]")
_KEPT = 2_048
# Words right before and after an amount that say what it is.
_NEAR = 3
# Tokens between amounts by which stretches of text are told apart, and the longest that is.
_STRETCH, _LONG = 4, 5
_MANY = 3
_ANCHORS = frozenset({"share", "percent", "times", "rate"})
# Amounts that are together from here on are a crowd.
_CROWD = 8
# Characters at an amount by which it is known again.
_REACH = 90
# Characters at an amount in which its place is named.
_BESIDE = 45
_STOP, _PAUSE = re.compile(r"[;.:]"), re.compile(r"[;.:,(–—]| and ")
_NAME = re.compile(r"(?<=[a-z,(] )[A-Z][a-z]{2,}")
_NO_NAMES = frozenset({*calendar.month_name, *calendar.day_name, "Police", "Constabulary", "Band"})
# Times the larger of two figures is the smaller by which misses are told apart.
_MISSES = (1.01, 1.04, 1.12, 1.35, 2.0, 3.0, 9.5)


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a sentence in lower case, None for one that relates nothing, and where each begins."""

    words: tuple[str | None, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[str | None, ...]:
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@lru_cache(maxsize=_KEPT)
def _tokens(text: str) -> _Tokens:
    found = [(one[0].lower(), one.start()) for one in _TOKEN.finditer(text)]
    relating = cues("relating")
    return _Tokens(tuple(word if word in relating else None for word, _ in found), tuple(at for _, at in found))


class Ruled:
    """What the rules make of the same amounts: how surely they tie them, by kind and parts."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._by_kind: dict[CheckKind, list[tuple[frozenset[tuple[str, int]], Tie]]] = {}
        for one in relations:
            roles = frozenset((role, id(amount)) for role, amount in one.roles)
            self._by_kind.setdefault(one.kind, []).append((roles, one.tie))

    def ties(self, relation: Relation) -> tuple[int, int, int]:
        """The surest tie of all the amounts, of two of them, and of a share or change of them with another amount.

        All in the same parts; -1 where no rule tells.
        """
        mine = {(role, id(amount)) for role, amount in relation.roles}
        anchors = {(role, amount) for role, amount in mine if role in _ANCHORS}
        whole = pair = elsewhere = -1
        for roles, tie in self._by_kind.get(relation.kind, ()):
            if mine <= roles:
                whole = max(whole, int(tie))
            elif len(roles) == 2 and roles <= mine:
                pair = max(pair, int(tie))
            elif len(roles) == 2 and not anchors.isdisjoint(roles):
                elsewhere = max(elsewhere, int(tie))
        return whole, pair, elsewhere


# Signs, and what they count for together.
_Group = tuple[tuple[str, ...], float]


class Reader:
    """Reads the signs of the candidates of one document, those of the same amounts once.

    Args:
        ruled: The relations that rules tell.
        weights: What each sign counts for; what is not there counts for nothing.
    """

    def __init__(self, ruled: Sequence[Relation], weights: Mapping[str, float]) -> None:
        self._ruled = Ruled(ruled)
        self._weights = weights
        self._read: dict[tuple[object, ...], _Group] = {}

    def signs(self, candidate: Candidate, window: Window) -> list[str]:
        """Everything that speaks for or against a candidate, a name each; a sign may stand several times."""
        return [sign for groups in self._stages(candidate, window) for group, _ in groups for sign in group]

    def score(self, candidate: Candidate, window: Window, least: Sequence[float]) -> float:
        """The sum of what its signs count for.

        Args:
            least: What the signs of its figures, and those with the words at its amounts, have to count for that the
                others are read at all; less makes a score of minus infinity.
        """
        made = 0.0
        for stage, groups in enumerate(self._stages(candidate, window)):
            made += math.fsum(score for _, score in groups)
            if stage < len(least) and made < least[stage]:
                return -math.inf
        return made

    def stages(self, candidate: Candidate, window: Window) -> list[float]:
        """What its signs count for by and by: those of its figures, with the words at its amounts, and all."""
        scores = (math.fsum(score for _, score in groups) for groups in self._stages(candidate, window))
        return list(accumulate(scores))

    def _stages(self, candidate: Candidate, window: Window) -> Iterator[Iterable[_Group]]:
        """Its signs with what they count for, the cheap and telling ones first."""
        relation = candidate.relation
        kind, here = relation.kind.value, id(window)
        order = sorted(relation.roles, key=lambda role: window.places[id(role[1])])
        yield (
            self._counted(_missed(kind, candidate.stated, candidate.made)),
            self._counted(_order(kind, order, window)),
            self._counted(_by_rules(kind, *self._ruled.ties(relation))),
            self._once((kind, here), _around, kind, window),
        )
        yield (self._once((kind, role, id(one)), _at, kind, role, one) for role, one in relation.roles)
        yield self._rest(relation, order, window)

    def _rest(self, relation: Relation, order: Sequence[tuple[str, Amount]], window: Window) -> Iterator[_Group]:
        kind, here = relation.kind.value, id(window)
        for role, one in relation.roles:
            yield self._once((role, id(one), here), _alike, role, one, window)
        for (role, one), (other_role, other) in combinations(relation.roles[:_MANY], 2):
            roles = f"{role}+{other_role}"
            yield self._once((roles, id(one), id(other)), _of_two, roles, one, other)
        for (role, one), (other_role, other) in pairwise(order):
            parts = f"{role}>{other_role}"
            yield self._once((kind, parts, id(one), id(other), here), _between, kind, parts, one, other, window)
        yield self._counted(_way(relation))
        if relation.kind is CheckKind.REPEAT:
            yield self._counted((f"repeat:common{min(_common(relation), _CROWD)}",))

    def _counted(self, signs: Iterable[str]) -> _Group:
        own = tuple(signs)
        return own, sum(self._weights.get(sign, 0.0) for sign in own)

    def _once(self, key: tuple[object, ...], read: Callable[..., Iterable[str]], *of: object) -> _Group:
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = self._counted(read(*of))
        return known


def _by_rules(kind: str, whole: int, pair: int, elsewhere: int) -> tuple[str, ...]:
    return f"ruled{whole}", f"{kind}:ruled{whole}", f"{kind}:pair{pair}", f"{kind}:elsewhere{elsewhere}"


def _around(kind: str, window: Window) -> Iterator[str]:
    yield kind
    yield f"{kind}:sentences{len(window.sentences)}"
    yield f"amounts{min(len(window.amounts), _CROWD)}"
    if len(window.sentences) > 1:
        yield from _across(kind, window)


def _missed(kind: str, stated: float, made: float) -> Iterator[str]:
    """How far a figure is from what the others make it, and whether by a slip of the pen: most misses are small."""
    ratio = stated / made
    size = bisect_left(_MISSES, max(ratio, 1 / ratio))
    if (slip := _slip(stated, made)) is not None:
        yield f"slip:{slip}"
        yield f"{kind}:slip:{slip}"
    yield f"missed{size}"
    yield f"{kind}:missed{size}"
    if size:
        yield f"{kind}:{'over' if ratio > 1 else 'under'}"


def _slip(stated: float, made: float) -> str | None:
    """What slip of the pen makes one number of another, told to as many digits."""
    one = f"{stated:.6g}".replace(".", "").strip("0")
    size = math.floor(math.log10(made))
    other = f"{made / 10.0 ** (size - len(one) + 1):.0f}"
    if one == other:
        return "shifted" if math.floor(math.log10(stated)) != size else None
    if len(one) != len(other) or len(one) == 1:
        return None
    if sorted(one) == sorted(other):
        return "swapped"
    digit = sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return f"digit{min(len(one), _MANY)}" if digit else None


def _order(kind: str, order: Sequence[tuple[str, Amount]], window: Window) -> Iterator[str]:
    """How the amounts follow each other, and how many others stand between them."""
    places = [window.places[id(one)] for _, one in order]
    yield f"{kind}:order:{'-'.join(dict.fromkeys(role for role, _ in order))}"
    yield "sentences:" + "".join(str(place) for place, _ in places[:_MANY])
    standing = dict.fromkeys(f"{role}{place}" for (role, _), (place, _) in zip(order, places, strict=True))
    yield f"{kind}:{'-'.join(standing)}"
    if kind == CheckKind.TOTAL.value:
        yield f"total:parts{min(len(order), _LONG)}"
    passed = min(places[-1][1] - places[0][1] - len(places) + 1, _STRETCH)
    yield f"over{passed}"
    yield f"{kind}:over{passed}"


def _between(kind: str, parts: str, one: Amount, other: Amount, window: Window) -> Iterator[str]:
    """What stands between two amounts."""
    (first, at), (last, then) = window.places[id(one)], window.places[id(other)]
    gap = _gap(window, one, first, other, last)
    yield f"{parts}:over{min(then - at - 1, 2)}"
    yield f"{parts}:length{min(len(gap) // _STRETCH, _LONG)}"
    if not gap:
        yield f"{parts}:touch"
    for word in set(gap):
        if word is not None:
            yield f"between:{word}"
            yield f"{kind}:{parts}:{word}"


def _gap(window: Window, one: Amount, first: int, other: Amount, last: int) -> Sequence[str | None]:
    if first == last:
        return _tokens(window.sentences[first].text).between(one.end, other.start)
    ahead, behind = window.sentences[first], window.sentences[last]
    found = list(_tokens(ahead.text).between(one.end, len(ahead.text)))
    for passed in window.sentences[first + 1 : last]:
        found += _tokens(passed.text).words
    return [*found, *_tokens(behind.text).between(0, other.start)]


def _at(kind: str, role: str, amount: Amount) -> Iterator[str]:
    """The words at an amount, and what its record says."""
    before, after = _tokens(amount.before).words[-_NEAR:], _tokens(amount.after).words[:_NEAR]
    for side, words in (("before", before[::-1]), ("after", after)):
        for place, word in enumerate(words):
            if word is not None:
                yield f"{side}:{role}:{word}"
                if not place:
                    yield f"{kind}:right-{side}:{role}:{word}"
    for side, pair in (("before", before[-2:]), ("after", after[:2])):
        if None not in pair:
            yield f"{side}:{role}:{' '.join(map(str, pair))}"
    yield f"{kind}:{role}:{'moved' if amount.moved else 'level'}"
    yield f"{kind}:{role}:{amount.claim.type.value}"
    yield f"{role}:{amount.claim.quantity.bound.value}"
    if amount.claim.status is not Status.ACTUAL:
        yield f"status:{amount.claim.status.value}"


def _alike(role: str, amount: Amount, window: Window) -> Iterator[str]:
    """How many amounts could have a part."""
    alike = sum(one.alike(amount) and one.moved is amount.moved for one, _ in window.amounts)
    yield f"{role}:alike{min(alike, _LONG)}"


def _of_two(roles: str, one: Amount, other: Amount) -> Iterator[str]:
    """Whether two amounts count the same, of the same time, place and direction."""
    if one.plain and other.plain:
        first, second = noun(one), noun(other)
        same = "none" if not first or not second else "shared" if first & second else "other"
        yield f"noun:{same}"
        yield f"{roles}:noun:{same}"
    subject, theirs = _subject(one.claim.subject or ""), _subject(other.claim.subject or "")
    if subject and theirs:
        same = "same" if subject[-1] == theirs[-1] else "other"
        yield f"subject:{same}"
        yield f"{roles}:subject:{same}"
        yield "subject:overlaps" if not set(subject).isdisjoint(theirs) else "subject:apart"
    names = _names(one.before, one.after), _names(other.before, other.after)
    if all(names):
        same = "same" if names[0] & names[1] else "other"
        yield f"names:{same}"
        yield f"{roles}:names:{same}"
    yield f"{roles}:period:{_periods(one.claim, other.claim)}"
    if one.claim.forces and other.claim.forces:
        mine, their = ({link.id for link in claim.forces} for claim in (one.claim, other.claim))
        yield "force:same" if mine & their else "force:other"
    if one.moved and other.moved:
        yield "direction:same" if one.claim.change is other.claim.change else "direction:other"
    if one.claim.status is not other.claim.status:
        yield "status:other"
    if one.claim.topic is not other.claim.topic:
        yield "topic:other"


@lru_cache(maxsize=_KEPT)
def _subject(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in text.lower().split())


@lru_cache(maxsize=_KEPT)
def _names(before: str, after: str) -> frozenset[str]:
    """The names right at an amount: of the place or the body that it is counted in."""
    ahead = _STOP.split(before)[-1][-_BESIDE:]
    behind = _PAUSE.split(after)[0][:_BESIDE]
    return frozenset(_NAME.findall(f"{ahead} # {behind}")) - _NO_NAMES


def _periods(one: Claim, other: Claim) -> str:
    first, second = one.period, other.period
    if first is None or second is None:
        return "one" if first or second else "none"
    return "same" if (first.start, first.end) == (second.start, second.end) else "other"


def _common(relation: Relation) -> int:
    """How many words that say something stand at both amounts of a repeat."""
    one, other = (said(f"{amount.before[-_REACH:]} {amount.after[:_REACH]}") for _, amount in relation.roles)
    return len(one & other)


def _way(relation: Relation) -> Iterator[str]:
    """Whether a movement goes the way that its change is told."""
    before, after = relation.of("before"), relation.of("after")
    move = relation.of("percent") or relation.of("by")
    if before is None or after is None or move is None or not move.moved:
        return
    falls = (after.claim.quantity.value or 0.0) < (before.claim.quantity.value or 0.0)
    yield "way:told" if falls is (move.claim.change is Change.DECREASE) else "way:other"


def _across(kind: str, window: Window) -> Iterator[str]:
    """How the last sentence takes up the first."""
    if any((one.gap or 0) > NEXT for one in window.sentences[1:]):
        yield "apart"
        yield f"{kind}:apart"
    for place, word in enumerate(_tokens(window.sentences[-1].text).words[:_NEAR]):
        if word is not None:
            yield f"opens:{word}"
            if not place:
                yield f"{kind}:opens:{word}"
    first, last = window.sentences[0].text, window.sentences[-1].text
    yield f"words{min(len(said(first) & said(last)), _MANY)}"
