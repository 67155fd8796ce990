"""How sure a model is of its word against that of the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimx.documents import from_text
from claimx.pipeline import steps
from claimx.pipeline.language import COMPONENTS, DEFAULT_PARSER
from claimx.pipeline.learned.merging import against, merged, tells
from claimx.pipeline.learned.types import Learned, Phrase, Policy
from claimx.pipeline.record import Findings
from claimx.pipeline.types import Link
from claimx.records import Via

TEXT = "Kent Police has recruited 120 extra officers since 2019 for its patrols in Essex."


@pytest.fixture(scope="module")
def found() -> Findings:
    sheet = steps.sheet(from_text(TEXT))
    for factory in COMPONENTS[:-1]:
        steps.FINDERS[factory](sheet)
    (parsed,) = steps.parses([sheet], parser=DEFAULT_PARSER)
    [one] = steps.findings(sheet, parsed)
    return one


def phrase(words: str, chance: float) -> Phrase:
    at = TEXT.index(words)
    return Phrase((at, at + len(words)), chance)


def learned(**told: object) -> Learned:
    return replace(Learned(0, 0), **told)  # type: ignore[arg-type]


def test_closed_fields(found: Findings) -> None:
    said = learned(change=(("decrease", 0.6), ("increase", 0.2), ("level", 0.2)))
    assert against("change", found, said) == pytest.approx(0.75)
    assert against("change", found, learned(change=(("increase", 0.9), ("level", 0.1)))) is None
    assert against("change", found, learned(change=(("decrease", 0.3),))) == 1.0  # no chance for the rules' word
    assert against("change", found, Learned(0, 0)) is None
    assert tells("change", said) and not tells("status", said)


def test_what_is_counted_is_the_same_where_it_overlaps(found: Findings) -> None:
    assert found.subject is not None and TEXT[slice(*found.subject)] == "officers"
    assert against("subject", found, learned(subjects=(phrase("extra officers", 0.6),))) is None
    said = learned(subjects=(phrase("patrols", 0.4), phrase("extra officers", 0.2), phrase("its patrols", 0.2)))
    assert against("subject", found, said) == pytest.approx(0.75)
    nothing = learned(subjects=(Phrase(None, 0.3), phrase("officers", 0.1)))
    assert against("subject", found, nothing) == pytest.approx(0.75)
    assert merged(found, nothing, Policy({"subject": 0.7})).subject is None
    assert merged(found, nothing, Policy({"subject": 0.8})) == found


def test_forces_as_a_set(found: Findings) -> None:
    assert [link.id for link in found.area.links] == ["kent"]

    def links(**chances: float) -> Learned:
        return learned(forces=tuple(Link(force, Via.NAME, chance) for force, chance in chances.items()))

    assert against("forces", found, links(kent=0.7, essex=0.2)) is None
    # Essex alone 0.6 * 0.8, Kent alone 0.4 * 0.2
    assert against("forces", found, links(kent=0.2, essex=0.6)) == pytest.approx(0.48 / 0.56)
    assert against("forces", found, links(essex=0.6)) == 1.0  # the rules' force is none that the model weighed
    both = merged(found, links(kent=0.9, essex=0.9), Policy({"forces": 0.8}))
    assert [link.id for link in both.area.links] == ["kent", "essex"]


def test_the_two_ends_of_a_range_are_the_grammars(found: Findings) -> None:
    said = learned(bound=(("range", 0.7), ("at_least", 0.2), ("exact", 0.1)))
    assert merged(found, said, Policy({"bound": 0.0})).amount.bound == "at_least"
    ranged = replace(found, amount=replace(found.amount, value_high=150.0))
    assert merged(ranged, said, Policy({"bound": 0.0})).amount.bound == found.amount.bound
