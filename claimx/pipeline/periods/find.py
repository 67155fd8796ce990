"""Every time expression of a text: dates with the words before them, and relative times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.pipeline.periods import calendar, lexicon
from claimx.pipeline.periods.atoms import atoms
from claimx.pipeline.periods.events import events, run
from claimx.pipeline.periods.model import Atom, Mention, TimeKind
from claimx.pipeline.periods.months import WEEK_OF, month_stands, week_of
from claimx.pipeline.periods.outlook import edges, looks_ahead, present, soon, told_past
from claimx.pipeline.periods.relative import relatives
from claimx.pipeline.periods.rolled import beside, plain, rolled

_BACK = 90  # characters looked at before a date
_PREP = re.compile(
    r"(?<!-)\b(?P<prep>as\s+at|as\s+of|as\s+on|in|on|at|during|over|for|throughout|within|across|since|by"
    r"|no\s+later\s+than|not\s+before"
    r"|until|till|up\s+to|up\s+until|before|prior\s+to|ahead\s+of|after|following|from"
    r"|with\s+effect\s+from|than|of|and|around|below|above"
    r"|(?<!compared )(?<!comparison )(?<!relative )(?<!close )(?<!equal )(?<!back )(?<!due )to)\s+"
    r"(?:about\s+|around\s+|early\s+|late\s+|mid-?\s?)?(?:the\s+)?(?:(?:whole|rest|course|years?|month"
    r"|summer|start|entirety)\s+of\s+)?(?:the\s+)?(?:(?:financial\s+|calendar\s+|final\s+"
    r"|provisional\s+)?years?\s+)?$",
    re.IGNORECASE,
)
_NOW_AND = re.compile(r"\bbetween\s+(?:now|today)\s+and\s+(?:the\s+)?$", re.IGNORECASE)
_NOW_BACK = 24
_PART = re.compile(
    r"\b(?:the\s+)?(?P<part>end|start|beginning|close|middle|turn)\s+of\s+(?:the\s+)?(?:year\s+)?$", re.IGNORECASE
)
_FAR_SINCE = re.compile(
    rf"\bsince\s+(?!(?:{'|'.join(lexicon.MONTHS)}|last|this)\b)(?:[A-Za-z'’-]+[^\S\n]+){{1,9}}?"
    r"(?:in\s+|on\s+|of\s+|at\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# "before the schools go back in September", "in time for the opening of the games on 27 July"
_FAR_UNTIL = re.compile(
    r"\b(?P<cue>before|by\s+the\s+time|in\s+time\s+for|ahead\s+of)\s+(?:the|our|its|their|this|that|we|they|it|he"
    r"|she)\s+"
    r"(?:[A-Za-z'’-]+[^\S\n]+){1,7}?(?:in|on|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?P<prep>between\s+then\s+and|from\s+then\s+(?:to|until|till))\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?P<prep>between|from)\s+(?:the\s+)?(?:(?:start|beginning|end)\s+of\s+)?(?:the\s+)?(?:years?\s+)?$",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r",?\s*(?P<join>and|to|until|till|through|through\s+to|up\s+to|-|–|—)\s*(?:on\s+)?(?:the\s+)?"
    r"(?:end\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:onwards?|on\b(?!\s+(?:the|to)))", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so\s+far|to\s+date|up\s+to\s+now)\s+(?:in\s+)?$", re.IGNORECASE)
_CHANGED_FROM = re.compile(
    r"\b(?:up|down|rise|rises|rose|risen|increase[ds]?|fell|fall|fallen|drop|dropped|reduction|reduced"
    r"|cut|%|cent\.?|points?)\s+from\s+$",
    re.IGNORECASE,
)


# "£2m for 2023-24 and 2024-25.": two years told of one sum, and not "in 2023-24 and 2024-25 respectively".
_YEARS_END = re.compile(r"\s*(?:[.;)]|,\s+(?!respectively\b)[a-z]|$|\s(?:to|from|for|through|under|towards|as)\b)")


def _settled(atom: Atom) -> bool:
    """Whether a date may stand without a preposition: the noun "March" may not, "March 2024" may."""
    return atom.apart and not (atom.span is None and atom.kind is TimeKind.MONTH)


def _range(text: str, one: Atom, two: Atom, anchor: dt.date | None) -> Mention | None:
    """ "between June and September", "from 2019 to 2023", "1998-99 to 2007-08"."""
    join = _JOIN.fullmatch(text, one.end, two.start)
    if not join:
        return None
    prep = _BETWEEN.search(text, max(0, one.start - 40), one.start)
    word = join["join"].lower()
    listed = word == "and" and not (prep and prep["prep"].lower() == "between")
    years = listed and one.kind is TimeKind.FINANCIAL_YEAR and two.kind is TimeKind.FINANCIAL_YEAR
    if years and not _YEARS_END.match(text, two.end):
        return None
    if listed and not (years or (one.kind is TimeKind.MONTH and two.kind is TimeKind.MONTH)):
        return None
    if prep is None and not (
        _settled(one) or _settled(two) or _PREP.search(text, max(0, one.start - _BACK), one.start)
    ):
        return None
    if prep is None and TimeKind.YEAR in (one.kind, two.kind) and word not in ("-", "–", "—", "to"):
        return None
    ahead = looks_ahead(text, one.start, two.end)
    if one.span is None and two.span is None and prep is not None:
        ahead = ahead or present(text, prep.start(), two.end)
    first_two, last = edges(two, anchor, ahead)
    before = calendar.add_days(first_two, -1) if first_two else None
    opening = edges(one, anchor, ahead, before if one.span is None and before else None)
    first = opening[0]
    if first and last and first > last:
        return None
    if listed and not (opening[1] and first_two and calendar.add_days(opening[1], 1) == first_two):
        return None  # "in July and August" is one stretch, "in March and August" two
    start, cue = one.start, ""
    if prep:
        start, cue = prep.start(), prep["prep"].lower()
    else:
        found = _PREP.search(text, max(0, one.start - _BACK), one.start)
        if found:
            start, cue = found.start(), plain(found["prep"])
    parts = (opening, (first_two, last))
    return Mention(start, two.end, one.start, TimeKind.SPAN, first, last, cue=cue, parts=parts)


def _dated(text: str, atom: Atom, anchor: dt.date | None) -> Mention | None:
    """A date with its preposition, which opens or closes it: "since", "by", "until", "from", "after"."""
    low = max(0, atom.start - _BACK)
    part = _PART.search(text, low, atom.start)
    week = WEEK_OF.search(text, low, atom.start) if atom.kind is TimeKind.MONTH and not part else None
    within = part or week
    core = within.start() if within else atom.start
    prep = _PREP.search(text, low, core)
    cue = plain(prep["prep"]) if prep else ""
    then = _THEN.search(text, low, atom.start)
    if then:
        last = edges(atom, anchor, ahead=False)[1]
        return Mention(then.start(), atom.end, atom.start, TimeKind.ANAPHORIC, None, last, cue="between then")
    far = _FAR_UNTIL.search(text, low, atom.start)
    if far:
        first, last = edges(atom, anchor, looks_ahead(text, far.start(), atom.end))
        if plain(far["cue"]) in ("before", "ahead of"):
            last = calendar.add_days(first, -1) if first else None
        return Mention(far.start(), atom.end, atom.start, TimeKind.UNTIL, None, last, cue="by", named=(first, last))
    since = None if cue in ("since", "by", "until", "up to") else _FAR_SINCE.search(text, low, atom.start)
    if cue in ("and", "of") or (cue == "to" and atom.kind is TimeKind.YEAR and not text[atom.end - 1].isdigit()):
        cue, prep = ("", None)
    if not (prep or since or within or atom.apart or atom.kind is TimeKind.MONTH) or (
        atom.kind is TimeKind.MONTH and not month_stands(text, atom, cue, within, since)
    ):
        return None
    if cue == "to" and atom.span is None and part is None:
        return None
    ahead = cue not in ("since", "following") and since is None and looks_ahead(text, core, atom.end)
    first, last = edges(atom, anchor, ahead)
    if cue == "from" and not ahead and atom.span is None:
        coming = edges(atom, anchor, ahead=True)
        first, last = coming if soon(text, core, atom.end, coming[0], anchor) else (first, last)
    kind = atom.kind
    if week and first and last:
        kind, (first, last) = TimeKind.SPAN, week_of(week, first, last)
    if kind is TimeKind.YEAR and anchor and last and last > anchor and _SO_FAR.search(text, max(0, core - 24), core):
        last = anchor
    if part:
        if part["part"].lower() in ("end", "close"):
            first = last
        elif part["part"].lower() in ("start", "beginning", "turn"):
            last = first
    start = prep.start() if prep else core
    named = (first, last)
    if since is not None and not (prep and cue in ("since", "by", "until")):
        return Mention(since.start(), atom.end, core, TimeKind.SINCE, first, None, cue="since", named=named)
    if cue == "since" or cue == "with effect from":
        kind, last = TimeKind.SINCE, None
    elif cue == "from":
        if kind is TimeKind.DAY and first and last and first < last:
            kind = TimeKind.SPAN  # "from 6 to 12 November"
        elif _CHANGED_FROM.search(text, max(0, core - 30), core) and not (
            kind is TimeKind.DAY and not told_past(text, core, atom.end)
        ):
            cue = "down from"
        elif (
            kind in (TimeKind.MONTH, TimeKind.DAY, TimeKind.SEASON)
            or ahead
            or (prep and prep["prep"][0] == "F")
            or _ONWARDS.match(text, atom.end)
        ):
            kind, last = TimeKind.SINCE, None
    elif cue == "not before":
        kind, last = TimeKind.SINCE, None
    elif cue in ("after", "following"):
        kind, first, last = TimeKind.SINCE, (calendar.add_days(last, 1) if last else None), None
    elif cue in ("by", "until", "till", "up to", "up until", "no later than", "to"):
        kind, first = TimeKind.UNTIL, None
    elif cue in ("before", "prior to", "ahead of"):
        kind, last, first = TimeKind.UNTIL, (calendar.add_days(first, -1) if first else None), None
    return Mention(start, atom.end, core, kind, first, last, cue=cue, named=named)


def _composed(text: str, found: Sequence[Atom], anchor: dt.date | None) -> Iterator[Mention]:
    position = 0
    while position < len(found):
        atom = found[position]
        following = found[position + 1] if position + 1 < len(found) else None
        if following is not None and following.start - atom.end < 30:
            span = _range(text, atom, following, anchor)
            if span is not None:
                yield span
                position += 2
                continue
        mention = rolled(text, atom, anchor) or beside(text, atom, anchor) or _dated(text, atom, anchor)
        if mention is not None:
            yield mention
        position += 1


def usable_date(day: dt.date | None) -> dt.date | None:
    """A document's date, or None for one so far off that counting from it would leave the calendar."""
    return day if day is not None and 1500 < day.year < 3000 else None


