"""Parts, wholes and proportions: "9,814 officers, 49% of the 20,000", "Of the 2,400 calls, 312 (13%) ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx.check_kinds import CheckKind
from claimx.checks.arithmetic.gaps import apposed, bare, closed, part_of
from claimx.checks.arithmetic.lexicon import cues, words
from claimx.checks.arithmetic.nouns import compatible
from claimx.checks.arithmetic.types import Amount, Relation, Sentence, Tie, adjacent, headline

_OF_FIRST = re.compile(r"(?:^|[,;:–—(] ?|\b(?:and|but|that) )(?:out )?of ([a-z'’ -]*)$", re.I)
_OF_THEM = re.compile(
    r"\s*(?:\(?[^\W\d_]+\)? ){0,2}(?:of|among) (?:them|whom|which|it|that(?: (?:total|number|sum))?|"
    r"(?:these|those)(?! (?!were|are|was|is|had|have|came|led|took)[a-z]))\b",
    re.I,
)
_OF_WHICH = re.compile(
    r"\b(?:of which|of whom|of them|of these|of those|of that|of it),?\s+(?:(?!or )[a-z]+ ){0,2}$", re.I
)
_OF_TOTAL = re.compile(r"\s*of (?:the|all|its|their)\b", re.I)
_THESE_FIRST = re.compile(
    r"^\W*(?:out )?of (?:these|those|them|that)\b[^0-9]{0,20}$|^\W*among (?:these|them|those)\b", re.I
)
# Words by which a number takes up a share told before: "which had 402 between them", "their number at 218".
_TAKES_UP = re.compile(r"\b(?:which|who|it|them|they|their|number|total|namely|equal|equates)\b[^,;:]{0,40}$", re.I)


_SLIP = 3.0
# A share that begins a sentence ("A quarter, 702, have") is of what the one before counts.
_START = 12
_OF_NOUN = re.compile(r"\s*of (?:the|this|that) ([a-z]+)", re.I)
# How many sentences back what "the funding" means may stand, and how many words after it its noun.
_BACK, _NOUN = 4, 4
_OF = re.compile(r"\s*of\b", re.I)
_DIRECTLY = re.compile(r" ?(?:per cent |percent )?(?:out )?of\b", re.I)
_BESIDE = re.compile(r"(?:,|–|—|\(| -) ?(?:or )?(?:[a-z]+ ){0,3}$")
_HALF_THE = re.compile(r" (?:the|its|their) $")


def relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Every share that is told of a part, a whole, or both."""
    for place, sentence in enumerate(sentences):
        before = adjacent(sentences, place)
        after = sentences[place + 1] if place + 1 < len(sentences) and adjacent(sentences, place + 1) else None
        for share in sentence.amounts:
            if share.proportion:
                yield from _of_share(share, sentence, before, after)
        yield from _counted(sentence, before)
        yield from _of_fund(sentences, place)


