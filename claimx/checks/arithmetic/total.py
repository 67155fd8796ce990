"""Parts and totals: "340 officers: 120 in Durham and 220 in Darlington", "120 and 220, making 340 in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.gaps import apposed, bare
from claimx.checks.arithmetic.lexicon import cues, one_of, words
from claimx.checks.arithmetic.listing import complete, leaves
from claimx.checks.arithmetic.nouns import compatible, complementary
from claimx.checks.arithmetic.sums import summed_after, summed_before, sums_up
from claimx.checks.arithmetic.types import Amount, Relation, Sentence, Tie, adjacent

_OPENS = re.compile(r"(?::|–|—| -) ?(?:with |for )?(?:(?:in |the )?(?:[A-Z][\w'’-]+ ?){1,3})?$")
_OF_FIRST = re.compile(r"(?:^|[,;:–—(] ?|\b(?:and|but) )(?:out )?of ([a-z'’ -]*)$", re.I)
_OF_WHOM = re.compile(r"\b(?:of which|of whom|of them|of these|of those)\b", re.I)
_ASIDE = re.compile(r"[^,;:]*\(|,? or (?:[a-z]+ ){0,2}\Z")
_LOT = re.compile(
    r"\b(?:that (?:is|was) (?:the lot|all)|(?:the )?(?:rest|remaining|remainder)|nothing else|in all)\b", re.I
)
_OF_REST = re.compile(r"\bof the (?:rest|remainder|remaining|others)\b", re.I)
_UNSURE = re.compile(
    r"\b(?:unsure|undecided|don['’]t know|did ?n[o'’]t (?:know|say)|not (?:know|say|sure)|no (?:view|opinion|answer)|"
    r"prefer not|neither|either way|would not say|had not|"
    r"the (?:rest|remaining|remainder)|remaining|something else|the others)\b",
    re.I,
)
_OF_FUND = re.compile(
    r"\s*of (?:the|this|that) (?:fund|funding|money|sum|total|investment|package|pot|grant|budget|settlement)\b", re.I
)
_ANOTHER = re.compile(r"\b(?:another|a further|the (?:remaining|other|final)) $", re.I)
# A list that only names some parts.
_SOME = re.compile(r"\b(?:most recently|such as|for example|mainly|mostly|notably|among others|including)\b", re.I)
_MOST = 0.7
# So near their whole parts come that are all of them, if there are so many.
_NEAR_WHOLE, _SEVERAL = 0.8, 3
# How many sentences tell how a sum is spent.
_REACH = 4
_OF_THEM = re.compile(r"\s*of (?:them|these|those|whom|which)\b", re.I)
# Amounts of a sentence that may stand before the whole of its list.
_LEADS = 3
_CAME_FROM = re.compile(r"\b(?:came|comes|come|coming) from\b", re.I)
_LIST = re.compile(r"[,;]|\b(?:and|plus|with)\b")
# A part of a list follows within so many words.
_LONGEST = 14
_WHOLE = 100.0


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Every sum that is told with its parts."""
    spent = [[one for one in sentence.amounts if _is_part(one, sentence)] for sentence in sentences]
    for place, sentence in enumerate(sentences):
        before = adjacent(sentences, place)
        several = len(sentence.amounts) > 1
        if several:
            yield from _in_sentence(sentence)
        yield from _fund(sentence, [one for amounts in spent[place + 1 : place + 1 + _REACH] for one in amounts])
        if several:
            yield from _adding(sentences, place)
            yield from _hundred(sentence, before)
        if before is not None:
            yield from _across(before, sentence)


def _fund(sentence: Sentence, spent: Sequence[Amount]) -> Iterator[Relation]:
    """What is spent of a sum, told over several sentences: "of this fund", "another"."""
    for whole in sentence.amounts if len(spent) > 1 else ():
        if not whole.plain or whole.moved:
            continue
        parts = [one for one in spent if one.alike(whole)]
        if len(parts) > 1:
            yield _total(whole, parts, Tie.LOOSE)