def _weight(mention: Mention) -> tuple[bool, int]:
    return mention.kind is not TimeKind.VAGUE, mention.end - mention.start


def _explains(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a clause says what happened at the time just named: "Since 2014, when it was set up, it has"."""
    if mention.kind is not TimeKind.VAGUE or before.kind is TimeKind.VAGUE:
        return False
    between = text[before.end : mention.start]
    if between == ", " and text[mention.end : mention.end + 1] == "," and before.first is not None:
        return True  # "In 2019, before the pandemic, there were 400"
    return text.startswith("when", mention.start) and text[before.end : mention.start] in (", ", " ", " (", " - ")


def find_times(text: str, *, anchor: dt.date | None) -> list[Mention]:
    """Every time expression of a text, in order, none overlapping another.

    Args:
        text: Any text; offsets count its code points.
        anchor: The document's date, from which relative times count; None leaves their edges None.
    """
    anchor = usable_date(anchor)
    found = [*_composed(text, atoms(text, anchor), anchor), *relatives(text, anchor), *events(text, anchor)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and _explains(text, kept[-1], mention):
            continue
        if kept and mention.start < kept[-1].end:
            if _weight(mention) > _weight(kept[-1]):
                kept[-1] = mention
            continue
        kept.append(mention)
    return [run(text, _from_now(text, mention, anchor)) for mention in _since_events(text, kept)]


def _from_now(text: str, mention: Mention, anchor: dt.date | None) -> Mention:
    """ "Between now and the end of March" as a stretch that begins with the document's date."""
    led = _NOW_AND.search(text, max(0, mention.start - _NOW_BACK), mention.start)
    if led is None or anchor is None or mention.last is None or mention.last <= anchor:
        return mention
    return replace(mention, start=led.start(), kind=TimeKind.SPAN, first=anchor, cue="between")


def _since_events(text: str, times: Sequence[Mention]) -> list[Mention]:
    """The times of a text, "since being formed" before "last year" as one: since the start of that year."""
    found: list[Mention] = []
    for mention in times:
        before = found[-1] if found else None
        if (
            before is not None
            and before.kind is TimeKind.VAGUE
            and before.cue == "since"
            and mention.first is not None
            and mention.kind not in (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.COMPARISON, TimeKind.ROLLING)
            and text[before.end : mention.start].isspace()
        ):
            found[-1] = Mention(
                before.start,
                mention.end,
                mention.core,
                TimeKind.SINCE,
                mention.first,
                None,
                cue="since",
                named=(mention.first, mention.last),
            )
            continue
        found.append(mention)
    return found