def _of_share(share: Amount, sentence: Sentence, before: Sentence | None, after: Sentence | None) -> Iterator[Relation]:
    amounts = sentence.amounts
    place = amounts.index(share)
    whole = _whole(amounts, place, before)
    if share.moved and (whole is None or share.before.lower().endswith(" by ")):
        return
    part = _part(amounts, place, whole)
    if part is not None and whole is not None and not part.alike(whole):
        part = None
    if part is not None and whole is not None:
        yield _share(part, whole, share, Tie.SURE)
    elif whole is not None:
        if place and (ahead := amounts[place - 1]) is not whole and ahead.plain and ahead.alike(whole):
            near = _BESIDE.search(share.before) is not None and not any(one.plain for one in amounts[: place - 1])
            yield _share(ahead, whole, share, Tie.LIKELY if near else Tie.LOOSE)
        candidates = [one for one in amounts[place + 1 :] if one.plain and one is not whole and one.alike(whole)]
        if not candidates and after is not None and len(after.amounts) == 1:
            candidates = [one for one in after.amounts if one.plain and one.alike(whole)]
        fitting = [one for one in candidates if compatible(one, whole) and _near(one, whole, share)]
        if len(fitting) == 1 and not any(one.proportion for one in amounts[place + 1 :]):
            likely = _TAKES_UP.search(fitting[0].before)
            fair = fitting[0] in amounts and not cues("change_stop").intersection(words(fitting[0].before))
            yield _share(fitting[0], whole, share, Tie.LIKELY if likely else Tie.FAIR if fair else Tie.LOOSE)
        yield Relation(CheckKind.SHARE, (("whole", whole), ("share", share)))
    elif part is not None:
        earlier = [one for one in amounts[: amounts.index(part)] if one.plain and one.alike(part)]
        same = bool(earlier)
        if not earlier and before is not None:
            only = _only(before, part)
            earlier = [only] if only is not None else []
        if len(earlier) == 1 and not earlier[0].moved and _size(earlier[0]) > _size(part):
            alone = re.match(r"\s*,", share.after) is not None and share.start <= _START
            yield _share(part, earlier[0], share, Tie.LIKELY if same or alone else Tie.FAIR)
        if not _OF_TOTAL.match(share.after) and earlier:
            return
        yield Relation(CheckKind.SHARE, (("part", part), ("share", share)))


def _of_fund(sentences: Sequence[Sentence], place: int) -> Iterator[Relation]:
    """A part and its share of what an earlier sentence told: "a third of the funding, £35 million"."""
    amounts = sentences[place].amounts
    for at, share in enumerate(amounts):
        found = _OF_NOUN.match(share.after) if share.proportion and not share.moved else None
        part = _part(amounts, at, None) if found is not None else None
        if found is None or part is None:
            continue
        for earlier in reversed(sentences[max(0, place - _BACK) : place]):
            for one in earlier.amounts:
                if one.plain and one.alike(part) and not one.moved and _named(one, found[1].lower()):
                    yield _share(part, one, share, Tie.NAMED)


def _named(one: Amount, name: str) -> bool:
    """Whether a word names an amount: "a fund of £84m", "£84m of funding"."""
    return name in (*words(one.before)[-_NOUN:], *words(one.after)[:_NOUN])


def _near(part: Amount, whole: Amount, share: Amount) -> bool:
    """Whether an amount is of the size that a part should have."""
    made = _size(whole) * _size(share) / 100.0
    return _size(part) <= _size(whole) and made / _SLIP <= _size(part) <= made * _SLIP


def _share(part: Amount, whole: Amount, share: Amount, tie: Tie) -> Relation:
    return Relation(CheckKind.SHARE, (("part", part), ("whole", whole), ("share", share)), tie=tie)


def _counted(sentence: Sentence, before: Sentence | None) -> Iterator[Relation]:
    """A part of a whole told by numbers, with the one proportion near it, if there is one."""
    amounts = sentence.amounts
    for part, whole in _pairs(amounts):
        shares = [one for one in amounts if one.proportion]
        tie = Tie.LIKELY
        if not shares and before is not None and headline(before) and not any(one.plain for one in before.amounts):
            shares = [one for one in before.amounts if one.proportion]
        if len(shares) == 1 and (shares[0] not in amounts or _beside(shares[0], part, whole, amounts)):
            yield _share(part, whole, shares[0], tie)
        elif len(shares) < 2:
            yield Relation(CheckKind.SHARE, (("part", part), ("whole", whole)))
    first = amounts[0]
    if first.plain and not any(one.proportion for one in amounts) and before is not None:
        of = _OF_WHICH.search(first.before) or _OF_THEM.match(first.after)
        told = _only(before, first) if of else None
        if told is not None and _size(first) <= _size(told):
            yield Relation(CheckKind.SHARE, (("part", first), ("whole", told)))
    plain = [one for one in amounts if one.plain]
    shares = [one for one in amounts if one.proportion and not one.moved]
    if len(shares) == 1:
        for one in plain:
            for other in plain:
                if one.alike(other) and _size(one) < _size(other):
                    yield _share(one, other, shares[0], Tie.LOOSE)