def _adding(sentences: Sequence[Sentence], place: int) -> Iterator[Relation]:
    """What an amount brings the total to, with amounts before it: "a further £25m, bringing the total to £45m"."""
    plain = [one for one in sentences[place].amounts if one.plain]
    if len(plain) != 2 or not plain[0].alike(plain[1]) or not summed_before().search(plain[1].before):
        return
    earlier = [
        one
        for sentence in reversed(sentences[max(0, place - _REACH) : place])
        for one in reversed(sentence.amounts)
        if one.alike(plain[0])
    ]
    for number in range(1, min(len(earlier), _REACH) + 1):
        yield _total(plain[1], [*reversed(earlier[:number]), plain[0]], Tie.LOOSE)


def _is_part(one: Amount, sentence: Sentence) -> bool:
    """Whether an amount is told as what is spent of a sum."""
    place = sentence.amounts.index(one)
    beside = sentence.amounts[place - 1] if place else None
    shared = beside is not None and beside.proportion and _OF_FUND.match(beside.after) and apposed(one.before)
    part = _OF_FUND.match(one.after) or shared or (one.before.endswith(" ") and _ANOTHER.search(one.before))
    return bool(part) and _nested().search(one.before) is None


def _in_sentence(sentence: Sentence) -> Iterator[Relation]:
    amounts = sentence.amounts
    for run in _runs(amounts):
        if len(run) > 2:
            for place in range(min(len(run) - 2, _LEADS)):
                yield from _led(run[place:], sentence)
            yield from _ended(run, sentence)
            yield from _fitting(run)
        if len(run) == 2 and _rest(run[1]) and (_OPENS.search(bare(run[1].before)) or _opened().search(run[1].before)):
            yield Relation(CheckKind.TOTAL, (("whole", run[0]), ("part", run[1])))


def _rest(part: Amount) -> bool:
    return re.search(r"\bthe (?:rest|remainder|balance|others)\b", part.after, re.I) is not None


_FROM = re.compile(r"\b(?:from|than|against|compared (?:with|to)) (?:[a-z]+ ){0,2}$", re.I)


def _fitting(run: Sequence[Amount]) -> Iterator[Relation]:
    """A list that its first or last amount is the sum of, though no word says so."""
    for whole, others in ((run[0], run[1:]), (run[-1], run[:-1])):
        parts = _parts(others)
        if any(_FROM.search(one.before) for one in run):
            continue
        if parts is None or not all(compatible(whole, part) for part in parts):
            continue
        if _value(whole) > max(_value(part) for part in parts):
            yield _total(whole, parts, Tie.LOOSE)


