"""Which amounts are ages: "aged 31 and 44", "Mrs Pell is 79", "applicants must be over 18"."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.nouns import noun_follows, plural_follows
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, WORD, Token, at, is_hyphen

_OLD = frozenset({"old", "olds"})
_AGED = frozenset({"aged", "age", "ages", "ageing"})
_SUBJECTS = frozenset(["he", "she", "i", "who"])
_FAR = 7  # tokens: "the youngest lad found in one was 13"
_RANKED = frozenset({"youngest", "oldest", "eldest"})
_HE_IS = frozenset({"he's", "she's", "i'm", "he’s", "she’s", "i’m"})
_WILL = frozenset({"will", "to", "she'll", "he'll", "i'll", "she’ll", "he’ll", "i’ll", "would"})
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})
_PARENTS = frozenset({"mum", "dad", "nan", "gran", "grandad", "granny"})
_MODALS = frozenset({"can't", "can’t", "cannot", "could", "couldn't", "couldn’t", "must", "may", "might"})
# What is said of one person, after a name that could be a plural.
_OF_ONE = frozenset("left said says has was is who of from told lives works".split())
_SPOKE = frozenset({"said", "says", "told", "added"})
# Last words of names that are no person's.
_BODIES = frozenset(
    "police constabulary service council county authority force station division district unit team city town "
    "north south east west upper lower great new".split()
)
_OLDEST = 110
_ADULT = 16
_CHILD = 18
_INFANT = 4


def years_old(scan: Scan, reading: Reading) -> bool:
    """Whether a span of time is said to be an age: "12 years old", "six months of age"."""
    k = reading.resume
    if reading.form == "measure" and reading.unit in {"year", "month", "week", "day"}:
        k += is_hyphen(scan.tokens, k)
        return scan.word(k) in _OLD or (scan.word(k) == "of" and scan.word(k + 1) == "age")
    return False


def aged(scan: Scan, reading: Reading) -> bool:
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
            return not (passed_and and plural_follows(scan, reading.resume))
        passed_and = passed_and or word in {"and", ","}
        if word not in words("age_between") and at(scan.tokens, k).kind != NUMBER and word not in table("small"):
            return False
        k -= 1
    return False


def is_age(scan: Scan, reading: Reading) -> bool:
    """Whether a plain number is someone's age, or the age from or up to which a rule holds."""
    value = reading.value or 0
    if not 0 < value <= _OLDEST or value != int(value) or reading.scale != 1:
        return False
    bare = not noun_follows(scan, reading.resume)
    if _or_older(scan, reading) or _ranked(scan, reading) or _appositive(scan, reading):
        return True
    if _who_is(scan, reading) or _in_brackets(scan, reading):
        return True
    if scan.word(reading.first - 1) == "of" and scan.word(reading.first - 2) in words("one_person"):
        # "a pensioner of 88 kept the caller talking", "a man of 24 remains on bail"
        return scan.word(reading.first - 3) in _ARTICLES or not plural_follows(scan, reading.resume)
    return bare and (
        _over(scan, reading)
        or _of_person(scan, reading)
        or _said_of_person(scan, reading)
        or _required(scan, reading)
        or _span(scan, reading)
        or _at(scan, reading)
    )


def _or_older(scan: Scan, reading: Reading) -> bool:
    """Whether "or over", "and older" and no noun follows."""
    after, next_ = scan.word(reading.resume), scan.word(reading.resume + 1)
    if after not in {"or", "and"} or next_ not in words("or_older"):
        return False
    return next_ not in {"over", "under", "above", "below"} or not noun_follows(scan, reading.resume + 2)


def _ranked(scan: Scan, reading: Reading) -> bool:
    """Whether it is the age of the youngest or oldest: "the youngest caller was 11"."""
    before, two = scan.word(reading.first - 1), scan.word(reading.first - 2)
    if before in _RANKED:
        return True
    if two == "of" and before in {"them", "these", "whom"}:
        return scan.word(reading.first - 3) in _RANKED  # "the youngest of them 16"
    ranked = {scan.word(k) for k in range(max(0, reading.first - _FAR), reading.first - 1)} & _RANKED
    return bool(ranked) and before in words("be") | {"just", "only", "aged"}


def _over(scan: Scan, reading: Reading) -> bool:
    """Whether "over" or "under" makes it an age: "drivers over 70", "children under nine", "under 18"."""
    value = reading.value or 0
    before, two = scan.word(reading.first - 1), scan.word(reading.first - 2)
    if before not in {"under", "over"} or two in {"just", "well"}:
        return False
    if before == "under" and 10 <= value <= 25 and not reading.worded:
        return True
    if two in words("young"):
        return value <= _CHILD
    people = words("people") | words("age_subjects") | {"aged", "those", "someone", "persons", "all", "and", "or"}
    return value >= 10 and two in people


