"""Stretches of text whose digits are no amounts, by regular expression: dates, times, phones, addresses."""

from __future__ import annotations

import re

from claimx.pipeline.gated import small
from claimx.pipeline.quantities import codes, identified, told
from claimx.pipeline.quantities.gates import Gate
from claimx.pipeline.quantities.lexicon import words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?"
    r"|DEC(?:EMBER)?)\b"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_CLOCK = r"[0-2]?[0-9](?:[.:][0-5][0-9])?"
_HALF = r"(?:a\.?m|p\.?m|noon|midday|hrs)\b"
_WORDED_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_STREETS = "|".join(sorted(words("streets")))

_PARTED = re.compile(r"[0-9][/.:x-][0-9]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Groups of patterns, each after what a text in small letters must hold for any of them to match: one of some
# strings, or a match of a pattern that is quickly searched for because it opens with a class of characters.
_GROUPS: tuple[tuple[Gate, tuple[re.Pattern[str], ...]], ...] = tuple(
    (gate, tuple(re.compile(pattern) for pattern in patterns))
    for gate, *patterns in (
        # web and mail addresses, hashtags
        (
            ("://", "www.", "@", "#", ".uk", ".com", ".org", ".net", ".gov", ".police"),
            r"(?:https?://|www\.)\S+",
            r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}",
            r"[#@]\w+",
            r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:uk|com|org|net|gov|police)\b(?:/\S*)?",
        ),
        # units of a table, and what its marks stand for
        (
            ("000", "*", "†", "‡"),
            r"£\s?['’]?000s?\b(?![,.]?[0-9])",
            r"(?i:[*†‡]\s?(?:(?:denotes|means|represents|indicates|is|=)\s)?(?:fewer|less)\sthan\s\w+)",
        ),
        # dates by the name of a month
        (
            _MONTHS,
            rf"(?<![\w,.£$€/-]){_DAY}(?:\s{{0,2}}(?:-|–|to|and|or|&|,)\s{{0,2}}{_DAY}){{0,4}}\s{{1,2}}(?:of\s)?{_MONTH}(?:,?\s[12][0-9]{{3}}\b)?",
            rf"(?<![\w,.£$€/-]){_DAY}[-/.]{_MONTH}[-/.](?:[12][0-9])?[0-9]{{2}}\b",
            rf"{_MONTH}[,.]?\s?['’]?[12][0-9]{{3}}\b(?!,[0-9])",
            rf"{_MONTH}\s{{1,2}}[0-3]?[0-9](?:(?:st|nd|rd|th)\b|,\s[12][0-9]{{3}}\b)",
            rf"{_MONTH}\s{{1,2}}[0-3]?[0-9]\s?(?:-|–|to)\s?[0-3]?[0-9](?=[,.;:)](?![0-9])|\s(?:last|this|next|and)\b|$)",
        ),
        # digits parted by a sign: dates, circulars and instruments, clock times, files, ratios, versions, set pairs
        (
            _PARTED,
            r"(?<![\w.,£$€])[0-3]?[0-9]([/.-])[01]?[0-9]\1(?:[12][0-9])?[0-9]{2}(?![\w/])",
            r"(?<![\w.,£$€-])[12][0-9]{3}[-/][01][0-9][-/][0-3][0-9](?!\w)",
            r"(?<![\w.,£$€/])[0-9]{1,4}/(?:19|20)[0-9]{2}(?![\w/])",
            r"(?<![\w.,£$€:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])",
            r"(?i:(?<=\bat )(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]"
            r"(?=\s(?:on|yesterday|today|tonight|this|last|hours|that)\b|[.,;]|$))",
            r"(?i:(?<=\b(?:by|to) )(?:[01]?[0-9]|2[0-3])\.[0-5][05](?=,? and (?:I|we|he|she|they)\b|, so\b|\.$))",
            r"(?<=\b[Tt]he )[0-2]?[0-9]\.[0-5][0-9](?=\s(?:to|from|train|service)\s[A-Z])",
            r"(?<![\w.,£$€/])[0-9]{1,4}/[0-9]{1,4}-[A-Z]{1,4}\b",
            r"(?<![\w.,£$€:])[0-9]{1,3}:[0-9]{1,3}(?![0-9:])",
            r"(?<![\w.,])[0-9]{1,4}(?:\.[0-9]{1,4}){2,5}(?![\w.]\w)",
            r"\b(?:24[/-]7|9/11|7/7|50[/-]50|80[/-]20|4x4|20[/-]20 vision)\b",
        ),
        # ordinals
        (
            re.compile(r"[0-9](?:st|nd|rd|th)\b"),
            r"(?<![\w.,£$€])[0-9]{1,6}(?:st|nd|rd|th)\b",
        ),
        # financial and other double years, decades
        (
            re.compile(r"[0-9][0-9]{3}\s?[-–—/]"),
            r"(?<![\w.,£$€])(?:FY\s?)?(?:19|20)[0-9]{2}(?:[-–/—](?:(?:19|20)[0-9]{2}|[0-9]{2}|[0-9])"
            r"|\s[-–—]\s(?:19|20)[0-9]{2})(?![0-9%]|[.,][0-9]|\s?(?:%|per cent))"
            r"(?:\s?[-–]\s?(?:20)?[0-9]{2}/[0-9]{2,4})?",
        ),
        (
            ("fy",),
            r"\bFY\s?['’]?[0-9]{2}(?:[/-][0-9]{2})?\b",
        ),
        (
            ("'", "’"),
            r"['’][0-9]{2}(?:[/-]['’]?[0-9]{2})?\b(?!,[0-9])",
        ),
        (
            re.compile(r"[0-9]0['’]?s\b"),
            r"(?<![\w.,£$€])(?:19|20)?[0-9]0['’]?s\b",
        ),
        # clock times
        (
            re.compile(r"[0-9enorxt]\s?(?:a\.?m|p\.?m|noon|midday|hrs)\b"),
            rf"(?<![\w.,£$€:]){_CLOCK}(?:\s{{0,2}}(?:-|–|to|and|until|till|or)\s{{0,2}}{_CLOCK})?\s?{_HALF}",
            rf"\b{_WORDED_HOUR}(?:\s(?:to|and|until|or)\s{_WORDED_HOUR})?\s?{_HALF}",
        ),
        (
            ("clock",),
            rf"(?i:\b(?:[0-2]?[0-9]|{_WORDED_HOUR})\s?o['’]\s?clock)",
        ),
        (
            re.compile(r"(?:half|quarter|five|ten|twenty)\s(?:past|to)\s"),
            rf"(?i:(?<!\bfrom )\b(?:half|quarter|five|ten|twenty)\s(?:past|to)\s{_WORDED_HOUR}\b)",
        ),
        # and text codes
        (
            re.compile(r"[0-9][0-9]{3}"),
            r"(?i:\b(?:at|from|until|by|around|about|between|before|after|since)\s(?:[01][0-9]|2[0-3])[0-5][0-9](?:\s?(?:hours|hrs)|(?=\s(?:on|yesterday|today|last|this)\b)))",
            r"\b0[0-9][0-5][0-9]\s?(?:hours|hrs)\b",
            r"(?i:\btexts?\s(?:\w{1,20}\s){0,3}(?:to|on)\s)[0-9]{5}\b",
        ),
        # telephone numbers: they begin with 0 or +
        (
            re.compile(r"[0+](?<![\w.,£$€].)[0-9]"),
            r"(?<![\w.,£$€])(?:\+[0-9]{1,3}\s?(?:\(0\)\s?)?|\(?0)[0-9]{2,5}\)?(?:[\s-]?[0-9]{2,7}){1,4}(?!\w)",
            r"(?<![\w.,£$€])0[0-9]{3,12}\b",
            r"(?<![\w.,£$€])0[0-9](?:\s[0-9]{2,3}){3,5}\b",
        ),
        # numbers of questions in their titles
        (
            ("question",),
            r"(?i:\bquestion\s?[-–—:]\s?(?:HL)?[0-9]{3,7}\b)",
        ),
        (
            ("116",),
            r"\b116[\s-]?(?:123|111|000|006)\b",
        ),
        # postcodes, street addresses
        (
            re.compile(r"[0-9][a-z]{2}\b"),
            r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b",
        ),
        (
            re.compile(rf"\s(?:{_STREETS.lower()})\b"),
            rf"(?<![\w.,£$€])[0-9]{{1,3}}[A-Za-z]?(?:[-–][0-9]{{1,3}})?,?\s(?:[A-Z][a-z’']+\s){{1,2}}(?:{_STREETS})\b",
        ),
        # file sizes, tokens of a network, resolutions
        (
            re.compile(r"[0-9]\s?(?:[kmgt]b|[mg]bps)\b"),
            r"(?<![\w.,])[0-9]{1,6}(?:\.[0-9]{1,3})?\s?(?:[KMGTk]B|Mb|kb|Mbps|Gbps)\b",
        ),
        (
            re.compile(r"[0-9][gkpd]\b"),
            r"\b(?:[2-6]G|4K|8K|1080p|720p|2D|3D)\b",
        ),
        # spells that say always
        (
            ("hours a day", "days a "),
            r"\b(?:24|twenty[- ]four) hours a day\b|\b(?:365|seven|7) days a (?:year|week)\b",
        ),
        # footnote marks
        (
            ("[",),
            r"\[[0-9]{1,8}\]",
        ),
    )
)
_SHORT_YEAR = re.compile(r"(?<![\w.,£$€/])([0-9]{2})/([0-9]{2})(?![\w/]|,[0-9])")
_SCORE = re.compile(
    r"(?<![\w.,£$€%-])([0-9]{1,2})\s?[-–]\s?([0-9]{1,2})(?![\w%-]|[.,][0-9]|\s(?:per|million|billion|year|strong))"
)
_JOINED = re.compile(r"[0-9]\s?[-–]\s?[0-9]")
_LISTED = re.compile(r"(?<![\w(])\(\s?([0-9]{1,2})\s?\)(?=\s[a-z])")
_MONTH_DAY = re.compile(rf"{_MONTH}\s{{1,2}}([0-3]?[0-9])(?![\w%]|[,.:/][0-9]|\s?(?:%|per cent|million))")
_BULLET = re.compile(
    r"\s*(?:[•*\-–—>]\s*)?(?:\(?\s?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})\s?\)|[0-9]{1,2}\.(?![0-9])|[0-9]{1,2}\.[0-9]{1,2}\.?(?=\s[A-Z][a-z]))(?=\s|$)|\s*(?:[>•*–—-]\s)"
)
_FUNCTION = re.compile(r"\s([a-z]+)")


