"""Digits that are a telephone service (101, 999, 61016) rather than a count."""

from __future__ import annotations

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.nouns import noun_follows, plural_follows
from claimx.pipeline.quantities.percents import percent_stop
from claimx.pipeline.quantities.reading import Scan
from claimx.pipeline.quantities.tokens import NUMBER, WORD, at, is_hyphen

_ON = frozenset("on via through to".split())
_ANSWERED = frozenset("answer answers answered answering rung ring rings ringing".split())
_ROW = 6
_PLACED = frozenset({"in", "at", "for", "from"})


def is_service(scan: Scan, index: int) -> bool:
    """Whether the digits at a token name a telephone service."""
    raw = scan.word(index)
    if raw in words("always_service"):
        return True
    if raw not in words("service_like"):
        return False
    before, after = scan.word(index - 1), scan.word(index + 1)
    if before in table("currency_signs") or percent_stop(scan, index + 1) is not None:
        return False
    if raw in {"111", "112"}:
        return before in words("dial") or after in {"call", "calls", "online", "service", "line"}
    if (
        after in table("units")
        or after in words("comparatives") | {"times", "-"}
        or (scan.tokens[index].glued and before == "-")
    ):
        return after == "-" and not is_hyphen(scan.tokens, index + 1)
    if _counted_call(scan, index) or _in_row(scan, index):
        return False
    if before in {"and", "or", ","} and scan.word(index - 2) in words("service_like"):
        return True  # "999 and 101 taken together"
    if before in _ANSWERED or (before in _ON and not noun_follows(scan, index + 1)):
        return True
    if before in _ON and not plural_follows(scan, index + 1):
        return True  # "the wait on 101 stood at"
    follows = at(scan.tokens, index + 1)
    return follows.kind != WORD or after in words("service_numbers_follow") or before in words("dial") | {"to"}


def _in_row(scan: Scan, index: int) -> bool:
    """Whether a count of the same kind stands before it: "131 in Crewe and 101 in Chester"."""
    place = scan.word(index + 1)
    if place not in _PLACED or scan.word(index - 1) not in {"and", ","}:
        return False
    return any(
        scan.word(k) == place and at(scan.tokens, k - 1).kind == NUMBER for k in range(max(1, index - _ROW), index)
    )


def _counted_call(scan: Scan, index: int) -> bool:
    before, two = scan.word(index - 1), scan.word(index - 2)
    if (two, before) in {
        ("total", "of"),
        ("than", "the"),
        ("more", "than"),
        ("at", "least"),
        ("a", "further"),
        ("an", "additional"),
    }:
        return True
    if before in {"exactly", "nearly", "almost", "additional", "extra", "just"}:
        return True
    if before in {"to", "by", "from"}:
        return any(scan.word(k) in words("change_verbs") for k in range(max(0, index - 4), index - 1)) and scan.word(
            index + 1
        ) not in {"calls", "call", "response", "control", "handlers", "team", "teams"}
    return False
