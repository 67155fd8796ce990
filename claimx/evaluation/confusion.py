"""Which value was given for which: a matrix for every field with a closed list, and for the others whether any was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from claimx.evaluation.alignment import Judged
from claimx.records import Bound, Change, ClaimType, Scope, Status, Topic

CLOSED = {"type": ClaimType, "change": Change, "status": Status, "scope": Scope, "bound": Bound, "topic": Topic}
OPEN = ("forces", "speaker", "period", "baseline", "subject", "per")
# Where there is no record for a mention, or no mention for a record.
MISSED, SPURIOUS = "(missed)", "(spurious)"
NONE, SOME, OTHER = "none", "some", "another"

# Wanted value, then given value, then how often.
Matrix = dict[str, dict[str, int]]


def confusion(judged: Iterable[Judged]) -> dict[str, Matrix]:
    """A matrix a field.

    The rows of a closed field are its values and ``(spurious)``, its columns its values and ``(missed)``: a row without
    the last column and a column without the last row are matched mentions. A field that can be empty and takes any
    value has rows ``none`` and ``some`` and columns ``none``, ``some`` (the right one) and ``another``, of matched
    mentions alone.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in judged:
        counts.update(_told(one))
    found: dict[str, Matrix] = {}
    for name, members in CLOSED.items():
        values = [member.value for member in members]
        found[name] = {
            wanted: {given: counts[name, wanted, given] for given in (*values, MISSED)}
            for wanted in (*values, SPURIOUS)
        }
    for name in OPEN:
        found[name] = {
            wanted: {given: counts[name, wanted, given] for given in (NONE, SOME, OTHER)} for wanted in (NONE, SOME)
        }
    return found


def _told(one: Judged) -> Iterator[tuple[str, str, str]]:
    for name in CLOSED:
        yield name, _wanted(one, name), _given(one, name)
    if one.gold is None or one.claim is None:
        return
    for name in OPEN:
        given = one.claim.quantity.per if name == "per" else getattr(one.claim, name)
        some = OTHER if not one.same[name] else SOME
        yield name, SOME if one.gold.fields.get(name) else NONE, some if given else NONE


def _wanted(one: Judged, name: str) -> str:
    return SPURIOUS if one.gold is None else str(one.gold.fields[name])


def _given(one: Judged, name: str) -> str:
    if one.claim is None:
        return MISSED
    value: Bound = one.claim.quantity.bound if name == "bound" else getattr(one.claim, name)
    return value.value
