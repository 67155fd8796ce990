"""Where the words for per cent stop."""

from __future__ import annotations

from claimx.pipeline.quantities.reading import Scan
from claimx.pipeline.quantities.tokens import is_hyphen


def percent_stop(scan: Scan, index: int) -> int | None:
    """Where "%", "per cent", "percent" or "pc" at a token stops. The full stop of "per cent." is left out."""
    word = scan.word(index)
    if word in {"%", "percent", "percentage"} or (word == "pc" and not scan.tokens[index].capital):
        if word == "percentage" and scan.word(index + 1 + is_hyphen(scan.tokens, index + 1)) not in {
            "point",
            "points",
        }:
            return None
        return index + 1
    if word == "per":
        k = index + 1 + is_hyphen(scan.tokens, index + 1)
        return k + 1 if scan.word(k) in {"cent", "cents"} else None
    if is_hyphen(scan.tokens, index):
        inner = scan.word(index + 1)
        if inner in {"per", "percent", "percentage"}:
            return percent_stop(scan, index + 1)
    return None
