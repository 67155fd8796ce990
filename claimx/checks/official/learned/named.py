"""The areas, groups and times that an amount can be of, each with the signs that speak for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimx.checks.official.around import Around, own_time
from claimx.checks.official.counting import counted, groups_in
from claimx.checks.official.learned.lead import Lead
from claimx.checks.official.lexicon import cues_of
from claimx.checks.official.moments import Moment, back, moments
from claimx.checks.official.naming import named_areas
from claimx.checks.official.reading import area_of
from claimx.checks.official.times import level_days
from claimx.checks.official.types import Days, Read
from claimx.checks.official.when import is_set_against, own_options
from claimx.matching.words import nations
from claimx.records import Claim, Scope, Topic
from claimx.stats import StatsBase
from claimx.stats.areas import ENGLAND_AND_WALES

Signs = dict[str, None]
# The sign of an area that a claim means more or less than.
ELSEWHERE = "own elsewhere"
_Add = Callable[[Days | None, str], None]
# Of an amount so many before it are looked at, and so many times are tried.
_PAST, _AREAS, _TIMES = 4, 4, 10
# So many characters before what is near may still name a time, an area or a group.
_FAR = 1_200
# Characters between an amount and a name right behind it.
_BESIDE = 40
_NATION = re.compile(r"\bnational(?:ly)?\b|\bcountry\b|\bnation\b|\b43 forces\b|\bacross England\b")
_FIGURE = re.compile(r"[0-9][0-9,.]*")
_GROUPS = ("officers", "pcsos", "staff", "specials", "designated_officers", "workforce")


@dataclass(frozen=True, slots=True)
class Place:
    """An amount with what stands around it.

    Attributes:
        claim: The claim, as retold.
        there: What stands around it.
        read: What it is of by the course of the text.
        past: The readings before it.
        text: The document, where it is known.
        lead: The head of the list that it stands in.
        counted: Whether its own words say that it is of people, or it tells again a change that is.
    """

    claim: Claim
    there: Around
    read: Read
    past: Sequence[Read]
    text: str
    lead: Lead | None
    counted: bool

    @property
    def at(self) -> int:
        return self.claim.quantity.start - self.claim.start

    @property
    def end(self) -> int:
        return self.claim.quantity.end - self.claim.start

    @property
    def far(self) -> str:
        """What the document has before what is near."""
        near = max(0, self.claim.start - len(self.there.before))
        return self.text[max(0, near - _FAR) : near]


def areas(place: Place) -> dict[str, Signs]:
    """The police areas and nations that an amount can be of."""
    found: dict[str, Signs] = {}

    def add(area: str | None, sign: str) -> None:
        if area is not None:
            found.setdefault(area, {})[sign] = None

    claim = place.claim
    own, elsewhere = area_of(claim)
    add(own, ELSEWHERE if elsewhere else "own")
    add(place.read.area, "read")
    names = named_areas(claim.text)
    before = [one for one in names if one.end <= place.at]
    after = [one for one in names if one.start >= place.end]
    for one in names:
        add(one.area, "sentence")
    if before:
        add(before[-1].area, "before")
    if after:
        add(after[0].area, "beside" if after[0].start - place.end < _BESIDE else "after")
    if len({one.area for one in names}) == 1:
        add(names[0].area, "only")
    earlier = named_areas(place.there.before)
    for one in earlier:
        add(one.area, "earlier")
    if earlier:
        add(earlier[-1].area, "last")
    for one in named_areas(place.far)[-2:] if not names and not earlier else ():
        add(one.area, "far")
    for back_by, read in enumerate(reversed(place.past[-_PAST:])):
        if read.area is not None:
            add(read.area, f"past {min(back_by, 2)}")
            break
    for read in place.past[-_PAST:]:
        if read.agreed:
            add(read.area, "agreed")
    for link in claim.forces:
        add(link.id, f"by {link.via.value}")
    if {"England", "Wales"} <= nations(claim.text) or _NATION.search(claim.text):
        add(ENGLAND_AND_WALES, "nation")
    elif {"England", "Wales"} <= nations(place.there.before):
        add(ENGLAND_AND_WALES, "nation earlier")
    elif {"England", "Wales"} <= nations(place.far):
        add(ENGLAND_AND_WALES, "nation far")
    if claim.scope is Scope.NATIONAL:
        add(ENGLAND_AND_WALES, "national")
    for area, words in cues_of("of_nation").items():
        for where, text in (("here", claim.text), ("earlier", place.there.before), ("far", place.far)):
            if words.search(text):
                add(area, f"nation {where}")
                break
    return dict(list(found.items())[:_AREAS])


def groups(place: Place, base: StatsBase) -> dict[str, Signs]:
    """The groups of people that an amount can count, by the measures of the base."""
    found: dict[str, Signs] = {}

    def add(group: str, sign: str) -> None:
        if group in _GROUPS:
            found.setdefault(group, {})[sign] = None

    claim, before, after = place.claim, place.claim.text[: place.at], place.claim.text[place.end :]
    for group in counted(claim, base):
        add(group, "counted")
    for group in place.read.measures:
        add(group, "read")
    for group in groups_in(before, base)[-1:]:
        add(group, "before")
    for group in groups_in(after, base)[:1]:
        add(group, "after")
    own = dict.fromkeys(groups_in(claim.text, base))
    for group in own:
        add(group, "only" if len(own) == 1 else "sentence")
    for group in groups_in(place.there.before, base)[-1:]:
        add(group, "earlier")
    for group, words in cues_of("also").items():
        if words.search(before):
            add(group, "also before")
        if words.search(after[:_BESIDE]):
            add(group, "also after")
    for group in dict.fromkeys(groups_in(place.lead.text, base)) if place.lead is not None else ():
        add(group, "lead")
    for group in dict.fromkeys(groups_in(place.far, base)) if not found else ():
        add(group, "far")
    for back_by, read in enumerate(reversed(place.past[-_PAST:])):
        if read.measures:
            add(read.measures[0], f"past {min(back_by, 2)}")
            break
    if claim.topic in (Topic.OFFICERS, Topic.WORKFORCE):
        add("officers", "topic")
    if not found:
        add("officers", "none named")
    return found


def times(place: Place) -> dict[Days, Signs]:
    """The times that an amount can be of, or a change be reckoned from."""
    found: dict[Days, Signs] = {}

    def add(days: Days | None, sign: str) -> None:
        if days is not None:
            found.setdefault(days, {})[sign] = None

    claim, there = place.claim, place.there
    if place.lead is not None:
        _of_lead(place, add)
    own = own_time(claim, there)
    for days in own.options if own is not None else ():
        add(days, "own")
    for days in own_options(claim, [one for one in there.near if one.start == claim.start], there):
        add(days, "beside")
    add(level_days(claim), "fields")
    for number, asked in enumerate(place.read.asked):
        add(asked.when, "read" if number == 0 else "read also")
        add(asked.since, "read since")
    _of_sentence(place, add)
    for number, read in enumerate(reversed(place.past[-_PAST:])):
        if read.asked:
            add(read.asked[0].when, f"past {min(number, 2)}{' agreed' if read.agreed else ''}")
            add(read.asked[0].since, "past since")
            break
    for read in place.past[-_PAST:]:
        if read.asked and read.agreed:
            add(read.asked[0].when, "agreed")
    if there.said is not None:
        add(Days(there.said, there.said, False), "document")
    if not there.moments:
        for moment in moments(place.far, there.said)[-3:]:
            for days in moment.options[:1]:
                add(days, "far")
    for days in list(found):
        for months in there.months:
            moved = back(days, months)
            if moved is not None and moved not in found:
                add(moved, "moved")
    found = dict(list(found.items())[:_TIMES])
    named = sorted((days for days in found if days.named), key=lambda days: days.end)
    for days, sign in zip((*named[:1], *named[-1:]), ("first", "latest"), strict=False):
        found[days][sign] = None
    return found


def _of_lead(place: Place, add: _Add) -> None:
    """The times that the head of a list names: of as many as a row has figures, each of its own."""
    if place.lead is None:
        return
    named = [one for one in moments(place.lead.text, place.there.said) if one.options]
    figures = len(_FIGURE.findall(place.lead.row))
    for number, one in enumerate(named):
        mine = number == place.lead.place if len(named) > 1 else place.lead.place == 0
        sign = "only" if len(named) == 1 else "mine" if mine else "another"
        add(one.options[0], f"lead {sign}{' of as many' if len(named) == figures else ''}")


def _of_sentence(place: Place, add: _Add) -> None:
    """The times that its sentence and those before name, with where they stand to the amount."""
    near, claim = len(place.there.before), place.claim
    earlier: list[Moment] = []
    for moment in place.there.moments:
        inside = moment.start >= near
        for number, days in enumerate(moment.options):
            add(days, f"{'sentence' if inside else 'earlier'}{' also' if number else ''}")
            if not inside:
                earlier.append(moment)
                continue
            start, end = moment.start - near, moment.end - near
            behind = start >= place.end
            between = claim.text[place.end : start] if behind else claim.text[end : place.at]
            figures = " over figures" if _FIGURE.search(between) else ""
            add(days, f"{'behind' if behind else 'ahead'}{figures}")
            if is_set_against(claim, Moment(start, end, moment.options)):
                add(days, "compared")
    for days in earlier[-1].options if earlier else ():
        add(days, "last")
