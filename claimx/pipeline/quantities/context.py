"""Which amounts read are none in their context: years, ages, "one" as a pronoun, names, idioms."""

from __future__ import annotations

import itertools

from claimx.pipeline.quantities.ages import aged, is_age, years_old
from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.nouns import noun_follows, plural_follows
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, WORD, at, is_hyphen

_SMALL_DEFINITE = 4
# As far back as what is left of some may be counted.
_ROW = 20
_LARGE_COMPOUND = 20
_LONGEST_RANKING = 100
# The Metropolitan Police is of this year, and what statements on policing date begins with it.
_EARLIEST = 1829


def is_amount(scan: Scan, reading: Reading) -> bool:
    """Whether what was read as an amount states one where it stands."""
    if reading.form == "percent":
        return not _wholehearted(scan, reading)
    if reading.form == "measure":
        return not (years_old(scan, reading) or (reading.unit == "year" and aged(scan, reading)))
    if reading.form != "number":
        return True
    if _years_apart(scan, reading):
        return False
    if reading.high is None and (_is_year(scan, reading) or _is_one(scan, reading)):
        return False
    if reading.value == 0 and not _counted_zero(scan, reading):
        return False
    if reading.high is not None and reading.worded and reading.value == 1:
        return False  # "one or two"
    if scan.word(reading.first - 1) == "top" and (reading.value or 0) <= _LONGEST_RANKING:
        return False
    if _elided_term(scan, reading):
        return False
    after = scan.word(reading.stop)
    if after in {"halves", "points"} or (after == "penalty" and scan.word(reading.stop + 1) == "points"):
        return False
    return not (
        _compound(scan, reading)
        or years_old(scan, reading)
        or aged(scan, reading)
        or is_age(scan, reading)
        or _definite(scan, reading)
        or _capital_name(scan, reading)
    )


def _wholehearted(scan: Scan, reading: Reading) -> bool:
    return (reading.value or 0) >= 100 and scan.word(reading.stop) in words("ordinary_hundred_percent")


def _counted_zero(scan: Scan, reading: Reading) -> bool:
    return (
        noun_follows(scan, reading.stop)
        and scan.word(reading.stop) not in {"tolerance", "hours", "carbon", "emission", "emissions", "sum", "hour"}
    ) or (scan.word(reading.first - 1) == "to" and scan.ends_clause(reading.stop))


def _is_year(scan: Scan, reading: Reading) -> bool:
    raw = scan.word(reading.first)
    if not reading.worded and raw.isdigit() and _EARLIEST <= (reading.value or 0) < 1900:
        return scan.word(reading.first - 1) in {"in", "since"} and not noun_follows(scan, reading.stop)
    if reading.worded or reading.stop != reading.first + 1 or len(raw) != 4 or not 1900 <= (reading.value or 0) <= 2099:
        return False
    before, k = scan.word(reading.first - 1), reading.stop
    if is_hyphen(scan.tokens, k):
        return scan.word(k + 1) not in words("hyphen_nouns")
    while k < reading.stop + 4 and noun_follows(scan, k) and not at(scan.tokens, k).capital:
        word = scan.word(k)
        if word in words("year_nouns"):
            return True
        if word.endswith("s") or word in words("mass_counts"):
            return before in words("temporal") and not (
                raw.endswith("00") and before not in {"the", "its", "their", "our", "since", "in"}
            )
        k += 1
    return True


def _years_apart(scan: Scan, reading: Reading) -> bool:
    """Whether a range runs from year to year ("2010 to 2015")."""
    if (
        reading.high is None
        or reading.worded
        or not 1900 <= reading.high <= 2099
        or not 1900 <= (reading.value or 0) <= 2099
    ):
        return False
    nouns = {scan.word(reading.resume), scan.word(reading.resume + 1)} - words("year_nouns") - words("function_words")
    counts = any(noun.endswith("s") or noun in words("mass_counts") for noun in nouns)
    return len(scan.word(reading.first)) == 4 and not (counts and scan.word(reading.first - 1) not in words("temporal"))


