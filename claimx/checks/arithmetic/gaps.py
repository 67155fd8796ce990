"""What the words between two amounts make of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimx.checks.arithmetic.lexicon import cues, one_of, words

# A noun phrase, then a mark, then words that lead to the amount.
_MARKED = re.compile(r"([^,;:()–—]*?) ?(,|\(|–|—|(?<= )[-‑](?= )|:) ?([^,;:()–—]*)\Z")
_MARK = re.compile(r"[,;:()–—]")
_CLOSED = re.compile(r"\s*(?:[,.;:)!?–—]|\Z|[-‑]\s|(?:in (?:all|total)|altogether)\b)")
# The longest noun phrase that may stand between two amounts that are one.
_LONGEST = 9
# Words between amounts whose reading is kept: they are asked of for several relations.
_KEPT = 4_096


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf"([^,;:()–—]*?)\b((?:{one_of('appositive')})\b[^,;:()–—]*)\Z")


@cache
def _lead() -> re.Pattern[str]:
    """Words before an amount that do not change what it is."""
    return re.compile(rf"(?:\b(?:{one_of('bound')}|{one_of('determiner')})\b *)+\Z")


@cache
def _lead_ends() -> tuple[str, ...]:
    return (*cues("bound"), *cues("determiner"))


@lru_cache(maxsize=_KEPT)
def bare(lead: str) -> str:
    """What is left of the words before an amount without bounds and articles at their end."""
    return (_lead().sub("", lead) if lead.rstrip(" ").endswith(_lead_ends()) else lead).strip()


def light(phrase: str, most: int = _LONGEST) -> bool:
    """Whether words are a noun phrase with what hangs on it: no verb, no other clause, and not long."""
    said = words(phrase)
    return len(said) <= most and not cues("stop").intersection(said)


@lru_cache(maxsize=_KEPT)
def apposed(gap: str) -> bool:
    """Whether the amount after the gap says the amount before it again, or in other terms."""
    gap = gap.lower()
    found = _MARKED.match(gap)
    if found is not None:
        lead = bare(found[3])
        return light(found[1]) and (not lead or lead in cues("appositive") or bare(_after(lead)) == "")
    found = _or().match(gap)
    return found is not None and light(found[1]) and bare(_after(found[2])) == ""


def _after(lead: str) -> str:
    """What follows a word of apposition; the lead itself where there is none."""
    found = re.match(rf"{one_of('appositive')}\b(.*)\Z", lead)
    return found[1] if found is not None else lead


def closed(after: str) -> bool:
    """Whether an amount stands alone: nothing follows, or a mark, or a noun and a mark; "four of them" does not."""
    if _CLOSED.match(after):
        return True
    found = re.match(r"\s*((?:[^\W\d_][\w'’-]*\s*){1,3})(?:[,.;:)!?–—]|\Z|[-‑]\s)", after)
    return found is not None and light(found[1]) and words(found[1])[0] not in cues("preposition")


@cache
def _of() -> re.Pattern[str]:
    inner = rf"(?:{one_of('bound')}|{one_of('determiner')}|[\w-]+['’]s?|[a-z-]+)"
    return re.compile(rf" ?(?:per cent |percent )?(?:(?:out )?of) ((?:{inner} ){{0,5}})\Z")


@lru_cache(maxsize=_KEPT)
def part_of(gap: str) -> bool:
    """Whether the amount before the gap is told as a part of the one after it."""
    return _part_words(gap) is not None


def _part_words(gap: str) -> str | None:
    found = _of().search(gap.lower())
    if found is None:
        return None
    noun, inner = gap[: found.start()], words(found[1])
    if cues("preposition").intersection(words(noun)) or (words(noun) and not inner and "out of" not in gap):
        return None
    if (
        not light(noun, 5)
        or _MARK.search(noun)
        or cues("movement").intersection(words(noun))
        or cues("stop").intersection(inner)
        or cues("preposition").intersection(inner) - {"over", "under"}
    ):
        return None
    return found[1]
