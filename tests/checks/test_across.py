"""Claims of different documents held against each other, on documents of our own: most only seem to be related."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.check_records import Check
from claimx.checks.across import across
from claimx.documents import Details, from_text
from claimx.records import Claim, DocumentKind

SPEC = Path(__file__).parents[1] / "spec" / "checks" / "across.jsonl"
CASES = [json.loads(line) for line in SPEC.read_text("utf-8").splitlines()]


def claims(text: str, date: str | None, kind: str = "press_release", force: str | None = "kent") -> list[Claim]:
    details = Details(
        date=dt.date.fromisoformat(date) if date else None, kind=DocumentKind(kind), publisher_force=force
    )
    name = f"{kind}-{date}.txt"
    return claimx.extract(from_text(text, details=details, path=Path(name)))


def of_case(case: dict[str, Any]) -> list[Claim]:
    return [
        claim
        for one in case["documents"]
        for claim in claims(one["text"], one["date"], one["kind"], one["publisher_force"])
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_spec(case: dict[str, Any]) -> None:
    found = of_case(case)
    amounts = {claim.id: claim.quantity.text for claim in found}
    told = {
        (check.kind.value, check.outcome.value, tuple(sorted(amounts[id] for id in (claim.id, *check.claims))))
        for claim, check in across(found)
    }
    assert told == {(one["kind"], one["outcome"], tuple(sorted(one["amounts"]))) for one in case["checks"]}


def told(found: list[Claim]) -> list[tuple[str, str, str]]:
    return [(claim.document.path or "", claim.quantity.text, check.told) for claim, check in across(found)]


BEFORE = "In March 2023 Kent Police had 3,812 officers."
AFTER = "In March 2024 Kent Police had 3,932 officers, 120 more than in March 2023."


def test_what_is_told_names_the_other_document_and_its_day() -> None:
    found = [*claims(BEFORE, "2023-05-03"), *claims(AFTER, "2024-04-30", "news")]
    before, *later = told(found)
    assert before[2] == (
        "From 3,812 to 3,932 is a rise of 120; a rise of 120 is told. "
        "A news report of 30 April 2024 (news-2024-04-30.txt) has 3,932 and a rise of 120."
    )
    assert [amount for _, amount, _ in later] == ["3,932", "120"]
    assert all(
        words.endswith("A release of 3 May 2023 (press_release-2023-05-03.txt) has 3,812.") for *_, words in later
    )


def test_a_contradiction_is_told_on_both_sides() -> None:
    first = claims("Kent Police recorded 4,312 robberies in 2022.", "2023-05-03")
    second = claims("In 2022 Kent Police recorded 4,213 robberies.", "2023-05-09", "news")
    [one, other] = [check for _, check in across([*first, *second])]
    assert one.told == (
        "A news report of 9 May 2023 (news-2023-05-09.txt) has 4,213, this document 4,312. "
        "No rounding brings these together."
    )
    assert (one.stated, one.computed, one.unit) == (4312.0, 4213.0, "count")
    assert (one.claims, other.claims) == ((second[0].id,), (first[0].id,))
    assert "No rounding" in other.told and "A release of 3 May 2023" in other.told


def test_a_small_difference_and_a_time_by_documents_are_caveats() -> None:
    first = claims("Kent Police recorded 4,312 robberies in 2022.", "2023-05-03")
    second = claims("In 2022 Kent Police recorded 4,331 robberies.", "2023-05-09", "news")
    assert {check.caveats for _, check in across([*first, *second])} == {
        ("The difference is small, as between two editions of a statistic.",)
    }
    first, second = (
        claims("Kent Police has 3,812 officers.", "2023-05-03"),
        claims("There are 3,182 officers in Kent.", "2023-05-05"),
    )
    assert {check.caveats for _, check in across([*first, *second])} == {
        ("Neither says when; their documents are of almost the same day.",)
    }


def test_the_order_of_documents_does_not_matter() -> None:
    cases = [case for case in CASES if case["checks"]]
    found = [claim for case in cases for claim in of_case(case)]
    wanted = sorted((claim.id, check.model_dump_json()) for claim, check in across(found))
    assert wanted
    for seed in range(3):
        mixed = random.Random(seed).sample(found, len(found))
        assert sorted((claim.id, check.model_dump_json()) for claim, check in across(mixed)) == wanted


LONG = (
    " Detectives visited every victim within a week, shops on the high street were given new locks, and patrols in the "
    "towns with the most offences were doubled for the whole of the winter, Kent Police says."
)


def test_copies_of_a_document_are_told_once() -> None:
    text = "Kent Police recorded 4,312 robberies in 2022." + LONG
    original, copy = claims(text, "2023-05-03"), claims(text, "2023-05-04", "news")
    assert told([*original, *copy]) == []
    other = claims("There were 4,312 robberies in Kent in the calendar year 2022.", "2023-06-01", "written_answer")
    found = told([*original, *copy, *other])
    assert [path for path, *_ in found] == ["press_release-2023-05-03.txt", "written_answer-2023-06-01.txt"]


def test_a_change_that_is_told_again_in_the_same_words_is_taken_once() -> None:
    found = [*claims(BEFORE, "2023-05-03"), *claims(AFTER, "2024-04-30"), *claims(AFTER, "2024-05-01", "news")]
    assert len([words for *_, words in told(found) if words.startswith("From")]) == 3


def test_what_was_taken_back_is_no_evidence() -> None:
    first = claims("Kent Police recorded 4,312 robberies in 2022.", "2023-05-03")
    second = claims("In 2022 Kent Police recorded 4,213 robberies.", "2023-05-09", "news")
    [back] = [one.model_copy(update={"document": one.document.model_copy(update={"withdrawn": True})}) for one in first]
    assert told([*first, *second]) and told([back, *second]) == []


def test_several_documents_that_say_the_same_are_named_with_the_first() -> None:
    texts = ("There were 4,312 robberies in Kent in 2022.", "In 2022, robberies in Kent came to 4,312.")
    first = claims("Kent Police recorded 4,312 robberies in 2022.", "2023-05-03")
    found = [*first, *claims(texts[0], "2023-06-01"), *claims(texts[1], "2023-07-01", "news")]
    [check] = [check for claim, check in across(found) if claim is first[0]]
    assert len(check.claims) == 2 and check.told.endswith("has 4,312, and so has another document.")


def test_checks_of_a_run_hold_those_of_documents_and_those_across_them() -> None:
    checked = claimx.check([*claims(BEFORE, "2023-05-03"), *claims(AFTER, "2024-04-30")])
    kinds: list[list[str]] = [
        [f"{one.kind.value} {one.outcome.value}" for one in arithmetic(claim.checks)] for claim in checked
    ]
    assert kinds == [["difference consistent"], *[["difference implied", "difference consistent"]] * 2]
    alone = claimx.check(claims(AFTER, "2024-04-30"))
    assert [len(arithmetic(claim.checks)) for claim in alone] == [1, 1]


def arithmetic(checks: tuple[Check, ...]) -> list[Check]:
    return [one for one in checks if not one.figures and one.claims]
