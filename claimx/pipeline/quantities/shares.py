"""Fractions ("two thirds", "half") and ratios ("one in five", "£1 in every £4"), read as per cent."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.numerals import Numeral, read_numeral
from claimx.pipeline.quantities.percents import percent_stop
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, WORD, at, is_hyphen

_ODD_RATIO = 1000.0
_AMPLE = frozenset({"good", "full", "whole", "clear", "mere", "solid", "bare"})
_SINGLE = frozenset({"third", "quarter", "fifth", "sixth", "seventh", "eighth", "tenth"})
_SINCE = frozenset({"on", "from", "since"})
# What may follow a share by which something moved: "by a third overall", "by a fifth each".
_SUMMED = frozenset({"all", "altogether", "overall", "again", "each", "both"})
_HUNDREDS = {"hundred": 100.0, "thousand": 1000.0}
_TAKING = frozenset("take takes taking took taken cut cuts cutting wiped knocked slashed shaved knock wipe".split())
_COMPARED = frozenset({"weaker", "dearer", "heavier", "lighter"})
_OUT_OF = frozenset({3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 25.0, 50.0, 100.0, 1000.0})


def percentage(share: float) -> float:
    """A share of one as per cent, to two decimals."""
    return round(100 * share, 2)


def _share(first: int, stop: int, share: float, form: str, worded: bool) -> Reading:
    return Reading(first, stop, stop, form, percentage(share), "percent", worded=worded)


def read_fraction(scan: Scan, index: int) -> Reading | None:
    """A fraction that begins at a token, and what it is a part of where that is one per cent."""
    found = _fraction(scan, index)
    if found is None or scan.word(found.stop) != "of" or scan.word(found.stop + 1) not in {"one", "1", "a"}:
        return found
    stop = percent_stop(scan, found.stop + 2)
    if stop is None or found.value is None:
        return found
    return Reading(index, stop, stop, "percent", round(found.value / 100, 4), "percent", worded=True)


def _fraction(scan: Scan, index: int) -> Reading | None:
    tokens, word = scan.tokens, scan.word(index)
    if word in table("vulgar"):
        follows = scan.word(index + 1)
        return _share(index, index + 1, table("vulgar")[word], "fraction", True) if follows == "of" else None
    if at(tokens, index).kind == NUMBER:
        return _digit_fraction(scan, index)
    if word == "half":
        return _half_as(scan, index) or _half(scan, index)
    if scan.word(index - 1) == "remaining" and word in _SINGLE:
        return _rest(scan, index)
    if word in {"quarter", "third", "fifth", "tenth"}:
        return _headless(scan, index)
    count = 1 if word in {"a", "an"} else table("small").get(word)
    joint = index + 1 + is_hyphen(tokens, index + 1)
    name = scan.word(joint)
    parts = table("denominators").get(name)
    if not count or parts is None or count >= parts or (count > 1) != name.endswith(("s", "halves")):
        return None
    hyphened = joint > index + 1
    if count == 1:
        if name == "half":
            return _share(index, joint + 1, 0.5, "fraction", True) if _half_is_share(scan, index, joint) else None
        if not _is_share(scan, index, joint, article=word in {"a", "an"}):
            return None
    elif name in {"quarters", "halves"} and scan.word(joint + 1) in {"past", "to"} and not scan.word(joint + 2):
        return None
    if hyphened and is_hyphen(tokens, joint + 1):
        return None
    return _share(index, joint + 1, count / parts, "fraction", True)


def _digit_fraction(scan: Scan, index: int) -> Reading | None:
    """A fraction in digits: "2/3 of"."""
    tokens = scan.tokens
    slash, below = at(tokens, index + 1), at(tokens, index + 2)
    if slash.text != "/" or not slash.glued or below.kind != NUMBER or not below.glued:
        return None
    up, down = tokens[index].text, below.text
    if not (up.isdigit() and down.isdigit() and len(up) <= 2 and len(down) <= 2 and 0 < int(up) < int(down) <= 20):
        return None
    return _share(index, index + 3, int(up) / int(down), "fraction", False)


def _half(scan: Scan, index: int) -> Reading | None:
    if not _half_is_share(scan, index, index):
        return None
    return _share(index, index + 1, 0.5, "fraction", True)


def _half_as(scan: Scan, index: int) -> Reading | None:
    """Read "half as often" as a multiple; "half as many again" is a share that is added."""
    much = scan.word(index + 2)
    counted = much in {"many", "much"} and "as" in {scan.word(index + 3), scan.word(index + 4)}
    if scan.word(index + 1) != "as" or not (much in words("degrees") or counted) or is_hyphen(scan.tokens, index - 1):
        return None
    if "again" in {scan.word(k) for k in range(index + 3, index + 6)}:
        return None
    return Reading(index, index + 1, index + 1, "multiple", 0.5, "times", worded=True)


def _half_is_share(scan: Scan, first: int, index: int) -> bool:
    """Whether "half" is a share, not half an hour, the first half or a half-brother."""
    tokens = scan.tokens
    before, after = scan.word(first - 1), scan.word(index + 1)
    if before in words("half_previous") or (is_hyphen(tokens, index + 1)) or is_hyphen(tokens, first - 1):
        return False
    if before == "the" and after not in {"of"}:
        return False
    if after in {"a", "an"}:
        unit = scan.word(index + 2)
        return unit not in table("units") and unit not in table("scales")
    if after == "the" and scan.word(index + 2) in {"day", "night"}:
        return False
    return after not in words("half_next") and not (before == "and" and scan.word(first - 2) in table("small"))


def _rest(scan: Scan, index: int) -> Reading | None:
    """What is left of a whole: "the remaining quarter"."""
    after = scan.word(index + 1)
    if after == "of" or not (scan.ends_clause(index + 1) or after in words("function_words")):
        return None
    return _share(index, index + 1, 1 / table("denominators")[scan.word(index)], "fraction", True)


def _headless(scan: Scan, index: int) -> Reading | None:
    """A headline's fraction without its article: "Quarter of victims"."""
    if scan.word(index + 1) != "of" or scan.word(index - 1) in words("quarter_previous"):
        return None
    if scan.word(index + 2) in {"an", "its", "a"}:
        return None
    if scan.word(index - 1) in _AMPLE and scan.word(index - 2) == "a":
        return _share(index, index + 1, 1 / table("denominators")[scan.word(index)], "fraction", True)
    opens = index == 0 or scan.tokens[index].capital
    bounded = scan.word(index - 1) in {
        "almost",
        "nearly",
        "over",
        "than",
        "about",
        "around",
        "least",
        "under",
        "by",
    }
    if not bounded and not opens:
        return None
    if scan.word(index) != "quarter" and not (bounded or scan.word(index + 2).endswith(("s", "people", "women"))):
        return None
    return _share(index, index + 1, 1 / table("denominators")[scan.word(index)], "fraction", True)