def _opens(gate: Gate, lowered: str) -> bool:
    if isinstance(gate, tuple):
        return any(map(lowered.__contains__, gate))
    return gate.search(lowered) is not None


def spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the stretches that hold no amount, unsorted; they may overlap."""
    lowered = small(text)
    found = [
        match.span()
        for gate, patterns in (*_GROUPS, *told.GROUPS, *identified.GROUPS, *codes.GROUPS)
        if _opens(gate, lowered)
        for pattern in patterns
        for match in pattern.finditer(text)
    ]
    if _PARTED.search(text):
        found += [m.span() for m in _SHORT_YEAR.finditer(text) if (int(m[1]) + 1) % 100 == int(m[2])]
    if _JOINED.search(text):
        found += [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
    if _opens(_MONTHS, lowered):
        found += [m.span(1) for m in _MONTH_DAY.finditer(text) if 0 < int(m[1]) <= 31 and not _counts(text, m)]
    if "(2)" in text or "( 2" in text:
        found += _numbered(text)
    bullet = _BULLET.match(text)
    if bullet:
        found.append(bullet.span())
    return found


def _numbered(text: str) -> list[tuple[int, int]]:
    """The numbers of parts told in a row: "(1) closed six counters and (2) cut £2m"."""
    marks = [(int(match[1]), match.span()) for match in _LISTED.finditer(text)]
    held = {number for number, _ in marks}
    return [span for number, span in marks if held & {number - 1, number + 1}]


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the figure after a month counts things ("Since August 19 of our ...") and is no day of it."""
    before = text[max(0, match.start() - 8) : match.start()].split()
    if before and before[-1].lower() in {"on", "until", "by", "dated", "before", "from", "to"}:
        return False
    follows = _FUNCTION.match(text, match.end(1))
    if follows is None:
        return False
    word = follows[1]
    return word == "of" or word not in words("function_words") | {"at", "when", "this"}
