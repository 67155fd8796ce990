"""The labels of checks keep to their form, to the counts their card gives, and to the texts they stand in."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claimx.knowledge import base

SPLITS = ("open", "held_back")
ARITHMETIC = (
    "arithmetic",
    *(f"arithmetic_{place}" for place in ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")),
)
KINDS = ("share", "total", "change", "difference", "rate", "repeat")
OUTCOMES = ("inconsistent", "consistent", "implied")
MEASURES = ("officers", "pcsos", "staff", "specials", "funding", "none")
FOUND = ("agrees", "close", "differs", "not_comparable", "no_figure")
CAVEATS = {
    *("fte_headcount", "provisional", "revised", "break", "suspect", "scope", "nearest_date", "uplift_headcount"),
}
WHYS = ("margin", "slip", "direction", "points", "edge", "plain", "implied", "near miss")

Row = dict[str, Any]


def rows(root: Path, name: str) -> list[Row]:
    path = root / "corpora" / "checks" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def arithmetic(root: Path) -> list[Row]:
    return rows(root, "arithmetic")


@pytest.fixture(scope="module")
def official(root: Path) -> list[Row]:
    return rows(root, "official")


@pytest.fixture(scope="module")
def second(root: Path) -> list[Row]:
    return rows(root, "official_second")


@pytest.fixture(scope="module")
def third(root: Path) -> list[Row]:
    return rows(root, "official_third")


@pytest.fixture(scope="module")
def fourth(root: Path) -> list[Row]:
    return rows(root, "official_fourth")


@pytest.fixture(scope="module")
def fifth(root: Path) -> list[Row]:
    return rows(root, "official_fifth")


def place(text: str, amount: str) -> int:
    """Where an amount begins, ``#2`` its second occurrence; -1 where it does not stand by itself."""
    words, _, number = amount.partition("#")
    found = [one.start() for one in re.finditer(rf"(?<![\w£.,]){re.escape(words)}(?![\w%]|[.,][0-9])", text)]
    return found[int(number or 1) - 1] if len(found) >= int(number or 1) else -1


def head(row: Row) -> None:
    assert row["split"] in SPLITS
    date.fromisoformat(row["date"])
    assert row["publisher_force"] is None or row["publisher_force"] in base().forces, row["id"]
    assert row["text"] == row["text"].strip() and row["note"]


@pytest.mark.parametrize("name", ARITHMETIC)
def test_arithmetic_keeps_to_its_form(root: Path, name: str) -> None:
    for row in rows(root, name):
        assert list(row) == ["id", "split", "date", "publisher_force", "text", "relations", "note"]
        head(row)
        assert row["note"].partition(":")[0] in WHYS, row["id"]
        assert row["note"].startswith("near miss:") == (not row["relations"]), row["id"]
        for relation in row["relations"]:
            assert list(relation) == ["kind", "claims", "outcome", "derived", "unit"]
            assert relation["kind"] in KINDS and relation["outcome"] in OUTCOMES
            implied = relation["outcome"] == "implied"
            assert (relation["derived"] is not None) == implied == (relation["unit"] is not None), row["id"]


@pytest.mark.parametrize("name", ARITHMETIC)
def test_amounts_stand_in_the_text_in_their_order(root: Path, name: str) -> None:
    for row in rows(root, name):
        for relation in row["relations"]:
            places = [place(row["text"], one) for one in relation["claims"]]
            assert len(places) >= 2 and places[0] >= 0, (row["id"], relation)
            assert all(one < other for one, other in pairwise(places)), (row["id"], relation)


def test_arithmetic_is_enough_and_even(arithmetic: list[Row]) -> None:
    relations = [(row, one) for row in arithmetic for one in row["relations"]]
    assert len(arithmetic) >= 220 and len(relations) >= 200
    assert 3 * sum(one["outcome"] == "inconsistent" for _, one in relations) >= len(relations)
    edge = sum(one["outcome"] == "consistent" and row["note"].startswith("edge:") for row, one in relations)
    assert 3 * edge >= len(relations)
    counts = Counter((one["kind"], one["outcome"], row["split"]) for row, one in relations)
    for kind in KINDS:
        for outcome in ("inconsistent", "consistent"):
            here, there = (counts[kind, outcome, split] for split in SPLITS)
            assert min(here, there) >= 4 and abs(here - there) <= 4, (kind, outcome)
    halves = Counter(row["split"] for row in arithmetic)
    assert abs(halves["open"] - halves["held_back"]) <= 1


