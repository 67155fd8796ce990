"""Points: what in a sentence an amount can belong to, mentions joined and cues resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.pipeline.forces.types import Mention, Stance
from claimx.pipeline.types import Area, Link
from claimx.records import Scope, Via

_JOINED = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|or|as well as)\s+)(?:(?:of|in|for|from|at)\s+)?(?:the\s+)?")
_SHARED = re.compile(
    r"\b(?:shar(?:es?|ed|ing)|pool(?:s|ed|ing)?|merg(?:es?|ed|ing)|collaborat\w+|joint|jointly)\b[^.;]{0,60}\bwith\s+(?:the\s+)?$",
    re.I,
)
_IN = re.compile(r"\b(?:in|across|throughout|within|over|for|around)\s+(?:the\s+|all of\s+|the whole of\s+)?$", re.I)
# "Fraud costs the UK £9bn": who bears it.
_BORNE = re.compile(r"\b(?:costs?|costing)\s+(?:the\s+)?$", re.I)
_RELATIVE = re.compile(r",\s+(?:which|who|where|whose)\b")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.I)
# "We and our colleagues in Kent": the speaker's force and those named act together.
_PARTNERS = re.compile(
    r"\b(?:[Ww]e|[Oo]fficers|[Ff]orce|[Cc]onstabulary|[Pp]olice)\s+and\s+(?:(?:our|its|their)\s+)?(?:neighbouring\s+)?"
    r"(?:colleagues|counterparts|partners|neighbours|friends)\s+(?:in|from|at|of)\s+(?:the\s+)?$"
)
# "the highest in England": what a superlative ranks among does not own the amount.
RANKED = re.compile(
    r"\b(?:highest|lowest|largest|biggest|smallest|most|fewest|best|worst|fastest|slowest|first|only|[a-z]+est)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:in|of|across|anywhere in)\s+(?:the\s+)?(?:whole\s+of\s+(?:the\s+)?)?(?:[a-z]+\s+)?$"
)
_BREAK = re.compile(r",\s|[;:]|\b(?:while|whereas|but|than|compared|against)\b")
_CLAUSE = 120  # code points of a clause
_COVERED = re.compile(r"\b(?:covered|policed|patrolled|guarded|served) by (?:the )?$")
# "Commissioners, councils and British Transport Police": one of many of whom an amount is.
_AMONG = re.compile(
    r"\b(?:commissioners|councils|forces|charities|authorities|agencies|operators|companies),?\s+and\s+(?:the\s+)?$",
    re.I,
)
_EVERYWHERE = (("btp",), ("nca",), ("mod-police",), ("civil-nuclear",))
# "Action Fraud, which is run by City of London Police,": who runs a national service.
_RUNS = re.compile(
    r"\b(?:Action Fraud|Report Fraud|National (?:[A-Z]\w+ ){1,4}?(?:Centre|Unit|Bureau|Service|Team|Database)),? "
    r"(?:(?:which|that) (?:is|are) )?(?:run|hosted|operated|managed|led) by (?:the )?$"
)
# "the South West Builders' Guild": the members of a trade or a cause are not a matter of a region's forces.
_MEMBERS = re.compile(
    r"(?: [A-Z][\w'\u2019-]+){0,3} (?:Guild|Association|Chamber|Union|Alliance|Club|Society)\b|"
    r"(?: [A-Z][\w'\u2019-]+){1,3} Federation\b"
)
_ABROAD_IN = re.compile(r"\b(?:in|across|throughout|within)\s+(?:the\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Point:
    """Something in a sentence that can say whose an amount is.

    Attributes:
        start, end: The words.
        area: What they stand for.
        members: The area of each part of a joined group, in order; of others the area alone.
        we: Whether the words are "we" or "our".
        proper: Whether they name a force itself.
        explicit: Whether they name, rather than point.
        frame: Whether they open the sentence ("In Kent, ...") or override what stands before them in it
            ("the station, which is covered by Kent Police, ...").
        aside: Whether they govern only the relative clause behind them ("unlike Kent, which lost 90").
    """

    start: int
    end: int
    area: Area
    members: tuple[Area, ...]
    we: bool = False
    proper: bool = False
    explicit: bool = True
    frame: bool = False
    aside: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The forces of its area."""
        return tuple(link.id for link in self.area.links)


