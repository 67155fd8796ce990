"""What spares a pattern or a rule its work never spares it a match."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.documents import from_text
from claimx.pipeline.gated import Gated, gated, small
from claimx.pipeline.periods.windows import MARGIN, Windows, matches
from claimx.pipeline.quantities import exclusions, find_amounts, finder, patterns, rates, terms
from claimx.pipeline.sentences import sentences
from claimx.pipeline.steps import view_of

PERIODS = ("relative", "leaning", "events", "atoms", "years", "undated", "holidays", "pointing", "lengths")
GATES = {
    f"{module}.{name}": value
    for module in PERIODS
    for name, value in vars(import_module(f"claimx.pipeline.periods.{module}")).items()
    if isinstance(value, Gated)
}
GROUPS = [(gate, pattern) for gate, listed in patterns._GROUPS for pattern in listed]
DRAWN = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def _whole(text: str) -> Windows:
    return Windows(((0, len(text)),), small(text))


@pytest.fixture(scope="module")
def texts(root: Path) -> list[str]:
    """Sentences of the project's statements, and some that are hard."""
    found = [
        "On 3 May 2024 and 12/04/2023, from 7.30pm to 19:45, 24/7, ring 0800 555 111 or 101, or www.example.gov.uk.",
        "Half an hour, a third of it, twice as many, three-quarters of a million, £2-£3m, US$5bn, 20p in every pound.",
        "It cost €3m for every 1,000 people per head, annually, 10 a day; sections 12, 14 and 15; week 3; Seven Oaks.",
        "A couple of hundred; tens of thousands; 2/3 of them; 1:30; ⅔ of staff; 10-fold; 1990s; '19/20; 1st; KT1 1AA.",
        "At 12 High Street, quarter past nine, ten o'clock, 0915 hours; text 61016; FY24; [3]; 5G; 20MB; £000s; 9/11.",
    ]
    for path in sorted((root / "corpora" / "train").glob("*.txt")):
        view = view_of(from_text(path.read_text("utf-8")))
        found += [view.text[sentence.start : sentence.end] for sentence in sentences(view)]
    return found


def test_there_are_gates() -> None:
    assert len(GATES) > 15
    assert len(GROUPS) > 35


@pytest.mark.parametrize("name", sorted(GATES))
@DRAWN
@given(data=st.data())
def test_every_match_holds_a_needle(name: str, data: st.DataObject) -> None:
    gate = GATES[name]
    text = data.draw(st.from_regex(gate.pattern))
    expected = list(gate.pattern.finditer(text))
    held = [small(text[match.start() : match.end() + 1]) for match in expected]  # a needle may end in what must follow
    assert all(any(needle in words for needle in gate.needles) for words in held)
    if all(match.end() - match.start() <= MARGIN // 2 for match in expected):
        assert [match.span() for match in matches(gate, text, _whole(text))] == [match.span() for match in expected]


@pytest.mark.parametrize("place", range(len(GROUPS)))
@DRAWN
@given(data=st.data())
def test_every_stretch_without_amounts_opens_its_gate(place: int, data: st.DataObject) -> None:
    gate, pattern = GROUPS[place]
    text = data.draw(st.from_regex(pattern))
    assert pattern.search(text) is None or patterns._opens(gate, small(text))


def test_gates_hold_on_statements(texts: list[str]) -> None:
    for gate in GATES.values():
        for text in texts:
            expected = [match.span() for match in gate.pattern.finditer(text)]
            assert [match.span() for match in matches(gate, text, _whole(text))] == expected


def test_gates_spare_most_texts(texts: list[str]) -> None:
    spared = [gate for gate in GATES.values() if not any(needle in small(texts[0]) for needle in gate.needles)]
    assert len(spared) > len(GATES) / 2


def test_amounts_are_the_same_with_every_gate_open(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [find_amounts(text) for text in texts]
    assert sum(map(len, expected)) > 500
    monkeypatch.setattr(patterns, "_opens", lambda gate, lowered: True)
    monkeypatch.setattr(patterns, "_PARTED", re.compile(""))
    monkeypatch.setattr(patterns, "_JOINED", re.compile(""))
    openers = ((terms, "openers"), (finder, "openers"), (rates, "rate_openers"), (exclusions, "reference_words"))
    for module, name in openers:
        monkeypatch.setattr(module, name, Everything)
    assert [find_amounts(text) for text in texts] == expected


class Everything:
    """A set that holds whatever it is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


@given(st.text())
def test_small_letters_keep_every_offset(text: str) -> None:
    assert len(small(text)) == len(text)
    assert small(small(text)) == small(text)


def test_matches_inside_stretches() -> None:
    gate = gated("ago", r"\bago\b", re.IGNORECASE)
    text = "AGO, ago, Ago"
    assert [match.start() for match in matches(gate, text, Windows(((3, 13),), small(text)))] == [5, 10]
    assert [match.start() for match in matches(gate, text, Windows(((0, 4), (9, 13)), small(text)))] == [0, 10]
    apart = text + " " * 3 * MARGIN + text
    assert [match.start() for match in matches(gate, apart, Windows(((0, len(apart)),), small(apart)))] == [
        *(0, 5, 10),
        *(len(apart) - 13, len(apart) - 8, len(apart) - 3),
    ]
    assert list(matches(gate, text, Windows(((6, 9),), small(text)))) == []
