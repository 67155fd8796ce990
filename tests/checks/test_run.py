"""Checks of whole documents: which claims get them, and what a record of one holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimx
from claimx.check_kinds import CheckKind, Outcome
from claimx.check_records import Check
from claimx.checks.arithmetic import arithmetic
from claimx.checks.run import check
from claimx.documents import from_text
from claimx.pipeline.record import document_record
from claimx.records import Claim, DocumentRecord
from tests.outputs.build import CLAIMS

FALL = "Robbery was down by 8.1%, a reduction of 146 offences. The force has 1,204 officers."


def test_every_claim_of_a_relation_gets_a_check_that_names_the_others() -> None:
    share, count, officers = claimx.check(claimx.extract(FALL))
    [one], [other] = share.checks, count.checks
    assert officers.checks == ()
    assert (one.claims, other.claims) == ((count.id,), (share.id,))
    assert one.outcome is Outcome.IMPLIED and one.kind is CheckKind.CHANGE and one.stated is None
    assert one.computed == 1802.469136 and one.unit == "count"
    assert one.low is not None and one.high is not None and one.low < 1802 < one.high
    assert one.told == "A fall of 146 that is 8.1% means about 1,802 before and 1,656 after."


def test_a_check_states_what_rounding_allows() -> None:
    part, share, whole = claimx.check(claimx.extract("It has filled 612 posts, 51% of the 1,200 it was promised."))
    assert [(c.checks[0].stated, c.checks[0].computed) for c in (part, share, whole)] == [
        (612.0, 612.0),
        (51.0, 51.0),
        (1200.0, 1200.0),
    ]
    assert (share.checks[0].low, share.checks[0].high, share.checks[0].unit) == (50.5, 51.5, "percent")
    assert (whole.checks[0].low, whole.checks[0].high) == (1195.0, 1205.0)
    assert share.checks[0].told == "612 of 1,200 is 51%; the text has 51%."


def test_a_limit_is_open_on_its_side() -> None:
    checked = claimx.check(claimx.extract("There were more than 9,000 fewer reports - a reduction of 37.6%."))
    assert [one.checks[0].high for one in checked] == [None, None]
    assert "at least 9,000" in checked[0].checks[0].told


def test_documents_are_held_apart_and_the_order_is_kept() -> None:
    first = claimx.extract(from_text("The force has filled 612 posts."))
    second = claimx.extract(from_text("That is 58% of the 1,200 it was promised."))
    mixed = [second[0], first[0], *second[1:]]
    checked = claimx.check(mixed)
    assert [one.id for one in checked] == [one.id for one in mixed]
    assert first[0].id not in {other for one in checked for found in one.checks for other in found.claims}


def test_checks_that_stood_there_give_way() -> None:
    claims = claimx.check(claimx.extract(FALL))
    assert claimx.check(claims) == claims


def test_checkers_are_given_the_document() -> None:
    document = from_text(FALL)
    claims = claimx.extract(document)
    record = document_record(document, claims=len(claims))

    def seen(own: Sequence[Claim], paper: DocumentRecord | None) -> Iterator[tuple[str, Check]]:
        told = "no document" if paper is None else f"{len(paper.text)} characters"
        yield own[0].id, Check(kind=CheckKind.OFFICE, outcome=Outcome.NOTED, told=told)

    [one] = check(claims, documents=[record], checkers=[seen])[0].checks
    assert one.told == f"{len(FALL)} characters"
    assert check(claims, checkers=[seen])[0].checks[0].told == "no document"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLAIMS, max_size=6))
def test_any_claims_go_through(claims: list[Claim]) -> None:
    ids = {claim.id for claim in claims}
    for id, one in arithmetic(claims, None):
        assert id in ids and set(one.claims) <= ids


def test_a_long_sentence_is_checked_in_little_time() -> None:
    text = "Kent recorded " + ", ".join(f"{number} thefts in ward {number}" for number in range(200, 3_000, 7)) + "."
    claims = claimx.extract(text)
    assert len(claims) > 100
    assert list(arithmetic(claims, None)) == []
