"""Bounds: what the words before and after an amount say about it ("more than", "or so", "up to")."""

from __future__ import annotations

from functools import cache

from claimx.pipeline.quantities.lexicon import phrase_set, phrases, words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import WORD, at, is_hyphen
from claimx.records import Bound

_LONGEST = 6
_CLAUSE_BACK = 9
_OVERS = frozenset({"over", "under", "above", "below", "beyond"})
_NEGATIVE_ENDS = ("n't", "n’t")


@cache
def _before() -> dict[tuple[str, ...], Bound]:
    return {phrase: Bound(kind) for phrase, kind in phrases("bounds_before").items()}


@cache
def _after() -> dict[tuple[str, ...], Bound]:
    return {phrase: Bound(kind) for phrase, kind in phrases("bounds_after").items()}


def bind(scan: Scan, readings: list[Reading]) -> None:
    """Set the bound of every reading from the words about it; ranges keep theirs, vague amounts have none."""
    last = 0
    for number, reading in enumerate(readings):
        if reading.bound is not Bound.RANGE and reading.form != "vague":
            _bind_one(scan, reading, last)
            if number and reading.bound is Bound.EXACT:
                _restated(scan, readings[number - 1], reading)
        last = reading.resume


def _bind_one(scan: Scan, reading: Reading, last: int) -> None:
    found = _phrase_before(scan, reading.first, last)
    if found is not None:
        first, stop, bound = found
        if not _compares(scan, first, stop, last):
            phrase = tuple(scan.word(k) for k in range(first, stop))
            reading.bound = _turned(bound) if _negated(scan, first, phrase) else bound
            reading.bound_span = scan.offsets(first, stop)
    if reading.form == "measure" and reading.bound is Bound.EXACT and scan.word(reading.first - 1) == "within":
        reading.bound, reading.bound_span = Bound.AT_MOST, scan.offsets(reading.first - 1, reading.first)
    if reading.bound in {Bound.EXACT, Bound.APPROXIMATE}:
        after = _phrase_after(scan, reading)
        if after is not None and (reading.bound is Bound.EXACT or after[2] is not Bound.APPROXIMATE):
            reading.bound, reading.bound_span = after[2], scan.offsets(after[0], after[1])


def _phrase_before(scan: Scan, first: int, last: int) -> tuple[int, int, Bound] | None:
    """The longest bound phrase that ends before a token, past words such as "another", "a total of"."""
    stop = _past_transparent(scan, first, last)
    for end in dict.fromkeys((first, stop)):
        end -= scan.word(end - 1) in {'"', "“", "‘", "'"}
        for length in range(min(_LONGEST, end - last), 0, -1):
            bound = _before().get(tuple(scan.word(k) for k in range(end - length, end)))
            if bound is not None and scan.free(end - length, end) and not _of_article(scan, end, first):
                return end - length, end, bound
    return None


def _of_article(scan: Scan, end: int, first: int) -> bool:
    """Whether only "a" parts the amount from a word that need be no bound: "a row over a £5m contract"."""
    if scan.word(end) not in {"a", "an"} or end >= first:
        return False
    return scan.word(end - 1) not in {"than", "least", "most", "nearly", "almost"}


def _past_transparent(scan: Scan, first: int, last: int) -> int:
    """The token before which a bound phrase may end when "a further" or the like stands between."""
    k, moved = first, True
    while moved and first - k < _LONGEST:
        moved = False
        for length in range(min(4, k - last), 0, -1):
            if tuple(scan.word(n) for n in range(k - length, k)) in phrase_set("transparent"):
                k, moved = k - length, True
                break
    return k


def _compares(scan: Scan, first: int, stop: int, last: int) -> bool:
    """Whether the phrase compares two amounts ("57 more than 1,200") or is a preposition of place or time."""
    head, end = scan.word(first), scan.word(stop - 1)
    if (
        (head in words("comparing") | _OVERS or end == "than")
        and first == last
        and last > 0
        and scan.word(first - 1) not in {"or", "to", "of", ","}
    ):
        return True
    if head == "over" and scan.word(first - 1) in words("spread"):
        return True
    if (head, end) == ("up", "to"):
        return (first == last > 0) or _is_particle(scan, first) or _reaches(scan, first, stop)
    if head == "around" and scan.word(first - 1) in {"turn", "turned", "turning", "go", "based"}:
        return True
    return head == "some" and scan.word(stop) == "of"


def _is_particle(scan: Scan, first: int) -> bool:
    """Whether "up" belongs to the verb before it: "from 40 when it was set up to 96 now"."""
    phrasal = scan.word(first - 1) in {"set", "signed", "started", "opened"}
    return phrasal and any(scan.word(k) == "from" for k in range(max(0, first - 14), first))


def _reaches(scan: Scan, first: int, stop: int) -> bool:
    """Whether "up to" leads to a level: "bringing the total up to 500", "up to 300 from 250"."""
    caused = scan.word(first - 2) in {"have", "has", "had", "get", "gets", "got", "getting", "push", "pushed"}
    if caused and scan.word(first - 1) in {"it", "that", "this", "them"}:
        return True  # "we aim to have that up to 6,500"
    if any(scan.word(k) in words("bring") for k in range(max(0, first - 6), first)):
        return True
    return scan.word(stop + 1) == "from" or (
        scan.word(stop + 2) == "from" and at(scan.tokens, stop + 3).kind == "number"
    )


def _negated(scan: Scan, first: int, phrase: tuple[str, ...]) -> bool:
    """Whether "not" turns the phrase round: "does not expect more than 12"."""
    if phrase not in phrase_set("flips"):
        return False
    for k in range(first - 1, max(-1, first - _CLAUSE_BACK), -1):
        word = scan.word(k)
        if word in words("negators") or word.endswith(_NEGATIVE_ENDS):
            return True
        if word in words("not_negated_across") or at(scan.tokens, k).kind != WORD:
            return False
    return False


def _turned(bound: Bound) -> Bound:
    return {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}.get(bound, bound)


def _phrase_after(scan: Scan, reading: Reading) -> tuple[int, int, Bound] | None:
    """A bound after the core, or after its noun: "50 or so", "12,000+", "300 officers or more"."""
    if scan.word(reading.stop) == "-" and is_hyphen(scan.tokens, reading.stop):
        return _match_after(scan, reading.stop, close=True)
    k = reading.stop
    for step in range(4):
        found = _match_after(scan, k, close=step == 0)
        if found is not None:
            return found
        if at(scan.tokens, k).kind != WORD or scan.word(k) in words("function_words"):
            return None
        k += 1
    return None


def _match_after(scan: Scan, index: int, *, close: bool) -> tuple[int, int, Bound] | None:
    for length in range(4, 0, -1):
        phrase = tuple(scan.word(k) for k in range(index, index + length))
        bound = _after().get(phrase)
        if bound is None or not (close or phrase not in phrase_set("not_post_bound_after_noun")):
            continue
        if phrase[-1] in {"more", "less", "fewer"} and scan.word(index + length) == "than":
            continue
        if phrase in {("at", "least"), ("minimum",), ("maximum",)} and not scan.ends_clause(index + length):
            continue
        if phrase == ("plus",) and not close:
            continue
        return index, index + length, bound
    return None


def _restated(scan: Scan, before: Reading, reading: Reading) -> None:
    """Keep the bound in a restatement in brackets: "at least 40 posts (or 70,000 hours)"."""
    if scan.word(reading.first - 1) != "or" or scan.word(reading.first - 2) != "(" or before.bound is Bound.RANGE:
        return
    if reading.first - before.resume <= 8:
        reading.bound, reading.bound_span = before.bound, before.bound_span
