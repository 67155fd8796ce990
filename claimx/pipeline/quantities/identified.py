"""Numbers that tell one of a kind apart and count none: wards, buses, plates, collar numbers, marks in quotation marks.

By token where a list of nouns decides, by regular expression (``GROUPS``) where the shape does.
"""

from __future__ import annotations

import re

from claimx.pipeline.quantities.gates import Gate, group
from claimx.pipeline.quantities.lexicon import words
from claimx.pipeline.quantities.nouns import noun_follows
from claimx.pipeline.quantities.reading import Scan
from claimx.pipeline.quantities.tokens import CODE, NUMBER, WORD, at, is_hyphen

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "our", "number"})
_COUNTED = frozenset({"the", "a", "an", "this", "that", "each", "every", "per", "no"})
_LONGEST = 4


def is_identified(scan: Scan, index: int) -> bool:
    """Whether a noun names what its number tells apart: "ward 6", "in court 8", "buses 4 and 7".

    An article before the noun ("in the ward 6 were ill") or a noun after the number ("in court 12 men") says that the
    number counts.
    """
    token, number = scan.tokens[index], at(scan.tokens, index + 1)
    if token.text in words("makes"):
        return token.capital and not scan.headline and number.kind == NUMBER and not noun_follows(scan, index + 2)
    if token.text not in words("identified") or number.kind not in {NUMBER, CODE} or number.glued:
        return False
    if scan.word(index - 1) in _COUNTED or len(number.text) > _LONGEST or "," in number.text:
        return False
    after = scan.word(index + 2)
    if after in words("comparatives") or (after == "of" and scan.word(index + 3) in {"them", "those", "these", "whom"}):
        return False
    return not noun_follows(scan, index + 2)


def names_one(scan: Scan, index: int) -> bool:
    """Whether digits stand before a singular noun that they tell apart: "the 93 bus", "a 66 plate", "101 Squadron"."""
    after, before = at(scan.tokens, index + 1), scan.word(index - 1)
    if after.kind != WORD or is_hyphen(scan.tokens, index + 1) or not scan.word(index).isdigit():
        return False
    if scan.word(index) == "1" or len(scan.word(index)) > _LONGEST:
        return False
    if after.capital and not scan.headline and after.text in words("formations"):
        return True
    if after.text not in words("numbered_things") or before not in _DETERMINERS:
        return False
    if before == "number":
        return True
    return scan.word(index + 2) in words("numbered_things") or not noun_follows(scan, index + 2)


_WORDED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_RANK = r"(?:PCs?|PCSOs?|WPCs?|DCs?|Sgts?|Sergeants?|Constables?|Inspectors?)"
_NAMED = r"[0-9]{2,6} (?!Special|Police|Chief|Detective)[A-Z][a-z’'-]+ [A-Z][\w’'-]+"

