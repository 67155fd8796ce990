"""Changes and plans: which labels are of a change and what it is measured against, and which of what is to come."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from claimx.pipeline.tables.remembered import remembered
from claimx.records import Change, Offsets, Status

_CHANGE = re.compile(
    r"\b(?P<both>changes?|differences?|variances?|movement|net gain)\b|\b(?P<up>increases?|rises?|growth|gains?"
    r"|additional|uplift|extra)\b"
    r"|\b(?P<down>decreases?|reductions?|falls?|loss(?:es)?|cuts?|drop|savings?)\b|\+\s?/\s?[-–−]",
    re.I,
)
_ALONE = re.compile(
    r"(?:percentage |% ?|annual |net |total |numerical |actual |number )?(?:{})".format(
        "increase|rise|growth|decrease|reduction|fall|loss"
    ),
    re.I,
)
_PREVIOUS = re.compile(
    r"\b(?:on|from|since|over|against|compared (?:to|with)|vs\.?)\s+(?:the\s+)?(?:previous|last|prior"
    r"|preceding)\s+(?:financial\s+)?(?:year|12 months)"
    r"|\byear[\s-]on[\s-]year\b|\bannual\b|\bon year\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|from|compared (?:to|with)|against|vs\.?|on|relative to)\b", re.I)
_PLANNED = re.compile(
    r"\b(?:target|forecast|indicative|planned|plan|projected|projection|proposed|proposal|expected"
    r"|estimated outturn|commitment|committed"
    r"|future|to be)\b",
    re.I,
)
# "Commissioners will therefore receive:"
_WILL = re.compile(r"\bwill (?:\w+ )?(?:receive|get|be (?:given|paid|allocated|shared|split))\b[^.:]{0,30}:$")
_RUNNING = re.compile(r"\b(?:budget(?:ed)?|estimate[sd]?|required|needed)\b", re.I)
_COMING = re.compile(r"\b(?:allocat(?:ion|ions|ed)|settlement|grants?|funding|precept|uplift)\b", re.I)


@dataclass(frozen=True, slots=True)
class Moves:
    """A label of changes.

    Attributes:
        way: The way it says that they go, None where the sign of the figure tells.
        start, end: The words.
        previous: Whether they are measured against the time before.
        against: Whether a time in the label is what they are measured against.
    """

    way: Change | None
    start: int
    end: int
    previous: bool
    against: bool


@remembered
def moves(text: str) -> Moves | None:
    """Whether a label is of changes; a noun that only names a thing ("Pay increase costs") is no such label."""
    found = _CHANGE.search(text)
    if found is None:
        return None
    if found["both"] is None and found["up"] is None and found["down"] is None:
        return Moves(None, *found.span(), _PREVIOUS.search(text) is not None, False)
    if found["both"] is None and not (_ALONE.match(text) or text.lower().startswith(found.group().lower())):
        return None
    if found["down"] and found["down"].lower().startswith(("saving", "losses")):
        return None  # sums saved, and what victims lost
    way = Change.INCREASE if found["up"] else Change.DECREASE if found["down"] else None
    previous = _PREVIOUS.search(text) is not None
    against = not previous and _SINCE.search(text, found.end()) is not None
    return Moves(way, *found.span(), previous, against)


def change_of(found: Moves, sign: int, value: float) -> Change:
    """The change that a figure of a column of changes is."""
    if value == 0:
        return Change.LEVEL
    way = found.way or Change.INCREASE
    if sign >= 0:
        return way
    return Change.DECREASE if way is Change.INCREASE else Change.INCREASE


def status_of(
    text: str, *, last: dt.date | None, first: dt.date | None, date: dt.date | None
) -> tuple[Status, Offsets | None]:
    """Whether the figures under a label are planned, and the words that say so.

    Args:
        text: A header, stub or caption.
        first, last: The time of the figure, None where unknown.
        date: The day of the document.
    """
    found = _PLANNED.search(text) or _WILL.search(text)
    if found is not None:
        return Status.PLANNED, found.span()
    if date is not None:
        found = _RUNNING.search(text)
        if found is not None and last is not None and last > date:
            return Status.PLANNED, found.span()
        found = _COMING.search(text)
        if found is not None and first is not None and first > date:
            return Status.PLANNED, found.span()
    return Status.ACTUAL, None
