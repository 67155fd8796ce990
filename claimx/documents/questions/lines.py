"""The lines that pages of parliamentary questions are made of, each told by its form."""

from __future__ import annotations

import re

from claimx.documents import dates, people
from claimx.documents.model import Person

TO_ASK = re.compile(
    r"(?:[0-9]{1,2}\.? |\([0-9]{1,2}\) )?(?:asked (?=the (?:secretary|minister|prime|attorney|solicitor|chancellor"
    r"|home)|her|his|mr|mrs)|To ask )(?:(?:the|Her|His) (?!panel|committee"
    r"|board|council\b|cabinet\b|authority|commissioner|public|force|members?\b)|Mr|Mrs|Ms|whether|what|how|hon\b)",
    re.I,
)
FRAGMENT = re.compile(
    r"(?:T?[0-9]{1,2}\. )?(?:[\[(][0-9]+[\])] )?(?:What|How|If|Whether|When|Why|Which|Who|Where|(?:For|To|On"
    r"|By|In|With) (?:what|which|whom))\b[^?]{10,900}\.(?: ?[\[(][0-9A-Z]+[\])])?$"
)
HON = re.compile(r"\bhon\. (?:friend|member|gentleman|lady|and learned)\b|\bnoble (?:lord|lady|baroness)\b", re.I)
QUESTION_END = re.compile(r"[.?\])]$")

