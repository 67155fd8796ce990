"""The knowledge base: its files agree with each other, its look-ups know dates, and it loads fast."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from claimx.errors import KnowledgeError
from claimx.knowledge import KnowledgeBase, Rule, base, tables
from claimx.knowledge.gazetteer import tokens
from claimx.records import Scope, Via


def test_every_force_id_exists() -> None:
    known = set(base().forces)
    named = {id for name in base().names for id in name.ids}
    named |= {name.legacy for name in base().names if name.legacy}
    named |= {holder.force for holder in base().holders}
    named |= {force.successor for force in base().forces.values() if force.successor}
    assert named <= known
    assert len(known) == 62


def test_every_source_exists() -> None:
    known = set(base().sources)
    for file in tables.FILES:
        if file != "sources.csv":
            assert {row["source"] for row in tables.rows(file)} <= known, file


def test_every_force_can_be_named() -> None:
    for force in base().forces.values():
        assert force.id in {c.force for c in base().lookup(force.name)}, force.name


def test_terms_do_not_end_before_they_start() -> None:
    for term in (*base().holders, *base().ministers):
        assert term.start is None or term.end is None or term.start <= term.end, term


def test_ambiguous_names_are_listed_once_and_names_have_capitals() -> None:
    surfaces = [row["surface"].casefold() for row in tables.rows("ambiguous.csv")]
    assert len(surfaces) == len(set(surfaces))
    free = [name for name in base().names if name.rule not in (Rule.NOUN, Rule.SUPPORT)]
    places = [name.surface for name in free if name.via is Via.PLACE]
    lower = [surface for surface in places if surface.islower()]
    assert lower == ["north of the border"]


def test_dropped_places_are_no_names() -> None:
    dropped = {row["surface"] for row in tables.rows("ambiguous.csv") if row["rule"] == "drop"}
    assert dropped and not dropped & {name.surface for name in base().names if name.scope is Scope.FORCE}


def test_places_abroad_and_nations_have_no_forces() -> None:
    for name in base().names:
        assert bool(name.ids) == (name.scope is Scope.FORCE), name


def test_data_are_small() -> None:
    assert sum(len(tables.text(file).encode()) for file in tables.FILES) < 400_000


@pytest.mark.parametrize(
    ("text", "date", "force", "via"),
    [
        ("Essex Police", None, "essex", Via.NAME),
        ("the Met", None, "metropolitan", Via.ALIAS),
        ("gmp", None, "greater-manchester", Via.ALIAS),
        ("southend", None, "essex", Via.PLACE),
        ("Chief Constable of Kent", None, "kent", Via.PLACE),
        ("Vera Baird", dt.date(2018, 1, 1), "northumbria", Via.PERSON),
        ("Fife", dt.date(2012, 1, 1), "fife", Via.PLACE),
        ("Fife", dt.date(2020, 1, 1), "police-scotland", Via.PLACE),
        ("Welsh forces", None, "gwent", Via.COLLECTIVE),
    ],
)
def test_lookup(text: str, date: dt.date | None, force: str, via: Via) -> None:
    found = {c.force: c for c in base().lookup(text, date=date)}
    assert found[force].via is via
    assert 0 < found[force].score <= 1
    assert found[force].why


@pytest.mark.parametrize("text", ["", "met", "nobody", "the Met Offic", "\ud800\x00", "٣٤"])
def test_lookup_of_nothing(text: str) -> None:
    found = {c.force for c in base().lookup(text)}
    assert found <= ({"metropolitan"} if "Met" in text else set())


def test_lookup_of_an_ambiguous_town_puts_the_largest_first() -> None:
    assert [c.force for c in base().lookup("Newport")] == ["gwent", "hampshire", "west-mercia"]


def test_person_out_of_office_is_not_found() -> None:
    assert base().lookup("Vera Baird", date=dt.date(2023, 1, 1)) == []


def test_office_holders_and_ministers_by_date() -> None:
    day = dt.date(2022, 6, 1)
    assert [h.name for h in base().office_holders("essex", day)] == ["Roger Hirst"]
    assert base().office_holders("essex", dt.date(2005, 1, 1)) == ()
    assert {m.name for m in base().ministers_on(day) if m.office == "Home Secretary"} == {"Priti Patel"}


def test_forces_existed_by_date() -> None:
    assert base().force("fife").existed(dt.date(2012, 1, 1))
    assert not base().force("fife").existed(dt.date(2014, 1, 1))
    assert not base().force("fife").existed(None)
    assert not base().force("police-scotland").existed(dt.date(2012, 1, 1))


def test_unknown_force_is_an_error_with_a_remedy() -> None:
    with pytest.raises(KnowledgeError, match="no force has the id 'wessex'") as caught:
        base().force("wessex")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("content", "what"),
    [("", "empty"), ("a,b\n1\n", "line 2: 1 cells"), ("a,b\n1,2,3\n", "3 cells")],
)
def test_damaged_file_is_an_error(content: str, what: str) -> None:
    with pytest.raises(KnowledgeError, match=what):
        list(tables.parse(content, "x.csv"))


def test_damaged_values_are_errors() -> None:
    row = next(tables.parse("day,count\n2024-02-31,many\n", "x.csv"))
    with pytest.raises(KnowledgeError, match="no ISO day"):
        row.day("day")
    with pytest.raises(KnowledgeError, match="no number"):
        row.number("count")
    with pytest.raises(KnowledgeError, match="no column"):
        row["other"]


def test_fingerprint_is_of_the_files() -> None:
    assert len(base().fingerprint()) == 16
    assert base().fingerprint() == KnowledgeBase().fingerprint()


def test_needs_no_spacy() -> None:
    code = "import sys, claimx.knowledge as k; k.base().lookup('the Met'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("place", "force"),
    [
        ("Coatbridge", "strathclyde"),
        ("Alness", "northern-scotland"),
        ("Musselburgh", "lothian-and-borders"),
        ("Tillicoultry", "central-scotland"),
        ("Cowdenbeath", "fife"),
        ("Kirkcudbright", "dumfries-and-galloway"),
    ],
)
def test_scottish_town_belongs_to_the_force_of_its_day(place: str, force: str) -> None:
    assert base().lookup(place, date=dt.date(2011, 10, 3))[0].force == force
    assert base().lookup(place, date=dt.date(2015, 10, 3))[0].force == "police-scotland"


@pytest.mark.parametrize(
    ("text", "force"),
    [("Ynys Môn", "north-wales"), ("Metropolitan police", "metropolitan"), ("metropolitan area", None)],
)
def test_names_by_their_spelling(text: str, force: str | None) -> None:
    hits = [name for hit in base().gazetteer.find(text, tokens(text)) for name in hit.names]
    assert (force in {id for name in hits for id in name.ids}) if force else not hits