GROUPS: tuple[tuple[Gate, tuple[re.Pattern[str], ...]], ...] = (
    # a number that is itself spoken of: leave out "three", marked "6"; not the answer that someone gave
    group(
        re.compile(r"[“\"][0-9a-z]{1,7}[”\"]"),
        rf"(?<!said )(?<!says )(?<!replied )(?<!answered )(?<!, )(?<!: )[“\"](?:[0-9]{{1,7}}|{_WORDED})[”\"]"
        r"(?=\s(?:on|for|and|or|in|tattooed|written|painted|printed|stamped|scratched)\b|[^\w\s]|\s?$)",
    ),
    # officers by rank and collar number, one or several
    group(
        re.compile(r"[coter]s? [0-9]"),
        rf"\b{_RANK} {_NAMED}(?:(?:,|,? and) {_NAMED})*",
        r"\b[Ii]nspector [0-9]{1,2}(?=[,.;)]|\s?$)",
    ),
    # subsection (9), sub-paragraph (4)(b)
    group(
        re.compile(r"\s\([0-9]{1,3}[a-z]?\)"),
        r"(?i:\b(?:sub-?)?(?:section|paragraph|clause|article|regulation|rule)s?) "
        r"\([0-9]{1,3}[A-Z]?\)(?:\([0-9a-zA-Z]{1,4}\))*",
    ),
    # amendments by number
    group(
        ("amendment proposed", "consequential on"),
        r"\bAmendment proposed: [0-9]{1,4}\b",
        r"\bconsequential (?:up)?on (?:amendments? )?[0-9]{1,4}\b",
    ),
    # posts on roads and railways, files and vehicles whose number falls at a stroke: "marker post 82/6"
    group(
        re.compile(r"posts? [0-9]"),
        r"\b(?:[Mm]ile|[Mm]arker|[Ll]amp|[Dd]istance)[ -]?posts? [0-9]{1,4}(?:/[0-9])?\b",
    ),
    group(
        re.compile(r"[a-z] [0-9]{2,4}/[0-9]{1,2}\b"),
        r"(?<=[Mm]inute )[0-9]{1,4}/[0-9]{2}\b",
    ),
    # what is told apart by the word "number", requests, orders of a House, figures by how many they are
    group(
        ("number ",),
        r"[,(] ?number [0-9]{1,4}\b(?! ?[0-9,%])",
        r"\b(?:collar|badge|shoulder|warrant|reference|membership|account|registration|serial|phone|telephone) number"
        r"(?: (?:is|was|of))? [0-9]{2,8}\b",
    ),
    group(
        ("foi", "standing order", "early day motion"),
        r"\bFOI(?: request)?(?: (?:number|no\.?|ref\.?))? [0-9]{2,6}\b",
        r"\bStanding Orders? (?:No\. ?)?[0-9]{1,3}[A-Z]?\b|\bEarly Day Motion (?:No\. ?)?[0-9]{1,5}\b",
    ),
    group(
        re.compile(r"\bref(?:erence)?\b[ .:]"),
        r"\b[Rr]ef(?:erence)?\b\.?:? (?:[Nn]o\.? ?)?[A-Z]{2,}[ /-]?[0-9]{2,6}(?:[/-][0-9]{1,4})?\b(?!,[0-9])",
    ),
    group(
        (" figures", "option of", "as young as", "as old as"),
        r"\b(?:one|two|three|four|five|six|seven|single|double|triple) figures\b",
        r"\boption of an? (?:second|third|fourth|fifth|sixth)\b",
        rf"\bas (?:young|old) as (?:[0-9]{{1,3}}|{_WORDED})\b",
    ),
    # pages, papers and references with a stroke, parts of a question, one more page of the same name
    group(
        re.compile(r"page|paper|[0-9]/[0-9]"),
        r"\b[Pp]age - ?[0-9]{1,4}\b|\bPaper [0-9]{1,3}\b(?! per)",
        r"\b[A-Z]{1,6}\.? ?[0-9]{1,4}/(?:(?:19|20)[0-9]{2}|[0-9]{2})\b",
    ),
    group(
        re.compile(r"\([1-9]\)"),
        r"^[A-Z][^0-9:;]{4,90}[a-z] \([1-9]\)\s?$",
        r"\b(?:in|for|and|,) \([1-9]\)(?= (?:19|20)[0-9]{2}\b)",
        r"\band \([2-9]\)(?= (?:the|in|from|since|of|between|during) )",
    ),
    group(
        re.compile(r"showing [0-9]"),
        r"\b[Ss]howing [0-9]+ ?(?:-|–|to) ?[0-9]+ of [0-9,]+\b",
    ),
    # numbers of paragraphs and pages
    group(
        re.compile(r"^\s*[0-9]{1,2}(?:\.[0-9]{1,2})+|page"),
        r"^\s*[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.\s*$",
        r"^\s*[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?\s+(?=[A-Z][a-z])",
        r"\b[0-9]{1,4} ?\| ?Page\b|\bPage ?\| ?[0-9]{1,4}\b",
    ),
    # files by name, columns of answers, lengths of articles, channels, numbers of outcomes
    group(
        re.compile(r"\.(?:jpe?g|png|gif|pdf|xlsx?|docx?|csv|ods|mp4)\b"),
        r"\b[\w-]+\.(?:jpe?g|png|gif|pdf|xlsx?|docx?|csv|ods|mp4)\b",
    ),
    group(
        re.compile(r"\b(?:wa|ws|cwa) [0-9]"),
        r"\b(?:WA|WS|CWA) [0-9]{1,4}\b(?!,?[0-9])",
    ),
    group(
        ("full article", "word count", "read time", "bib."),
        r"\b(?:[Ff]ull article|[Ww]ord count|[Rr]ead time): ?[0-9,]+(?: words| minutes?| mins?)?",
        r"\bBib\. ?(?:number|no\.?) ?[0-9]{2,8}\b",
    ),
    group(
        ("freeview", "freesat", "sky ", "virgin", "channel "),
        r"\b(?:Freeview|Freesat|Sky|Virgin(?: Media)?)(?: channel)? [0-9]{2,3}\b",
    ),
    group(
        re.compile(r"outcomes? (?:types? |codes? )?[0-9]"),
        r"\b[Oo]utcomes? (?:types? |codes? )?[0-9]{1,2}(?: ?(?:to|and|or|-|–) ?[0-9]{1,2})?\b(?!,?[0-9]|%| per)",
    ),
    # how strong or large a thing is made: "the 50,000-volt X26"
    group(
        re.compile(r"[0-9]-(?:volt|watt|inch|litre|bore|seater|page)"),
        r"\b[0-9][0-9,.]*-(?:volt|watt|inch|litre|bore|seater|page)\b",
    ),
    # ages of people at large: "people over 75 fall for it"
    group(
        re.compile(r"(?:over|under|above|below) [2-9][0-9]\b"),
        r"\b(?:people|anyone|those|residents|pensioners|men|women|adults|drivers|victims|customers|patients|anybody)"
        r" (?:over|under|above|below) [2-9][0-9]\b"
        r"(?!,?[0-9]|\.[0-9]|%| (?:per|percent|miles?|metres|hours?|minutes|days|weeks|months|million|thousand)\b)",
    ),
    # registers and lines with a number and an extension
    group(
        ("registered ",),
        r"\b[Rr]egistered (?:charity|company)(?: (?:number|no\.?))? [0-9]{5,8}\b",
    ),
    group(
        ("extension ", "ext "),
        r"\b(?:extension|ext) [0-9]{2,5} [0-9]{2,6}\b",
    ),
    # lines that are rung by three digits
    group(
        re.compile(r"(?:ring|dial|call|phone|text) [0-9]{3}\b"),
        r"(?:^|[.:;,*•\-–] ?|\b(?:to|and|or|please|then|always|can|should) )(?i:ring|dial|call|phone|text) [0-9]{3}"
        r"(?=[,.;:!)]|\s?$| (?:and|or|if|to|at|from|instead|straight)\b)",
    ),
    # keys of a telephone, and questions by year and number
    group(
        ("press ", "pressing "),
        r"\b[Pp]ress(?:ing)? [0-9]{1,3}(?=[,.;:!)]|\s?$| (?:and|or|if|when|to|for)\b)",
    ),
    group(
        re.compile(r"[12][0-9]{3}/[0-9]{3,5}\b"),
        r"(?<![0-9/])(?:19|20)[0-9]{2}/[0-9]{3,5}\b(?!,?[0-9]|/)",
    ),
    # coins and notes by what they are worth, and guns by their bore
    group(
        re.compile(r"[0-9]p? (?:coin|note|piece)"),
        r"(?:£[0-9]{1,2}|\b[0-9]{1,2}p) (?:coin|note|piece)s?\b",
    ),
    group(
        re.compile(r"(?<![0-9])\.[0-9]"),
        r"(?<![\w.,£$€])\.[0-9]{2,3}\b(?!\s?(?:%|per cent|percent|point|of))",
    ),
    # weeks and school years by number
    group(
        re.compile(r"(?:days|weeks|years) [0-9]"),
        r"\b(?:in|of|on|from|for) (?:days|weeks|years) [0-9]{1,2}(?:, [0-9]{1,2})*"
        r"(?: ?(?:and|or|to|-|–) ?[0-9]{1,2})(?=[,.;:)]|\s?$| (?:of|in|at|the|and)\b)",
    ),
    # those who were there and those who were not, in minutes
    group(
        ("present:", "in attendance", "apologies"),
        r"^\s*(?:Present|In attendance|Apologies(?: for absence)?)\b.*",
        r"\bApologies(?: for absence)?: [0-9]{1,2}\b",
    ),
)
