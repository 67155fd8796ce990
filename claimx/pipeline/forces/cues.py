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
    """What a cue points at.

    ``own``: "my constituency". ``their``: "the hon. Lady's county", of the member who is answered. ``it``: the
    force last spoken of; ``there``: the place; ``pilot``: where "the pilot" spoken of before was run.
    ``between``: "between us", the speaker's force and those last spoken of.
    """

    FORCE = "force"
    AREA = "area"
    GROUP = "group"
    OWN = "own"
    THEIR = "their"
    PILOT = "pilot"
    IT = "it"
    BETWEEN = "between"
    THERE = "there"
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
_MEMBER = (
    r"(?:[Mm]y|[Tt]he|[Hh]is|[Hh]er)\s+(?:right\s+)?hon(?:\.|ourable)?\s+(?:and\s+[a-z]+\s+)?"
    r"(?:Friend|Gentleman|Lady|Member)['\u2019]s"
)
_SEAT = rf"(?:constituency|constituents|part\s+of\s+the\s+(?:world|country)|force(?:\s+area)?|police|{_AREA})"
_HOLDS = (
    r"(?:has|had|have|employs?|employed|receives?|received|gets?|got|recorded|made|answered|recruited|lost|gained|"
    r"spends?|spent|covers?|(?:is|are)\s+(?:to\s+receive|projected|expected|due|set)|will\s+(?:have|receive|get|recruit))"
)
_BELONGINGS = (
    r"(?:budget|funding|officers?|workforce|staff|grants?|precept|reserves|PCSOs|specials|allocation|strength|"
    r"recruits|headcount|establishment)"
)
# Every cue begins where a word begins: said once, in front, it spares most characters the alternatives.
_CUES = re.compile(
    r"\b(?:"
    rf"(?P<group>(?<![\w-])(?:(?i:these|those|their|our|whose|the|all|both)\s+)?(?P<size>{_NUMBER}|[Bb]oth)\s+{_SETS}\b"
    r"(?:\s+(?:of|in|across)\s+(?:the|this|our)\s+region\b)?"
    rf"|\b(?:these|those|[Bb]oth)\s+{_SETS}\b)"
    r"|(?P<national>\b(?:[Nn]ationally\b|national\b(?!\s+(?:crime|police|lead|co-?ordinator|insurance|average(?!\s+of\b)))"
    r"|(?:[Aa]ll|[Mm]ost|[Mm]any|[Ee]very|[Oo]ther|[Ee]ach|43|[Ss]ome|[Aa]cross)\s+(?:of\s+the\s+)?(?:43\s+)?"
    r"(?:police\s+|territorial\s+)?forces?\b"
    r"|[Pp]olice\s+forces\b|[Pp]olice\s+[Uu]plift(?:\s+[Pp]rogramme)?|[Uu]plift\s+[Pp]rogramme"
    r"|(?<!Scottish )(?<!Welsh )[Gg]overnment(?:['\u2019]s)?\s+(?:[\w-]+\s+){0,3}"
    r"(?:pledge|promise|target|programme|drive|commitment|campaign|uplift|manifesto|plan|fund)\b"
    r"|[Gg]overnment\s+(?:has\s+|have\s+|had\s+|is\s+|was\s+)?(?:promised|pledged|committed|plans|planning|"
    r"promises|pledges|aims|recruiting|cut|slashed|axed|say?i?[sd]\s+it\s+(?:would|will|is|has))\b"
    r"|(?:Conservatives|Tories|[Mm]inisters|Whitehall|[Cc]oalition|Labour|Lib Dems|Liberal Democrats)\s+"
    r"(?:has\s+|have\s+|had\s+)?(?:promised|pledged|committed|promises?|pledges?|cut|slashed|axed)\b"
    r"|[Aa]ction\s+Fraud(?=(?:,\s[a-zA-Z ]{1,60},)?\s+"
    r"(?:now\s+)?(?:receiv|handle|t[ao]k|record|ge?ot?t?s?\b|had\b|has\b|estimate))"
    r"|(?<!Welsh )(?:PCCs|[Pp]olice\s+and\s+[Cc]rime\s+[Cc]ommissioners)"
    r"(?=\s+(?:can|could|may|will|have|were|are|across)\b)"
    r"|[Gg]overnment['\u2019]s\s+(?=(?:[a-z]+\s+){0,2}\u00a3?[0-9][0-9.,]*\s?%?(?:m|bn|\s+million|\s+billion)?\s+"
    r"(?:[\w-]+\s+){0,3}(?:fund|pot|programme|package|offer|pledge|promise|target|drive|settlement|campaign|award)\b)"
    r"|(?<=and\s)forces(?=\s+(?:hold|have|had|will|would|are|were|can|must|get|need|spen[dt])\b)"
    r"|(?<=that\s)forces(?=\s+(?:hold|have|had|will|would|are|were|can|must|get|need|spen[dt])\b)"
    r"|Forces(?=\s+(?:hold|have|had|will|would|are|were|can|must|get|need|spen[dt])\b)"
    r"|forces\s+(?:outside|elsewhere|nationwide|up\s+and\s+down|all\s+over)\b"
    r"|(?<=while )the\s+average(?=\s+(?:is|was|for\s+(?:all|forces)))|(?<=whereas )the\s+average(?=\s+(?:is|was))"
    r"|(?:[Aa]cross|[Tt]hroughout|[Aa]round|[Uu]p\s+and\s+down)\s+the\s+(?:country|nation)\b|[Nn]ationwide\b"
    r"|[Tt]he\s+country(?=\s+(?:needs|has|had|now|lost|lacks)\b)|(?:(?<=given )|(?<=gave )|(?<=giving ))forces\b"
    r"|(?:rest|whole)\s+of\s+the\s+country\b|country\s+as\s+a\s+whole\b"
    r"|(?:British\s+[Cc]rime\s+[Ss]urvey|BCS|CSEW|[Cc]rime\s+[Ss]urvey)\b(?!\s+for)))"
    r"|(?P<service>\b[Aa]cross\s+the\s+(?:police\s+)?service\b|\bpolice\s+service\s+as\s+a\s+whole\b)"
    rf"|(?P<their>\b{_MEMBER}\s+(?:own\s+|local\s+)?{_SEAT}\b"
    r"|\b(?:[Hh]er|[Hh]is)\s+(?:own\s+|local\s+)?"
    rf"(?:constituency|constituents|part\s+of\s+the\s+(?:world|country)|{_AREA})\b"
    r"|\b(?:[Hh]er|[Hh]is)\s+(?:(?:own|local)\s+(?:police\s+)?force|(?:police\s+)?force\s+area)\b)"
    r"|(?P<force>\b(?:[Tt]he|[Tt]his|[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Mm]y)\s+(?:local\s+)?"
    r"(?:[Ff]orce|[Cc]onstabulary|police\s+force)\b(?!\s+of\s+nature)"
    r"|\b[Tt]he\s+(?:police\s+)?(?:[Aa]uthority|[Cc]hief\s+[Cc]onstable|(?:[Pp]olice\s+and\s+[Cc]rime\s+)?"
    r"[Cc]ommissioner|PCC)\b)"
    r"|(?P<pilot>\b[Tt]h(?:e|is|at|ese|ose)\s+(?:pilots?|trials?)\b(?:\s+(?:scheme|areas?|forces?|sites?|period))?"
    r"(?!\s+(?:in|across|at|of|by)\b))"
    rf"|(?P<between>\b[Bb]etween\s+(?:us|the\s+two\s+(?:of\s+us|forces))\b)"
    rf"|(?P<it>\b(?:[Ii]t|[Tt]hey)\s+(?:now\s+|also\s+|still\s+|currently\s+|already\s+)?{_HOLDS}\b"
    rf"|\b(?:[Ii]ts|[Tt]heir)\s+(?:own\s+)?(?:[a-z]+\s+){{0,2}}{_BELONGINGS}\b)"
    rf"|(?P<own>\b[Mm]y\s+(?:own\s+)?(?:local\s+)?(?:constituency|constituents|{_AREA}|police|force|officers)\b)"
    rf"|(?P<area>\b(?:[Tt]he|[Tt]his|[Oo]ur)\s+(?:whole\s+|local\s+|force\s+|policing\s+)?{_AREA}\b"
    r"(?!\s+(?:of|council|lines))|\b[Hh]ere\b|\b[Ll]ocally\b)"
    r"|(?P<there>(?<=[a-z] )(?<!was )(?<!were )(?<!is )(?<!are )(?<!way )(?<!get )(?<!got )(?<!out )there\b"
    r"(?=\s+(?:has\s+(?!been\b)|have|had|fell|rose|recorded|reported|made|took|say|said)\b"
    r"|\s+(?:must|can|could|will|would|now)\b(?!\s+(?:be|have\s+been)\b)|[.,;]))"
    r"|(?P<we>\b(?:[Ww]e|[Oo]ur|(?<!told )(?<!tell )(?<!tells )(?<!asks )(?<!asked )[Uu]s|[Oo]urs)\b)"
    r")"
)


