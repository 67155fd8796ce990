"""What is counted, as a set of terms that does not depend on the wording.

Terms come from the clause that holds the amount and from the claim's subject. What says how many, which way, when,
by which force and by whom is left out: other fields of a claim tell that. Synonyms of policing are one term
(``wordings.csv``); inflections are stripped by rule.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from claimx.knowledge import base, tables
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.quantities.lexicon import number_words
from claimx.records import Claim

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_HYPHEN = re.compile(r"[-‐‑]")
# Where a clause may end; commas and "and" part clauses only when there is a figure on the other side as well.
_STRONG = re.compile(r"[;:–—•|\n]|[\"“”]|\b(?:which|while|whereas|although|because|said|says|adding|compared)\b")
_WEAK = re.compile(r"[()]|,(?!\d)|\b(?:and|but|of which|of whom|with|against|plus)\b")
# A letter or number after one of these words says which one is meant.
_GRADED = re.compile(r"\b(band|grade|category|class|phase|tier|schedule)[ -](\w+)\b", re.I)
# Words of change and of reporting say nothing of what is counted.
_CUES = (
    "increase_noun", "increase_verb", "increase_word", "decrease_noun", "decrease_verb", "decrease_word",
    "reporting", "figure_noun", "announcing",
)  # fmt: skip
# Of these, the ones that do: stations that close are not stations.
_TELLING = frozenset({"close", "hire", "scrap", "staff", "uplift"})
_SHORTEST = 3
# The contrast of terms that stand alone: with one it is another thing than without.
_ALONE = "alone"
_NATIONS = re.compile(r"\b(?:England|Wales|Scotland|Northern Ireland|Welsh|English|UK|United Kingdom|Britain)\b")
_NATION_OF = {"Welsh": "Wales", "English": "England", "United Kingdom": "UK"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim counts.

    Attributes:
        terms: The terms of its clause and its subject; its topic where these leave none.
        names: Those of them that are names of places, schemes and the like.
        around: The terms of the whole sentence, sorted.
        around_names: Those of the sentence that are names, sorted.
        stands: Whether the subject stands in the sentence, rather than in one before.
    """

    terms: frozenset[str]
    names: frozenset[str]
    around: tuple[str, ...]
    around_names: tuple[str, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class _Wordings:
    phrases: re.Pattern[str]
    same: Mapping[str, str]
    generic: frozenset[str]
    drop: frozenset[str]


def content(claim: Claim) -> Content:
    """The terms of a claim: of its clause and its subject."""
    forces = tuple(sorted({link.id for link in claim.forces}))
    spoken = {_stem(word) for word in _tokens(claim.speaker.name)} if claim.speaker else set()
    sentence = _untimed(claim)
    clause, clause_names = _read(sentence[_clause(sentence, claim)], forces)
    whole, whole_names = _read(sentence, forces)
    subject = _read(claim.subject, forces)[0] if claim.subject else set()
    terms = (clause | subject) - spoken
    kept = frozenset(terms - _wordings().generic or terms or {f"~{claim.topic.value}"})
    around = whole - spoken
    return Content(
        kept, kept & clause_names, tuple(sorted(around)), tuple(sorted(around & whole_names)), _stands(claim)
    )


def _stands(claim: Claim) -> bool:
    return claim.subject is None or " ".join(claim.subject.split()) in " ".join(claim.text.split())


def _read(text: str, forces: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The terms of a text that does not name its forces, and those that are written as names."""
    plain = _without_forces(text, forces)
    names = {
        _canonical(_POSSESSIVE.sub("", found[0].lower()))
        for found in _WORD.finditer(plain)
        if plain[: found.start()].strip() and found[0][0].isupper() and not found[0][:2].isupper()
    }
    return _terms(plain), names


def _untimed(claim: Claim) -> str:
    """The sentence with blanks for the amount and for the times it names."""
    at = max(0, claim.quantity.start - claim.start)
    end = max(at, claim.quantity.end - claim.start)
    text = claim.text[:at] + " " * (end - at) + claim.text[end:]
    for period in (claim.period, claim.baseline):
        if period is not None and period.text in text:
            text = text.replace(period.text, " " * len(period.text))
    return text


def _clause(text: str, claim: Claim) -> slice:
    """The part of a sentence that the amount belongs to."""
    at = min(max(0, claim.quantity.start - claim.start), len(text))
    end = min(max(at, claim.quantity.end - claim.start), len(text))
    first = max((m.end() for m in _STRONG.finditer(text, 0, at)), default=0)
    last = min((m.start() for m in _STRONG.finditer(text, end)), default=len(text))
    for match in _WEAK.finditer(text, first, at):
        if _figure_words().search(text, first, match.start()):
            first = match.end()
    for match in _WEAK.finditer(text, end, last):
        if _figure_words().search(text, match.end(), last):
            last = match.start()
            break
    return slice(first, last)


@cache
def _figure_words() -> re.Pattern[str]:
    """Digits, and the words that amounts begin with."""
    return re.compile(r"\d|\b(?:" + "|".join(sorted(map(re.escape, number_words()))) + r")\b", re.I)


def _terms(text: str) -> set[str]:
    """The terms of a text, generic ones included."""
    wordings = _wordings()
    lower = _HYPHEN.sub(" ", text.lower())
    graded = {f"{kind}{which}" for kind, which in _GRADED.findall(lower)}
    plain = wordings.phrases.sub(lambda found: wordings.same[found[0]], lower)
    return {term for word in _WORD.findall(plain) if (term := _term(word))} | graded


def _tokens(text: str) -> Iterable[str]:
    return (_POSSESSIVE.sub("", word) for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    """The term of a word in lower case; empty for one that says nothing of what is counted."""
    word = _POSSESSIVE.sub("", word)
    term = _canonical(word) if len(word) >= _SHORTEST else ""
    return "" if term in _wordings().drop else sys.intern(term)


def _canonical(word: str) -> str:
    stem = _stem(word)
    return _wordings().same.get(stem, stem)


@cache
def _wordings() -> _Wordings:
    same: dict[str, str] = {}
    by_class: dict[str, set[str]] = {"generic": set(), "drop": set()}
    with files("claimx.matching").joinpath("wordings.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["class"] == "same":
                wording = row["wording"].replace("-", " ")
                same[wording if " " in wording else _stem(wording)] = row["term"]
            else:
                by_class[row["class"]].add(_stem(row["wording"]))
    changing = {_stem(word) for name in _CUES for word in cue(name)} - {_stem(word) for word in _TELLING}
    phrases: dict[str, str] = {}
    for wording, term in same.items():
        if " " in wording:
            phrases[wording] = phrases[wording + "s"] = phrases[wording + "es"] = term
    single = {wording: _stem(term.replace(" ", "")) for wording, term in same.items() if " " not in wording}
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return _Wordings(
        re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"),
        phrases | single,
        frozenset(single.get(word, word) for word in by_class["generic"]),
        frozenset(by_class["drop"] | changing),
    )


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """A word without its inflection: "burglaries", "burglary"; "arrested", "arrests". Good for comparison only."""
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word[:-1]
    for ending in ("ing", "ed"):
        kept = word[: -len(ending)]
        if word.endswith(ending) and len(kept) >= _SHORTEST and re.search("[aeiouy]", kept):
            doubled = len(kept) > _SHORTEST and kept[-1] == kept[-2] and kept[-1] not in "lsz"
            word = kept[:-1] if doubled else kept
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word


@cache
def _force_words(forces: tuple[str, ...]) -> re.Pattern[str] | None:
    """All names that mean just these forces: their own, their short ones and that of their area."""
    known = base().forces
    names = {known[id].name for id in forces if id in known}
    names |= {row["alias"] for row in tables.rows("force_aliases.csv") if row["force_id"] in forces}
    for row in tables.rows("collectives.csv"):
        if row.several("force_ids") == forces and all(word[0].isupper() for word in row["phrase"].split()):
            names.add(row["phrase"])
    if not names:
        return None
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b(?:['’]s?)?")


def _without_forces(text: str, forces: tuple[str, ...]) -> str:
    pattern = _force_words(forces) if forces else _nation_words()
    return text if pattern is None else pattern.sub(" ", text)


@cache
def _nation_words() -> re.Pattern[str]:
    phrases = [row["phrase"] for row in tables.rows("nations.csv") if row["scope"] == "national"]
    longest = sorted((*phrases, "Scotland", "Northern Ireland"), key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b(?:['’]s?)?")


def nations(text: str) -> frozenset[str]:
    """The nations that a sentence of national scope names; empty where it does not say."""
    found = {_NATION_OF.get(name, name) for name in _NATIONS.findall(text)}
    for whole in ("UK", "Britain"):
        if whole in found:
            return frozenset({whole})
    return frozenset(found)


@cache
def contrasts() -> Mapping[str, frozenset[str]]:
    """Terms that exclude each other, by what they tell apart: women and men, children and adults."""
    groups: dict[str, set[str]] = {}
    with files("claimx.matching").joinpath("contrasts.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            groups.setdefault(row["contrast"], set()).add(_canonical(row["term"]))
    return {name: frozenset(terms) for name, terms in groups.items()}


def excludes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of terms speak of groups that exclude each other."""
    told_apart = (terms for name, terms in contrasts().items() if name != _ALONE)
    return any(one & terms and other & terms and not one & other & terms for terms in told_apart)


def narrows(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether only one of two sets holds a term that makes it another thing: charges for theft are no thefts."""
    return bool((one ^ other) & contrasts()[_ALONE])


def says_what(terms: frozenset[str]) -> bool:
    """Whether terms say what is counted: people and money alone do not, offences do."""
    return bool(terms - _wordings().generic) or _canonical("offence") in terms