def _is_share(scan: Scan, first: int, index: int, *, article: bool) -> bool:
    """Whether "a third" or "one quarter" is a share, not an ordinal or three months."""
    name, before, after = scan.word(index), scan.word(first - 1), scan.word(index + 1)
    if is_hyphen(scan.tokens, index + 1):
        return False
    if name == "quarter":
        return _is_quarter(scan, first, index)
    if after in _COMPARED:
        return True
    if after == "of":
        return scan.word(index + 2) != "the" or scan.word(index + 3) not in {"kind", "series"}
    if article and (_enumerates(scan, first) or _is_person(scan, first, index)):
        return False
    if scan.ends_clause(index + 1) or after in words("comparatives") or after in {"increase", "decrease", "reduction"}:
        return True
    if after == "off" and {before, scan.word(first - 2)} & _TAKING:
        return True  # "has taken a fifth off the grant"
    if after in {"off", "out", "party"} or (after == "down" and scan.word(index + 2) not in _SINCE):
        return False
    if after in words("function_words") or (before == "by" and after in _SUMMED):
        return True
    return before in {"by", "than", "nearly", "almost"} and after.endswith(("ly", "ed"))


def _is_quarter(scan: Scan, first: int, index: int) -> bool:
    before, after = scan.word(first - 1), scan.word(index + 1)
    reduced = before == "to" and after == "of" and scan.word(index + 2) in {"what", "the", "its", "their", "our"}
    if after in {"past", "final", "finals", "pounder", "master", "turn"} or (
        before in words("quarter_previous") - {"on", "that"} and not reduced
    ):
        return False
    if after == "to" and scan.word(index + 2) in table("small"):
        return False
    if after == "of":
        return scan.word(index + 2) not in {"an", "2"} and not (
            scan.word(index + 2).isdigit() and len(scan.word(index + 2)) == 4
        )
    if first and (scan.tokens[first - 1].kind == NUMBER or before in table("scales") or before == "p"):
        return False  # "£20 a quarter" is a rate
    return (
        scan.ends_clause(index + 1)
        or after in words("comparatives")
        or after in words("function_words")
        or after in {"increase", "rise", "cut", "fall", "drop", "reduction", "decrease", "share"}
    )


