"""What amounts of one sentence share: a unit left out, a pair "from X to Y", a list of like figures."""

from __future__ import annotations

import itertools

from claimx.pipeline.quantities.lexicon import phrases, table, words
from claimx.pipeline.quantities.nouns import noun_follows
from claimx.pipeline.quantities.ranges import lead_index, share_scale
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import WORD, at

_PAIR_GAP = 14
_LIST_GAP = 9
_PAIRED = 3
_AGAINST = frozenset(["against", "than", "versus", "from", "with", "to"])
_PAST = frozenset({"than", "fewer", "less", "more", "up", "down", "about", "now", "still", "just", "only"})
_WHEN = frozenset({"in", "since", "by", "during", "until", "before", "after", "from", "to", "of"})
_CLOSING = frozenset([",", ".", ";", "and", ""])
_JOINTS = frozenset([",", ";", "and"])
# Words that give a figure a clause of its own, in which it counts something.
_VERBS = frozenset(
    "was were is are be been had has have made saw took got won lost found gave did does will would can could"
    " to by of from at in on for with than over under about some only nearly almost around".split()
)
# A row of gapped clauses is no longer than so many tokens.
_ROW = 18
_LASTED = frozenset("take takes took taken wait waits waited last lasts lasted average averages averaged".split())
_ELIDED = frozenset({"percent", "measure", "points"})


def adopt_units(scan: Scan, readings: list[Reading]) -> None:
    """Give a bare number the unit of the amount joined to it: "92 and 94 per cent"."""
    for number in range(len(readings) - 2, -1, -1):
        left, right = readings[number], readings[number + 1]
        if left.form != "number" or left.high is not None or right.form not in _ELIDED or right.value is None:
            continue
        between = [scan.word(k) for k in range(left.resume, right.first)]
        paired = _from_to(scan, left, right)
        if not between or not ((paired and len(between) <= 4) or between[0] in {"and", "or", ",", "to"}):
            continue
        if between[:2] == [",", "or"] or (between == ["or"] and (left.value or 0) > (right.value or 0)):
            continue  # "77, or 73%" and "120 or 9%" restate
        if _is_year(scan, left) or (right.form == "percent" and (left.value or 0) > 100 and between[0] == ","):
            continue  # "14kg in 2015 and 9kg in 2016"; "640, up 4%"
        if any(word not in words("joiners") | words("skipped") for word in between) or (
            between == [","] and number + 2 >= len(readings)
        ):
            continue
        if right.form == "percent" and (left.value or 0) > 1000:
            continue
        left.form, left.unit, left.modifier = right.form, right.unit, right.modifier
        if paired:
            share_scale(scan, left, right)


def _is_year(scan: Scan, reading: Reading) -> bool:
    """Whether a bare number behind a word of time is a year."""
    raw = scan.word(reading.first)
    return raw.isdigit() and len(raw) == 4 and raw[:2] in {"19", "20"} and scan.word(reading.first - 1) in _WHEN


def share_pair_scale(scan: Scan, readings: list[Reading]) -> None:
    """Give the first figure of a pair the scale of the second: "from £5 to £10 million"."""
    for left, right in itertools.pairwise(readings):
        near = right.first - left.resume <= 3
        if near and left.form == right.form == "money" and _from_to(scan, left, right) and left.scale == 1:
            share_scale(scan, left, right)


def elide_units(scan: Scan, readings: list[Reading]) -> None:
    """Give a number without a noun the unit of an earlier figure: "Kent managed 88% and Essex 85"."""
    source: Reading | None = None
    left_bare: Reading | None = None
    ends: list[Reading] = []  # of a change whose percentage they make
    for number, reading in enumerate(readings):
        following = readings[number + 1] if number + 1 < len(readings) else None
        if reading.form in _ELIDED:
            source, left_bare, ends = reading, None, []
        elif source is not None and following is not None and _makes(scan, source, reading, following):
            ends = [reading, following]
        elif any(reading is end for end in ends):
            ends = []
        elif (
            source is not None
            and reading.form == "number"
            and left_bare is not None
            and _pairs(scan, left_bare, reading)
        ):
            left_bare = None  # "down 39%, to 61 from 100"
        elif source is not None and reading.form == "number" and _takes(scan, source, reading):
            reading.form, reading.unit = source.form, source.unit
        elif source is not None and reading.form == "number" and _ends_change(scan, source, reading):
            left_bare = reading
        elif reading.form in {"number", "money"} and noun_follows(scan, reading.resume):
            source = None if reading.form == "money" else source


