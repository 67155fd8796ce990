"""Whether a place name in its context is the place: names of persons, venues, clubs and papers are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from claimx.knowledge.gazetteer import Token
from claimx.knowledge.model import Rule
from claimx.pipeline.wordlists import lists

# Club names that are ordinary words and so count only where the word after them does not make them a place.
_CLUB = {"city": ("council", "centre", "hall", "of", "and", "police"), "town": ("council", "centre", "hall")}
_COUNTY = frozenset(("council", "councillors", "court", "hall", "show", "police", "borough", "and", "fire"))


@cache
def _words(kind: str) -> frozenset[str]:
    """A list of words.csv.

    ``after``: behind a place name they make it part of another name (Road, University, Gazette). ``before``
    and ``before_of``: the same before it ("Operation Lincoln", "University of Kent"). ``title``, ``given``: titles
    and given names of persons.
    ``place_preposition``: what stands before a place and not before a person; ``weak_preposition``: before
    either. ``noun``: behind "the capital" where that is money. ``plain``: may stand
    capitalised beside a place without making it a person's name.
    """
    return lists("forces", "words.csv")[kind]


@cache
def national_bodies() -> re.Pattern[str]:
    """Bodies that speak for the country, by their names as they are written."""
    names = sorted(_words("national_body"), key=len, reverse=True)
    return re.compile(
        rf"(?:{'|'.join(re.escape(name).replace(chr(39), '[' + chr(39) + chr(0x2019) + ']') for name in names)})(?!\w)"
    )


def capital(text: str, token: Token) -> bool:
    """Whether a word is written with a capital."""
    return text[token.start].isupper()


class Neighbourhood:
    """The words around a stretch of tokens in a text."""

    __slots__ = ("first", "last", "text", "words")

    def __init__(self, text: str, words: Sequence[Token], first: int, last: int) -> None:
        self.text, self.words, self.first, self.last = text, words, first, last

    def before(self, back: int = 1) -> Token | None:
        """The word so many before, if nothing but spaces and hyphens stands between."""
        at = self.first - back
        if at < 0:
            return None
        gap = self.text[self.words[at].end : self.words[at + 1].start]
        return self.words[at] if gap.strip(" \t.") == "" and "\n" not in gap else None

    def after(self, on: int = 1) -> Token | None:
        """The word so many after, if only a space, an apostrophe or a hyphen stands between."""
        at = self.last + on - 1
        if at >= len(self.words):
            return None
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return self.words[at] if gap.strip(" \t'\u2019") == "" else None

    def lower_before(self, back: int = 1) -> str:
        """The lower-case form of :meth:`before`, empty where there is none."""
        token = self.before(back)
        return token.lower if token else ""


def located(near: Neighbourhood) -> bool:
    """Whether a preposition of place stands before."""
    word = near.lower_before()
    if word == "the":
        word = near.lower_before(2)
    return word in _words("place_preposition")


def part_of_name(near: Neighbourhood) -> bool:
    """Whether the place is part of the name of a person, venue, club, paper or operation."""
    word = near.lower_before()
    if word == "for" and near.lower_before(2) == "transport":
        return True
    if word == "the" and (near.lower_before(3), near.lower_before(2)) == ("office", "for"):
        return True  # "the Government office for the east midlands"
    if word in _words("before") or (word == "of" and near.lower_before(2) in _words("before_of")):
        return True
    single = near.last - near.first == 1
    if single and word in _words("title"):
        return True
    given = near.before()
    if single and given is not None and capital(near.text, given) and word in _words("given"):
        return True
    after = near.after()
    if after is None:
        return False
    if after.lower in _words("after") and capital(near.text, after):
        following = near.after(2)
        return not (after.lower == "crown" and following is not None and following.lower == "estate")
    if after.lower == "county" and capital(near.text, after):
        following = near.after(2)
        return following is not None and following.lower not in _COUNTY and near.text[following.start].islower()
    if after.lower in _CLUB and capital(near.text, after):
        following = near.after(2)
        if following is None:
            return False
        # "Norwich City beat Leeds", but "Norwich City Council" and "in Norwich City, Ipswich and Luton"
        return following.lower not in _CLUB[after.lower] and following.lower.endswith(("s", "fc", "ed"))
    return False


def led_by_name(near: Neighbourhood) -> bool:
    """Whether a capitalised word right before makes a region the end of another name ("Shelter North East")."""
    before = near.before()
    if before is None or near.before(2) is None or _title_case(near):
        return False
    return capital(near.text, before) and before.lower not in _words("plain") and before.lower not in _DIRECTIONS


_DIRECTIONS = frozenset(("the", "across", "in", "wider", "whole", "entire", "greater", "northern", "southern"))


def of_nation(near: Neighbourhood) -> bool:
    """Whether a nation's name is part of another name: "NHS England", "Bank of England", "UK Finance"."""
    if part_of_name(near):
        return True
    before, after = near.before(), near.after()
    text = near.text
    if before is not None:
        second = near.before(2)
        if before.lower == "of" and second is not None and capital(text, second) and not _title_case(near):
            return second.lower not in _words("plain")
        if capital(text, before) and before.lower not in _words("plain") and not _title_case(near):
            return True
    return after is not None and capital(text, after) and not _title_case(near)


