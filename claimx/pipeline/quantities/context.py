"""Which amounts read are none in their context: years, ages, "one" as a pronoun, names, idioms."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, WORD, at, is_hyphen

_OLD = frozenset({"old", "olds"})
_AGED = frozenset({"aged", "age", "ages", "ageing"})
_SUBJECTS = frozenset(["he", "she", "i", "who"])
_SMALL_DEFINITE = 4
_LARGE_COMPOUND = 20
_LONGEST_RANKING = 100


def is_amount(scan: Scan, reading: Reading) -> bool:
    """Whether what was read as an amount states one where it stands."""
    if reading.form == "percent":
        return not _wholehearted(scan, reading)
    if reading.form == "measure":
        return not (_years_old(scan, reading) or (reading.unit == "year" and _aged(scan, reading)))
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
    if scan.word(reading.stop) in {"halves", "points", "penalty"}:
        return False
    return not (
        _compound(scan, reading)
        or _years_old(scan, reading)
        or _aged(scan, reading)
        or _is_age(scan, reading)
        or _definite(scan, reading)
        or _capital_name(scan, reading)
    )


def noun_follows(scan: Scan, index: int) -> bool:
    """Whether a word that can be a noun phrase stands at a token, as far as closed word lists tell."""
    while scan.word(index) in words("comparatives"):
        index += 1
    token = at(scan.tokens, index)
    if token.text in {"'", "‘", '"', "“"}:
        return at(scan.tokens, index + 1).kind == WORD and token.text in {"‘", "“"}
    return token.kind == WORD and token.text not in words("function_words") and not token.text.endswith("ly")


def _wholehearted(scan: Scan, reading: Reading) -> bool:
    return (reading.value or 0) >= 100 and scan.word(reading.stop) in words("ordinary_hundred_percent")


def _counted_zero(scan: Scan, reading: Reading) -> bool:
    return (
        noun_follows(scan, reading.stop)
        and scan.word(reading.stop) not in {"tolerance", "hours", "carbon", "emission", "emissions", "sum", "hour"}
    ) or (scan.word(reading.first - 1) == "to" and scan.ends_clause(reading.stop))


def _is_year(scan: Scan, reading: Reading) -> bool:
    raw = scan.word(reading.first)
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
    if before == "to" and any(scan.word(k) == "from" for k in range(max(0, reading.first - 6), reading.first)):
        return False
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


def _years_old(scan: Scan, reading: Reading) -> bool:
    k = reading.resume
    if reading.form == "measure" and reading.unit in {"year", "month", "week", "day"}:
        k += is_hyphen(scan.tokens, k)
        return scan.word(k) in _OLD or (scan.word(k) == "of" and scan.word(k + 1) == "age")
    return False


def _aged(scan: Scan, reading: Reading) -> bool:
    """Whether "aged", "ages", "the age of" stands before, or "age group" after."""
    if {scan.word(reading.resume), scan.word(reading.resume + 1)} & {"age"} and scan.word(reading.resume) in {
        "age",
        "-",
    }:
        return True
    k, passed_and = reading.first - 1, False
    while k >= max(0, reading.first - 7):
        word = scan.word(k)
        if word in _AGED:
            return not (passed_and and noun_follows(scan, reading.resume))
        passed_and = passed_and or word in {"and", ","}
        if word not in words("age_between") and at(scan.tokens, k).kind != NUMBER and word not in table("small"):
            return False
        k -= 1
    return False


def _is_age(scan: Scan, reading: Reading) -> bool:
    value = reading.value or 0
    if not 0 < value <= 110 or value != int(value) or reading.scale != 1:
        return False
    before, two, after = scan.word(reading.first - 1), scan.word(reading.first - 2), scan.word(reading.resume)
    bare = not noun_follows(scan, reading.resume)
    if after in {"or", "and"} and scan.word(reading.resume + 1) in words("or_older") - {
        "over",
        "under",
        "above",
        "below",
    }:
        return True
    if (
        after in {"or", "and"}
        and scan.word(reading.resume + 1) in words("or_older")
        and not noun_follows(scan, reading.resume + 2)
    ):
        return True
    if before in {"under", "over"} and two not in {"just", "well"}:
        people = two in words("people") | {
            "aged",
            "people",
            "anyone",
            "those",
            "adults",
            "residents",
            "children",
            "someone",
            "persons",
            "all",
            "and",
            "or",
            "victims",
            "drivers",
        }
        if before == "under" and 10 <= value <= 25 and (after == "population" or (bare and not reading.worded)):
            return True
        if people and bare and value >= 10:
            return True
    if before == "of" and two in words("people") | {"children", "kids"} and bare:
        return True
    if before in {"youngest", "oldest", "eldest"} or (
        two in {"youngest", "oldest", "eldest"} and before in words("be") | {"just", "only", "aged"}
    ):
        return True
    if _said_of_person(scan, reading) and bare:
        return True
    return _appositive(scan, reading)


def _said_of_person(scan: Scan, reading: Reading) -> bool:
    """Whether it is a person's age: "she was only 19 when"."""
    k = reading.first - 1
    while scan.word(k) in {"only", "just", "still", "about", "nearly", "aged", "almost"}:
        k -= 1
    if scan.word(k) in {"turned", "turning", "turns"} and not reading.worded:
        return (reading.value or 0) <= 100
    return scan.word(k) in words("be") and scan.word(k - 1) in _SUBJECTS and (reading.value or 0) >= 4


def _appositive(scan: Scan, reading: Reading) -> bool:
    """Whether it stands between commas after a person: "John Smith, 34, of Hull"."""
    if reading.worded or scan.word(reading.first - 1) != "," or not 0 < (reading.value or 0) < 100:
        return False
    if scan.word(reading.resume) not in {",", ".", ";", ")", ""}:
        return False
    name, first = at(scan.tokens, reading.first - 2), at(scan.tokens, reading.first - 3)
    if name.text in words("people"):
        return True
    if name.capital and first.text == ",":  # "The dog, Max, 4, found"
        follows = at(scan.tokens, reading.resume + 1)
        return scan.word(reading.resume) == "," and follows.kind == WORD and not follows.capital
    return (
        (reading.value or 0) > 9
        and name.kind == WORD
        and name.capital
        and first.kind == WORD
        and first.capital
        and scan.word(reading.first - 4) not in {"in", "to", "from", "for"}
    )


def _definite(scan: Scan, reading: Reading) -> bool:
    """Whether a few known things are identified and not counted: "the two", "all three"."""
    value = reading.value or 0
    return (
        reading.worded
        and value <= _SMALL_DEFINITE
        and reading.high is None
        and scan.word(reading.first - 1) in words("definite")
    )


def _capital_name(scan: Scan, reading: Reading) -> bool:
    """A number word with a capital within a sentence, beside another: "BBC One", "the Big Five"."""
    token, before = at(scan.tokens, reading.first), at(scan.tokens, reading.first - 1)
    if not reading.worded or not token.capital or scan.headline:
        return False
    return before.kind == WORD and before.capital and reading.first > 1 and not noun_follows(scan, reading.stop)