def find(text: str, start: int, end: int, *, service: bool = False) -> Iterator[Cue]:
    """The cues of text[start:end], in order.

    Args:
        text: The document.
        start, end: Of a sentence.
        service: Whether the home force calls itself "the service", so that these words do not mean the country.
    """
    for match in _CUES.finditer(text, start, end):
        if service and match.lastgroup == "service":
            continue
        group = match.lastgroup or "group"
        kind = CueKind.NATIONAL if group == "service" else CueKind(group)
        if kind is CueKind.NATIONAL and _only_sets(text, start, match.start(), match.end(), end):
            continue
        size = None
        if kind is CueKind.GROUP:
            word = (match.group("size") or "").lower()
            size = int(word) if word.isdecimal() else _NUMBERS.get(word)
            if size is None and match.group().lower().startswith("both"):
                size = 2
        yield Cue(match.start(), match.end(), kind, size)


# A clause that speaks of the country although a force stands near it, in a text without a home force.
GOVERNMENT = re.compile(
    r"\b(?:[Pp]ublic (?:investment|spending)|investment in policing|"
    r"[Gg]overnment(?! grants?\b)|Home Office|(?:The|the|My|my|Their|their|Our|our) Department\b|"
    r"National (?:[A-Z][a-z]+ ){1,4}(?:Service|Centre|Unit|Agency|Bureau|Taskforce)|[Mm]anifesto|Opposition|"
    r"police (?:budgets|numbers)|Home Secretary|nation(?:al|wide|ally)|[Pp]rogramme|[Ff]und|[Ss]ettlement|"
    r"(?:[A-Z][a-z]+ ){1,4}(?:Guarantee|Bill|Act|Mission|Taskforce|Strategy)|Plan for Change|"
    r"Parliament|(?:all|every|most|many|other|police|territorial|local) (?:police )?forces?|England|"
    r"(?:ensuring|for|by|to|from|of|help|helping|that|and|where|across|between) forces)\b"
)
# "Under the national uplift it must find 90": a programme that only sets what a force does.
_UNDER = re.compile(
    r"\b(?:under|through|as part of|thanks to|via)\s+(?:the\s+|a\s+|an\s+)?(?:[\w'\u2019-]+\s+){0,2}$", re.I
)
# Whose figures they are does not say of whom they are: "1,576 on 31 March, according to the Home Office".
_CITED = re.compile(r"\b(?:[Aa]ccording to|(?:figures|data|statistics) (?:from|by|of))\s+(?:the\s+)?(?:latest\s+)?$")
_ITS_OWN = re.compile(
    r"[^,;:.]{0,40},?\s(?:it|they|the (?:force|constabulary))\s+(?:must|will|has|have|had|was|were|is|are)\b"
)
_RECKONS = re.compile(r"\s+(?:also |now )?(?:estimate|believe|know|think|expect|say|see|understand|hope)\b")


