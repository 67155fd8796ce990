"""All words of a document that name forces, nations or places abroad."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimx.knowledge import KnowledgeBase, Name, Rule
from claimx.knowledge.gazetteer import Hit, Token, tokens
from claimx.knowledge.lookup import MERGED, in_term, on_date
from claimx.pipeline.forces import context
from claimx.pipeline.forces.stance import stance
from claimx.pipeline.forces.types import Mention, Stance
from claimx.pipeline.types import Sentence
from claimx.records import Scope, Via

_SCORES = {
    Via.NAME: 0.98,
    Via.ALIAS: 0.95,
    Via.OFFICE: 0.95,
    Via.PERSON: 0.9,
    Via.PLACE: 0.9,
    Via.COLLECTIVE: 0.85,
}
# How much a mention says for its force being what the document speaks of.
_WEIGHT = {Via.NAME: 3, Via.ALIAS: 3, Via.OFFICE: 3, Via.PERSON: 2, Via.PLACE: 1, Via.COLLECTIVE: 0}

_FORCE_WORDS = re.compile(
    r"(?:['\u2019]s)? +(?:police(?: (?:service|force|officers?|federation|authority|area|force area|staff))?|"
    r"Police(?: (?:Service|Force|Officers?|Federation|Authority|Area|Force Area))?|[Cc]onstabulary|"
    r"[Ff]orce(?: +[Aa]rea)?|officers|PCSOs|CID|VRU|Violence (?:Reduction|Prevention) (?:Unit|Partnership))\b"
)
_OFFICE_WORDS = re.compile(
    r"(?:['\u2019]s)? {0,3},? {0,3}(?:Police)?,? {0,3}"
    r"(?:(?:fire )?(?:and|&) crime(?: (?:and victims['\u2019]? )?(?:commissioner|panel)|"
    r",? and victims['\u2019]? commissioner)|"
    r"(?:PCCs?|PFCCs?|PCVC|OPCC|OPFCC)\b|(?:fire,? )?(?:rescue )?(?:and )?crime commissioner|"
    r"(?:police )?commissioner|(?:deputy |assistant )?chief constable|mayor)\b",
    re.I,
)
_OFFICE_BEFORE = re.compile(
    r"\b(?:chief constable|commissioner|(?:PFCC|PCC|PCVC)s?|crime panel|mayor(?:alty)?|police authority)\s+"
    r"(?:of|for|in)\s+(?:the\s+)?$",
    re.I,
)
_SCOTLAND = ("Scotland", "Scottish", "Scots", "north of the border")
_NEAR = 120  # code points
_KNOWN = 3  # votes
# What the force of a nation does or has, where the nation is named and not the force.
_POLICE = re.compile(
    r"\b(?:police|policing|officers?|constables?|PCSOs|sergeants?|detectives?|patrols?|forces?|stations?|custody"
    r"|arrest(?:s|ed)?|stopped|caught|seized|searched|searches|drivers|999|101|strength)\b",
    re.I,
)
_OFFICE_NEAR = re.compile(r"commissioner|mayor|\b(?:PCC|PFCC|PCVC|OPCC)\b|\bpolice\b", re.I)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A hit of the gazetteer with the names that hold on the day and the context they stand in."""

    hit: Hit
    names: tuple[Name, ...]


def find(
    text: str,
    sentences: Sequence[Sentence],
    base: KnowledgeBase,
    *,
    date: dt.date | None,
    known: Iterable[str] = (),
    people: Iterable[str] = (),
) -> list[Mention]:
    """The mentions in a text, in order, not overlapping.

    Args:
        text: The whole document.
        sentences: Where clauses cannot reach beyond; a mention outside them is kept as it is.
        base: The knowledge base.
        date: The day of the document.
        known: Forces that the document is known to be about.
        people: Full names of those who are quoted or reported.
    """
    words = tokens(text)
    last_names = context.surnames(text, people)
    readings = [
        _Reading(hit, names)
        for hit in base.gazetteer.find(text, words)
        if (names := tuple(name for name in hit.names if in_term(name, date)))
    ]
    support = _support(text, words, readings, last_names, known, date)
    found: list[Mention] = []
    end = 0
    for reading in readings:
        if reading.hit.start < end:
            continue
        mention = _mention(text, words, reading, support, last_names, date)
        if mention is not None:
            found.append(mention)
            end = mention.end
    return _with_stances(text, found, sentences)


