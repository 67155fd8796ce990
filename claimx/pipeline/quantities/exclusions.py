"""Which tokens are no amounts whatever they read like: patterns, references, names, service numbers."""

from __future__ import annotations

from bisect import bisect_left

from claimx.pipeline.quantities.identified import is_identified, names_one
from claimx.pipeline.quantities.lexicon import reference_words, table, words
from claimx.pipeline.quantities.nouns import noun_follows
from claimx.pipeline.quantities.patterns import spans
from claimx.pipeline.quantities.percents import percent_stop
from claimx.pipeline.quantities.reading import Scan
from claimx.pipeline.quantities.services import is_service
from claimx.pipeline.quantities.tokens import CODE, NUMBER, WORD, at, is_hyphen, tokenize

_TITLE_SHARE = 0.6
_CONSECUTIVE = 3
# So many digits without a comma number one thing and count none.
_SERIAL = 6
# Longer words than these have a full stop at the end of a sentence only.
_SHORTENED = frozenset({"para", "paras", "sect"})
_SPELLS = frozenset({"day", "week", "month", "year"})
_PAPERS = frozenset({"note", "paper", "bulletin", "circular", "memo"})
_NUMBERED = _SPELLS | _PAPERS | {"quarter"}
_LAST_QUARTER = 4
_BEFORE_QUARTER = frozenset({"in", "for", "of", "from", "to", "on", "and", "during", "by", "since", "between"})
_LAST_WEEK = 53
_SHORTEST = 3
_SHOWN = frozenset({CODE, NUMBER})


def scan_text(text: str) -> Scan:
    """A text's tokens with those blocked that cannot be part of an amount."""
    tokens = tokenize(text)
    scan = Scan(text, tokens, bytearray(len(tokens)))
    scan.headline = _is_headline(scan)
    starts = [token.start for token in tokens]
    for start, end in spans(text):
        k = max(0, bisect_left(starts, start))
        if k and tokens[k - 1].end > start:
            k -= 1
        while k < len(tokens) and tokens[k].start < end:
            scan.blocked[k] = 1
            k += 1
    referring = reference_words()
    for index, token in enumerate(tokens):
        if token.kind in _SHOWN or token.text in referring or token.text in _NUMBERED:
            _block_at(scan, index)
    return scan


def _is_headline(scan: Scan) -> bool:
    """Whether the text is in title case or capitals, so that a capital says nothing."""
    lettered = [token for token in scan.tokens[:60] if token.kind == WORD and len(token.text) > 3]
    return bool(lettered) and sum(token.capital for token in lettered) >= _TITLE_SHARE * len(lettered)


def _block_at(scan: Scan, index: int) -> None:
    token = scan.tokens[index]
    if scan.blocked[index]:
        return
    if token.kind == CODE:
        scan.blocked[index] = 1
        _block_tail(scan, index + 1)
    elif token.kind == NUMBER:
        if is_service(scan, index) or _is_code(scan, index) or names_one(scan, index):
            scan.blocked[index] = 1
            _block_tail(scan, index + 1)
    elif token.kind == WORD:
        if (
            token.text in words("references")
            or (token.text in words("capital_references") and token.capital)
            or (token.text in {"number", "numbers"} and scan.word(index - 1) in words("reference_numbers"))
            or (token.text == "number" and _is_label(scan, index))
            or is_identified(scan, index)
        ):
            _block_reference(scan, index)
        elif (
            (token.text in _SPELLS and _is_numbered_spell(scan, index))
            or (token.text in _PAPERS and _is_numbered_paper(scan, index))
            or (token.text == "quarter" and _is_numbered_quarter(scan, index))
        ):
            scan.blocked[index + 1] = 1
        elif token.capital and not scan.headline and token.text in table("small"):
            _block_name(scan, index)


def _is_label(scan: Scan, index: int) -> bool:
    """Whether "number" tells one of several apart ("visitor number 48"), and counts none of them."""
    before, after = at(scan.tokens, index - 1), at(scan.tokens, index + 1)
    if before is None or after is None or before.kind != WORD or after.kind != NUMBER:
        return False
    if len(after.text) >= _SERIAL and after.text.isdigit():
        return True
    if before.text.endswith("s") and len(before.text) > _SHORTEST and before.text not in words("function_words"):
        return False  # "the wardens number 16"
    at_one = before.text in {"of", "between"} and not noun_follows(scan, index + 2)
    return at_one or before.text not in words("before_a_number")


def _is_numbered_spell(scan: Scan, index: int) -> bool:
    """Whether a number names a spell ("in week 3 of the trial") and does not count."""
    raw, before = scan.word(index + 1), scan.word(index - 1)
    if at(scan.tokens, index + 1).kind != NUMBER or not raw.isdigit() or int(raw[:4]) > _LAST_WEEK:
        return False
    follows = at(scan.tokens, index + 2)
    bare = follows.kind != WORD or follows.text in words("function_words")
    return bare and before in {"in", "of", "by", "from", "on", "to", "at", "until", "after"}


def _is_numbered_paper(scan: Scan, index: int) -> bool:
    """Whether a number names a paper ("statistical note 3:"): figures, and nothing that they could count."""
    before, raw = at(scan.tokens, index - 1), scan.word(index + 1)
    if not raw.isdigit() or len(raw) > 3 or before.kind != WORD or before.text in words("function_words"):
        return False
    return scan.ends_clause(index + 2) or scan.word(index + 2) in words("function_words")


