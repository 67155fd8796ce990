"""Groups of claims that state one fact."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import jsonschema
import pytest

import claimx
from claimx.documents import Details, from_text
from claimx.match_records import MatchGroup, json_schema
from claimx.matching.kinds import Certainty, Kind, Reason
from claimx.records import Claim


def said(text: str, day: str | None = None, *, publisher: str | None = None, title: str | None = None) -> list[Claim]:
    date = dt.date.fromisoformat(day) if day else None
    return claimx.extract(from_text(text, details=Details(date=date, publisher=publisher, title=title)))


ESSEX = said("Essex Police recorded 4,312 burglaries in 2023.", "2024-01-18", publisher="Essex Police")
AGAIN = said('"There were over 4,300 burglaries in Essex in 2023," said Tom Arkwright MP.', "2024-03-02")
OTHER = said("In 2023 Essex Police recorded 5,120 burglaries.", "2024-02-06", publisher="Essex Courier")
RELEASE = (
    "Kent Police recorded 9,214 vehicle crimes in 2023, the lowest figure for the county in eleven years. "
    "The force has bought 38 new patrol cars for the rural teams at a cost of £1.27m from the capital budget."
)


def one(*claims: Sequence[Claim]) -> MatchGroup:
    [group] = claimx.match([claim for some in claims for claim in some])
    return group


def test_a_repeat_says_who_said_it_first_and_who_repeated_it() -> None:
    group = one(AGAIN, ESSEX)
    assert group.kind is Kind.REPEAT
    assert (group.first, group.latest) == (dt.date(2024, 1, 18), dt.date(2024, 3, 2))
    assert group.speakers == ("Essex Police", "Tom Arkwright")
    assert [(figure.amount, figure.low, figure.high) for figure in group.figures] == [
        ("4,300", 4300, 4515), ("4,312", 4312, 4312),
    ]  # fmt: skip
    assert {figure.side for figure in group.figures} == {0}
    assert Reason.ROUNDED in group.reasons
    assert [statement.claims for statement in group.statements] == [(ESSEX[0].id,), (AGAIN[0].id,)]
    assert (group.fact.forces, group.fact.start, group.fact.end) == (
        ("essex",), dt.date(2023, 1, 1), dt.date(2023, 12, 31),
    )  # fmt: skip


def test_a_contradiction_has_sides() -> None:
    group = one(ESSEX, AGAIN, OTHER)
    assert group.kind is Kind.CONTRADICTION
    assert group.certainty is Certainty.HIGH
    assert [statement.side for statement in group.statements] == [0, 1, 0]
    assert {(figure.amount, figure.side) for figure in group.figures} == {("4,312", 0), ("4,300", 0), ("5,120", 1)}


def test_the_order_of_the_claims_does_not_matter() -> None:
    pool = [
        *ESSEX, *AGAIN, *OTHER, *said(RELEASE, "2024-01-03"), *said(RELEASE.replace("county", "shire"), "2024-01-04"),
        *said("Kent Police has 3,812 officers.", "2024-01-03"), *said("There are 3,812 officers in Kent."),
        *said("Kent Police had 3,812 officers in May 2021.", "2021-06-01"),
        *said("Nearly 4,000 officers serve with Kent Police.", "2024-01-05"),
    ]  # fmt: skip
    wanted = [group.to_json() for group in claimx.match(pool)]
    assert len(wanted) >= 3
    for seed in range(6):
        random.Random(seed).shuffle(pool)
        assert [group.to_json() for group in claimx.match(pool)] == wanted


def test_a_group_keeps_its_id_when_a_later_statement_joins() -> None:
    later = said("Essex recorded 4,312 burglaries in 2023.", "2025-01-01")
    assert one(ESSEX, AGAIN).id == one(ESSEX, AGAIN, later).id == one(ESSEX, AGAIN, OTHER).id
    sooner = said("Essex recorded 4,312 burglaries in 2023.", "2024-01-02")
    assert one(ESSEX, AGAIN).id != one(ESSEX, AGAIN, sooner).id


def test_the_same_release_twice_is_one_statement() -> None:
    first = said(RELEASE, "2024-01-03", publisher="Kent Police")
    again = said(RELEASE.replace("force", "Force") + " Ends.", "2024-01-09", publisher="Kent Police")
    groups = claimx.match([*again, *first])
    assert groups
    for group in groups:
        [statement] = group.statements
        assert group.documents == 2
        assert statement.document.date == dt.date(2024, 1, 3)
        assert [copy.date for copy in statement.copies] == [dt.date(2024, 1, 9)]


def test_the_same_bytes_in_two_places_are_copies() -> None:
    group = one(ESSEX, said("Essex Police recorded 4,312 burglaries in 2023.", "2024-02-18"))
    assert len(group.statements) == 1 and len(group.statements[0].copies) == 1


def test_one_record_given_twice_is_one() -> None:
    assert claimx.match([*ESSEX, *ESSEX]) == []


def test_other_words_for_a_quoted_figure_are_no_copy() -> None:
    news = said("Vehicle crime in Kent stood at 9,214 vehicle crimes in 2023, figures show.", "2024-01-20")
    [group] = [g for g in claimx.match([*said(RELEASE, "2024-01-03"), *news]) if g.kind is Kind.REPEAT]
    assert len(group.statements) == 2 and not any(statement.copies for statement in group.statements)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("Kent Police has 3,812 officers.", "2024-01-03"),
         ("There are 3,812 officers in Kent.", "2024-01-20"), Reason.PERIOD_BY_DOCUMENT),
        (("Kent Police has 3,812 officers.", "2024-01-03"),
         ("There are 3,812 officers in Kent.", "2025-01-20"), Reason.DATES_FAR_APART),
        (("Kent Police has 3,812 officers.", None), ("There are 3,812 officers in Kent.", None), Reason.UNDATED),
        (("Kent Police has 3,812 officers.", "2024-04-03"),
         ("Kent had 3,812 officers on 31 March 2024.", "2024-05-01"), Reason.PERIOD_OPEN),
        (("England and Wales have 147,430 officers.", "2024-04-03"),
         ("The country has 147,430 officers nationally.", "2024-04-04"), Reason.NATION_OPEN),
    ],
)  # fmt: skip
def test_weaker_evidence_is_named(
    first: tuple[str, str | None], second: tuple[str, str | None], reason: Reason
) -> None:
    group = one(said(*first), said(*second))
    assert group.kind is Kind.REPEAT
    assert reason in group.reasons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Kent Police has 3,812 officers.", "2024-01-03"), ("Kent Police has 3,500 officers.", "2024-04-03")),
        (("Kent Police has 3,812 officers.", None), ("Kent Police has 3,500 officers.", None)),
        (("The country has 147,430 officers in 2023.", "2024-01-03"),
         ("The country had 140,000 officers in 2023.", "2024-01-03")),
        (("Last year 4,120 people came to Kent Police.", "2024-01-03"),
         ("Last year 6,020 people came to Kent Police.", "2024-01-03")),
        (("Kent Police could lose 40 officers in 2025.", "2024-01-03"),
         ("Kent Police could lose 90 officers in 2025.", "2024-01-03")),
    ],
)  # fmt: skip
def test_nobody_is_accused_on_weak_evidence(first: tuple[str, str | None], second: tuple[str, str | None]) -> None:
    assert claimx.match([*said(*first), *said(*second)]) == []


def test_strengths_without_a_period_contradict_within_days_only_and_weakly() -> None:
    a = said("Kent Police has 3,812 officers.", "2024-01-03")
    group = one(a, said("Kent Police has 3,500 officers.", "2024-01-09"))
    assert (group.kind, group.certainty) == (Kind.CONTRADICTION, Certainty.LOW)
    assert group.reasons == (Reason.PERIOD_BY_DOCUMENT,)


def test_a_list_by_place_contradicts_nobody() -> None:
    listed = said(
        "Essex Police recorded 812 robberies in 2023 in one district. Essex Police recorded 455 robberies in 2023 in "
        "one other district. Essex Police recorded 97 robberies in 2023 in a third district.",
        "2024-01-03",
    )
    total = said("Essex Police recorded 1,954 robberies in 2023 in one district.", "2024-01-09")
    assert not [group for group in claimx.match([*listed, *total]) if group.kind is Kind.CONTRADICTION]


def test_one_figure_may_be_said_twice_in_a_sentence() -> None:
    group = one(said("Kent Police received almost £1m (£970,000) for patrols in 2023.", "2024-01-03"))
    assert group.kind is Kind.REPEAT and len(group.statements) == 1 and group.documents == 1


def test_several_forces_are_not_one_of_them() -> None:
    both = said("Norfolk and Suffolk police share 1,284 vehicles.", "2024-01-03")
    alone = said("Norfolk Constabulary has 1,284 vehicles.", "2024-01-03")
    assert {len(claim.forces) for claim in (*both, *alone)} == {1, 2}
    assert claimx.match([*both, *alone]) == []


def test_claims_of_one_force_alone() -> None:
    from claimx.matching.match import match

    pool = [*ESSEX, *AGAIN, *said("Kent Police has 3,812 officers.", "2024-01-03"),
            *said("There are 3,812 officers in Kent.", "2024-01-20")]  # fmt: skip
    assert [group.fact.forces for group in match(pool, force="kent")] == [("kent",)]
    assert len(match(pool)) == 2


def test_a_withdrawn_document_is_told() -> None:
    document = ESSEX[0].document.model_copy(update={"withdrawn": True})
    group = one([ESSEX[0].model_copy(update={"document": document})], AGAIN)
    assert [statement.document.withdrawn for statement in group.statements] == [True, False]


def test_a_group_reads_back_and_fits_its_schema() -> None:
    group = one(ESSEX, AGAIN, OTHER)
    assert MatchGroup.from_json(group.to_json()) == group
    jsonschema.Draft202012Validator(json_schema()).validate(group.model_dump(mode="json", by_alias=True))