def _of_person(scan: Scan, reading: Reading) -> bool:
    """Whether it is of one person or of children: "a woman of 61", "children from 8 to 14"."""
    before, two = scan.word(reading.first - 1), scan.word(reading.first - 2)
    if before == "of" and two in words("people") | {"children", "kids"}:
        return True
    if before == "of" and reading.high is not None and two in words("age_subjects"):
        return reading.high < 100  # "drivers of 17 to 24"
    if (reading.value or 0) > _CHILD or reading.worded:
        return False
    if before == "to" and at(scan.tokens, reading.first - 2).kind == NUMBER:
        before, two = scan.word(reading.first - 3), scan.word(reading.first - 4)
    return before in {"from", "between"} and two in words("young")


def _said_of_person(scan: Scan, reading: Reading) -> bool:
    """Whether it is a person's age: "she was only 19 when", "Mrs Pell is 79", "my mother was 80"."""
    k = reading.first - 1
    while scan.word(k) in {"only", "just", "still", "about", "nearly", "aged", "almost", "now", "more", "than", "over"}:
        k -= 1
    value = reading.value or 0
    turns = scan.word(k) in {"turned", "turning", "turns"} or (scan.word(k) == "turn" and scan.word(k - 1) in _WILL)
    if turns and not reading.worded:
        return value <= 100
    if scan.word(k) in _HE_IS:
        return value > _INFANT
    if scan.word(k) not in words("be") or value < _INFANT:
        return False
    if scan.word(k) == "been" and scan.word(k - 1) in {"have", "has", "had"}:
        k -= 1 + (scan.word(k - 2) in _MODALS)  # "the lad can't have been more than 14"
    subject, before = at(scan.tokens, k - 1), at(scan.tokens, k - 2)
    if subject.text in _PARENTS:
        return True
    if subject.text in _SUBJECTS:
        return True
    if subject.text in words("people") and not subject.text.endswith(("s", "men")):
        return before.text in {"my", "his", "her", "your", "the", "a", "our"} and value > _INFANT
    while before.kind == WORD and before.capital and before.text not in words("honorifics"):
        k -= 1
        before = at(scan.tokens, k - 2)
    return subject.capital and before.text in words("honorifics")


def _required(scan: Scan, reading: Reading) -> bool:
    """Whether a rule on people names it: "applicants must be over 18", "recruits have to be at least 17"."""
    k = reading.first - 1
    while scan.word(k) in {"over", "under", "above", "below", "at", "least", "aged", "than", "more"}:
        k -= 1
    if scan.word(k) != "be" or not _ADULT <= (reading.value or 0) < 100:
        return False
    if scan.word(k - 1) in {"must", "should"}:
        k -= 2
    elif scan.word(k - 1) == "to" and scan.word(k - 2) in {"have", "need", "has", "needs"}:
        k -= 3
    else:
        return False
    return scan.word(k) in words("age_subjects") | {"you", "they", "who", "applicant", "recruit", "candidate"}


def _span(scan: Scan, reading: Reading) -> bool:
    """Whether a range is the ages of people: "the dead were men, mostly between 40 and 55"."""
    if reading.high is None or scan.word(reading.first - 1) != "between" or (reading.high or 0) > 100:
        return False
    near = words("people") | words("age_subjects")
    if scan.word(reading.first - 2) in words("be") and scan.word(reading.first - 3) in near:
        return True
    if scan.word(reading.first - 2) not in {"mostly", "mainly", "largely", "chiefly", "usually", "all", "typically"}:
        return False
    return any(scan.word(k) in near for k in range(max(0, reading.first - 9), reading.first))


def _at(scan: Scan, reading: Reading) -> bool:
    """Whether it is the age at which something is done: "retire at 55", "and at 58 or 59 that is hard"."""
    if scan.word(reading.first - 1) != "at" or not _INFANT < (reading.value or 0) < 100:
        return False
    if _did_at(scan, reading):
        return True
    before = scan.word(reading.first - 2)
    if (reading.value or 0) < _ADULT:
        return False
    if before.startswith(("retir", "pension")):
        return True
    neighbours = reading.high is not None and reading.high - (reading.value or 0) == 1
    return neighbours and scan.word(reading.resume - 2) == "or" and before in {"", "and", "but", ",", "even", "“", '"'}


