"""Words of time, and the pieces of pattern built from them."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "twenty-four": 24, "thirty": 30, "hundred": 100}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
# Days of the year that officials and newspapers count from, as (month, day); Easter is computed.
FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "hogmanay": (12, 31),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "st patrick's day": (3, 17),
    "valentine's day": (2, 14),
}
EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}

# Case is folded in the patterns only where a capital does not tell a name from a word.
MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|MAY|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
FOUR = r"(?:19[5-9][0-9]|20[0-4][0-9])"
NUMBER = (
    r"[0-9]{1,3}|(?:a )?couple of|twenty-four|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|eleven|twelve|twenty|thirty|hundred|one|two|three|four|five|six|seven|eight|nine|ten"
)
UNIT = r"day|week|fortnight|month|quarter|year|decade"
SEASON = r"(?:spring|summer|autumn|winter)"
# "the year to 31 March", not "this year to help forces"
TO_DATE = (
    r"to\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:[0-9]|date\b|Jan|Feb|March|April|May\b|June|July|Aug|Sep|Oct|Nov"
    r"|Dec"
    r"|spring|summer|autumn|winter|Easter|Christmas)"
)

# Nouns that a year stands before as the time of their contents: "2010 levels", "the 2018 survey".
DATED_NOUNS = (
    r"levels?|figures?|survey|poll|consultation|baseline|total|average|peak|elections?|numbers?|data"
    r"|settlement|budget|allocations?|season|campaign|results?|rate|low|high|count|intake|pay award"
)
# Nouns after which a number before them is a count, not a year.
COUNTED_NOUNS = (
    r"officers|people|incidents|crimes|offences|calls|arrests|posts|pcsos|specials|recruits|victims|homes"
    r"|vehicles|searches|drivers|metres|miles|hours|children|women|men|residents|households|pounds"
)


def number(word: str) -> int | None:
    """The value of a number in digits or words, None where it is not one."""
    word = word.strip().lower()
    if word.isascii() and word.isdigit():
        return int(word)
    return NUMBERS.get(word)