def _with_stances(text: str, found: list[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    at = 0
    placed = []
    for mention in found:
        while at < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        inside = at < len(sentences) and sentences[at].start <= mention.start
        left, right = (sentences[at].start, sentences[at].end) if inside else (mention.start, mention.end)
        how = stance(text, mention.start, mention.end, left, right)
        placed.append(mention if how is Stance.GOVERNS else replace(mention, stance=how))
    return placed


def _support(
    text: str,
    words: Sequence[Token],
    readings: Sequence[_Reading],
    last_names: frozenset[str],
    known: Iterable[str],
    date: dt.date | None,
) -> Counter[str]:
    """How much each force is spoken of by names that need no help."""
    votes: Counter[str] = Counter()
    for id in known:
        votes[id] += 5
    for reading in readings:
        name = reading.names[0]
        if name.scope is not Scope.FORCE or name.multiple or len(reading.names[0].ids) != 1:
            continue
        near = context.Neighbourhood(text, words, reading.hit.first, reading.hit.last)
        if name.via is Via.PLACE:
            weight = 3 if _FORCE_WORDS.match(text, reading.hit.end) else 1
            if weight == 1 and (name.rule not in (None, Rule.PERSON) or len(_ids(reading, date)) > 1):
                continue
            if _is_part(near, last_names, area=name.area) or (
                name.rule is Rule.PERSON and not context.located(near) and weight < 3
            ):
                continue
        elif name.guarded or name.via is Via.PERSON:
            continue
        else:
            weight = _WEIGHT[name.via]
        for id in on_date(name, date):
            votes[id] += weight
    return votes


def _ids(reading: _Reading, date: dt.date | None) -> list[str]:
    """The forces any of which a place name may mean, most populous first."""
    areas = [name for name in reading.names if name.via is Via.PLACE and not name.either]
    if areas and areas[0].area:
        return list(on_date(areas[0], date))
    dated = [name for name in reading.names if name.legacy]
    if dated:
        return list(on_date(dated[0], date))
    ordered = sorted(reading.names, key=lambda name: (not name.either, -name.population))
    ids: list[str] = []
    for name in ordered:
        ids.extend(id for id in on_date(name, date) if id not in ids)
    return ids


def _is_part(near: context.Neighbourhood, last_names: frozenset[str], *, area: bool) -> bool:
    """Whether a name is a person's or part of another name; one that is a force's too needs more to be a person's."""
    if context.part_of_name(near):
        return True
    word = near.words[near.first].lower
    single = near.last - near.first == 1
    return single and word in last_names and not context.located(near) and (not area or context.speaks(near))


def _mention(
    text: str,
    words: Sequence[Token],
    reading: _Reading,
    support: Counter[str],
    last_names: frozenset[str],
    date: dt.date | None,
) -> Mention | None:
    hit, name = reading.hit, reading.names[0]
    near = context.Neighbourhood(text, words, hit.first, hit.last)
    if name.scope is not Scope.FORCE:
        if context.of_nation(near) or (name.surface == "Ireland" and near.lower_before() == "northern"):
            return None
        return Mention(hit.start, hit.end, (), name.via, 0.9, name.scope)
    if name.via is Via.PERSON:
        return _person(text, reading, support)
    if name.guarded and not _guarded(text, near):
        return None
    if name.via is Via.COLLECTIVE and name.multiple and (context.led_by_name(near) or context.part_of_name(near)):
        return None
    after = _FORCE_WORDS.match(text, hit.end)
    if after is not None and near.lower_before() in ("in", "at") and after.group().strip() in ("officers", "PCSOs"):
        after = None  # "In Leeds officers found": the place and the subject only stand side by side
    office = _OFFICE_WORDS.match(text, hit.end)
    led = _OFFICE_BEFORE.search(text, max(0, hit.start - 50), hit.start)
    merged = date is None or date >= MERGED  # no one force's before the merger
    if name.surface in _SCOTLAND and not (merged and (support[name.ids[0]] >= _KNOWN or _policed(text, hit))):
        return Mention(hit.start, hit.end, (), Via.COLLECTIVE, 0.9, Scope.NATIONAL)
    if name.via is Via.PLACE or (name.multiple and name.rule):
        ids = _ids(reading, date) if name.via is Via.PLACE and not name.multiple else list(name.ids)
        if _is_part(near, last_names, area=name.area) and not after:
            return None
        if len(ids) > 1 and not name.multiple:
            ids = [max(ids, key=lambda id: (support[id], -ids.index(id)))]
        own = int(not name.rule)
        supported = any(support[id] > own for id in ids)
        if not (after or office or led) and not context.fits(
            near,
            name.rule,
            supported=supported,
            alone=supported or not support,
            population=1 if name.area else max(n.population for n in reading.names),
        ):
            return None
    else:
        ids = list(on_date(name, date))
    via, end = name.via, hit.end
    if office is not None:
        via, end = Via.OFFICE, office.end()
    elif led is not None:
        via = Via.OFFICE
    elif after is not None and via is Via.PLACE:
        via, end = Via.ALIAS, after.end()
    proper = via in (Via.NAME, Via.ALIAS, Via.OFFICE)
    score = _SCORES[via] - (0.1 if name.rule else 0.0)
    population = max(n.population for n in reading.names) if via is Via.PLACE else 0
    return Mention(hit.start, end, tuple(ids), via, score, proper=proper, population=population)


def _policed(text: str, hit: Hit) -> bool:
    """Whether the sentence about a nation speaks of its police: "in Scotland officers stopped 31,000 drivers"."""
    start = max(text.rfind(". ", 0, hit.start), text.rfind("\n", 0, hit.start), hit.start - _NEAR)
    ends = (at for at in (text.find(". ", hit.end), text.find("\n", hit.end), hit.end + _NEAR) if at >= 0)
    return _POLICE.search(text, max(start, 0), min(ends)) is not None


def _guarded(text: str, near: context.Neighbourhood) -> bool:
    """Whether "Met" is the force: after "the", or before a police word."""
    after = near.after()
    if after is not None and after.lower in ("office", "gala", "opera", "museum", "bar"):
        return False
    if near.lower_before() == "the":
        return True
    return after is not None and after.lower in (
        "police",
        "officers",
        "commissioner",
        "chief",
        "s",
        "detectives",
    )


def _person(text: str, reading: _Reading, support: Counter[str]) -> Mention | None:
    """An office holder, where the office is named beside or the document speaks of the force."""
    hit, name = reading.hit, reading.names[0]
    beside = _OFFICE_NEAR.search(text, max(0, hit.start - 80), min(len(text), hit.end + 80))
    if beside is None and not any(support[id] for id in name.ids):
        return None
    return Mention(hit.start, hit.end, name.ids, Via.PERSON, _SCORES[Via.PERSON], proper=True)
