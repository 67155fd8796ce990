"""What an amount takes over from the sentence before: "The average for Wales was 84", "It is now six or seven"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.types import Amount

_BEFORE = re.compile(r"[A-Za-z’']+")
_AFTER = re.compile(r"\s*(?:([A-Za-z’']+)|\S)")
_REACH = 60
_COPULAS = frozenset("was is were it's stood stands remains at to been be now".split())
_SHARED_SUBJECTS = frozenset("it it's that rate average figure proportion share percentage total".split())
_RATES = frozenset("rate average figure proportion share percentage".split())


def carry_over(text: str, amounts: Sequence[Amount], earlier: Sequence[Amount]) -> list[Amount]:
    """The amounts of a sentence, those without noun and unit completed from the sentence before.

    ``text`` is the sentence and ``amounts`` those of ``find_amounts(text)``; ``earlier`` are the amounts
    of the sentence before it in the same block, themselves completed. Offsets are left alone.
    """
    source = next((amount for amount in reversed(earlier) if amount.form not in {"multiple", "vague", "points"}), None)
    if source is None or (source.unit != "percent" and source.per is None):
        return list(amounts)
    found: list[Amount] = []
    for number, amount in enumerate(amounts):
        plain = amount.form == "number" and amount.unit == "count" and amount.per is None
        if number == 0 and plain and _is_bare(text, amount) and _continues(text, amount, source):
            amount = _completed(amount, source)
        found.append(amount)
    return found


def _is_bare(text: str, amount: Amount) -> bool:
    """Whether no noun follows the figure."""
    after = _AFTER.match(text, amount.end)
    word = after[1].lower() if after and after[1] else ""
    return not word or (word in words("function_words") and word != "of")


def _continues(text: str, amount: Amount, source: Amount) -> bool:
    """Whether the sentence goes on about the measure of the one before."""
    before = [word.lower() for word in _BEFORE.findall(text[max(0, amount.start - _REACH) : amount.start])]
    if source.unit == "percent":
        if (amount.value_high or amount.value or 0) > 100:
            return False
        return bool(_COPULAS & set(before[-4:])) and bool((_RATES | {"it", "it's"}) & set(before))
    if source.per in table("rate_nouns").values():
        return bool(_COPULAS & set(before[-4:])) and bool(_SHARED_SUBJECTS & set(before))
    return bool((_SHARED_SUBJECTS | {"received", "had", "recorded"}) & set(before))


def _completed(amount: Amount, source: Amount) -> Amount:
    if source.unit == "percent":
        return replace(amount, unit="percent", form="percent")
    return replace(amount, unit=source.unit, form=source.form if source.form != "ratio" else "number", per=source.per)
