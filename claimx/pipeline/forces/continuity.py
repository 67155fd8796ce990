"""Whether a sentence goes on about the force that an earlier one spoke of, or turns from it to the country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.pipeline.forces.points import RANKED
from claimx.pipeline.types import Amount, Sentence

# A sentence that goes on about what the one before it was about.
GOES_ON = re.compile(
    r"[\"'\u201c\u2018(\s]*(?:This|That|These|Those|It|Its|They|Their|Of (?:this|these|those|which|the)|"
    r"The (?:[a-z]+ )?(?:force|constabulary|increase|figures?|total|rate|remaining|remainder|balance|rest|number|fall|"
    r"rise|reduction|money|funding|average|proportion|same)|A further|Another|Among (?:them|these)|Both|There|"
    r"(?:An|The) (?:[a-z]+ )?evaluation|A total of|In (?:total|all)|Altogether|Some of|Most of|One of|None of|"
    r"On top of (?:this|that|it|these)|(?:Over|In|During|For|At|On|Within) (?:the|that|this) same)\b"
)
# "Half the cost of the latter": of what the sentence before named.
LATTER = re.compile(r"\bthe (?:latter|former)\b(?! (?:[A-Z]|[a-z]+ (?:minister|officer|constable|commissioner)))")
# "The Minister said:": what another voice says is not about the place spoken of before.
SAYS = re.compile(r"\b(?:said|says|added|adds|commented|wrote|writes|tweeted)(?: [a-z]+){0,3}:$")
# "That is 40 more": the figure said last, be it a part of what the sentence was about.
SAID_LAST = re.compile(
    r"[\"'\u201c\u2018(\s]*(?:That|This) (?:is|was|means|represents?|represented|equates|equals|compares)\b"
)
# Words that turn to the country, or to what there are many of in it, within a paragraph about a force.
_INSTANCES = r"(?:units|schemes|centres|partnerships|teams|pilots|panels|programmes|projects|hubs|courts)"
TURNS = re.compile(
    r"\b(?:across|around|throughout|over|in) the (?:whole )?country\b|\bnationwide\b"
    r"|\bthe (?:average|typical|maximum) (?:fine|penalty|sentence)\b"
    r"|\b(?:Prime Minister|Home Secretary|Chancellor|Ministers|Conservatives|Tories|Labour [Pp]arty) "
    r"(?:has |have |had )?(?:promised|pledged|told us|said|claims?|claimed|boasts?|boasted)\b"
    r"|\b(?:her|his|their) party\b(?! conference)"
    rf"|\b[0-9]+ (?:such|other|similar) {_INSTANCES}\b|\bthe forces\b",
    re.I,
)
# "The Retail Survey Trust recorded 900": a body of the country as subject.
BODY = re.compile(
    r"(?:The )?(?:National [A-Z]|(?:[A-Z][\w'\u2019-]+ ){1,4}"
    r"(?:Trust|Consortium|Association|Institute|Foundation|Federation|Commission|Survey|Bureau|Board|Agency)\b"
    r"(?!['\u2019]))"
)
# Two forces at work together, so that a place in the sentence is only the scene.
JOINT = re.compile(
    r"\b(?:between them|jointly|joint (?:operation|investigation|exercise|patrols?|raids?|team|unit))\b", re.I
)
TOGETHER = re.compile(r"[\"'\u201c\u2018(\s]*(?:Together|Between them)\b")
# "Forty-six have not", "More than 40 are in prison": an amount that stands for what was counted before.
COUNTED_AGAIN = re.compile(
    r"\s*(?:(?:later|then|also|still|never|since|now) )?"
    r"(?:have|has|had|are|were|was|is|did|do|leads?|goes|comes?|ends?|remains?|will|would|results?|can|could|[a-z]+ed|"
    r"led|went|came|broke|took|made|gave|got|lost|won|left|saw|paid|began|became|stood|held|kept|said|told|died|hid)\b",
    re.I,
)
# "Six of them had been burgled"
OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|the)\b(?!\s+[0-9]+\s+(?:police\s+)?forces)", re.I)
# What may stand before such an amount: "During 2018-19, 41 joined", "Just 12 have left".
OPENS = re.compile(
    r"[\"'\u201c\u2018(\s]*(?:(?:During|In|Over|Since|By|At) (?:[a-z0-9-]+ ){0,3}"
    r"(?:[0-9]{4}(?:[-/][0-9]+)?|years?|months?|weeks?|quarter|decade|summer|winter|autumn|spring|time)(?: since)?, )?"
    r"(?:(?:and|but|of these|only|just|some|almost|nearly|about|around|over|another|the other|"
    r"more than|fewer than|less than|at least|up to)\s+)*",
    re.I,
)
# An officer below the chief officers belongs to the force spoken of.
OFFICER = re.compile(
    r"\b(?:PC|DC|DS|DI|DCI|PCSO|Sgt|Sergeant|(?<!HM )Inspector|Superintendent|Constable(?<!Chief Constable))\s+"
    r"(?!of\b)[A-Z][a-z]"
)
# "Officers put in 6,400 hours": what was done at the place spoken of.
ACTED = re.compile(
    r"(?:Officers|Police|Detectives|Patrols|Teams) (?:also |then |there )?"
    r"(?:made|seized|arrested|stopped|searched|visited|carried out|put in|dealt with|recovered|issued|spoke|checked|"
    r"patrolled|attended|answered|took|found|gave|handed out|spent|closed|raided|executed)\b"
)
# A paragraph that goes on with the one before it: an item of an enumeration, "This includes".
ITEM = re.compile(
    r"(?:[A-Za-z]|[ivx]{1,4}|[0-9]{1,2})[).]\s|\([a-z0-9]{1,3}\)\s|"
    r"(?:This|That|It) (?:includes?|included|represents?|equates|is in addition|was in addition|comes)\b|"
    r"(?:They|These|Those) included?\b|"
    r"There (?:are|were) (?:(?:now|just|only|about|some|then) ){0,2}[0-9][0-9,]* of them\b|"
    r"(?:This|That) (?:is|was|means|compares)\b|"
    r"(?:The (?:corresponding|equivalent|comparable|remaining|remainder)|Of (?:this|these|those|them|which|the))\b|"
    r"(?:Over|In|During|For) (?:the|that|this) same\b"
)

# How words begin that lead to a list and go on with the paragraph before.
LEADS_ON = re.compile(
    r"(?:This|That|It|Its|They|Their|These|Those|There|Both|Of|Among|Other|The (?:corresponding|equivalent|comparable"
    r"|remaining|figures?|money|fund|rest|others|total|breakdown))\b"
    r"|(?:[A-Za-z]|[ivx]{1,4}|[0-9]{1,2})[).]\s|\([a-z0-9]{1,3}\)\s"
)
# What a local text is about by itself, so that it no longer speaks of the country.
_LOCAL = re.compile(
    r"\b(?:[Oo]fficers|[Pp]olice|[Pp]atrols?|[Dd]etectives|[Tt]eams?|PCSOs|[Ss]pecials|arrest(?:s|ed)|seized|[Cc]ouncil|[Cc]ouncillors|"
    r"[Cc]ommissioner|[Cc]hief|[Rr]esidents|[Vv]illagers|[Ss]hops|local|here|Operation|M(?:r|s|rs|iss)\b)"
)
# "A certificate costs forces £196", "all parts of the country": what is said of many forces.
ELSEWHERE = re.compile(
    r"(?<!the )(?<!both )(?<!two )(?<!three )\bforces\b|\bnational(?:ly)?\b|\bUK\b|\bUnited Kingdom\b"
)
# What a member says of the constituency without naming it.
CONSTITUENT = re.compile(
    r"\b[Ll]ocal(?:ly)?\b(?! (?:government|authorit|council tax|taxpayer|force))|\bconstituents?\b|"
    r"\bon the (?:[A-Z]\w+ ){1,2}estate\b|"
    r"\b(?:survey|petition|surgery|meeting) (?:that |which )?I (?:carried|held|ran|organised)\b|"
    r"\b(?:my|our) (?:area|patch|town|city|streets|community|communities|schools?)\b"
)
# "Squads to go nationwide after Lincolnshire success": what a headline follows on is not what it is about.
FOLLOWING = re.compile(r"\b(?:after|following|since|like|despite|as in|inspired by|based on)\s+(?:the\s+)?$", re.I)
_OFFICERS = re.compile(r"\s+(?:(?P<more>more|additional|extra|new)\s+)?(?:[a-z-]+\s+){0,2}officers\b")
_LARGEST_FORCE = 40_000  # officers; the Metropolitan Police has had up to some 35,000
_LARGEST_GROWTH = 9_000


def goes_on(text: str, sentence: Sentence, amounts: Sequence[Amount], *, several: bool) -> bool:
    """Whether a sentence says by its opening that it is about what the one before it was about.

    Args:
        text: The document.
        sentence: The one that may go on.
        amounts: Of it, in order.
        several: Whether the one before spoke of more than one force.
    """
    starts = text, sentence.start
    if GOES_ON.match(*starts) is not None or ITEM.match(*starts) is not None:
        return True
    if LATTER.search(text, sentence.start, sentence.end) is not None:
        return True
    if several and TOGETHER.match(*starts):
        return True
    if not amounts:
        return False
    first = amounts[0]
    if OF_THEM.match(text, first.end, sentence.end) and OPENS.fullmatch(text, sentence.start, first.start):
        return True
    again = COUNTED_AGAIN.match(text, first.end, sentence.end) is not None
    return again and OPENS.fullmatch(text, sentence.start, first.start) is not None


def turns(text: str, sentence: Sentence, *, several: bool) -> bool:
    """Whether a sentence leaves the force spoken of for the country.

    Args:
        text: The document.
        sentence: The one that may turn.
        several: Whether "the forces" are those that the sentence before named.
    """
    for found in TURNS.finditer(text, sentence.start, sentence.end):
        ranked = RANKED.search(text, max(sentence.start, found.start() - 60), found.start() + len("in the "))
        if not ranked and not (several and found.group().lower() == "the forces"):
            return True
    return BODY.match(text, sentence.start) is not None


def local(text: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what a local text is about, without naming the place."""
    return _LOCAL.search(text, sentence.start, sentence.end) is not None


def too_many(text: str, amount: Amount) -> bool:
    """Whether an amount counts more officers than any force but the country has."""
    found = _OFFICERS.match(text, amount.end)
    if found is None or amount.form != "number" or amount.value is None:
        return False
    return amount.value > (_LARGEST_GROWTH if found["more"] else _LARGEST_FORCE)


def of_officers(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells what officers of the place spoken of did or say."""
    return (
        ACTED.match(text, sentence.start) is not None or OFFICER.search(text, sentence.start, sentence.end) is not None
    )


def asks(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a question, in which a member turns to the minister."""
    return text[max(sentence.start, sentence.end - 3) : sentence.end].rstrip(" \"'\u201d\u2019)").endswith("?")