def person_like(near: Neighbourhood) -> bool:
    """Whether a name that is also a surname or given name stands beside another word of a name."""
    if near.last - near.first != 1 or _title_case(near):
        return False
    before, after = near.before(), near.after()
    text = near.text
    if before is not None and capital(text, before) and _namelike(text, before):
        return True
    if after is None or located(near) or near.lower_before() in _words("weak_preposition"):
        return False
    apart = text[near.words[near.last - 1].end : after.start]
    return apart == " " and capital(text, after) and _namelike(text, after)


def _namelike(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return token.lower not in _words("plain") and not (word.isupper() and len(word) > 1) and word.isalpha()


def _title_case(near: Neighbourhood) -> bool:
    """Whether the words around are written as in a headline, every one with a capital."""
    around = near.words[max(0, near.first - 6) : near.last + 6]
    long = [token for token in around if token.end - token.start > 3]
    return len(long) > 3 and all(capital(near.text, token) for token in long)


def fits(near: Neighbourhood, rule: Rule | None, *, supported: bool, alone: bool, population: int) -> bool:
    """Whether an ambiguous name is taken for the place here.

    Args:
        near: Its context.
        rule: What the base says it needs.
        supported: Whether the document speaks of the same force elsewhere.
        alone: Whether the document speaks of no other force.
        population: Of the place; a large one needs less.
    """
    if rule is None:
        return True
    if rule in (Rule.ABROAD, Rule.SUPPORT):
        return supported
    if rule is Rule.NOUN:
        after = near.after()
        return alone and (after is None or after.lower not in _words("noun"))
    if rule is Rule.PERSON:
        if person_like(near):
            return False
        return supported or located(near) or near.lower_before() in _words("weak_preposition") or population > 0
    first = near.words[near.first]
    opens = first.start == 0 or near.before() is None
    return (located(near) and (supported or population >= 20_000)) or (supported and not opens)


_SURNAME = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|PC|DC|DS|DI|DCI|Sgt|Sergeant|Insp(?:ector)?|Superintendent|Supt|"
    r"Constable|Cllr|Councillor|Judge)\.? (?:[A-Z][\w'\u2019-]* ){0,2}([A-Z][a-z]{2,})\b"
)


# A full name where its form alone shows it: in a byline, beside a verb of speech, before an age.
_FULL_NAME = re.compile(
    r"(?:\b[Bb]y|\bsa(?:id|ys)|\badded|\btold|\bnamed|\bcalled)\s+[A-Z][a-z]+ ([A-Z][a-z]{2,})\b(?![ \t]+[A-Z])"
    r"|\b[A-Z][a-z]+ ([A-Z][a-z]{2,}),? (?:aged )?\(?[1-9][0-9]\b[,)]"
)
_PAIR = re.compile(r"\b([A-Z][a-z]+) (?=(?:[A-Z]\.? )?([A-Z][a-z]{2,})\b(?! (?:Police|Constabulary|County|Council)\b))")
_HONOURS = frozenset(
    ("KC", "QC", "MP", "MSP", "MS", "OBE", "MBE", "CBE", "QPM", "KPM", "Sir", "Dame", "Mr", "Mrs", "Dr")
)
_SPEECH = frozenset(("said", "says", "added", "adds", "told", "explained", "warned", "admitted", "insisted"))


def surnames(text: str, people: Iterable[str] = ()) -> frozenset[str]:
    """Last names of the persons of a text, in lower case: behind a title, a rank or a given name, or by form.

    Args:
        text: The document.
        people: Names that it is known to quote, in full.
    """
    found = {match.group(1).lower() for match in _SURNAME.finditer(text)}
    found.update((match.group(1) or match.group(2)).lower() for match in _FULL_NAME.finditer(text))
    for name in people:
        words = [word for word in name.split() if word.rstrip(".") not in _HONOURS]
        if 2 <= len(words) <= 3 and all(word[0].isupper() for word in words):
            found.add(words[-1].lower())
    given = _words("given")
    found.update(match.group(2).lower() for match in _PAIR.finditer(text) if match.group(1).lower() in given)
    return frozenset(found)


def speaks(near: Neighbourhood) -> bool:
    """Whether a verb of speech or an age stands beside, as with a person."""
    if near.lower_before() in _SPEECH:
        return True
    after = near.after()
    if after is not None and after.lower in _SPEECH:
        return True
    return _AGE.match(near.text, near.words[near.last - 1].end) is not None


_AGE = re.compile(r",? (?:aged )?\(?[1-9][0-9][,)]")