def official(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] speaks of the country's government or of forces at large."""
    return any(
        not (_only_sets(text, start, found.start(), found.end(), end) or _CITED.search(text, start, found.start()))
        for found in GOVERNMENT.finditer(text, start, end)
    )


def of_all(text: str, start: int, end: int) -> bool:
    """Whether what a national lead says of "us" is of the country: "We estimate", "the losses reported to us"."""
    return text[start:end].lower() == "us" or _RECKONS.match(text, end) is not None


def _only_sets(text: str, left: int, start: int, stop: int, right: int) -> bool:
    """Whether a national programme only sets what a force does: "Under the national uplift it must find 90"."""
    under = _UNDER.search(text, max(left, start - 40), start)
    return under is not None and _ITS_OWN.match(text, stop, right) is not None


# A text that speaks of more than one force somewhere.
NATIONWIDE = re.compile(r"\bnational(?:ly)?\b|\bEngland\b|\bforces\b|\bthe country\b")
# "We are providing": in a minister's mouth the government is "we".
MINISTERIAL = re.compile(
    r"\b(?:[Ww]e|I)(?: are|['\u2019]re| have|['\u2019]ve| will|['\u2019]ll| also| would| announced| want| know|"
    r" launched| introduced| expect| propose| intend| plan| estimate| allocated| increased| gave| set aside)\b"
)
# "A pilot in Kent and Essex": where something is tried out, up to the place.
PILOT = re.compile(
    r"\b(?:pilots?|piloted|trials?|trialled|tried out|tested)\b(?: [a-z]+){0,3} (?:in|across|by|with)"
    r"(?: and around)? (?:the )?$"
)
# "The 20,000 that the government has promised": the country's own figure, which makes nothing else national.
_RULERS = r"(?:[Gg]overnment|[Mm]inisters|Home Office|Home Secretary|Prime Minister)"
PROMISED = re.compile(
    rf"\s+(?:(?!that\b|which\b)[\w-]+\s+){{0,3}}(?:that\s+|which\s+)?(?:the\s+)?{_RULERS}\s+"
    r"(?:has\s+|have\s+|had\s+)?(?:promised|pledged|promises|pledges)\b"
    r"(?!\s+(?:(?:the|this|our)\s+)?(?:county|force|area|region|city|us|it|[A-Z]))"
)
PROMISING = re.compile(r"\b(?:that|which)\s+(?:the\s+)?$")
# "£1,900 a tonne": the price of goods, which is nobody's.
PRICE = re.compile(
    r"\s*(?:a|an|per|for (?:a|an|every|each))\s+(?:metric\s+)?(?:tonne|ton|barrel|litre|gallon|troy ounce)\b"
)
FORMER_PRICE = re.compile(r"\b(?:up from|down from|from|compared with|against)\s+$")
# A part of what the words before it count: what it names is not theirs.
PART = re.compile(
    r"[\s,(\u2013-]*(?:(?:only |just )?(?:[0-9][0-9,.]*%?|[a-z]+(?:-[a-z]+)?) )?of (?:whom|which|these|those|them)\b"
    r"|[\s,(\u2013-]*(?:including|with)\b",
    re.I,
)
# "£5m from the £200m fund": the second amount is the whole fund's.
FUND_TOTAL = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}(?:fund|pot|programme|package|settlement|scheme|budget|grant|allocation)\b", re.I
)
FROM_TOTAL = re.compile(r"\b(?:from|of|in|share of|part of)\s+(?:the|a|an|this|our|its)\s+(?:[\w-]+\s+){0,2}$", re.I)
# "Our two counties": parts of the one force that a speaker speaks for.
OUR_PARTS = re.compile(r"(?:our|both our) (?:[a-z]+ |[0-9]+ )?(?:counties|areas|regions)$", re.I)
# An amount that counts forces: "18 police forces", "forty-two forces".
COUNTS_FORCES = re.compile(
    r"[\s-]*(?:[\w-]+\s+){0,2}?(?:forces?(?:\s+areas)?|constabularies|PCCs|chief constables)\b", re.I
)
RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
AND = re.compile(r",?\s+(?:and|&|as well as|plus)\s+(?:the\s+)?")
PREPOSITION = re.compile(r"\b(?:to|from|with|by|than|in|for|at|of|against)\s+(?:the\s+)?$")
# "A further £2m came from the Safer Streets Fund": who pays behind the sum.
PAYS = re.compile(
    r"[^,;:]{0,60}?\b(?:from|through|under|by)\s+(?:the\s+)?"
    r"(?:[Gg]overnment|Home Office|(?:[A-Z][\w'\u2019]+\s+){1,4}(?:Fund|Guarantee|Grant|Programme|grant|fund))\b"
)
