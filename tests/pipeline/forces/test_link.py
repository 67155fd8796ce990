"""The linker on whole documents: publisher, speakers, scores, any text."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.documents import from_text
from claimx.documents.model import Block, BlockKind, Document, Person, Section
from claimx.knowledge import base
from claimx.pipeline.forces import Linked, link, speaker_force
from claimx.pipeline.sentences import sentences
from claimx.pipeline.types import Amount, Attribution
from claimx.records import DocumentKind, Via

NUMBER = re.compile(r"[0-9][0-9,.]*")


def document(text: str, kind: str = "press_release", **known: object) -> Document:
    blocks = tuple(Block(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    date = dt.date(2023, 5, 10)
    return Document("0" * 16, text, blocks, DocumentKind(kind), date=date, **known)  # type: ignore[arg-type]


def linked(doc: Document, said: tuple[Attribution, ...] = ()) -> Linked:
    amounts = [Amount(m.start(), m.end(), "number", 1.0) for m in NUMBER.finditer(doc.text)]
    return link(doc, sentences(doc), amounts, said, base=base())


BODY = "\nBurglary down\nBurglaries fell by 40 last year, officers said."


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Norfolk Constabulary" + BODY, "norfolk"),
        ("Newsroom | Dorset Police | Contact us" + BODY, "dorset"),
        ("Heddlu Gogledd Cymru / North Wales Police" + BODY, "north-wales"),
        ("Office of the Police and Crime Commissioner for Suffolk" + BODY, "suffolk"),
        ("Mayor's Office for Policing and Crime (MOPAC)" + BODY, "metropolitan"),
        ("LONDON.GOV.UK" + BODY, "metropolitan"),
        ("News" + BODY + "\n© Kent Police 2023", "kent"),
        ("Sussex Police made 40 arrests. Our officers searched Worthing. Sussex Police thanks residents.", "sussex"),
    ],
)
def test_publisher_force(text: str, force: str) -> None:
    found = linked(document(text))
    assert found.publisher_force == force
    assert found.publisher


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("GOV.UK\nHome Office\nMinister visits Kent Police\nBurglaries fell by 40.", "press_release"),
        ("HMICFRS\nKent Police must improve\nKent Police answered 40 calls.", "press_release"),
        ("Local Government Association\nKent Police had 40 calls.", "statement"),
        ("THE KENT OBSERVER\nKent Police had 40 calls. Kent Police said so.", "news"),
        ("To ask the Secretary of State, about Kent Police.\nKent Police had 40 calls.", "written_answer"),
        ("A report\nBurglaries fell by 40.", "press_release"),
        ("Labour Press\nKent Police must do better\nKent Police had 40 calls.", "press_release"),
    ],
)
def test_no_publisher_force(text: str, kind: str) -> None:
    assert linked(document(text, kind)).publisher_force is None


def test_an_entry_of_a_list_of_forces_issues_nothing() -> None:
    text = (
        "Stop Thief\n\nMost thefts\n\nForces took 40 calls. The most had:\n\n- Kent Police - 31\n- Essex Police - 12\n"
    )
    assert linked(from_text(text)).publisher_force is None
    alone = "Kent Police\n\nMost thefts\n\nForces took 40 calls. The most had:\n\n- Dover - 31\n- Deal - 12\n"
    assert linked(from_text(alone)).publisher_force == "kent"


def test_publisher_given_wins() -> None:
    found = linked(document("Kent Police" + BODY, publisher_force="surrey", publisher="Surrey Police"))
    assert (found.publisher_force, found.publisher) == ("surrey", "Surrey Police")
    assert {k.id for k in found.areas[0].links} == {"surrey"}


def test_links_of_the_publisher_have_no_words_and_others_reproduce_theirs() -> None:
    doc = document("Officers made 40 arrests. In Kent there were 50.", publisher_force="surrey")
    first, second = linked(doc).areas
    assert (first.links[0].via, first.links[0].start) == (Via.PUBLISHER, None)
    link_ = second.links[0]
    assert doc.text[link_.start : link_.end] == "Kent"
    assert 0 < first.links[0].score < link_.score <= 1


def test_national_lead_for_fraud() -> None:
    text = (
        "City of London Police\nFraud report\nA total of 819 reports were made to Action Fraud.\n"
        "The force made 34 arrests."
    )
    areas = linked(document(text, publisher_force="city-of-london")).areas
    assert [[k.id for k in area.links] for area in areas] == [[], ["city-of-london"]]


def test_constituency_of_a_member_is_what_the_reply_names() -> None:
    text = "In my constituency 20 gangs are at work.\nThere are extra officers for Cleveland Police."
    first, second = re.finditer(r"[^\n]+", text)
    blocks = (
        Block(*first.span(), section=Section.QUESTION, speaker=Person("Ann Poe")),
        Block(*second.span(), section=Section.ANSWER, speaker=Person("Ned Farr")),
    )
    doc = Document("0" * 16, text, blocks, DocumentKind.ORAL_ANSWER)
    assert [k.id for k in linked(doc).areas[0].links] == ["cleveland"]


def oral(*turns: tuple[str, str]) -> Document:
    """An oral answer in which each turn (speaker, words) is a line; "Minister" answers, the first line asks."""
    text = "\n".join(words for _, words in turns)
    blocks, start = [], 0
    for number, (who, words) in enumerate(turns):
        section = Section.QUESTION if not number else Section.ANSWER if who == "Minister" else Section.BODY
        blocks.append(Block(start, start + len(words), section=section, speaker=Person(who)))
        start += len(words) + 1
    return Document("0" * 16, text, tuple(blocks), DocumentKind.ORAL_ANSWER, date=dt.date(2023, 5, 10))


ASKED = ("Ann Poe", "What he is doing about rural crime.")


@pytest.mark.parametrize(
    ("turns", "force"),
    [
        ([("Ann Poe", "Dorset is rural."), ("Minister", "My hon. Friend's part of the world has 40.")], "dorset"),
        ([("Ann Poe", "Dorset is rural."), ("Minister", "The right hon. Lady's force has 40.")], "dorset"),
        ([("Ann Poe", "I live in Dorset."), ("Minister", "Her county has more. I add that it has 40.")], "dorset"),
        ([("Ann Poe", "Help us."), ("Minister", "I praise Kent. In her county charges are up by 40.")], "kent"),
        ([("Ann Poe", "In Kent it is bad."), ("Minister", "Yes."), ("Ann Poe", "In my county there are 40.")], "kent"),
        ([("Ann Poe", "Dorset is rural."), ("Bo Ray", "Kent too."), ("Minister", "His county has 40.")], "kent"),
        ([("Ann Poe", "Dorset is rural."), ("Minister", "Across the country we have 40.")], None),
        ([("Ann Poe", "Help us."), ("Minister", "In her county charges are up by 40.")], None),
        ([("Ann Poe", "Dorset is rural."), ("Minister", "We have 40.")], None),
        ([("Ann Poe", "Dorset is rural."), ("Bo Ray", "Police close 40 cases in a day.")], None),
    ],
)
def test_area_of_the_member_who_is_answered(turns: list[tuple[str, str]], force: str | None) -> None:
    areas = linked(oral(ASKED, *turns)).areas
    assert [k.id for k in areas[-1].links] == ([force] if force else [])


@pytest.mark.parametrize(
    ("publisher", "apposition", "force"),
    [
        ("btp", "Deputy Chief Constable Ola Reed, who speaks for ACPO on metal theft,", "btp"),
        ("btp", "Ola Reed, ACPO lead for metal theft,", None),
        (None, "Deputy Chief Constable Ola Reed, who speaks for ACPO on metal theft,", None),
    ],
)
def test_second_office(publisher: str | None, apposition: str, force: str | None) -> None:
    doc = document(f'{apposition} spoke.\n"There were 40 thefts."', publisher_force=publisher)
    at = doc.text.index('"')
    said = (Attribution(at, len(doc.text), "Ola Reed", quoted=True),)
    assert [k.id for k in linked(doc, said).areas[0].links] == ([force] if force else [])


def test_release_that_names_a_force_once_and_late_is_not_its_own() -> None:
    text = "Durham and Cumbria answered 94% of 999 calls.\nCumbria is best, Kent Police said."
    assert linked(document(text)).publisher_force is None


def test_topic_of_the_title_is_the_default_of_a_national_release() -> None:
    text = "Home Office\nNew cameras for Dorset\nResidents counted 40 of them.\nThe Government has 50."
    blocks = list(document(text).blocks)
    blocks[1] = Block(blocks[1].start, blocks[1].end, BlockKind.TITLE)
    doc = Document("0" * 16, text, tuple(blocks), DocumentKind.PRESS_RELEASE)
    assert [[k.id for k in area.links] for area in linked(doc).areas] == [["dorset"], []]


@pytest.mark.parametrize(
    ("name", "role", "force"),
    [
        ("Ann Poe", "Chief Constable of Kent", "kent"),
        ("Ann Poe", None, "essex"),
        ("Bo Ray", None, "dorset"),
        ("Roger Hirst", None, "essex"),
        ("Ned Farr", "Policing Minister", None),
        ("Ola Reed", None, None),
        ("Sussex Police", None, "sussex"),
        ("Nobody", None, None),
    ],
)
def test_speaker_force(name: str, role: str | None, force: str | None) -> None:
    doc = document(
        "Essex Police Chief Constable Ann Poe met Bo Ray, of Dorset Police, and shopkeeper Ola Reed.\n"
        "Policing Minister Ned Farr and Roger Hirst, the commissioner, came too."
    )
    assert speaker_force(Attribution(0, 1, name, role), doc, base=base()) == force
    if role is None:
        assert speaker_force(name, doc, base=base()) == force


def test_rank_alone_speaks_for_the_publisher() -> None:
    doc = document("Inspector Ann Poe and shopkeeper Ola Reed spoke.", publisher_force="gwent")
    assert speaker_force("Ann Poe", doc, base=base()) == "gwent"
    assert speaker_force("Ola Reed", doc, base=base()) is None


def test_nothing_in_nothing_out() -> None:
    found = linked(document(""))
    assert (found.areas, found.mentions, found.publisher_force, found.publisher) == ((), (), None, None)


ALPHABET = st.sampled_from(
    ["Kent", "the Met", "£5m", "40", " ", "\n", ", ", " and ", "“", "PCC", "four forces", "Unlike ", "respectively"]
)
TEXT = st.lists(st.one_of(ALPHABET, st.text(max_size=4)), max_size=30).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXT, st.sampled_from([None, "kent", "btp", "city-of-london"]), st.sampled_from(list(DocumentKind)))
def test_any_text(text: str, force: str | None, kind: DocumentKind) -> None:
    doc = document(text, kind.value, publisher_force=force)
    found = linked(doc)
    assert len(found.areas) == len(NUMBER.findall(text))
    for area in found.areas:
        assert bool(area.links) == (area.scope.value == "force")
        assert len({k.id for k in area.links}) == len(area.links)
        for one in area.links:
            assert one.id in base().forces
            assert (one.start is None) == (one.end is None)
            assert one.start is None or 0 <= one.start < (one.end or 0) <= len(text)
    ends = [0, *(m.end for m in found.mentions)]
    assert all(end <= m.start for end, m in zip(ends, found.mentions, strict=False))