def _runs(amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Amounts of things in the same units, one after the other; percentages in brackets between them do not part."""
    run: list[Amount] = []
    for amount in amounts:
        if amount.proportion and run and run[-1].plain and _ASIDE.match(amount.before):
            continue
        if not amount.plain or (run and not amount.alike(run[-1])):
            yield run
            run = []
        if amount.plain:
            run.append(amount)
    yield run


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('opens_list')}[^,;:]*\Z", re.I)


@cache
def _nested() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('nested')}\b", re.I)


def _parts(run: Sequence[Amount]) -> list[Amount] | None:
    """The parts of a list; None where the words between them are no list, or tell of something else."""
    kept: list[Amount] = []
    for place, amount in enumerate(run):
        if place:
            gap = amount.before
            if place == 1 and (own := _OF_THEM.match(gap)) is not None:
                gap = gap[own.end() :]
            if _nested().search(gap):
                continue
            said = words(_CAME_FROM.sub(" ", gap))
            if not _LIST.search(gap) or len(said) > _LONGEST or cues("splits").intersection(said):
                return None
        kept.append(amount)
    same = {amount.claim.change for amount in kept}
    return kept if len(kept) > 1 and len(same) == 1 else None


def _led(run: Sequence[Amount], sentence: Sentence) -> Iterator[Relation]:
    """A whole and then its parts."""
    whole, first = run[0], run[1]
    gap = first.before
    lead = bare(gap)
    of_first = (found := _OF_FIRST.search(whole.before)) is not None and not bare(found[1].lower())
    of_whom = _OF_WHOM.search(gap) is not None or _OF_THEM.match(first.after) is not None
    if not (of_first or of_whom or _OPENS.search(lead) or _opened().search(gap)):
        return
    parts = _parts(run[1:])
    if parts is None or _value(whole) < max(_value(part) for part in parts):
        return
    listed = not of_first and not of_whom
    rest = bool(
        cues("rest").intersection(words(parts[-1].before)[-3:]) or cues("rest").intersection(words(parts[-1].after)[:1])
    )
    if listed:
        some = (
            sentence.loose or _SOME.search(sentence.text) or sum(_value(part) for part in parts) < _MOST * _value(whole)
        )
        yield _total(whole, parts, Tie.LOOSE if some else Tie.SURE)
    else:
        told = (rest or complementary(parts)) and not sentence.loose
        yield _total(whole, parts, _of_whole(whole, parts, whole_told=told, opened=not sentence.loose))


def _ended(run: Sequence[Amount], sentence: Sentence) -> Iterator[Relation]:
    """Parts and then their sum."""
    whole = run[-1]
    told = summed_before().search(whole.before) or summed_after().search(whole.after)
    if not told:
        return
    parts = _parts(run[:-1])
    if parts is not None and _value(whole) > max(_value(part) for part in parts):
        yield _total(whole, parts, Tie.LOOSE if sentence.loose else Tie.SURE)


def _across(before: Sentence, sentence: Sentence) -> Iterator[Relation]:
    """A sentence of parts and one of the sum, either first."""
    here = [amount for amount in sentence.amounts if amount.plain]
    there = [amount for amount in before.amounts if amount.plain]
    if min(len(here), len(there)) != 1 or len(here) == len(there):
        return
    loose = sentence.loose or before.loose
    if len(here) == 1 and len(there) > 1 and all(one.alike(here[0]) for one in there):
        parts = _parts(there)
        if parts is not None and sums_up().search(sentence.text):
            yield _total(here[0], parts, Tie.LOOSE if loose else Tie.LIKELY)
    if len(there) == 1 and len(here) > 1 and all(one.alike(there[0]) for one in here):
        parts = _parts(here)
        if parts is not None:
            lot = _LOT.search(sentence.text) is not None and not _OF_REST.search(sentence.text)
            whole = lot or complementary(parts)
            yield _total(
                there[0], parts, _of_whole(there[0], parts, whole_told=whole and not loose, opened=_these(sentence))
            )


def _these(sentence: Sentence) -> bool:
    return _OF_WHOM.search(sentence.amounts[0].before) is not None or bool(
        re.match(r"\W*of that\b", sentence.amounts[0].before, re.I)
    )


def _of_whole(whole: Amount, parts: Sequence[Amount], *, whole_told: bool, opened: bool) -> Tie:
    """How surely parts make up a whole: parts of a whole may be told in part, but are never more than it."""
    if whole_told and complementary(parts):
        return Tie.SURE
    if whole_told:
        return Tie.LIKELY
    made = sum(_value(part) for part in parts)
    if opened and made > _value(whole):
        return Tie.LIKELY
    near = _NEAR_WHOLE <= made / max(_value(whole), 1e-9) <= 1 / _NEAR_WHOLE
    return Tie.FAIR if near and len(parts) >= _SEVERAL and all(compatible(whole, part) for part in parts) else Tie.LOOSE


def _value(amount: Amount) -> float:
    return amount.claim.quantity.value or 0.0


def _total(whole: Amount, parts: Sequence[Amount], tie: Tie) -> Relation:
    tie = tie if complete(whole, parts) else Tie.LOOSE
    return Relation(CheckKind.TOTAL, (("whole", whole), *(("part", part) for part in parts)), tie=tie)


def _hundred(sentence: Sentence, before: Sentence | None) -> Iterator[Relation]:
    """Percentages that make up a whole: the answers to one question, those who are and those who are not."""
    parts = [one for one in sentence.amounts if one.proportion and not one.moved]
    if len(parts) < 2 or len(parts) < len(sentence.amounts) - 1:
        return
    joined = all(_LIST.search(one.before) and not cues("splits").intersection(words(one.before)) for one in parts[1:])
    if not joined:
        return
    for several in (parts, [*_proportions(before), *parts]):
        roles = tuple(("part", one) for one in several)
        made = sum(_value(one) for one in several)
        if made < _WHOLE and leaves(several[-1]):
            continue
        sure = len(several) > 2 and _UNSURE.search(sentence.text) is not None
        if len(several) > 2 or made == _WHOLE:
            yield Relation(CheckKind.TOTAL, roles, tie=Tie.LIKELY if sure else Tie.LOOSE, known=(("whole", _WHOLE),))


def _proportions(sentence: Sentence | None) -> list[Amount]:
    if sentence is None or not all(one.proportion and not one.moved for one in sentence.amounts):
        return []
    return list(sentence.amounts)