def _is_one(scan: Scan, reading: Reading) -> bool:
    """Whether "one" is a pronoun or a mere article. It counts after "only" or in a row of counts."""
    if scan.word(reading.first) != "one" or reading.stop != reading.first + 1:
        return False
    before = scan.word(reading.first - 1)
    if _counted_one(scan, reading):
        return False
    if before == "to" and any(scan.word(k) == "from" for k in range(max(0, reading.first - 6), reading.first)):
        return False
    if scan.word(reading.stop) in {"more", "fewer"} and scan.word(reading.stop + 1) == "than":
        return False  # "one more than the year before"
    if not noun_follows(scan, reading.stop) or scan.word(reading.stop) in words("comparatives") | {
        "another",
        "day",
        "thing",
        "such",
    }:
        return True
    if before in words("one_previous") - {"another", "to"}:
        return False
    if before in {"and", ","}:
        return not any(_counting(scan, k) for k in range(max(0, reading.first - 8), reading.first - 1))
    return not any(
        scan.word(k) in {"and", ","} and _counting(scan, k + 1) for k in range(reading.stop + 1, reading.stop + 5)
    )


def _counted_one(scan: Scan, reading: Reading) -> bool:
    """Whether it is one of many of a kind: "one extra inspector", "one officer for every 491 residents"."""
    after = [scan.word(k) for k in range(reading.stop, reading.stop + 5)]
    if after[0] == "respectively":
        return True
    if after[0] in {"extra", "additional", "more", "further"}:
        return after[1] not in words("function_words") | {"thing", "time", "point", "reason", "step"}
    if after[:2] == ["for", "every"]:
        return at(scan.tokens, reading.stop + 2).kind == NUMBER  # "here it is one for every 270"
    return any(pair == ("for", "every") for pair in itertools.pairwise(after[1:]))


def _counting(scan: Scan, index: int) -> bool:
    token = at(scan.tokens, index)
    if token.kind == NUMBER:
        return not scan.blocked[index] and noun_follows(scan, index + 1)
    return table("small").get(token.text, 0) > 1 and noun_follows(scan, index + 1)


def _compound(scan: Scan, reading: Reading) -> bool:
    """Whether the numeral is part of a compound that counts nothing: "two-tier", "10-point plan"."""
    tokens, k = scan.tokens, reading.stop
    dangling = at(tokens, k).text in {"-", "–"} and tokens[k].glued and not at(tokens, k + 1).glued
    if dangling:
        return scan.word(k + 1) in {"to", "and", "or"}
    if is_hyphen(tokens, reading.first - 1) and not reading.high:
        return scan.word(reading.first - 2) not in {"some", "mid", "-", "–"} | set(words("currency_signs"))
    if not is_hyphen(tokens, k):
        return False
    word = scan.word(k + 1)
    if word in words("hyphen_nouns") | {"plus", "odd", "ish", "a", "per"}:
        return False
    return (
        reading.worded
        or (reading.value or 0) < _LARGE_COMPOUND
        or word in {"point", "page", "degree", "metre", "year", "plus"}
    )


def _elided_term(scan: Scan, reading: Reading) -> bool:
    """Whether it is a term in prison or a place in a row told short: "banned for ten", "7th of 43"."""
    if noun_follows(scan, reading.resume):
        return False
    before, two = scan.word(reading.first - 1), scan.word(reading.first - 2)
    if before == "for" and two in words("sentence_cues"):
        return True
    return before == "of" and two in {"st", "nd", "rd", "th"} and scan.tokens[reading.first - 2].glued


def _definite(scan: Scan, reading: Reading) -> bool:
    """Whether a few known things are identified and not counted: "the two", "all three"."""
    value = reading.value or 0
    return (
        reading.worded
        and value <= _SMALL_DEFINITE
        and reading.high is None
        and scan.word(reading.first - 1) in words("definite")
        and not _rest(scan, reading)
    )


def _rest(scan: Scan, reading: Reading) -> bool:
    """Whether a few are what is left of those just counted: "the other three are", "the remaining two"."""
    if scan.word(reading.first - 1) not in {"other", "remaining"} or scan.word(reading.first - 2) != "the":
        return False
    earlier = range(max(0, reading.first - _ROW), reading.first - 2)
    return not plural_follows(scan, reading.resume) and any(_counting_bare(scan, k) for k in earlier)


def _counting_bare(scan: Scan, index: int) -> bool:
    return at(scan.tokens, index).kind == NUMBER or table("small").get(scan.word(index), 0) > 1


def _capital_name(scan: Scan, reading: Reading) -> bool:
    """A number word with a capital within a sentence, beside another: "BBC One", "the Big Five"."""
    token, before = at(scan.tokens, reading.first), at(scan.tokens, reading.first - 1)
    if not reading.worded or not token.capital or scan.headline:
        return False
    return before.kind == WORD and before.capital and reading.first > 1 and not noun_follows(scan, reading.stop)
