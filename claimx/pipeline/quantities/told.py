"""Stretches of a story that hold no amount: ages, hours of the clock, numbered parts of a question, set phrases.

Each group of patterns stands after what a text in small letters must hold for any of them to match.
"""

from __future__ import annotations

import re

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?:{'|'.join(_HOURS)})"
_SOFTLY = r"(?:about|around|just after|just before|nearly|exactly)"
# What stands after an hour and not after a count: a sign, a day, a word that joins or opens a clause.
_THEN = (
    r"(?=\s(?:and|or|but|on|in the|when|to|that|this|yesterday|last|most|every|for|with|as|because|so|after|we|they"
    r"|the|sharp|prompt)\b|[^\w\s-]|\s?$)"
)
_DAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_WHEN = (
    rf"(?:on|last|every) (?:a )?{_DAYS}|(?:that|this|last) (?:night|morning|afternoon|evening)\b"
    r"|in the (?:morning|afternoon|evening)\b|at night\b"
)
_CHILD = r"(?:one|two|three|four|five|six|seven|eight|ten|eleven|twelve|sixteen|eighteen)"

Gate = tuple[str, ...] | re.Pattern[str]


def _group(gate: Gate, *patterns: str) -> tuple[Gate, tuple[re.Pattern[str], ...]]:
    return gate, tuple(re.compile(pattern) for pattern in patterns)


GROUPS: tuple[tuple[Gate, tuple[re.Pattern[str], ...]], ...] = (
    # "...; (2) what proportion; and (3) if he will"
    _group(
        re.compile(r"[;,d]\s\([0-9]"),
        r"(?<=[;,]\s)\([0-9]{1,2}\)(?=\s(?:what|how|if|whether|when|which|who|why|for|pursuant|to|by)\b)",
        r"(?<=\band\s)\([0-9]{1,2}\)(?=\s(?:what|how|if|whether|when|which|who|why|for|pursuant|to|by)\b)",
    ),
    # ages
    _group(
        re.compile(r", [1-9][0-9], "),
        r"\b[A-Z][\w’'-]+, [1-9][0-9], (?=(?:of|from) [A-Z]|(?:who|was|admitted|pleaded|appeared|denied)\b)",
    ),
    _group(
        (" under ",),
        rf"\b(?:who (?:are|were|is|was)|children|pupils|toddlers|those|anyone|everyone) under {_CHILD}\b"
        r"(?![\s-](?:seconds?|minutes?|hours?|days?|weeks?|months?|feet|foot|miles?|per|hundred|thousand|million)\b)",
    ),
    _group(
        ("pension age", "retirement age"),
        r"\b(?:[Pp]ension|[Rr]etirement) age\b(?:\s[a-z]+){0,5}\s(?:to|of|at|from|is|was)\s[4-7][0-9]\b",
    ),
    # hours of the clock
    _group(
        ("in the morning", "in the afternoon", "in the evening", "at night"),
        rf"\b(?:{_HOUR}|1[0-2]|[1-9]) (?:in the (?:morning|afternoon|evening)|at night)\b",
    ),
    _group(
        re.compile(r"(?:starts?|started|begins|began) (?:at|about|around) "),
        rf"\b(?:starts?|started|begins|began) (?:at|about|around) {_HOUR}"
        r"(?=\s(?:and|to|until|till|on|in|or|sharp|prompt)\b|[.,;]|$)",
    ),
    _group(
        re.compile(rf"[ab][ty] (?:{_SOFTLY} )?{_HOUR}\b"),
        rf"\b(?i:up|home|back|out|gone|left|there|over|doors?|opens?|opened|opening|shuts?|closes?|closed|finish(?:es|ed)?"
        rf"|ends?|ended|arrived|came|rang|phoned|calls?|called|knock(?:s|ed)?|woke|happened|(?:on|off) duty|bed)"
        rf" at (?:{_SOFTLY} )?{_HOUR}{_THEN}",
        rf"\b(?i:home|back|gone|there|over|done|finished|shut|closed|bed) by {_HOUR}{_THEN}",
        rf"(?:^|[,;] |\band )[Bb]y {_HOUR}(?= (?:the|it|they|we|he|she|I|in the|that)\b)",
    ),
    _group(
        re.compile(rf" (?:until|till) (?:{_SOFTLY} )?(?:{_HOUR}|noon|mid|late|d)"),
        rf"\b[Ff]rom {_HOUR} (?:until|till) (?:noon|midday|midnight|late|dawn|dusk)\b",
        rf"\b(?i:(?:from )?{_HOUR} )?(?:until|till) (?:{_SOFTLY} )?{_HOUR}{_THEN}",
    ),
    _group(
        re.compile(rf"from {_HOUR} to {_HOUR}\b"),
        rf"\b(?i:opens?|opened|opening|works?|working|runs?|manned|staffed|there|daily) from {_HOUR} to {_HOUR}{_THEN}",
    ),
    _group(
        re.compile(rf"[elrt] {_HOUR} (?:on|in|at|last|every|that|this) "),
        rf"\b(?i:after|before|since|until|at) {_HOUR} (?={_WHEN})",
    ),
    _group(
        ("between ",),
        rf"\b[Bb]etween {_HOUR} and {_HOUR} (?={_WHEN})",
        *(
            rf"\b[Bb]etween {later} and (?:{'|'.join(_HOURS[:number])}){_THEN}"
            for number, later in enumerate(_HOURS)
            if number
        ),
    ),
    # days of the month in a row: "from Monday 13 to Sunday 19 May"
    _group(
        ("day ",),
        rf"\b{_DAYS}\s[0-3]?[0-9]\s(?:to|and|until|or|-|–)\s(?={_DAYS}\s[0-3]?[0-9]\b)",
    ),
    # spells told in seasons
    _group(
        ("summers", "winters", "christmases", "generations", "centuries"),
        r"\b(?:for|in|over) (?:the (?:last|past) )?(?:[a-z]+|[0-9]{1,2}) "
        r"(?:summers|winters|Christmases|generations|centuries)\b",
    ),
    # keys to press and texts to send
    _group(
        ("press", "option "),
        r"\b(?:[Pp]ress(?:ing)?|[Oo]ption) [0-9](?![0-9,.%]|\s(?:officers|conferences|releases))",
    ),
    _group(
        ("text ", "texts "),
        r"\b[Tt]exts?\s(?:\w{1,20}\s){1,7}to\s[0-9]{5}\b",
        r"\b[Tt]exts cost [0-9]{1,2}p\b",
    ),
    # scales and set phrases
    _group(
        ("out of ",),
        r"\b(?:mark|rate|score|grade|judge)\s(?:the|us|them|it|their|its|our|how|police|policing)(?:\s[a-z]+){0,4}?"
        r"\sout of (?:ten|five|10|5|100)\b",
    ),
    _group(
        ("the story", "the battle", "the picture", "the fun"),
        r"\b[Hh]alf (?:of )?the (?:story|battle|picture|fun)\b",
    ),
)
