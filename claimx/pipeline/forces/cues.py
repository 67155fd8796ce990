"""Words that point at a force without naming it, or at the country as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=2,
    )
} | {"both": 2}


class CueKind(StrEnum):
    """What a cue points at."""

    FORCE = "force"
    AREA = "area"
    GROUP = "group"
    OWN = "own"
    WE = "we"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that point; ``size`` is how many a group has where the words say so."""

    start: int
    end: int
    kind: CueKind
    size: int | None = None


_AREA = r"(?:county|counties|city|town|district|borough|region|island|division|patch|area)"
_NUMBER = r"(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|[0-9]{1,2})"
_SETS = r"(?:police\s+)?(?:forces?(?:\s+areas)?|force\s+areas|areas|counties|constabularies|regions)"
_CUES = re.compile(
    rf"(?P<group>\b(?:(?i:these|those|their|our|whose|the|all|both)\s+)?(?P<size>{_NUMBER}|[Bb]oth)\s+{_SETS}\b"
    rf"|\b(?:these|those|[Bb]oth)\s+{_SETS}\b)"
    r"|(?P<national>\b(?:[Nn]ationally\b|national\b(?!\s+(?:crime|police|lead|co-?ordinator|insurance|average))"
    r"|(?:[Aa]ll|[Mm]ost|[Mm]any|[Ee]very|[Oo]ther|[Ee]ach|43|[Ss]ome|[Aa]cross)\s+(?:of\s+the\s+)?(?:43\s+)?"
    r"(?:police\s+|territorial\s+)?forces?\b"
    r"|[Pp]olice\s+forces\b|[Pp]olice\s+[Uu]plift|[Uu]plift\s+[Pp]rogramme"
    r"|[Gg]overnment(?:['\u2019]s)?\s+(?:[\w-]+\s+){0,3}(?:pledge|promise|target|programme|drive|commitment|"
    r"campaign|uplift|manifesto|plan|fund)\b"
    r"|[Gg]overnment\s+(?:has\s+|have\s+|had\s+|is\s+|was\s+)?(?:promised|pledged|committed|plans|planning|"
    r"promises|pledges|aims|recruiting|cut|slashed|axed|said\s+it\s+would)\b"
    r"|(?:rest|whole)\s+of\s+the\s+country\b|country\s+as\s+a\s+whole\b))"
    r"|(?P<force>\b(?:[Tt]he|[Tt]his|[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Mm]y)\s+(?:local\s+)?"
    r"(?:force|constabulary|police\s+force)\b(?!\s+of\s+nature))"
    rf"|(?P<own>\b[Mm]y\s+(?:own\s+)?(?:local\s+)?(?:constituency|constituents|{_AREA}|police|force|officers)\b)"
    rf"|(?P<area>\b(?:[Tt]he|[Tt]his|[Oo]ur)\s+(?:whole\s+|local\s+|force\s+|policing\s+)?{_AREA}\b"
    r"(?!\s+(?:of|council|lines))|\b[Hh]ere\b|\b[Ll]ocally\b"
    r"|(?<=[a-z] )(?<!was )(?<!were )(?<!is )(?<!are )there\b(?=\s+(?:have|had|fell|rose|recorded|reported)\b|[.,;]))"
    r"|(?P<we>\b(?:[Ww]e|[Oo]ur|[Uu]s|[Oo]urs)\b)"
)


def find(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of text[start:end], in order."""
    for match in _CUES.finditer(text, start, end):
        kind = CueKind(match.lastgroup or "group")
        size = None
        if kind is CueKind.GROUP:
            word = (match.group("size") or "").lower()
            size = int(word) if word.isdecimal() else _NUMBERS.get(word)
            if size is None and match.group().lower().startswith("both"):
                size = 2
        yield Cue(match.start(), match.end(), kind, size)


# A clause that speaks of the country although a force stands near it, in a text without a home force.
GOVERNMENT = re.compile(
    r"\b(?:[Gg]overnment|Home Office|Home Secretary|nation(?:al|wide|ally)|[Pp]rogramme|[Ff]und|[Ss]ettlement|"
    r"Parliament|(?:all|every|most|many|other|police|territorial|local) (?:police )?forces?|England|"
    r"(?:ensuring|for|by|to|from|of|help|helping|that|and|where|across|between) forces)\b"
)
# A text that speaks of more than one force somewhere.
NATIONWIDE = re.compile(r"\bnational(?:ly)?\b|\bEngland\b|\bforces\b|\bthe country\b")
# "We are providing": in a minister's mouth the government is "we".
MINISTERIAL = re.compile(
    r"\b(?:[Ww]e|I)(?: are|['\u2019]re| have|['\u2019]ve| will|['\u2019]ll| also| would| announced| want| know|"
    r" launched| introduced| expect)\b"
)
# A sentence that goes on about what the one before it was about.
GOES_ON = re.compile(
    r"[\"'\u201c\u2018(\s]*(?:This|That|These|Those|It|Its|They|Their|Of (?:this|these|those|which|the)|"
    r"The (?:force|constabulary|increase|figure|figures|total|rate|remaining|remainder|balance|rest|number|fall|"
    r"rise|reduction|money|funding|average|proportion|same)|A further|Another|Among (?:them|these)|Both|There|"
    r"Some of|Most of|One of|None of)\b"
)
# A part of what the words before it count: what it names is not theirs.
PART = re.compile(
    r"[,(\u2013-]*\s*(?:(?:one|some|half|many|most) )?(?:of (?:whom|which|these|those)|including|with)\b",
    re.I,
)
# A paragraph that goes on with the one before it: an item of an enumeration, "This includes".
ITEM = re.compile(
    r"(?:[A-Za-z]|[ivx]{1,4}|[0-9]{1,2})[).]\s|\([a-z0-9]{1,3}\)\s|"
    r"(?:This|That|It) (?:includes?|included|represents?|equates|is in addition|was in addition|comes)\b|"
    r"(?:The remain(?:ing|der)|Of (?:this|these|which|the))\b"
)
# "£5m from the £200m fund": the second amount is the whole fund's.
FUND_TOTAL = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}(?:fund|pot|programme|package|settlement|scheme|budget|grant|allocation)\b", re.I
)
FROM_TOTAL = re.compile(r"\b(?:from|of|in|share of|part of)\s+(?:the|a|an|this|our|its)\s+(?:[\w-]+\s+){0,2}$", re.I)
# An amount that counts forces: "18 police forces", "forty-two forces".
COUNTS_FORCES = re.compile(
    r"[\s-]*(?:[\w-]+\s+){0,2}?(?:forces?(?:\s+areas)?|constabularies|PCCs|chief constables)\b", re.I
)
RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