def day(value: str | None, measure: str) -> None:
    if value is not None and measure == "funding":
        assert re.fullmatch(r"20[0-9]{2}-[0-9]{2}", value) and (int(value[2:4]) + 1) % 100 == int(value[5:])
    elif value is not None:
        date.fromisoformat(value)


def test_official_keeps_to_its_form(
    official: list[Row], second: list[Row], third: list[Row], fourth: list[Row], fifth: list[Row]
) -> None:
    keys = ["amount", "measure", "area", "date", "unit", "baseline_date", "outcome", "caveats"]
    for row in (*official, *second, *third, *fourth, *fifth):
        assert list(row) == ["id", "split", "date", "publisher_force", "text", "comparisons", "note"]
        head(row)
        places = [place(row["text"], one["amount"]) for one in row["comparisons"]]
        assert places and places[0] >= 0 and all(one < other for one, other in pairwise(places)), row["id"]
        for one in row["comparisons"]:
            assert list(one) == keys
            measure, caveats = one["measure"], one["caveats"]
            assert measure in MEASURES and one["outcome"] in FOUND, row["id"]
            assert set(caveats) <= CAVEATS and len(set(caveats)) == len(caveats), row["id"]
            if measure == "none":
                assert (one["area"], one["date"], one["unit"], one["outcome"]) == (None, None, "any", "no_figure")
                continue
            assert one["area"] == "england-and-wales" or one["area"] in base().forces, row["id"]
            assert one["unit"] == "£m" if measure == "funding" else one["unit"] in ("fte", "headcount", "any")
            assert one["date"] is not None and (one["baseline_date"] or "") < one["date"], row["id"]
            day(one["date"], measure)
            day(one["baseline_date"], measure)
            if one["outcome"] == "no_figure":
                assert not caveats, row["id"]


def test_official_is_enough_and_even(official: list[Row]) -> None:
    halves = Counter(row["split"] for row in official)
    assert len(official) >= 120 and abs(halves["open"] - halves["held_back"]) <= 1
    counts = Counter((one["outcome"], row["split"]) for row in official for one in row["comparisons"])
    for outcome in FOUND:
        here, there = (counts[outcome, split] for split in SPLITS)
        assert min(here, there) >= 5 and abs(here - there) <= 4, outcome
    assert {key for row in official for one in row["comparisons"] for key in one["caveats"]} == CAVEATS
    assert sum(one["measure"] == "none" for row in official for one in row["comparisons"]) >= 12


def test_the_second_official_file_is_enough_and_even(second: list[Row]) -> None:
    halves = Counter(row["split"] for row in second)
    assert len(second) >= 80 and halves["open"] == halves["held_back"]
    counts = Counter((one["outcome"], row["split"]) for row in second for one in row["comparisons"])
    for outcome in FOUND:
        here, there = (counts[outcome, split] for split in SPLITS)
        assert min(here, there) >= 3 and abs(here - there) <= 4, outcome
    assert {key for row in second for one in row["comparisons"] for key in one["caveats"]} == CAVEATS


def test_the_third_official_file_has_near_misses_too(third: list[Row]) -> None:
    labels = [one for row in third for one in row["comparisons"]]
    assert len(third) >= 60 and {row["split"] for row in third} == {"open"}
    counts = Counter(one["outcome"] for one in labels)
    assert all(counts[outcome] >= 3 for outcome in FOUND)
    assert 5 * sum(one["measure"] == "none" for one in labels) >= len(labels)