ASKED_BY = re.compile(
    r"(?:(?:(?:this|the) (?:written )?question was |(?:below|here) is the text of the (?:written )?question )"
    r"(?:asked|put|tabled)|asked|tabled|lodged|question) by\s*:?\s*(?P<rest>.*)$",
    re.I,
)
ANSWERED_BY = re.compile(
    r"(?:current status\s*:\s*)?(?:(?P<corrected>corrected answer)|answered|answer|reply|replied) by\s*:?"
    r"\s*(?P<rest>.*)$",
    re.I,
)
ASKED_ON = re.compile(
    r"\(?(?:this question was )?(?:asked|tabled|lodged|meeting date|date (?:tabled|lodged"
    r"|asked))(?! by)(?: on)?\s*:?\s*(?P<rest>.{0,60}[0-9]{2}.*)$",
    re.I,
)
ANSWERED_ON = re.compile(
    r"\(?(?:this question was )?(?:answered|date answered|date of answer)(?! by)(?: on)?\s*:?\s*"
    r"(?P<rest>.{0,60}[0-9]{2}.*)$",
    re.I,
)
CORRECTED_ON = re.compile(r"(?:answer )?corrected(?: on)?\s*:?\s*(?P<rest>.{0,60}[0-9]{2}.*)$", re.I)
# The day stands on the next line.
AWAITS_DAY = re.compile(
    r"(?:(?P<asked>(?:date )?(?:asked|tabled|lodged)(?: on)?)|answered on|date answered|date of answer)\s*:?$",
    re.I,
)
ASKING = re.compile(
    r"(?:question(?: (?:to|for) (?:the |her |his )?(?P<department>.{2,80}?))?|(?P<item>written questions?)"
    r"|oral questions?|question text|q)\s*:?$",
    re.I,
)
ANSWERING = re.compile(
    r"(?:answer|written answer|answer text|a|reply|(?P<page>written answers|oral answers?(?: to questions)?))\s*:?$",
    re.I,
)
# Numbers of questions: "12345", "HL1234", "S6W-12345", "AQW 4417/17-22", "WQ91234".
_PREFIXED = r"(?:H[CL]|S[0-9][WOFT]-|WA?Q|AQ[WOT]\w{0,3} ?)[0-9]{1,7}(?:/[0-9]{2,4}(?:-[0-9]{2,4})?)?"
_TABLED_ON = r"(?:,? ?(?:tabled|asked|lodged)(?: on)?:? (?P<asked>.{6,40}))?"
UIN = re.compile(
    rf"(?:(?:question )?uin|(?:written )?question (?:number|reference|ref|id|no)\b\.?)\s*:?\s*"
    rf"(?P<uin>{_PREFIXED}|[0-9]{{1,7}}){_TABLED_ON}$",
    re.I,
)
CODE = re.compile(rf"\[?(?P<uin>{_PREFIXED})\]?(?: ?\([ew]\))?{_TABLED_ON}$", re.I)
# The number alone on its line, as old pages have it.
BARE = re.compile(r"(?P<uin>[0-9]{4,7})")
# As the Scottish Parliament prints a question: "S3W-1234 - Name (Seat) (Party) (Date Lodged 3 March 2008): To ask …".
CODED = re.compile(
    r"(?P<uin>S[0-9][WOFT]-[0-9]{1,6})\.?(?: [-–])? (?P<name>[A-Z][^:\n]{3,100}?)"
    r"(?: \(Date Lodged:? (?P<asked>[^()]{6,30})\))?:$"
)
# The number before a member's name, as Hansard prints it for questions asked aloud: "T1. [905123] Name (Seat)".
TURN_NUMBER = re.compile(r"[QT]?[0-9]{1,2}\. \[(?P<uin>[0-9]{4,7})\] ")
# A question's number with who asks, and the line that names who answered, with the text behind it on one line.
INLINE_CUE = re.compile(
    r"(?P<cue>S[0-9][WOFT]-[0-9]{1,6}\b[^:\n]{3,120}(?:: [^:()\n]{6,30}\))?:"
    r"|answered by [A-Z][^:|\n]{3,80}(?:\([^()\n]{6,30}\))?:)\s+(?=\S)",
    re.I,
)
# As the House of Lords printed a question: "Lord Roe asked Her Majesty's Government: How many …".
ASKS = re.compile(
    r"(?P<cue>[A-Z][^:.\n]{3,80}?) (?=asked (?:(?:Her|His) Majesty['’]s Government"
    r"|the (?:Secretary of State|Minister|Prime Minister|Attorney|Solicitor|Chancellor))\b)"
)
# The head of a letter that a minister's answer gives: "Letter from Jane Roe to Mr. John Doe, dated 4 March 2003:".
LETTER = re.compile(
    r"(?:Copy of (?:a )?|Text of (?:a )?)?(?:Letter|Reply) from (?P<name>[A-Z][^\n]{2,60}?)"
    r"(?: to (?P<to>[A-Z][^\n]{2,60}?))?,? ?(?:dated?|of)? ?(?:[0-9]{1,2}\b[^\n]{5,30})?:?$"
)
# The number behind a question, once it is parted from it.
NUMBER = re.compile(r"[\[(](?P<uin>(?:H[CL])?[0-9]{1,7})[\])]")
GROUPED = re.compile(
    r"(?:(?:this (?:question|answer) (?:was|is) )?(?:grouped|answered together)(?: questions?)?(?: with)?"
    r"(?: the following)?(?: questions?)?(?:\(s\))?(?: for answer)?(?: by the \w+)?)\s*:?\s*"
    r"(?P<rest>(?:H[CL])?[0-9]{1,7}(?:(?:,? and|[,;])? (?:H[CL])?[0-9]{1,7})*)\.?$",
    re.I,
)
WITHDRAWN = re.compile(
    r"[\[(]?(?:(?:(?:the|this) )?(?:written |oral )?question (?:was |has been |is )?|(?:current )?status\s*:\s*)?"
    r"withdrawn(?: (?:on|by) .{3,60})?[\])]?\.?$",
    re.I,
)
HOLDING = re.compile(r"(?:(?:current )?status\s*:\s*)?holding (?:answer|reply)\b.{0,80}$", re.I)
# A question in parts: Parliament numbers those that were tabled apart, and letters the parts of one.
PART = re.compile(r"(?:^|(?<=[ ;:]))\((?P<number>[1-9])\) (?=\S)")
_PART_NUMBER = re.compile(r"\((?P<number>[1-9])\)(?: |$)")
LABEL = re.compile(
    r"(?:written questions,? (?:answers )?and (?:answers|statements)"
    r"|written questions, answers and statements"
    r"|the (?:secretary of state|prime minister|attorney general|lord chancellor|minister) was asked\s?[—–-]?"
    r"|commons|lords|house of (?:commons|lords)|\[[NORW]\]|close|named day"
    r"|[\"'‘’“”]?named day[\"'‘’“”]? questions only occur.*|uin\b.*|question (?:number|reference|ref|uin"
    r"|id)\b.*|holding answer.*|volume [0-9]+.*|department|home office"
    r"|ministry of [\w ]+|department (?:of|for) [\w, ]+|cabinet office|attorney general|scotland office"
    r"|northern ireland office|wales office|treasury|(?:current )?status:.*"
    r"|(?:view )?source|was (?:this|the) question answered\?.*|(?:yes|no): [0-9]+ (?:people|person)"
    r"|aq[wot]\w* ?[0-9]+/[0-9-]+|(?:s[0-9][wo]-|wq|w|h[cl])[0-9]{3,})$",
    re.I,
)
COLUMN = re.compile(r"\[?(?P<date>.{6,30}?)\s?: ?Column [0-9]+\w*(?:—continued)?\]?$")
COLUMN_NUMBER = re.compile(r"\[?(?:hansard )?col(?:umn)?s?\.? ?[0-9]+\w*(?:—continued)?\]?$", re.I)
# A date among the words of a debate's heading: "Volume 733: debated on Monday 22 May 2023".
_SITTING = re.compile(
    r"(?:hansard|house|of|written|oral|answers?|answered|asked|questions?|volume|vol|debated?|made|column|commons|lords"
    r"|hc|hl|deb|sitting|meeting|parliament|plenary|home|department|office|ministry|justice|transport|statements?|debates|text|for|on|at|in|of|to"
    r"|the|and|by|vol|wa|ws|w|cc?[0-9]*|session|uin|northern|ireland|scotland|wales|treasury|cabinet|health|attorney|general"
    r"|h[cl]?|[0-9]+[a-z]{0,2})",
    re.I,
)
_DATED = re.compile(r"(?:\s+on\s|\s*\((?=[0-9])|\s*\|).*[0-9]{4}.*$")
_WORDS = re.compile(r"[A-Za-z0-9]+")
PORTRAIT = re.compile(r".{3,80} portrait$", re.I)
LONGEST_LINE = 160
_WORDS_OF_A_SITTING = 14


