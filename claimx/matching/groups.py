"""Clusters and their conflicts to the records that are told."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimx.match_records import Fact, FigureRecord, MatchGroup, PaperRecord, Statement
from claimx.matching.clusters import Cluster
from claimx.matching.compare import certainty, doubts
from claimx.matching.conflicts import Conflict
from claimx.matching.copies import Sketch, copied, in_time
from claimx.matching.kinds import Certainty, Kind, Reason
from claimx.matching.mentions import Mention, Paper

Side = Sequence[Mention]
# A contradiction by less than this share may be one edition of a statistic against another.
_SMALL = 0.02
_PLAIN = 0.8
# Mentions of a group that its first one is compared with for the reasons.
_COMPARED = 32


def groups(
    found: Sequence[Cluster], conflicting: Iterable[Conflict], sketches: Mapping[Paper, Sketch]
) -> Iterator[MatchGroup]:
    """The groups of one block: clusters of several mentions, and those that contradict each other, joined."""
    joined, shown = _joined(len(found), conflicting)
    for numbers in joined:
        sides = sorted((sorted(found[n].mentions, key=_in_time) for n in numbers), key=lambda side: _in_time(side[0]))
        if sum(len(side) for side in sides) < 2:
            continue
        weakest = [found[n].weakest for n in numbers if found[n].weakest is not None]
        if len(numbers) == 1:
            sure, reasons = certainty(min((w for w in weakest if w is not None), default=0)), _reasons(sides[0])
            yield _group(Kind.REPEAT, sure, reasons, sides, sketches)
        else:
            sure, reasons = _judged(shown[numbers[0]])
            yield _group(Kind.CONTRADICTION, sure, reasons, sides, sketches)


def _joined(count: int, conflicting: Iterable[Conflict]) -> tuple[list[list[int]], dict[int, list[Conflict]]]:
    """Clusters that hang together by conflicts, and the conflicts of each, by its first cluster."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    kept = list(conflicting)
    for a, b, *_ in kept:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    together: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        together[root(number)].append(number)
    shown: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in kept:
        shown[root(conflict[0])].append(conflict)
    return list(together.values()), shown


def _judged(shown: Sequence[Conflict]) -> tuple[Certainty, set[Reason]]:
    """How sure a contradiction is, by its plainest pair, and what to look at."""
    best: tuple[int, set[Reason]] | None = None
    for *_, one, other in shown:
        reasons: set[Reason] = set()
        if one.time.unknown:
            reasons.add(Reason.PERIOD_BY_DOCUMENT)
        if one.figure.value * other.figure.value < 0:
            reasons.add(Reason.OPPOSITE_DIRECTIONS)
        elif abs(one.figure.value - other.figure.value) < _SMALL * max(abs(one.figure.value), abs(other.figure.value)):
            reasons.add(Reason.SMALL_DIFFERENCE)
        if one.paper == other.paper:
            reasons.add(Reason.ONE_DOCUMENT)
        if min(one.sure, other.sure) < _PLAIN:
            reasons.add(Reason.UNSURE_RECORD)
        if best is None or len(reasons) < best[0]:
            best = len(reasons), reasons
    count, kept = best or (0, set())
    if Reason.PERIOD_BY_DOCUMENT in kept or count > 1:
        return Certainty.LOW, kept
    return (Certainty.MEDIUM if kept else Certainty.HIGH), kept


def _reasons(side: Side) -> set[Reason]:
    fullest = min(side, key=_fullness)
    return {reason for one in side[:_COMPARED] if one is not fullest for reason in doubts(fullest, one)}


def _fullness(one: Mention) -> tuple[bool, bool, float, tuple[str, str, str]]:
    return (not one.time.closed, one.time.unknown, one.figure.high - one.figure.low, one.order)


def _group(
    kind: Kind, sure: Certainty, reasons: set[Reason], sides: Sequence[Side], sketches: Mapping[Paper, Sketch]
) -> MatchGroup:
    everyone = [one for side in sides for one in side]
    statements = sorted(
        (one for number, side in enumerate(sides) for one in _statements(number, side, sketches)),
        key=lambda said: (said.document.date is None, str(said.document.date), said.claims),
    )
    dates = [one.paper.date for one in everyone if one.paper.date is not None]
    first = min(everyone, key=_in_time)
    said_by = (said.speaker or said.document.publisher for said in statements)
    return MatchGroup(
        id=hashlib.sha256(f"{first.claim} {first.paper.date}".encode()).hexdigest()[:16],
        kind=kind,
        certainty=sure,
        reasons=tuple(sorted(reasons)),
        fact=_fact(everyone),
        figures=tuple(record for number, side in enumerate(sides) for record in _figures(number, side)),
        statements=tuple(statements),
        first=min(dates, default=None),
        latest=max(dates, default=None),
        speakers=tuple(dict.fromkeys(name for name in said_by if name)),
        claims=len(everyone),
        documents=len({one.paper for one in everyone}),
    )


def _fact(everyone: Side) -> Fact:
    fullest = min(everyone, key=_fullness)
    block, time = fullest.block, fullest.time
    since = min((one.time.since for one in everyone if one.time.since is not None), default=None)
    return Fact(
        forces=block.forces,
        scope=block.scope,
        nations=max((tuple(sorted(one.nations)) for one in everyone), key=lambda named: (len(named), named)),
        subject=fullest.subject,
        topic=fullest.topic,
        unit=block.family,
        per=block.per,
        moved=block.moved,
        status=block.status,
        start=time.start,
        end=time.end,
        since=since,
    )


def _figures(number: int, side: Side) -> Iterator[FigureRecord]:
    stated: dict[tuple[float, float, float], list[Mention]] = defaultdict(list)
    for one in side:
        stated[one.figure.value, one.figure.low, one.figure.high].append(one)
    for (value, low, high), mentions in sorted(stated.items()):
        claims = tuple(dict.fromkeys(one.claim for one in mentions))
        yield FigureRecord(amount=mentions[0].amount, value=value, low=low, high=high, side=number, claims=claims)


def _statements(number: int, side: Side, sketches: Mapping[Paper, Sketch]) -> Iterator[Statement]:
    original = copied(side, sketches)
    said: dict[tuple[Paper, str | None], list[Mention]] = defaultdict(list)
    for one in side:
        said[original[one.paper], one.speaker].append(one)
    for (paper, speaker), mentions in said.items():
        others = sorted({one.paper for one in mentions} - {paper}, key=in_time)
        yield Statement(
            document=_paper(paper),
            speaker=speaker,
            side=number,
            amounts=tuple(dict.fromkeys(" ".join(one.amount.split()) for one in mentions)),
            text=mentions[0].text,
            claims=tuple(dict.fromkeys(one.claim for one in mentions)),
            copies=tuple(_paper(other) for other in others),
        )


def _paper(paper: Paper) -> PaperRecord:
    return PaperRecord(
        id=paper.id,
        path=paper.path,
        title=paper.title,
        date=paper.date,
        publisher=paper.publisher,
        url=paper.url,
        withdrawn=paper.withdrawn,
    )


def _in_time(one: Mention) -> tuple[object, ...]:
    return (*in_time(one.paper), one.order)
