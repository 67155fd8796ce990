"""What an amount takes over from the sentence before: "The average for Wales was 84", "It is now six or seven"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.pipeline.quantities.lexicon import table, words
from claimx.pipeline.quantities.same_rate import of_one_rate
from claimx.pipeline.types import Amount

_BEFORE = re.compile(r"[A-Za-z’']+")
_AFTER = re.compile(r"\s*(?:([A-Za-z’']+)|\S)")
_REACH = 60
_COPULAS = frozenset("was is were it's that's stood stands remains at to been be now".split())
_SHARED_SUBJECTS = frozenset("it it's that that's rate average figure proportion share percentage total".split())
_TIMED_SUBJECTS = frozenset("it it's that that's average figure target time wait mean median standard year".split())
_RATES = frozenset("rate average figure proportion share percentage".split())
_POSSESSED = frozenset("ours theirs mine yours".split())
_RANKED = frozenset("lowest highest top bottom best worst first last next lower higher".split())
_PLACED = frozenset("on at with".split())
_WIDEST = 20


def carry_over(text: str, amounts: Sequence[Amount], earlier: Sequence[Amount]) -> list[Amount]:
    """The amounts of a sentence, those without noun and unit completed from the sentence before.

    ``text`` is the sentence and ``amounts`` those of ``find_amounts(text)``; ``earlier`` are the amounts
    of the sentence before it in the same block, themselves completed. Offsets are left alone.
    """
    source = next((amount for amount in reversed(earlier) if amount.form not in {"multiple", "vague", "points"}), None)
    if source is None or (source.unit != "percent" and source.per is None and source.form != "measure"):
        return list(amounts)
    found: list[Amount] = []
    for number, amount in enumerate(amounts):
        if number == 0 and _is_bare(text, amount) and (source.per is None or of_one_rate(source.value, amount.value)):
            if amount.form == "number" and amount.unit == "count" and amount.per is None:
                if _continues(text, amount, source):
                    amount = _completed(amount, source)
            elif amount.form == source.form == "money" and amount.per is None and _is_same_price(text, amount):
                amount = replace(amount, per=source.per)
        found.append(amount)
    return found


def _is_bare(text: str, amount: Amount) -> bool:
    """Whether no noun follows the figure."""
    after = _AFTER.match(text, amount.end)
    word = after[1].lower() if after and after[1] else ""
    return not word or (word in words("function_words") and word != "of")


def _words_before(text: str, amount: Amount) -> list[str]:
    """The words before an amount, in small letters, a bound left out."""
    end = amount.bound_span[0] if amount.bound_span and amount.bound_span[0] < amount.start else amount.start
    return [word.lower().replace("’", "'") for word in _BEFORE.findall(text[max(0, end - _REACH) : end])]


def _continues(text: str, amount: Amount, source: Amount) -> bool:
    """Whether the sentence goes on about the measure of the one before."""
    before = _words_before(text, amount)
    copula = bool(_COPULAS & set(before[-4:]))
    if source.unit == "percent":
        if (amount.value_high or amount.value or 0) > 100:
            return False
        ranked = before[-1:] and before[-1] in _PLACED and bool(_RANKED & set(before[-3:]))
        return bool(ranked) or (copula and bool((_RATES | _POSSESSED | {"it", "it's"}) & set(before)))
    if source.form == "measure":
        close = 1 / _WIDEST <= (amount.value or 0) / (source.value or 1) <= _WIDEST
        return close and copula and bool((_TIMED_SUBJECTS | _POSSESSED) & set(before)) and "there" not in before
    if source.per in table("rate_nouns").values():
        return copula and bool(_SHARED_SUBJECTS & set(before))
    return bool((_SHARED_SUBJECTS | {"received", "had", "recorded"}) & set(before))


def _is_same_price(text: str, amount: Amount) -> bool:
    """Whether a sum is said to be that of elsewhere: "In Kent it is £218"."""
    before = _words_before(text, amount)
    if before[-1:] not in (["is"], ["was"], ["it's"]):
        return False
    owned = len(before) > 1 and before[-2].endswith("'s")  # "Kent's is £218"
    return owned or bool({"it", "it's"} & set(before[-6:])) or "average" in before


def _completed(amount: Amount, source: Amount) -> Amount:
    if source.unit == "percent":
        return replace(amount, unit="percent", form="percent")
    return replace(amount, unit=source.unit, form=source.form if source.form != "ratio" else "number", per=source.per)
