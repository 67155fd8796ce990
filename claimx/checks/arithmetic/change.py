"""Movements: before, after, difference and percentage, any of which may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.gaps import apposed, bare
from claimx.checks.arithmetic.lexicon import cues, one_of, words
from claimx.checks.arithmetic.nouns import compatible, noun
from claimx.checks.arithmetic.types import PERCENT, POINTS, Amount, Relation, Sentence, Tie, crossed
from claimx.records import Status

# Words between two amounts of one movement, at most.
_LONGEST = 16
_NEXT = 3
# Words before "from" among which its verb stands.
_NEAR = 4
# Searched in small letters, which is faster than to leave the case open.
_EXCEEDED = re.compile(
    r"\b(?:above|below|short of|ahead of|exceeding) (?:the |its |their |a )?(?:[a-z]+ ){0,2}of (?:the |its |their )?$"
)
_THAN = re.compile(
    r"\b(?:more|fewer|less|higher|lower|better|worse|faster|slower|longer|shorter|greater|larger|smaller|up|down) "
    r"(?:than|on) (?:the|its|their|that of|those of|last [a-z]+['’]s)(?: [a-z]+){0,2} $"
)
# "On" puts a level before a change only after a word of change: "12% up on the 485", not "took on 196".
_PLACED = re.compile(
    r"\b(?!(?:up|down|increase|decrease|rise|fall|reduction|drop|growth|cut|improvement|more|fewer)\b)[a-z]+ on\Z"
)
# Levels further apart than this are not the same thing at two times.
_FAR = 20.0
# Words between amounts whose reading is kept: they are asked of for several relations.
_KEPT = 4_096
_DENIED = re.compile(r"\b(?:not the case|not true|untrue|not correct|wrong to (?:say|claim)|nonsense|a myth)\b")
# One of these stands in each of them.
_DENYING = ("not ", "untrue", "wrong", "nonsense", "myth")
_COMPARED = re.compile(r"\b(?:against|versus|with|to)\Z")
_PAST_IT = re.compile(r"\s*(?:above|below|ahead of)\b", re.I)
_MULTIPLIED = re.compile(r"^ (?:the|that of the|those of the) $")
_CHANGED = re.compile(
    r"(?:[,(–—]|(?:^| )-) ?(?:or |by |with |which is |that is |a |an )*(?:up|down|more|fewer|down by|up by|by|with|"
    r"(?:increase|rise|reduction|fall|drop|decrease|cut|growth|improvement|difference|loss) of)?\Z"
)
# The words inside a name tell of no change: "the Violence Reduction Unit".
_NAMED = re.compile(r"(?<=[a-z] )[A-Z][a-z]+ (?=[A-Z])")
_BREAK = re.compile(r"[;:•\n]")


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Every movement that is told by two amounts or more."""
    open_frame: dict[str, Amount] = {}
    for sentence in sentences:
        if crossed(sentence):
            continue
        goes_on = sentence.gap is not None and sentence.gap <= _NEXT and _resumes(sentence.amounts[0].before)
        frame = open_frame if goes_on else {}
        if not goes_on:
            yield from _relation(open_frame)
        for place, amount in enumerate(sentence.amounts):
            if denied(amount):
                continue
            if place and frame and _aside(amount, frame):
                continue
            role = _role(amount, frame)
            if goes_on and role == "after" and not _leads_to(amount):
                yield from _relation(frame)
                frame = {}
            if (place and not linked(amount.before)) or role is None or role in frame or not _fits(role, amount, frame):
                yield from _relation(frame)
                frame = {}
                role = _role(amount, frame)
            if role is not None:
                frame[role] = amount
        open_frame = frame
    yield from _relation(open_frame)


@cache
def _resumed() -> re.Pattern[str]:
    return re.compile(rf"\W*{one_of('resumes')}\b[^,;:]*\Z", re.I)


def _resumes(before: str) -> bool:
    """Whether a sentence goes on with the movement of the sentence before: "That is a fall of"."""
    return _resumed().match(before) is not None and len(words(before)) <= _LONGEST


def denied(amount: Amount) -> bool:
    """Whether an amount is said not to be so: it need not fit what is."""
    return amount.claim.status is Status.NEGATED or _denies(amount.claim.text)


@lru_cache(maxsize=_KEPT)
def _denies(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _DENYING) and _DENIED.search(low) is not None


def linked(gap: str) -> bool:
    """Whether the words between two amounts may stand within one movement: no other clause begins there."""
    said = words(gap)
    before, mark, lead = gap.rpartition(":")
    if mark and _tied(f",{lead}"):
        gap = before
    return len(said) <= _LONGEST and not _BREAK.search(gap) and not cues("change_stop").intersection(said)


@cache
def _roles() -> Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    """What words before an amount end in where they put it before or after a movement, plainly and with its bounds."""
    return {role: (tuple(cues(role)), re.compile(rf"\b{one_of(role)}\Z")) for role in ("before", "after")}