def area_of(mentions: Sequence[Mention]) -> Area:
    """The area of mentions joined by "and": all their forces, or the country where one is a nation."""
    links: dict[str, Link] = {}
    for mention in mentions:
        if mention.scope is not Scope.FORCE:
            return Area((), mention.scope)
        for link in mention.links:
            links.setdefault(link.id, link)
    return Area(tuple(links.values()), Scope.FORCE)


def _alike(one: Mention, two: Mention) -> bool:
    """Whether two mentions can make one group: forces with forces, nations with nations."""
    nations = ("police-scotland",), ("northern-ireland",)
    return one.scope is two.scope or one.ids in nations or two.ids in nations


def joined(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions in runs that only commas and "and" part."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _alike(runs[-1][-1], mention) and _JOINED.fullmatch(text, runs[-1][-1].end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _elsewhere(text: str, run: Sequence[Mention], left: int, home: str | None) -> bool:
    """Whether places only say where people or things of a local document came from."""
    if home is None or any(m.proper or home in m.ids for m in run):
        return False
    return _FROM.search(text, max(left, run[0].start - 12), run[0].start) is not None


def _within(text: str, points: Sequence[Point], at: int) -> bool:
    """Whether a nation is only where the force named before it in the clause, one without a territory, works."""
    near = points[-1] if points else None
    if near is None or not near.proper or not near.ids or at - near.end > _CLAUSE:
        return False
    return _IN.search(text, near.end, at) is not None and _BREAK.search(text, near.end, at) is None


def explicit(
    text: str, mentions: Sequence[Mention], left: int, *, home: str | None, special: str | None
) -> list[Point]:
    """The points that mentions make in a sentence that starts at ``left``.

    Args:
        text: The document.
        mentions: Of the sentence, in order.
        left: Where the sentence starts.
        home: The force the document is about, if one.
        special: That force where it has no territory, so that places do not name others.
    """
    points: list[Point] = []
    for run in joined(text, mentions):
        first = run[0]
        speaking = first.stance is Stance.ASIDE and home is None and first.ids != ("nca",)
        related = _RELATIVE.match(text, run[-1].end) is not None
        if not (first.stance is Stance.GOVERNS or speaking or related) or _elsewhere(text, run, left, home):
            continue
        before = text[max(left, first.start - 60) : first.start]
        if first.proper and ((first.ids in _EVERYWHERE and _AMONG.search(before)) or _RUNS.search(before)):
            continue
        together = home is not None and _PARTNERS.search(before) is not None
        placed = first.scope is Scope.FORCE and not any(m.proper for m in run)
        if special and placed and not together and any(m.ids != (special,) for m in run):
            continue
        if special and text.startswith("Scotland", first.start):
            continue  # where a force without a territory works, as a town would be
        led = before + "in the " if text.startswith("in the ", first.start) else before
        if first.scope is not Scope.FORCE and RANKED.search(led):
            continue
        if first.scope is Scope.OTHER and not _ABROAD_IN.search(before):
            continue
        if special and first.scope is Scope.NATIONAL and _within(text, points, first.start):
            continue
        adverb = text[first.start].islower()
        owning = first.start == left and text.startswith(("'s", "\u2019s"), first.end)
        owning = owning or text.startswith(" as a whole", run[-1].end)
        borne = _BORNE.search(before) is not None
        if first.scope is Scope.NATIONAL and home is not None and not (adverb or owning or borne or _IN.search(before)):
            continue
        opening = before[-40:].strip(" \"'\u201c\u2018")
        frame = first.start - left <= 40 and (
            not opening
            or re.fullmatch(
                r"(?:(?:And|But|Here|Meanwhile,?) )?(?:[Ii]n|[Aa]cross|[Aa]t|[Ff]or|[Oo]n)(?: the| n[a-z]+)?",
                opening,
            )
            is not None
        )
        area = area_of(run)
        other = home is not None and bool(area.links) and home not in {link.id for link in area.links}
        if home is not None and other and (together or _SHARED.search(text, max(left, first.start - 100), first.start)):
            area = Area((Link(home, Via.PUBLISHER, 0.8), *area.links), Scope.FORCE)
        members = len(first.ids) > 1 and not first.proper and _MEMBERS.match(text, run[-1].end) is not None
        if members and home is not None:
            area = Area((), Scope.OTHER)
        points.append(
            Point(
                first.start,
                run[-1].end,
                area,
                tuple(area_of([mention]) for mention in run),
                proper=any(m.proper for m in run),
                frame=(frame and first.stance is Stance.GOVERNS) or _COVERED.search(before) is not None,
                aside=first.stance not in (Stance.GOVERNS, Stance.ASIDE),
            )
        )
    return points
