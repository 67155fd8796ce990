"""Multiples: "doubled", "halving", "threefold", "twice as many", "3.2 times as likely"."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.reading import Reading, Scan
from claimx.pipeline.quantities.tokens import NUMBER, at, is_hyphen

_IDIOMS = {"down", "up", "over", "back", "as"}  # doubling down, doubled over, doubles as
_VERBS = frozenset({"double", "treble", "triple", "quadruple"})
# What follows where someone is doubled over.
_BENT = frozenset({"", ".", ",", ";", "in", "with", "and", "as", "laughing", "on", "at"})
_SINCE = frozenset({"in", "over", "since", "after", "under", "within", "during", "across", ""})
_SHRINKS = frozenset(["decrease", "reduction", "fall", "drop", "decline", "cut"])


def read_multiple(scan: Scan, index: int) -> Reading | None:
    """A multiple in one word that begins at a token."""
    word, after = scan.word(index), scan.word(index + 1)
    verb = table("multiple_verbs").get(word)
    if verb is not None:
        return _verb(scan, index, verb)
    fold, stop = _fold(scan, index)
    if fold is not None:
        direction = -1 if scan.word(stop) in _SHRINKS else 1
        return Reading(index, stop, stop, "multiple", fold, "times", direction=direction, worded=True)
    value = table("multiple_adjectives").get(word)
    if value is None:
        return None
    if word in {"twice", "thrice"}:
        if is_hyphen(scan.tokens, index + 1) or not (
            after in words("compared") - {"this", "last"} or _as_many(scan, index + 1)
        ):
            return None
        return Reading(index, index + 1, index + 1, "multiple", float(value), "times", worded=True)
    if is_hyphen(scan.tokens, index + 1) or is_hyphen(scan.tokens, index - 1):
        return None
    before = scan.word(index - 1)
    if word in _VERBS and after in _SINCE and _is_plural(scan, index - 1):
        return Reading(index, index + 1, index + 1, "multiple", float(value), "times", direction=1, worded=True)
    if after in words("compared"):
        direction = (
            1 if before in words("verbal") - {"and", "or"} or (before in words("degree") and _modal(scan, index)) else 0
        )
    elif before in words("verbal") - {"and", "or"} or (
        before in words("degree") and scan.word(index - 2) in {"to", "more", "will", "would"}
    ):
        if after in words("units") or not (
            scan.ends_clause(index + 1) or after in words("function_words") or before in words("verbal")
        ):
            return None
        direction = 1 if _modal(scan, index) or before in words("verbal") else 0
    elif before in words("degree") and (scan.ends_clause(index + 1) or after in words("function_words")):
        direction = 0
    else:
        return None
    return Reading(index, index + 1, index + 1, "multiple", float(value), "times", direction=direction, worded=True)


def _is_plural(scan: Scan, index: int) -> bool:
    word = scan.word(index)
    return word.endswith("s") and not word.endswith("ss") and len(word) > 3 and word not in words("function_words")


def _verb(scan: Scan, index: int, verb: list[float]) -> Reading | None:
    word, before, after = scan.word(index), scan.word(index - 1), scan.word(index + 1)
    if after in _IDIOMS and not (after == "over" and scan.word(index + 2) not in _BENT):
        return None
    if after == "up" or is_hyphen(scan.tokens, index + 1):
        return None
    if word == "halves" and before in {
        "two",
        "both",
        "the",
        "of",
        "first",
        "second",
        "into",
        "in",
        "other",
        "equal",
    }:
        return None
    if word in {"doubles", "triples", "trebles"} and before in {
        "the",
        "mixed",
        "men",
        "women",
        "of",
        "in",
        "a",
    }:
        return None
    return Reading(index, index + 1, index + 1, "multiple", verb[0], "times", direction=int(verb[1]), worded=True)


def _modal(scan: Scan, index: int) -> bool:
    return any(scan.word(k) in words("verbal") for k in range(max(0, index - 3), index))


def _fold(scan: Scan, index: int) -> tuple[float | None, int]:
    """The value and stop of "threefold", "three-fold", "10-fold"."""
    word = scan.word(index)
    if word in table("folds"):
        return float(table("folds")[word]), index + 1
    k = index + 1 + is_hyphen(scan.tokens, index + 1)
    digits = at(scan.tokens, index).kind == NUMBER and len(word) < 4 and "," not in word and "·" not in word
    if scan.word(k) == "fold" and (word in table("small") or digits):
        return float(table("small").get(word) or word), k + 1
    return None, index


def _as_many(scan: Scan, index: int) -> bool:
    """Whether "as many", "as high" stands here, and not "as he left"."""
    return scan.word(index) == "as" and (
        scan.word(index + 1) not in words("function_words") | {"part", "well", "soon", "officers"}
        and bool(scan.word(index + 1))
    )


def times_is_multiple(scan: Scan, index: int, value: float) -> bool:
    """Whether "times" at a token multiplies ("3.2 times as likely") and does not count occasions."""
    after = scan.word(index + 1)
    if value != int(value):
        return True
    if after == "as":
        return _as_many(scan, index + 1)
    if after in words("comparatives"):
        return scan.word(index + 2) not in {"in", "during", "between", "since"} and after not in {
            "further",
            "extra",
            "additional",
        }
    if after == "more":
        return True
    if after in {"over", "above"}:
        return any(scan.word(k) in words("limits") for k in range(index + 2, index + 5))
    if after == "the":
        return scan.word(index + 2) not in {
            "day",
            "week",
            "month",
            "year",
            "police",
            "officers",
            "force",
            "same",
            "previous",
            "following",
        }
    return (
        after in {"that", "what", "those", "its", "their", "our", "national", "average", "normal", "usual"}
        and not at(scan.tokens, index + 1).capital
    )