def _beside(share: Amount, part: Amount, whole: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a share stands right before or after a part and its whole, in the same clause."""
    first, last = sorted((amounts.index(part), amounts.index(whole)))
    place = amounts.index(share)
    later = amounts[max(place, first)]
    return place in (first - 1, last + 1) and ";" not in later.before


def _pairs(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    for place, one in enumerate(amounts[:-1]):
        other = amounts[place + 1]
        if not (one.plain and other.plain and one.alike(other)):
            continue
        if part_of(one.after) and _size(one) <= _size(other):
            yield one, other
        elif _size(other) <= _size(one) and (
            _opens(one) or _OF_WHICH.search(other.before) or _OF_THEM.match(other.after)
        ):
            yield other, one


def _opens(whole: Amount) -> bool:
    """Whether an amount is told as what the ones after it are of: "Of the 2,400 calls"."""
    found = _OF_FIRST.search(whole.before)
    return found is not None and not bare(found[1].lower())


def _size(amount: Amount) -> float:
    return amount.claim.quantity.value or 0.0


def _whole(amounts: Sequence[Amount], place: int, before: Sentence | None) -> Amount | None:
    """The amount that a share is told to be a share of."""
    share = amounts[place]
    following = amounts[place + 1] if place + 1 < len(amounts) else None
    if following is not None and following.plain and _DIRECTLY.match(share.after) and part_of(share.after):
        return following
    if following is not None and following.plain and _HALF_THE.match(share.after) and not share.moved:
        return following
    # "312 of the 2,400 calls (13%)"
    if place > 1 and amounts[place - 1].plain and part_of(amounts[place - 2].after) and apposed(share.before):
        return amounts[place - 1]
    # "Of the 2,400 calls, 312 (13%)"
    opened = [one for one in amounts[:place] if one.plain and _opens(one)]
    if opened:
        return opened[-1]
    # "2,400 calls, 13% of which", "2,400 calls, of which 312 (13%)"
    for one in reversed(amounts[max(0, place - 1) : place + 1]):
        if not (one.plain or one is share):
            continue
        ahead = amounts[amounts.index(one) - 1] if amounts.index(one) else None
        own = ahead is None or not _OF_THEM.match(ahead.after)
        if _OF_THEM.match(one.after) or (own and _OF_WHICH.search(one.before)):
            held = [other for other in amounts[: amounts.index(one)] if other.plain]
            return held[-1] if held else _only(before, one)
    if _THESE_FIRST.match(amounts[0].before):
        return _only(before, amounts[0])
    return None


def _only(sentence: Sentence | None, like: Amount) -> Amount | None:
    """The one amount that a sentence counts things with, in the units of another unless that is a proportion."""
    found: dict[float, Amount] = {}
    for one in sentence.amounts if sentence is not None else ():
        if one.plain and not one.moved and (like.proportion or one.alike(like)):
            found.setdefault(_size(one), one)
    return next(iter(found.values())) if len(found) == 1 else None


def _part(amounts: Sequence[Amount], place: int, whole: Amount | None) -> Amount | None:
    """The amount that is told beside a share as the part."""
    share = amounts[place]
    previous = amounts[place - 1] if place else None
    if previous is not None and previous is whole and place > 1:
        previous = amounts[place - 2]
        return previous if previous.plain and part_of(previous.after) else None
    if previous is not None and previous.plain and previous is not whole and apposed(share.before):
        alone = closed(share.after) or _OF.match(share.after) or (whole is not None and ":" not in share.before)
        return previous if alone else None
    last = place + 1 if place + 1 < len(amounts) and amounts[place + 1] is whole else place
    if last + 1 < len(amounts):
        following = amounts[last + 1]
        if following.plain and following is not whole and apposed(following.before) and closed(following.after):
            return following
    return None
