"""Whether what an annotation says can be: keys, lists, ranges, forces, words of the statement.

What is of a wrong type altogether is told by ``forms`` already, when the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimx.corpus.forms import TIMES, Told, is_day, is_number
from claimx.corpus.gold import CLOSED, REVIEWED, GoldClaim, Reading, spaced
from claimx.corpus.problems import Problem, Rule

HEAD = ("doc", "date", "kind", "publisher_force", "ignore", "claims")
KEYS = (
    "quote value value_high unit bound per type topic subject change status forces scope speaker period baseline"
    " optional"
).split()
_SHARES = frozenset({"percent", "percentage_points", "times"})
_CURRENCY = re.compile(r"[A-Z]{3}")
_NOUN = re.compile(r"[a-z][a-z ]*[a-z]")
# What parts the cells of a row of a table.
_CELLS = re.compile(r"\t|\||\S {2,}\S")


def _keys(given: Mapping[str, Any], wanted: Collection[str]) -> Iterator[Told]:
    for key in wanted:
        if key not in given:
            yield Rule.FORM, f"the key {key!r} is missing", "give every key, null where there is nothing"
    for key in given:
        if key not in wanted:
            yield Rule.FORM, f"there is no key {key!r}", "use one of " + ", ".join(wanted)


def _lists(claim: GoldClaim) -> Iterator[Told]:
    """An optional mention too keeps to the closed lists."""
    for name, values in CLOSED.items():
        if claim.optional and claim.fields.get(name) not in values:
            yield Rule.CLOSED_LIST, f"{name} is {claim.fields.get(name)!r}", "use one of " + ", ".join(sorted(values))


def _value(claim: GoldClaim) -> Iterator[Told]:
    low: Any = claim.fields.get("value")
    high: Any = claim.fields.get("value_high")
    bound = claim.fields.get("bound")
    if low is None and not claim.optional:
        yield Rule.VALUE, "there is no value", "give a number, or mark a vague amount as optional"
    if high is not None and not is_number(high):
        return
    if (high is not None) != (bound == "range"):
        yield (
            Rule.VALUE,
            f"bound is {bound!r} and value_high {high!r}",
            "give both ends of a range, and of nothing else",
        )
    elif is_number(low) and is_number(high) and high <= low:
        yield Rule.VALUE, f"a range from {low:g} to {high:g}", "give the lower end first"


def _unit(claim: GoldClaim) -> Iterator[Told]:
    unit, kind, per = (claim.fields.get(name) for name in ("unit", "type", "per"))
    if unit is not None and not isinstance(unit, str):
        return
    if unit is None or not (unit in _SHARES or _CURRENCY.fullmatch(unit) or _NOUN.fullmatch(unit)):
        yield (
            Rule.UNIT,
            f"unit is {unit!r}",
            "write a currency code, percent, percentage_points, times, count, or a singular noun",
        )
        return
    of_unit = {"funding"} if _CURRENCY.fullmatch(unit) else {"percentage"} if unit in _SHARES else None
    of_unit = of_unit or ({"count", "officer_numbers"} if unit == "count" else {"other"})
    if kind in CLOSED["type"] and kind not in of_unit:
        yield Rule.UNIT, f"type is {kind!r} and unit {unit!r}", "the type follows from what is counted"
    if isinstance(per, str) and not per.strip():
        yield Rule.UNIT, f"per is {per!r}", "write what a rate is per, as 'week', or null"


def _forces(claim: GoldClaim, known: Collection[str]) -> Iterator[Told]:
    forces = claim.fields.get("forces")
    if forces is None:
        yield Rule.FORM, "forces is None", "write a list of ids, [] where there is none"
    if not isinstance(forces, list) or not all(isinstance(one, str) for one in forces):
        return
    for one in forces:
        if one not in known:
            yield Rule.FORCE, f"no force has the id {one!r}", "claimx forces list shows the ids"
    if len(set(forces)) < len(forces):
        yield Rule.FORCE, f"a force stands twice in {forces!r}", "name each once"
    if (claim.fields.get("scope") == "force") != bool(forces):
        scope = claim.fields.get("scope")
        yield (
            Rule.SCOPE,
            f"scope is {scope!r} with the forces {forces!r}",
            "scope is force where a force is named, and only there",
        )


def _found(text: str, words: str) -> bool:
    return re.search(spaced(words), text) is not None


def _verbatim(text: str, name: str, words: object) -> Iterator[Told]:
    """Nothing where the words stand in the text; else what is wrong, and how the text has them if only case differs."""
    if not isinstance(words, str) or not words.strip():
        yield Rule.FORM, f"{name} is {words!r}", "quote words of the statement, or write null"
    elif not _found(text, words):
        other = re.search(spaced(words), text, re.IGNORECASE)
        remedy = f"write {other.group()!r}" if other else "quote words as they stand in it"
        yield Rule.WORDS, f"{name} {words!r} does not stand in the text", remedy


def _in_table(text: str, claim: GoldClaim) -> bool:
    """Whether a mention stands in a line of cells."""
    line = text[
        text.rfind("\n", 0, claim.start) + 1 : text.find("\n", claim.end) if "\n" in text[claim.end :] else None
    ]
    return _CELLS.search(line) is not None


def _joined(text: str, words: str) -> bool:
    """Whether each word stands in the text: the headings of row and column together name what a cell counts."""
    return all(_found(text, word) for word in words.split())


def _words(claim: GoldClaim, text: str) -> Iterator[Told]:
    for name in ("subject", "speaker"):
        words = claim.fields.get(name)
        joined = name == "subject" and isinstance(words, str) and _in_table(text, claim) and _joined(text, words)
        if isinstance(words, str) and not joined:
            yield from _verbatim(text, name, words)
    if claim.fields.get("subject") is None and not claim.optional:
        yield Rule.WORDS, "there is no subject", "quote the words for what is counted"


def _times(claim: GoldClaim, text: str) -> Iterator[Told]:
    for name in TIMES:
        time = claim.fields.get(name)
        if not isinstance(time, dict) or not {"start", "end"} <= set(time):
            continue
        if set(time) != {"text", "start", "end"}:
            yield Rule.FORM, f"{name} is {time!r}", "give text, start and end"
            continue
        yield from _verbatim(text, f"{name}.text", time["text"])
        first, last = time["start"], time["end"]
        if is_day(first) and is_day(last) and first > last:
            yield Rule.PERIOD, f"{name} ends on {last}, before it starts on {first}", "give the first day first"


def check_mention(path: Path, text: str, claim: GoldClaim, forces: Collection[str]) -> Iterator[Problem]:
    """All that is wrong with the fields of a mention.

    Args:
        path: The file that it is annotated in.
        text: The statement.
        forces: The ids that there are.
    """
    checks: tuple[Callable[[], Iterator[Told]], ...] = (
        lambda: _keys(claim.fields, KEYS),
        lambda: _lists(claim),
        lambda: _value(claim),
        lambda: _unit(claim),
        lambda: _forces(claim, forces),
        lambda: _words(claim, text),
        lambda: _times(claim, text),
    )
    for told in checks:
        for rule, message, remedy in told():
            yield Problem(path, rule, message, claim.fields["quote"], remedy)


def check_head(reading: Reading, forces: Collection[str]) -> Iterator[Problem]:
    """All that is wrong with what an annotation file says of its document."""
    document, plain = reading.document, reading.plain
    if document is None:
        return
    told = list(_keys({key: value for key, value in plain.items() if key != REVIEWED}, HEAD))
    if plain.get("doc", document.name) != document.name:
        told.append((Rule.FORM, f"doc is {plain['doc']!r}", f"write {document.name!r}, as the file is named"))
    if document.publisher_force is not None and document.publisher_force not in forces:
        remedy = "claimx forces list shows the ids"
        told.append((Rule.FORCE, f"no force has the id {document.publisher_force!r}", remedy))
    for rule, message, remedy in told:
        yield Problem(reading.path, rule, message, remedy=remedy)