def _enumerates(scan: Scan, first: int) -> bool:
    """Whether an earlier "two men", "a second" makes "a third" the next person of a row."""
    earlier = {scan.word(k) for k in range(max(0, first - 25), first)}
    if "second" in earlier or ("another" in earlier and earlier & words("people")):
        return True
    for k in range(max(0, first - 25), first - 1):
        if scan.word(k) in {"two", "2"} and {scan.word(k + 1), scan.word(k + 2)} & (
            words("people") | {"people", "others", "officers"}
        ):
            return scan.word(first - 1) in {"and", "while", ",", "but"}
    return False


def _is_person(scan: Scan, first: int, index: int) -> bool:
    """Whether "a third" is one more person: "A third has been released on bail". A share of people is many."""
    if scan.word(index + 1) not in {"has", "was", "is"} or scan.word(first - 1) in words("degree"):
        return False
    for k in range(index + 2, index + 6):
        word = scan.word(k)
        if word in words("befalls"):
            return True
        if word not in {"been", "being", "since", "now", "also", "still", "later", "already", "not", "yet"}:
            return False
    return False


def read_ratio(scan: Scan, part: Numeral, money: bool) -> Reading | None:
    """A ratio whose first numeral has been read: "nine out of ten", "one call in six", "£1 in every £4"."""
    tokens, k, noun = scan.tokens, part.stop, False
    if part.value > 99 or part.value != int(part.value) or part.scale != 1:
        return None
    first = part.first - 1 if money else part.first
    if not money and scan.word(k) not in {"in", "out", "of", "-"}:
        found = _noun_between(scan, part, k)
        if found is None:
            return None
        k, noun = found, True
    hyphens = is_hyphen(tokens, k)
    k += hyphens
    out_of = scan.word(k) == "out" and scan.word(k + 1) == "of"
    of_every = scan.word(k) == "of" and scan.word(k + 1) == "every"
    if out_of:
        k += 2
    elif scan.word(k) == "in" or of_every:
        k += 1
    else:
        return None
    if hyphens and not is_hyphen(tokens, k):
        return None
    k += hyphens
    every = scan.word(k) in {"every", "each"}
    k += every
    if money:
        if scan.word(k) not in table("currency_signs"):
            return None
        k += 1
    if k < len(tokens) and scan.blocked[k]:
        return None
    if every and not money and scan.word(k) in _HUNDREDS:
        return _share(first, k + 1, part.value / _HUNDREDS[scan.word(k)], "ratio", True)
    whole = read_numeral(tokens, k)
    if whole is None or not _fits(scan, part, whole, noun=noun, strict=out_of and not every, every=every, money=money):
        return None
    return _share(first, whole.stop, part.value / whole.value, "ratio", part.worded or whole.worded)


def _noun_between(scan: Scan, part: Numeral, index: int) -> int | None:
    """Where "in" stands after the noun of "one call in six", "nine times in ten"."""
    if part.value > 9:
        return None
    for k in range(index, min(index + 4, len(scan.tokens))):
        if scan.word(k) == "in" or (scan.word(k) == "out" and scan.word(k + 1) == "of"):
            last = scan.word(k - 1)
            if k == index or last in words("function_words"):
                return None
            plural = last.endswith("s") or last in {"people", "women", "men", "children"}
            return k if plural == (part.value > 1) else None
        if scan.tokens[k].kind != WORD or scan.word(k) in words("function_words"):
            return None
    return None


def _fits(scan: Scan, part: Numeral, whole: Numeral, *, noun: bool, strict: bool, every: bool, money: bool) -> bool:
    after = scan.word(whole.stop)
    if whole.value <= part.value or whole.value != int(whole.value):
        return False
    if not every and (whole.value > 100_000 or (1900 <= whole.value <= 2100 and whole.bare)):
        return False  # one in a million, three in 2019
    if (
        after in table("units")
        or after in {"%", "per", "percent", "-", "/"}
        or (after in {"successive", "consecutive", "separate"})
    ):
        return False
    if part.worded and not whole.worded and part.value > 1 and not every and whole.value not in _OUT_OF:
        return False
    if money or every:
        return True
    if strict:
        return whole.value in _OUT_OF and part.value < 20
    if noun:
        ends = scan.ends_clause(whole.stop) or after in words("function_words") | words("ratio_next")
        ends = ends or after.endswith(("ed", "en", "ing"))
        if part.value > 1 and scan.word(whole.first - 2) in words("age_subjects") | {"women", "men"}:
            ends = ends or not after.endswith("s")  # "two women in five carry", not "two men in five cars"
        return ends and (part.value == 1 or whole.value in _OUT_OF)
    if part.value == 1:
        return whole.value <= _ODD_RATIO or whole.bare
    return whole.value in _OUT_OF