def test_the_fourth_official_file_is_half_held_back_and_has_near_misses(fourth: list[Row]) -> None:
    halves = Counter(row["split"] for row in fourth)
    assert len(fourth) >= 160 and halves["open"] == halves["held_back"]
    labels = [one for row in fourth for one in row["comparisons"]]
    counts = Counter((one["outcome"], row["split"]) for row in fourth for one in row["comparisons"])
    assert all(counts[outcome, split] >= 5 for outcome in FOUND for split in SPLITS)
    assert 5 * sum(one["measure"] == "none" for one in labels) >= len(labels)


def test_whole_statements_are_long_and_full_of_figures(root: Path) -> None:
    whole = rows(root, "whole")
    assert len(whole) >= 60
    for row in whole:
        assert list(row) == ["id", "date", "publisher_force", "text"]
        date.fromisoformat(row["date"])
        assert row["publisher_force"] is None or row["publisher_force"] in base().forces, row["id"]
        assert len(row["text"].split()) >= 110 and len(re.findall(r"[0-9][0-9,.]*", row["text"])) >= 8, row["id"]


def test_no_label_stands_twice(root: Path) -> None:
    labels = root / "corpora" / "checks"
    every = [row for path in sorted(labels.glob("*.jsonl")) for row in rows(root, path.stem)]
    texts = {row["text"] if "text" in row else json.dumps(row["documents"]) for row in every}
    assert len({row["id"] for row in every}) == len(texts) == len(every) > 200


def test_the_card_counts_what_is_there(root: Path, arithmetic: list[Row]) -> None:
    card = _card(root)
    counts = Counter((one["kind"], one["outcome"]) for row in arithmetic for one in row["relations"])
    for kind in KINDS:
        assert f"| `{kind}` | " + " | ".join(str(counts[kind, outcome]) for outcome in OUTCOMES) + " |" in card
    totals = [sum(counts[kind, outcome] for kind in KINDS) for outcome in OUTCOMES]
    assert f"| all | {' | '.join(map(str, totals))} |" in card
    edge = sum(
        one["outcome"] == "consistent" and row["note"].startswith("edge:")
        for row in arithmetic
        for one in row["relations"]
    )
    none = sum(not row["relations"] for row in arithmetic)
    halves = Counter(row["split"] for row in arithmetic)
    assert f"{len(arithmetic)} statements, {halves['open']} open and {halves['held_back']} held back" in card
    assert f"{edge} of the consistent relations are at the edge" in card
    assert f"{none} statements have no relation" in card


def test_the_card_counts_the_later_sets_of_arithmetic(root: Path) -> None:
    card = _card(root)
    later = [
        Counter((one["kind"], one["outcome"]) for row in rows(root, name) for one in row["relations"])
        for name in ARITHMETIC[1:]
    ]
    for kind in KINDS:
        columns = (", ".join(str(counts[kind, outcome]) for counts in later) for outcome in OUTCOMES)
        assert f"| `{kind}` | {' | '.join(columns)} |" in card


def _card(root: Path) -> str:
    """The card of the labels, whatever its lines are broken at."""
    return " ".join((root / "corpora" / "checks" / "README.md").read_text("utf-8").split())


def test_the_card_counts_official_labels(
    root: Path, official: list[Row], second: list[Row], third: list[Row], fourth: list[Row], fifth: list[Row]
) -> None:
    card = _card(root)
    for file in (official, second, third, fourth, fifth):
        counts = Counter((one["measure"], one["outcome"]) for row in file for one in row["comparisons"])
        for measure in MEASURES:
            assert f"| `{measure}` | " + " | ".join(str(counts[measure, one]) for one in FOUND) + " |" in card
        totals = [sum(counts[measure, one] for measure in MEASURES) for one in FOUND]
        assert f"| all | {' | '.join(map(str, totals))} |" in card
        halves = Counter(row["split"] for row in file)
        assert f"{len(file)} statements, {halves['open']} open and {halves['held_back']} held back" in card
        assert f"{sum(totals)} amounts in them are" in card
    assert all(f"| `{one}` |" in card for one in CAVEATS)