def is_tabled(text: str) -> bool:
    """Whether a turn opens with the words of a tabled question."""
    return TO_ASK.match(text) is not None or FRAGMENT.match(text) is not None


def is_cue(text: str) -> bool:
    """Whether a line says who asked or answered, or when the question of a number was tabled."""
    if len(text) > LONGEST_LINE:
        return False
    numbered = UIN.match(text) or CODE.match(text)
    tabled = numbered is not None and numbered["asked"] is not None
    return tabled or INLINE_CUE.match(text) is not None or any(form.match(text) for form in (ASKED_BY, ANSWERED_BY))


def asks(text: str) -> bool:
    """Whether a block opens with a member's name and what the member asked of the government."""
    found = ASKS.match(text)
    return found is not None and people.is_name(found["cue"])


def is_sitting(text: str) -> bool:
    """Whether a line is a heading that gives the day of a sitting: a full date and words of Parliament."""
    found = dates.part(text) if len(text) <= LONGEST_LINE and text[-1:] not in "?" else None
    if found is None:
        return False
    words = _WORDS.findall(found[1])
    return 0 < len(words) <= _WORDS_OF_A_SITTING and all(_SITTING.fullmatch(word) for word in words)


def writer(text: str) -> Person | None:
    """Who wrote the letter that a line heads."""
    found = LETTER.match(text) if len(text) <= LONGEST_LINE else None
    return None if found is None else people.parse(found["name"])


def undated(text: str) -> str:
    """A name without the date behind it: "Jane Roe on 3 May 2021", "Jane Roe (3 May 2021)"."""
    return _DATED.sub("", text).strip()


def parts(text: str) -> int:
    """How many questions, numbered "(1)", "(2)", … in turn, stand in the words of one block."""
    count = 0
    for found in PART.finditer(text):
        count += int(found["number"]) == count + 1
    return max(1, count)


def part(text: str) -> int:
    """The number that a part of a question, or its mark, opens with: "(2) how many …"; 0 where it has none."""
    found = _PART_NUMBER.match(text)
    return int(found["number"]) if found else 0
