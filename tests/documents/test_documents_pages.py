"""Whole pages in the manner of the sites that publish statements: each line is what its letter says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimx.documents import BlockKind, Document, Section, from_text

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))

# What a letter asks of a block: its kind, its section, and whether claims are read from it.
WANTED: dict[str, tuple[BlockKind | None, Section | None, bool]] = {
    "t": (BlockKind.TITLE, Section.BODY, True),
    "b": (BlockKind.PARAGRAPH, Section.BODY, True),
    "h": (BlockKind.HEADING, Section.BODY, True),
    "i": (BlockKind.LIST_ITEM, Section.BODY, True),
    "k": (BlockKind.CAPTION, Section.BODY, True),
    "n": (None, Section.NOTES, True),
    "q": (None, Section.QUESTION, True),
    "a": (None, Section.ANSWER, True),
    "y": (BlockKind.BYLINE, None, False),
    "c": (None, Section.CONTACT, False),
    "x": (None, None, False),
}
Line = tuple[str, int, int]


def load(name: str) -> tuple[str, list[Line]]:
    """A page without its letters, and (letter, start, end) of each of its blocks."""
    text, lines = "", []
    for raw in (PAGES / f"{name}.txt").read_text("utf-8").splitlines():
        if raw.startswith("  "):
            letter, start, _ = lines.pop()
        elif raw:
            letter, start = raw[0], len(text)
        else:
            text += "\n"
            continue
        text += raw[2:] + "\n"
        lines.append((letter, start, len(text) - 1))
    return text, lines


def page(name: str) -> Document:
    return from_text(load(name)[0])


def test_the_letters_are_known() -> None:
    assert len(NAMES) >= 15
    letters = {letter for name in NAMES for letter, _, _ in load(name)[1]}
    assert letters == set(WANTED)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_what_its_letter_says(name: str) -> None:
    text, lines = load(name)
    document = from_text(text)
    wrong = []
    for letter, start, end in lines:
        blocks = [block for block in document.blocks if block.start < end and block.end > start]
        kind, section, readable = WANTED[letter]
        found = [(block.kind, block.section, block.readable) for block in blocks]
        good = len(found) == 1 and kind in (None, found[0][0]) and section in (None, found[0][1])
        if not good or found[0][2] is not readable:
            wrong.append((letter, text[start:end], found))
    assert wrong == []


FACTS = """
commissioner_bilingual | press_release | 2022-02-09 | Survey shows trust in police is rising | Office of the Police\
 Commissioner
commissioner_precept | press_release | 2023-02-03 | PANEL AGREES £15 RISE IN POLICING PRECEPT | Office of the Police\
 and Crime Commissioner for Northmere
council_statement | statement | 2020-10-28 | ANC responds to stop and search figures | Association of Northern Councils
force_cookie_wall | press_release | None | None | None
force_release | press_release | 2023-05-22 | Burglary falls for third year as patrols grow | Wessex Police
force_sidebar | press_release | 2019-11-12 | Weapons handed in at amnesty "more than doubled" | None
govuk_archived | press_release | 2013-03-14 | Minister opens new control room in Hexbridge | Home Office
govuk_news | press_release | 2024-06-04 | Extra £40 million for town centre patrols | Home Office
inspectorate | press_release | 2021-01-19 | Inspectors praise two forces and fault a third | Inspectorate of Police and\
 Fire Services
island_weekly | news | 2019-09-14 | 'We have lost four in ten of our officers' | THE CARNBURY OBSERVER
local_news | news | 2024-03-03 | Shop thefts double in two years as traders despair | MARLPORT GAZETTE
local_news_plain | news | None | None | None
parliament_page | written_answer | 2022-05-11 | Police: Sandmoor | None
police_union | press_release | 2019-07-08 | Officers working 1.1 million hours of overtime | Northmere Police Federation
wire_embedded_links | press_release | 2021-03-06 | Courier fraud losses pass £20m | National Fraud Office
wrapped_email | press_release | 2021-08-17 | Rural crime team seizes 60 quad bikes | None
"""


@pytest.mark.parametrize("facts", FACTS.strip().splitlines())
def test_the_facts_of_a_page(facts: str) -> None:
    name, *wanted = facts.split(" | ")
    document = page(name)
    found = (document.kind.value, document.date, document.title, document.publisher)
    assert [str(fact) for fact in found] == wanted


def test_the_facts_of_every_page_are_tested() -> None:
    assert [facts.split(" | ")[0] for facts in FACTS.strip().splitlines()] == NAMES


def test_list_items_know_what_introduces_them() -> None:
    document = page("force_release")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM and block.readable]
    assert len(items) == 3
    for item in items:
        assert item.lead is not None
        assert document.block_text(document.blocks[item.lead]) == "Over the winter teams:"


def test_a_wrapped_paragraph_is_one_block_and_its_lines_keep_their_place() -> None:
    document = page("wrapped_email")
    first = next(block for block in document.blocks if document.block_text(block).startswith("Officers from the rural"))
    assert document.block_text(first).endswith("in four counties.")
    assert document.block_text(first).count("\n") == 2


def test_the_same_words_stay_in_a_sentence_of_the_statement() -> None:
    sentences = [
        "Fraudsters used stolen cookies to get into 1,300 accounts.",
        "A post on X about the attack was shared 12,000 times.",
        "Subscription traps cost victims £14 million last year, the force said.",
        "The force's newsletter goes to 40,000 homes and costs £9,000 an issue.",
        "Follow-up visits were made to 310 homes on the estate by Friday.",
        "Related offences fell by 8 per cent over the same period.",
        "Most popular with thieves were e-bikes, of which 512 were taken.",
        "Comments left on the appeal led officers to three suspects.",
        "Contact with victims improved, and 82 per cent were called within a day.",
        "Read Street saw the most thefts, with 41 in a month.",
        "Copyright crime cost the industry £200 million, the police said.",
        "Advertising the amnesty cost £3,000 and brought in 190 knives.",
        "Get-aways on stolen mopeds rose by a third, to 640.",
        "Email addresses of 2,000 officers were published by mistake.",
    ]
    document = from_text("Police news\n\n" + "\n\n".join(sentences))
    readable = {document.block_text(block) for block in document.blocks if block.readable}
    assert [sentence for sentence in sentences if sentence not in readable] == []


def test_every_page_marks_some_line_unread_and_leaves_amounts_readable() -> None:
    for name in NAMES:
        document = page(name)
        readable = [document.block_text(block) for block in document.blocks if block.readable]
        assert any(re.search("[0-9]", text) for text in readable), name
        assert any(not block.readable for block in document.blocks), name