def _role(amount: Amount, frame: dict[str, Amount]) -> str | None:
    """The part an amount plays in a movement; None for one that plays none."""
    if amount.family == POINTS and amount.moved:
        return "by"
    if not (amount.plain or amount.proportion):
        return None
    if amount.moved and not _told_as(amount, "before"):
        return "percent" if amount.family == PERCENT else "by"
    if _told_as(amount, "before") or (amount.plain and _MULTIPLIED.search(amount.before) and "percent" in frame):
        return "before"
    return "after"


def was(amount: Amount) -> bool:
    """Whether an amount is told as what was before: "up from 291", "27 more than the 291"."""
    return _led(amount.before, "before")


def _aside(amount: Amount, frame: dict[str, Amount]) -> bool:
    """Whether an amount only tells where or among whom something is counted: "in the 43 forces"."""
    lead = words(bare(amount.before.lower()))[-1:]
    levels = [other for other in frame.values() if not other.proportion]
    if amount.moved or not amount.plain or not levels or not cues("place").intersection(lead):
        return False
    return not any(_fits("after", other, {"after": amount}) for other in levels)


def _told_as(amount: Amount, role: str) -> bool:
    """Whether the words before an amount put it before or after a movement."""
    return _led(amount.before, role)


@lru_cache(maxsize=_KEPT)
def _led(before: str, role: str) -> bool:
    low = before.lower()
    lead = bare(low)
    if role == "before" and lead.endswith(" on") and _PLACED.search(lead):
        return False
    if role == "before" and ("than " in low or "on " in low) and _THAN.search(low):
        return True
    if role == "before" and "of " in low and _EXCEEDED.search(low):
        return True
    ends, pattern = _roles()[role]
    return lead.endswith(ends) and pattern.search(lead) is not None


def _fits(role: str, amount: Amount, frame: dict[str, Amount]) -> bool:
    """Whether an amount can be of the same movement as those before it: the same units, direction and things."""
    for other_role, other in frame.items():
        if amount.moved and other.moved and amount.claim.change is not other.claim.change:
            return False
        if "percent" in (role, other_role):
            if not _counts(*((amount, other) if role == "percent" else (other, amount))):
                return False
            continue
        points = POINTS in (amount.family, other.family)
        if points and {amount.family, other.family} != {POINTS, PERCENT}:
            return False
        if not points and not amount.alike(other):
            return False
        if not compatible(amount, other):
            return False
        if not (amount.moved or other.moved) and not 1 / _FAR <= _size(amount) / max(_size(other), 1e-9) <= _FAR:
            return False
    return True


def _size(amount: Amount) -> float:
    return amount.claim.quantity.value or 0.0


def _counts(percent: Amount, other: Amount) -> bool:
    """Whether a percentage may be of an amount: "8.3 per cent fewer reports" is of no money."""
    told = noun(percent)
    return not told or (compatible(percent, other) and (bool(noun(other)) or other.claim.quantity.unit == "count"))


def _relation(frame: dict[str, Amount]) -> Iterator[Relation]:
    """What a frame tells; of two amounts alone, only where the words between them leave no doubt."""
    if len(frame) < 2:
        return
    roles = tuple(frame.items())
    kind = CheckKind.CHANGE if "percent" in frame else CheckKind.DIFFERENCE
    if len(frame) > 2 and ("percent" in frame or "by" in frame):
        levels = [frame[role] for role in ("before", "after") if role in frame]
        own = "percent" not in frame or not levels[0].proportion or _tied(frame["percent"].before)
        yield Relation(kind, roles, tie=Tie.SURE if own else Tie.LOOSE)
        return
    (first_role, first), (second_role, second) = roles
    names = {first_role, second_role}
    if names == {"before", "after"}:
        if _from_to(frame["before"], frame["after"]):
            way = _way(first.before)
            yield Relation(kind, roles, falls=_way(second.before) if way is None else way)
    elif names == {"by", "percent"}:
        if _PAST_IT.match(frame["percent"].after):
            return
        if first.plain is not second.plain and _tied(second.before):
            yield Relation(kind, roles)
    elif names == {"by", "before"}:
        if not _COMPARED.search(bare(frame["before"].before.lower())):
            yield Relation(kind, roles)
    elif "before" in names or _leads_to(frame["after"]) or (first_role == "after" and _tied(second.before)):
        yield Relation(kind, roles)


def _tied(gap: str) -> bool:
    """Whether a change is told of the amount right before it: "1,920 fewer, down 9.2%"."""
    lead = bare(gap.lower())
    return apposed(gap) or _CHANGED.search(lead) is not None


def _leads_to(after: Amount) -> bool:
    return re.search(r"\bto\Z", bare(after.before.lower())) is not None


def _from_to(before: Amount, after: Amount) -> bool:
    """Whether two levels are told as a movement: "from 310 to 244"."""
    ranging = cues("range").intersection(words(before.before)[-_NEAR:])
    return not ranging and bare(before.before.lower()).endswith("from") and _leads_to(after)


def _way(lead: str) -> bool | None:
    """Whether the words before a movement tell of a fall (True) or a rise (False); None where of both or neither."""
    said = set(words(_NAMED.sub("", lead))[-_NEAR:])
    rises, falls = bool(said & cues("rises")), bool(said & cues("falls"))
    return falls if rises != falls else None
