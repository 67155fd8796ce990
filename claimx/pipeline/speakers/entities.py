"""A person, office or body of a document, and what its title says of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimx.pipeline.speakers.lexicon import given_names, roles, words
from claimx.pipeline.speakers.tokens import Tokens

_DROPPED = frozenset({"the", "a", "an", "of", "for", "and", "our", "their", "his", "her", "its", ",", "&"})
_EXCLUSIVE = frozenset({"deputy", "assistant", "shadow", "former", "vice", "special", "temporary"})
_RANKS = frozenset({"constable", "sergeant", "inspector", "superintendent", "commander"})
_BOSSES = {
    "boss": ("commissioner", "chief constable", "chair", "leader"),
    "chief": ("chief", "superintendent", "commissioner"),
}


# Letters that say where a member sits, which are no part of a name.
_SEATS = frozenset("mp msp ms am mla mhk mlc mep td".split())


@dataclass(slots=True)
class Entity:
    """A person, an office without a name or a body; ``places`` are token indices of its mentions, rising."""

    name: str
    kind: str
    role: str | None = None
    gender: str = ""
    keys: frozenset[str] = frozenset()
    places: list[int] = field(default_factory=list)


def _clean(text: str) -> str:
    return " ".join(text.split())


def phrase(text: str, tokens: Tokens, start: int, end: int) -> str:
    """The words of a run of tokens as written, without a closing possessive."""
    if start >= end:
        return ""
    found = _clean(text[tokens.starts[start] : tokens.ends[end - 1]])
    return found[:-2] if found.endswith(("'s", "’s")) else found.rstrip("'’")


def bare_name(name: str) -> str:
    """A name without the letters of its bearer's seat: "Helen Roe" of "Helen Roe MP"."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].lower() in _SEATS:
        del parts[-1]
    return " ".join(parts)


def role_keys(tokens: Tokens, span: tuple[int, int]) -> frozenset[str]:
    """The words of a title spelled out and in lower case: what two mentions of one office share."""
    found: set[str] = set()
    for index in range(*span):
        low = tokens.lows[index]
        if low in roles():
            found.update(roles()[low].means.split())
        elif low not in _DROPPED and low[0].isalnum():
            found.add(low)
    return frozenset(found)


def gender_of(first: str, title: Iterable[str]) -> str:
    for word in title:
        role = roles().get(word)
        if role is not None and role.gender:
            return role.gender
    return given_names().get(first, "")


def is_force(name: str) -> bool:
    low = name.lower()
    words_ = low.split()
    return len(words_) > 1 and (words_[-1] in ("police", "constabulary") or low.startswith("police s"))


def official(name: str) -> bool:
    """Whether a name is the government's or a department's, or a party's: in Parliament those who speak themselves."""
    low = name.lower().removeprefix("the ")
    return low.startswith(("ministry of", "department", "home office", "treasury", "cabinet", "government")) or (
        low.split()[-1:] in (["government"], ["party"], ["department"], ["opposition"], ["members"], ["house"])
    )


def is_body(name: str) -> bool:
    return name.isupper() or any(word in words("organisation") for word in name.lower().split())


def distance(places: Sequence[int], at: int) -> int:
    before = bisect_left(places, at)
    if before:
        return at - places[before - 1]
    return 1_000_000 + (places[0] if places else 0)


def clash(one: str, two: str) -> bool:
    return bool(one and two and one != two)


def fits(keys: frozenset[str], entity: Entity) -> bool:
    """Whether a title asked for could be that of a person: all its words, and no higher or lower office."""
    have = entity.keys
    if (have & _EXCLUSIVE) - keys and keys & {
        "commissioner",
        "mayor",
        "constable",
        "secretary",
        "minister",
        "chair",
        "leader",
    }:
        return False
    offices = {key for key in keys if key in roles() or key in words("modifier")} - {"county", "city", "town", "force"}
    places, held = keys - offices, {key for key in have if key not in roles() and key not in words("modifier")}
    if offices <= have and (not places or not held or places & held):
        return bool(offices)
    if keys & {"officer", "detective"} and have & _RANKS and not keys & {"press", "executive"}:
        return True
    for word, titles in _BOSSES.items():
        if word in keys and any(set(title.split()) <= have for title in titles):
            return bool(keys & {"police", "crime", "council", "union", "force", "met"})
    return False