def _did_at(scan: Scan, reading: Reading) -> bool:
    """Whether one person did or met a thing at that age: "who was first stopped at 14", "he left school at 16"."""
    if reading.worded or not scan.ends_clause(reading.resume):
        return False
    near = [scan.word(k) for k in range(max(0, reading.first - 6), reading.first - 1)]
    return bool({*near} & {"he", "she", "i", "who"}) and bool({*near} & words("of_a_life"))


def _behind_bracket(scan: Scan, index: int) -> int:
    """The token before a bracket that ends at a token, or that token: "Jane Roe (Ind, Bodmin), 61"."""
    if scan.word(index) != ")":
        return index
    for k in range(index - 1, max(-1, index - 12), -1):
        if scan.word(k) == "(":
            return k - 1
    return index


def _alone(scan: Scan, index: int, follows: Token) -> bool:
    """Whether a name of one word opens its clause, within quotation marks or not: "Carys, 29, left"."""
    before, name = scan.word(index - 1), at(scan.tokens, index)
    if follows.kind != WORD or follows.capital:
        return False
    if name.text in {'"', "”", "’", "'"}:
        return at(scan.tokens, index - 1).capital and scan.word(index - 2) in {'"', "“", "‘", "'"}
    opens = index == 0 or before in {".", "!", "?", ";", ":", '"', "”", "“"}
    one = not name.text.endswith("s") or follows.text in _OF_ONE
    return opens and name.kind == WORD and name.capital and one


def _who_is(scan: Scan, reading: Reading) -> bool:
    """Whether one person is said to be so old: "a neighbour who is 83 hung on"."""
    if reading.worded or scan.word(reading.first - 1) not in {"is", "was"} or scan.word(reading.first - 2) != "who":
        return False
    return (reading.value or 0) > _INFANT and not plural_follows(scan, reading.resume)


def _in_brackets(scan: Scan, reading: Reading) -> bool:
    """Whether it stands in brackets after a person's name: "Jane Marsh-Roe (44), a former magistrate"."""
    k = reading.first - 2
    if scan.word(k + 1) != "(" or scan.word(reading.resume) != ")" or reading.worded or (reading.value or 0) < _ADULT:
        return False
    follows, next_ = scan.word(reading.resume + 1), scan.word(reading.resume + 2)
    if follows != "," and follows not in _SPOKE:
        return False
    if follows == "," and next_ not in _ARTICLES | {"who", "whose", "from", "of"}:
        return False
    last, first = at(scan.tokens, k), at(scan.tokens, k - 1)
    if is_hyphen(scan.tokens, k - 1):
        first = at(scan.tokens, k - 3)
    named = last.kind == WORD and last.capital and first.kind == WORD and first.capital
    return named and not {first.text, last.text} & (words("function_words") | _BODIES)


def _appositive(scan: Scan, reading: Reading) -> bool:
    """Whether it stands between commas after a person: "John Smith, 34, of Hull", "two girls, 13 and 14,"."""
    if reading.worded or not 0 < (reading.value or 0) < 100:
        return False
    if scan.word(reading.first - 1) != ",":
        return (
            scan.word(reading.first - 1) == "and"
            and at(scan.tokens, reading.first - 2).kind == NUMBER
            and scan.word(reading.first - 3) == ","
            and scan.word(reading.first - 4) in words("people")
            and scan.ends_clause(reading.resume)
        )
    after = scan.word(reading.resume)
    if after not in {",", ".", ";", ")", ""}:
        pair = after == "and" and at(scan.tokens, reading.resume + 1).kind == NUMBER
        return pair and scan.word(reading.first - 2) in words("people") and scan.ends_clause(reading.resume + 2)
    k = _behind_bracket(scan, reading.first - 2)
    name, first = at(scan.tokens, k), at(scan.tokens, k - 1)
    if name.text in words("people"):
        return True
    if name.capital and first.text in words("people"):
        return True  # "his brother Kieran, 29"
    if is_hyphen(scan.tokens, k - 1):
        first = at(scan.tokens, k - 2)  # "Ames-Tully"
    elif after == "," and _alone(scan, k, at(scan.tokens, reading.resume + 1)):
        return (reading.value or 0) > 9
    if name.capital and first.text == ",":  # "The dog, Max, 4, found"
        follows = at(scan.tokens, reading.resume + 1)
        return scan.word(reading.resume) == "," and follows.kind == WORD and not follows.capital
    return (
        (reading.value or 0) > 9
        and name.kind == WORD
        and name.capital
        and first.kind == WORD
        and first.capital
        and first.text not in words("function_words")
        and scan.word(reading.first - 4) not in {"in", "to", "from", "for"}
    )