def _is_numbered_quarter(scan: Scan, index: int) -> bool:
    """Whether a number names a quarter of the year ("in quarter two", "Quarter 3")."""
    before, raw = scan.word(index - 1), scan.word(index + 1)
    value = int(raw) if raw.isdigit() and len(raw) == 1 else table("small").get(raw, 0)
    if not 0 < value <= _LAST_QUARTER or before in words("quarter_previous") - {"on", "to"} or before in {"a", "one"}:
        return False
    return scan.tokens[index].capital or before in _BEFORE_QUARTER


def _block_tail(scan: Scan, index: int) -> None:
    """Block what is glued to a code: "22-1187/MD", "43(1)(a)"."""
    tokens, k = scan.tokens, index
    while (
        k < len(tokens)
        and tokens[k].glued
        and (
            tokens[k].kind in {NUMBER, CODE}
            or (tokens[k].text in {"/", "-", "(", "*"} and at(tokens, k + 1).glued)
            or (tokens[k].text == ")" and k > index)
            or (tokens[k].kind == WORD and len(tokens[k].text) <= 2 and k > index)
        )
    ):
        scan.blocked[k] = 1
        k += 1


def _is_code(scan: Scan, index: int) -> bool:
    """Whether digits are a reference: too long, led by 0, or joined to a name by a hyphen ("covid-19")."""
    tokens, raw = scan.tokens, scan.word(index)
    if raw.isdigit() and (len(raw) > 8 or (len(raw) > 1 and raw[0] == "0")):
        return True
    if at(tokens, index + 1).text == "*" and tokens[index + 1].glued and at(tokens, index + 2).glued:
        return at(tokens, index + 2).kind == NUMBER
    before = at(tokens, index - 2)
    if scan.word(index - 1) == "/" and tokens[index].glued and tokens[index - 1].glued:
        return before.kind in {WORD, CODE} and before.text not in words("currency_signs")
    if scan.word(index + 1) == "decimal":
        return True
    if not is_hyphen(tokens, index - 1):
        return False
    return before.kind in {WORD, CODE} and not (
        before.text in words("currency_signs")
        or before.text in table("short_scales")
        or before.text in table("small")
        or before.text in {"to", "p", "in"}
    )


def _block_reference(scan: Scan, index: int) -> None:
    """Block the numbers of "sections 12, 14 and 14ZA", "level 2", "Operation Seven", "log 118"."""
    tokens, head = scan.tokens, scan.tokens[index]
    k = index + 1
    labels = {"number", "numbers", "no", "."} | ({":"} if head.text in words("labels") else set())
    while scan.word(k) in labels and k < index + 4:
        if scan.word(k) == "." and scan.word(k - 1) != "no" and len(head.text) > 3 and head.text not in _SHORTENED:
            return
        k += 1
    if _is_object(scan, index, k):
        return
    plural, last, comma = head.text.endswith("s"), None, False
    while (value := _reference_value(scan, k)) is not None:
        if last is not None and not _continues(scan, k, plural, last, value, comma):
            return
        stop = k + 1
        scan.blocked[k] = 1
        while (
            stop < len(tokens)
            and tokens[stop].glued
            and (
                tokens[stop].text in {"(", ")", "/", "*"}
                or tokens[stop].kind in {NUMBER, CODE}
                or (tokens[stop].kind == WORD and len(tokens[stop].text) < 4)
            )
        ):
            scan.blocked[stop] = 1
            stop += 1
        last, k, comma = value, stop, False
        while scan.word(k) in words("connectors") and k < stop + 2:
            comma = comma or scan.word(k) == ","
            k += 1
        if k == stop:
            return


def _is_object(scan: Scan, index: int, number: int) -> bool:
    """Whether the head is a verb or a mere capital before a count: "to question 12 suspects"."""
    follows = at(scan.tokens, number + 1)
    counted = follows.kind == WORD and not follows.capital and follows.text.endswith("s") and len(follows.text) > 3
    if not counted or follows.text in words("function_words"):
        return False
    head = scan.word(index)
    verb = head in words("verbal_references") and not scan.tokens[index].capital
    opened = verb and scan.word(index - 1) in words("verb_openers")
    return head in words("verbal_capitals") or opened


def _reference_value(scan: Scan, index: int) -> float | None:
    """The number of a reference at a token; None where an amount or nothing stands there."""
    token, after = at(scan.tokens, index), scan.word(index + 1)
    if token.kind == CODE:
        return -1.0
    if token.kind == NUMBER:
        if "," in token.text or percent_stop(scan, index + 1) is not None or after in table("scales") or after == "%":
            return None
        if at(scan.tokens, index + 1).glued and (
            (after in table("short_scales") and after != "m" and after != "k") or after == "p"
        ):
            return None
        return float(token.text.replace("·", ".")) if len(token.text) < 10 else -1.0
    value = table("small").get(token.text)
    return (
        float(value)
        if value is not None and after not in table("scales") and percent_stop(scan, index + 1) is None
        else None
    )


def _continues(scan: Scan, index: int, plural: bool, last: float, value: float, comma: bool) -> bool:
    """Whether a further number belongs to the reference before it."""
    if scan.tokens[index].kind == CODE:
        return True
    after = scan.word(index + 1)
    noun = bool(after) and at(scan.tokens, index + 1).kind == WORD and after not in words("function_words")
    if 0 < value - last <= _CONSECUTIVE and not (comma and noun):
        return True
    return plural and not (noun and after.endswith(("s", "people")))


def _block_name(scan: Scan, index: int) -> None:
    """Block a number word that is part of a name: "Seven Sisters", "Three Rivers"."""
    after = at(scan.tokens, index + 1)
    if after.kind == WORD and after.capital and after.text in words("name_words"):
        scan.blocked[index] = 1
