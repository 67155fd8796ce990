"""Stretches of text whose digits are no amounts, by regular expression: dates, times, phones, addresses."""

from __future__ import annotations

import re

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

_ALWAYS = tuple(
    re.compile(pattern)
    for pattern in (
        # web and mail addresses, hashtags
        r"(?:https?://|www\.)\S+",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}",
        r"[#@]\w+",
        r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:uk|com|org|net|gov|police)\b(?:/\S*)?",
        # units of a table, and what its marks stand for
        r"£\s?['’]?000s?\b(?![,.]?[0-9])",
        r"(?i:[*†‡]\s?(?:(?:denotes|means|represents|indicates|is|=)\s)?(?:fewer|less)\sthan\s\w+)",
        # dates
        rf"(?<![\w,.£$€/-]){_DAY}(?:\s{{0,2}}(?:-|–|to|and|or|&|,)\s{{0,2}}{_DAY}){{0,4}}\s{{1,2}}(?:of\s)?{_MONTH}(?:,?\s[12][0-9]{{3}}\b)?",
        rf"(?<![\w,.£$€/-]){_DAY}[-/.]{_MONTH}[-/.](?:[12][0-9])?[0-9]{{2}}\b",
        rf"{_MONTH}[,.]?\s?['’]?[12][0-9]{{3}}\b(?!,[0-9])",
        rf"{_MONTH}\s{{1,2}}[0-3]?[0-9](?:(?:st|nd|rd|th)\b|,\s[12][0-9]{{3}}\b)",
        r"(?<![\w.,£$€])[0-3]?[0-9]([/.-])[01]?[0-9]\1(?:[12][0-9])?[0-9]{2}(?![\w/])",
        r"(?<![\w.,£$€-])[12][0-9]{3}[-/][01][0-9][-/][0-3][0-9](?!\w)",
        r"(?<![\w.,£$€])[0-9]{1,6}(?:st|nd|rd|th)\b",
        # numbered circulars and instruments
        r"(?<![\w.,£$€/])[0-9]{1,4}/(?:19|20)[0-9]{2}(?![\w/])",
        # financial and other double years, decades
        r"(?<![\w.,£$€])(?:FY\s?)?(?:19|20)[0-9]{2}(?:[-–/—](?:(?:19|20)[0-9]{2}|[0-9]{2}|[0-9])"
        r"|\s[-–—]\s(?:19|20)[0-9]{2})(?![0-9%]|[.,][0-9]|\s?(?:%|per cent))"
        r"(?:\s?[-–]\s?(?:20)?[0-9]{2}/[0-9]{2,4})?",
        r"\bFY\s?['’]?[0-9]{2}(?:[/-][0-9]{2})?\b",
        r"['’][0-9]{2}(?:[/-]['’]?[0-9]{2})?\b(?!,[0-9])",
        r"(?<![\w.,£$€])(?:19|20)?[0-9]0['’]?s\b",
        # clock times
        rf"(?<![\w.,£$€:]){_CLOCK}(?:\s{{0,2}}(?:-|–|to|and|until|till|or)\s{{0,2}}{_CLOCK})?\s?{_HALF}",
        rf"\b{_WORDED_HOUR}(?:\s(?:to|and|until|or)\s{_WORDED_HOUR})?\s?{_HALF}",
        r"(?<![\w.,£$€:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])",
        rf"(?i:\b(?:[0-2]?[0-9]|{_WORDED_HOUR})\s?o['’]\s?clock)",
        rf"(?i:\b(?:half|quarter|five|ten|twenty)\s(?:past|to)\s{_WORDED_HOUR}\b)",
        r"(?i:\b(?:at|from|until|by|around|about|between|before|after|since)\s(?:[01][0-9]|2[0-3])[0-5][0-9](?:\s?(?:hours|hrs)|(?=\s(?:on|yesterday|today|last|this)\b)))",
        r"\b0[0-9][0-5][0-9]\s?(?:hours|hrs)\b",
        r"(?i:(?<=\bat )(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]"
        r"(?=\s(?:on|yesterday|today|tonight|this|last|hours|that)\b|[.,;]|$))",
        r"(?<=\b[Tt]he )[0-2]?[0-9]\.[0-5][0-9](?=\s(?:to|from|train|service)\s[A-Z])",
        # file references, text codes
        r"(?<![\w.,£$€/])[0-9]{1,4}/[0-9]{1,4}-[A-Z]{1,4}\b",
        r"(?i:\btexts?\s(?:\w{1,20}\s){0,3}(?:to|on)\s)[0-9]{5}\b",
        # ratios
        r"(?<![\w.,£$€:])[0-9]{1,3}:[0-9]{1,3}(?![0-9:])",
        # telephone numbers: they begin with 0 or +
        r"(?<![\w.,£$€])(?:\+[0-9]{1,3}\s?(?:\(0\)\s?)?|\(?0)[0-9]{2,5}\)?(?:[\s-]?[0-9]{2,7}){1,4}(?!\w)",
        r"(?<![\w.,£$€])0[0-9]{3,12}\b",
        r"\b116[\s-]?(?:123|111|000|006)\b",
        # postcodes, street addresses
        r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b",
        rf"(?<![\w.,£$€])[0-9]{{1,3}}[A-Za-z]?(?:[-–][0-9]{{1,3}})?,?\s(?:[A-Z][a-z’']+\s){{1,2}}(?:{_STREETS})\b",
        # file sizes, versions, tokens of a network, resolutions
        r"(?<![\w.,])[0-9]{1,6}(?:\.[0-9]{1,3})?\s?(?:[KMGTk]B|Mb|kb|Mbps|Gbps)\b",
        r"(?<![\w.,])[0-9]{1,4}(?:\.[0-9]{1,4}){2,5}(?![\w.]\w)",
        r"\b(?:[2-6]G|4K|8K|1080p|720p|2D|3D)\b",
        # set pairs
        r"\b(?:24[/-]7|9/11|7/7|50[/-]50|80[/-]20|4x4|20[/-]20 vision)\b",
        r"\b(?:24|twenty[- ]four) hours a day\b|\b(?:365|seven|7) days a (?:year|week)\b",
        # footnote marks
        r"\[[0-9]{1,8}\]",
    )
)
_SHORT_YEAR = re.compile(r"(?<![\w.,£$€/])([0-9]{2})/([0-9]{2})(?![\w/]|,[0-9])")
_SCORE = re.compile(
    r"(?<![\w.,£$€%-])([0-9]{1,2})\s?[-–]\s?([0-9]{1,2})(?![\w%-]|[.,][0-9]|\s(?:per|million|billion|year|strong))"
)
_MONTH_DAY = re.compile(rf"{_MONTH}\s{{1,2}}([0-3]?[0-9])(?![\w%]|[,.:/][0-9]|\s?(?:%|per cent|million))")
_BULLET = re.compile(
    r"\s*(?:[•*\-–—>]\s*)?(?:\(?\s?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})\s?\)|[0-9]{1,2}\.(?![0-9])|[0-9]{1,2}\.[0-9]{1,2}\.?(?=\s[A-Z][a-z]))(?=\s|$)|\s*(?:[>•*–—-]\s)"
)
_FUNCTION = re.compile(r"\s([a-z]+)")


def spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the stretches that hold no amount, unsorted; they may overlap."""
    found = [match.span() for pattern in _ALWAYS for match in pattern.finditer(text)]
    found += [m.span() for m in _SHORT_YEAR.finditer(text) if (int(m[1]) + 1) % 100 == int(m[2])]
    found += [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
    found += [m.span(1) for m in _MONTH_DAY.finditer(text) if 0 < int(m[1]) <= 31 and not _counts(text, m)]
    bullet = _BULLET.match(text)
    if bullet:
        found.append(bullet.span())
    return found


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