def _makes(scan: Scan, source: Reading, reading: Reading, following: Reading) -> bool:
    """Whether two bare numbers are counts between which the percentage told lies: "up 70.6 per cent, from 17 to 29"."""
    if source.form != "percent" or reading.form != "number" or following.form != "number":
        return False
    if not reading.value or not source.value or following.value is None or scan.word(reading.resume) != "to":
        return False
    if reading.first - source.resume > _PAIRED or following.first - reading.resume > _PAIRED:
        return False
    moved = following.value - reading.value
    return abs(abs(moved) / reading.value * 100 - source.value) <= 1 and abs(abs(moved) - source.value) > 1


def _ends_change(scan: Scan, source: Reading, reading: Reading) -> bool:
    """Whether a bare number is the end of a change that the percentage before it gives."""
    return (
        source.form == "percent"
        and scan.word(lead_index(scan, reading.first)) in {"to", "from"}
        and not noun_follows(scan, reading.resume)
        and _is_change(scan, source)
    )


def _pairs(scan: Scan, end: Reading, reading: Reading) -> bool:
    """Whether a bare number is the other end of the change whose end was told before it: "to 61 from 100"."""
    near = reading.first - end.resume <= _PAIRED
    return near and scan.word(end.resume) in {"from", "to"} and not noun_follows(scan, reading.resume)


def _takes(scan: Scan, source: Reading, reading: Reading) -> bool:
    if noun_follows(scan, reading.resume) and not _time_follows(scan, reading.resume):
        return False
    if scan.word(reading.resume) in {"of", "who", "-", "per"}:
        return False
    if reading.scale > 1 or (source.form == "percent" and (reading.value or 0) > 100):
        return False
    if scan.word(reading.first - 1) == "(":
        # "168 seconds (115 in 2015)", "12.4 minutes (10.9)"
        return source.form == "measure" and (_year_in_brackets(scan, reading) or _alone(scan, source, reading))
    if source.form in {"measure", "percent"} and _placed_alike(scan, source, reading):
        return True
    if source.form == "percent" and scan.word(lead_index(scan, reading.first)) == "or" and _is_change(scan, source):
        return False  # "down 12%, or 25"
    k = lead_index(scan, reading.first)
    while scan.word(k) in _PAST and k > source.resume:
        k -= 1
    governor = scan.word(k)
    if source.form == "measure":
        if (reading.value or 0) > 20 * (source.value or 1):
            return False
        if source.unit not in words("time_units"):
            return governor in _AGAINST  # "21 tonnes of cocaine, against 17"
        if scan.word(reading.resume) in {"more", "fewer", "less", "longer"}:
            return scan.word(reading.first - 1) == "," and scan.word(reading.resume + 1) == "than"
        if _after_names(scan, source, reading):
            return scan.word(reading.resume) in _CLOSING  # "16 minutes and in Kent 15"
        if (scan.word(k - 1), governor) == ("instead", "of"):
            return True
        if governor == "of" and scan.word(k - 1) == "target":
            return scan.word(k - 2) == "a" and scan.word(k - 3) == "against"  # "13 days, against a target of 11"
        if governor in _LASTED and any(scan.word(j) in _LASTED for j in range(max(0, source.first - 3), source.first)):
            return True  # "it takes 23 days on average; it took 71 in 2022"
        return governor in _AGAINST | {
            "be",
            "was",
            "is",
            "for",
            "at",
            "and",
            "longest",
            "shortest",
            "slowest",
            "fastest",
            "average",
            "median",
        } or scan.word(reading.first - 1) in _AGAINST | {"under", "over", "below"}
    if (
        governor in {"and", ",", ";"}
        and scan.word(source.resume) in {"and", ","}
        and reading.first - source.resume <= 3
    ):
        return True
    if governor in {"from", "against", "than", "versus"} or (
        governor == "with" and scan.word(k - 1) in {"compared", "contrasted"}
    ):
        return (
            not _is_change(scan, source)
            or (governor == "from" and scan.word(k - 1) not in {"up", "down"})
            or _from_to(scan, source, reading)
        )
    if governor == "to":
        return _from_to(scan, source, reading)
    return _after_names(scan, source, reading) or (source.form == "percent" and _after_noun(scan, source, reading))


def _alone(scan: Scan, source: Reading, reading: Reading) -> bool:
    """Whether a figure stands alone in brackets right behind a measure, and could be one of the same."""
    beside = source.resume == reading.first - 1 and scan.word(reading.resume) == ")"
    return beside and 0.05 < (reading.value or 0) / (source.value or 1) < 20


def _year_in_brackets(scan: Scan, reading: Reading) -> bool:
    """Whether a figure in brackets is of another year, and nothing more is said of it."""
    year = scan.word(reading.resume + 1)
    in_year = scan.word(reading.resume) == "in" and year.isdigit() and len(year) == 4
    return in_year and scan.word(reading.resume + 2) == ")"


def _placed_alike(scan: Scan, source: Reading, reading: Reading) -> bool:
    """Whether two figures in a row stand before names alike: "11.6 minutes in Hull, 13.9 in Grimsby and 17.2 in"."""
    place = scan.word(reading.resume)
    if place not in {"in", "at"} or scan.word(source.resume) != place or reading.first - source.resume > _LIST_GAP:
        return False
    named = at(scan.tokens, source.resume + 1).capital and at(scan.tokens, reading.resume + 1).capital
    within = (reading.value or 0) <= 20 * (source.value or 1)
    return named and within and scan.word(lead_index(scan, reading.first)) in {",", "and", ";"}


def _time_follows(scan: Scan, index: int) -> bool:
    """Whether the words after a figure only say when: "compared with 402 two years earlier"."""
    return scan.word(index) in table("small") and scan.word(index + 1) in table("units")


def _is_change(scan: Scan, reading: Reading) -> bool:
    """Whether a percentage is said to be a change, so that what follows may be the level."""
    k = lead_index(scan, reading.first)
    return scan.word(k) in {"by", "of"} | words("change_verbs") or scan.word(reading.resume) in words(
        "comparatives"
    ) | {"increase", "rise", "fall", "drop", "reduction", "decrease", "cut"}


def _after_names(scan: Scan, source: Reading, reading: Reading) -> bool:
    """Whether a name alone stands before the figure: "... and North Yorkshire 85"."""
    k = reading.first - 1
    k -= scan.word(k) in {"just", "only", "about"}
    end = k
    while k > source.resume and at(scan.tokens, k).kind == WORD and at(scan.tokens, k).capital:
        k -= 1
    return (
        k < end
        and scan.word(k) in {"and", ",", ";", "but", "in", "while", "for", "at"}
        and reading.first - source.resume <= 14
    )


def _after_noun(scan: Scan, source: Reading, reading: Reading) -> bool:
    """Whether a bare noun alone stands before the figure, as in "tools made up 26 per cent, fuel 11 and sheep nine"."""
    if scan.word(reading.resume) not in _CLOSING or reading.first - source.resume > _ROW:
        return False
    for size in (1, 2, 3):
        k = reading.first - 1 - size
        if k < source.resume:
            return False
        if scan.word(k) in _JOINTS:
            inside = [scan.word(j) for j in range(k + 1, reading.first)]
            return all(word.isalpha() and word not in _VERBS and not word.endswith("ed") for word in inside)
    return False


def _from_to(scan: Scan, left: Reading, right: Reading) -> bool:
    """Whether two amounts are the ends of "from X ... to Y"."""
    if scan.word(lead_index(scan, left.first)) != "from" or right.first - left.resume > _PAIR_GAP:
        return False
    k = right.first - 1
    while k > left.resume and (
        scan.word(k) in words("skipped") - {"to"} or (scan.word(k),) in phrases("bounds_before")
    ):
        k -= 1
    return scan.word(k) == "to"


def group_like(scan: Scan, readings: list[Reading]) -> None:
    """Number the groups of neighbouring amounts that share what they count."""
    group = -1
    for left, right in itertools.pairwise(readings):
        if _like(scan, left, right):
            if left.group is None:
                group += 1
                left.group = group
            right.group = left.group


def _like(scan: Scan, left: Reading, right: Reading) -> bool:
    if left.unit != right.unit or "vague" in {left.form, right.form}:
        return False
    if _from_to(scan, left, right):
        return True
    between = [scan.word(k) for k in range(left.resume, min(right.first, left.resume + _LIST_GAP + 1))]
    if len(between) > _LIST_GAP or not between or any(word in {".", "?", "!", ":", "("} for word in between):
        return False
    if scan.word(lead_index(scan, right.first)) == "from":
        return "up" in between or "down" in between
    if not any(word in words("joiners") for word in between):
        return False
    one, two = noun_follows(scan, left.resume), noun_follows(scan, right.resume)
    if not one and two and len(between) <= 2:
        return True  # "92 and 94 officers"
    return not two
