"""Layouts that pages share: letters, papers, Hansard's marks, mastheads, adverts and who a title says speaks."""

from __future__ import annotations

import pytest

from claimx.documents import BlockKind, Document, Person, Section, from_text, read_bytes
from claimx.documents.mojibake import reading_view
from claimx.documents.speaker_of import text_of, titled
from claimx.records import DocumentKind


def texts(document: Document, *, readable: bool) -> list[str]:
    return [document.block_text(block) for block in document.blocks if block.readable is readable]


@pytest.mark.parametrize(
    ("title", "name", "role"),
    [
        (
            "Speech by the Chief Constable of Wessex, Ida Marl, to the annual dinner",
            "Ida Marl",
            "Chief Constable of Wessex",
        ),
        (
            "Speech by Ida Marl, Chief Constable of Wessex, to the annual dinner",
            "Ida Marl",
            "Chief Constable of Wessex",
        ),
        ("Ida Marl's speech to the Police Superintendents", "Ida Marl", None),
        ("Home Secretary Ida Marl's speech at the college", "Ida Marl", "Home Secretary"),
        ("Statement from the Mayor of Northmere, Ida Marl, on knife crime", "Ida Marl", "Mayor of Northmere"),
        ("Speech: Policing by numbers by Rt Hon Ida Marl MP", "Rt Hon Ida Marl MP", None),
        ("Ida Marl: Police Federation speech", "Ida Marl", None),
        ("Keynote address by Chief Inspector Ida Marl", "Ida Marl", "Chief Inspector"),
    ],
)
def test_a_title_names_who_speaks(title: str, name: str, role: str | None) -> None:
    assert titled(title) == Person(name, role)


@pytest.mark.parametrize(
    "title",
    [
        None,
        "Home Secretary's speech at the college",
        "Knife crime falls by a third",
        "Statement on the death of a man in Hexbridge",
        "Inspectors' statement of 40 pages",
    ],
)
def test_a_title_that_names_nobody_gives_no_speaker(title: str | None) -> None:
    assert titled(title) is None


def test_a_column_mark_in_mid_paragraph_is_a_block_of_its_own() -> None:
    text = (
        "Ms Penny Lark: To ask the Secretary of State for the Home Department how many cells there are. [4417]\n\n"
        "Mr. Owen Tull: There are 1,204 cells in the 12 Jun 2008 : Column 88W county, 30 more than in 2005.\n"
    )
    document = from_text(text)
    furniture = [document.block_text(b) for b in document.blocks if b.section is Section.FURNITURE]
    assert furniture == ["[4417]", "12 Jun 2008 : Column 88W"]
    answer = [document.block_text(b) for b in document.blocks if b.section is Section.ANSWER and b.readable]
    assert answer == ["There are 1,204 cells in the", "county, 30 more than in 2005."]
    assert all(b.speaker == Person("Mr. Owen Tull") for b in document.blocks if b.section is Section.ANSWER)
    assert str(document.date) == "2008-06-12"


def test_a_column_of_a_table_is_no_column_mark() -> None:
    text = "Police news\n\nThe 41 arrests in Column 3 of the table, and Column 12 as well, were made in May.\n"
    assert len(texts(from_text(text), readable=True)) == 2


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Volume 598: debated on Monday 13 July 2015", "2015-07-13"),
        ("House of Commons debates, 13 July 2015, 2:30 pm", "2015-07-13"),
        ("Home Office written question – answered on 6th June 2018.", "2018-06-06"),
        ("Commons Hansard, 3 March 2009", "2009-03-03"),
        ("Strength of the force on 31 March 2018", "None"),
    ],
)
def test_a_heading_of_a_sitting_dates_the_question(line: str, date: str) -> None:
    text = (
        f"Police: Cells\n{line}\n\nPenny Lark\nTo ask the Home Secretary, how many cells there are.\n\nThere are 40.\n"
    )
    assert str(from_text(text).date) == date


def test_a_minister_opens_a_written_statement() -> None:
    text = (
        "Written Statements\nTuesday 1 March 2011\n\nHOME DEPARTMENT\n\nPolice Cells\n\n"
        "The Minister for Policing (Owen Tull): I am today laying before the House a report on 1,204 cells."
        "\n\nIt cost £40,000. [HCWS41]\n"
    )
    document = from_text(text)
    assert document.kind is DocumentKind.STATEMENT
    assert document.speaker == Person("Owen Tull", "The Minister for Policing")
    assert texts(document, readable=True) == [
        "Police Cells",
        "I am today laying before the House a report on 1,204 cells.",
        "It cost £40,000.",
    ]


LETTER = """Wessex Police Authority
12 Quay Road, Hexbridge HX1 2AB

3 May 2009

Owen Tull MP
Minister for Policing
Our ref: WPA/09/41

Dear Mr Tull

Our budget for 2010

I write to ask for £4 million more, which is 3 per cent of our budget.

We have 1,204 officers, and 41 of them retire in June.

Yours sincerely

Penny Lark
Chair
01632 960 111
"""


def test_a_letter_is_a_statement_and_only_what_it_says_is_read() -> None:
    document = from_text(LETTER)
    assert (document.kind, document.title, document.publisher) == (
        DocumentKind.STATEMENT,
        "Our budget for 2010",
        "Wessex Police Authority",
    )
    assert str(document.date) == "2009-05-03"
    assert document.speaker is None
    assert len(texts(document, readable=True)) == 3


def test_a_release_that_quotes_a_letter_is_none() -> None:
    text = (
        "Wessex Police\n\nForce sorry for lost letter\n\nThe letter, which began with the words Dear Sir, took 41 days."
        "\n\nIt had asked for 3 officers.\n"
    )
    assert from_text(text).kind is DocumentKind.PRESS_RELEASE


def test_a_report_to_a_panel_is_a_statement_of_the_panel() -> None:
    text = (
        "WESSEX POLICE AND CRIME PANEL\n3 May 2016\nAgenda item 6\n\nREPORT OF THE CHIEF EXECUTIVE\n\nThe precept\n\n"
        "Purpose\n\n"
        "1. To inform the Panel that the precept will rise by £5 to £172.\n\nContact officer: P Lark, ext. 4417\n"
    )
    document = from_text(text)
    assert (document.kind, document.title, document.publisher) == (
        DocumentKind.STATEMENT,
        "The precept",
        "WESSEX POLICE AND CRIME PANEL",
    )
    assert "Agenda item 6" in texts(document, readable=False)
    contact = [b for b in document.blocks if b.section is Section.CONTACT]
    assert [document.block_text(b) for b in contact] == ["Contact officer: P Lark, ext. 4417"]


@pytest.mark.parametrize(
    "advert",
    [
        "ADVERTISEMENT\nQuayside Cars: new and used from £4,995. Call 01632 960 111",
        "[Advertisement]\nSkip 15 seconds\nSpring sale: a third off all sheds. Ends Sunday.",
        "Summer sale: 40% off beds at Bedworld, ends Monday",
        "Sponsored\nTired of bills? Switch and save. Terms and conditions apply.",
    ],
)
def test_an_advert_is_furniture_with_all_its_lines_and_nothing_else_is(advert: str) -> None:
    before = "Officers made 41 arrests in Hexbridge over the weekend, the force said."
    after = "A further 12 people were fined £90 each."
    document = from_text(f"Arrests in Hexbridge\n\n{before}\n\n{advert}\n\n{after}\n")
    assert texts(document, readable=True) == ["Arrests in Hexbridge", before, after]
    assert {b.section for b in document.blocks if not b.readable} == {Section.FURNITURE}


@pytest.mark.parametrize(
    ("publisher", "kind"),
    [
        ("Wessex Police Federation", DocumentKind.STATEMENT),
        ("Unite the Union", DocumentKind.STATEMENT),
        ("WESSEX POLICE", DocumentKind.PRESS_RELEASE),
        ("Office of the Police and Crime Commissioner for Wessex", DocumentKind.PRESS_RELEASE),
        ("National Association of Custody Visitors", DocumentKind.PRESS_RELEASE),
    ],
)
def test_the_publisher_is_the_body_as_written(publisher: str, kind: DocumentKind) -> None:
    document = from_text(
        f"{publisher}\n\nCells are full\n\n3 May 2016\n\nThere were 41 people in 40 cells on Monday.\n"
    )
    assert (document.publisher, document.title, document.kind) == (publisher, "Cells are full", kind)


@pytest.mark.parametrize(
    "heading",
    [
        "REPORT OF THE POLICE AND CRIME COMMISSIONER",
        "Police and Crime Commissioner Welcomes Funding for Wessex Police",
        "Statement of the Chief Constable to the Police Authority",
        "Response to the Police Federation",
    ],
)
def test_a_title_is_no_publisher(heading: str) -> None:
    document = from_text(f"{heading}\n\nThere were 41 people in 40 cells of the force on Monday night.\n")
    assert (document.publisher, document.title) == (None, heading)


def test_a_paper_without_a_site_is_news_by_its_masthead_and_byline() -> None:
    text = (
        "Wessex Messenger, Friday 3 May 2013\n\nCELLS FULL TO BURSTING\n\nBy Penny Lark\n\n"
        "MORE than 41 people were held in 40 cells on Monday, it was claimed last night.\n"
    )
    document = from_text(text)
    assert (document.kind, document.publisher) == (DocumentKind.NEWS, "Wessex Messenger")
    assert (document.title, str(document.date)) == ("CELLS FULL TO BURSTING", "2013-05-03")


def test_a_release_with_a_capital_opening_and_a_newsletter_is_still_a_release() -> None:
    text = (
        "Wessex Police and Crime Commissioner\n\nPanel backs rise\n\n3 May 2016\n\n"
        "MORE than 41 people spoke at the panel."
        "\n\n"
        "Sign up to our newsletter\n"
    )
    assert from_text(text).kind is DocumentKind.PRESS_RELEASE


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="Sat, 14 Mar 2020 06:00:00 +0000">', "2020-03-14"),
        ('<meta name="date" content="20200314">', "2020-03-14"),
        ('<meta name="DC.date.issued" content="2020-03-14T09:00:00.000Z">', "2020-03-14"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite","datePublished":"2001-01-01"},'
         '{"@type":"NewsArticle","datePublished":"2020-03-14"}]}</script>', "2020-03-14"),
        ('<script type="application/ld+json">{"@type":"ItemList","itemListElement":'
         '[{"@type":"NewsArticle","datePublished":"2020-03-14"}]}</script>', "None"),
        ('<meta property="article:modified_time" content="2020-03-14T06:00:00+00:00">', "2020-03-14"),
        ('<meta property="article:modified_time" content="2020-03-14">'
         '<script type="application/ld+json">{"datePublished":"2020-03-02"}</script>', "2020-03-02"),
    ],
)  # fmt: skip
def test_tags_date_a_page(head: str, date: str) -> None:
    page = (
        f"<html><head>{head}</head><body><h1>Cells are full</h1><p>There were 41 people in 40 cells.</p></body></html>"
    )
    assert str(read_bytes(page.encode()).date) == date


def test_the_date_marked_in_the_text_of_a_page_dates_it() -> None:
    page = (
        "<html><body><h1>Cells are full</h1><time datetime='2019-01-01'>then</time><span itemprop='datePublished'>"
        "14 March 2020</span><p>There were 41 people in 40 cells.</p></body></html>"
    )
    assert str(read_bytes(page.encode()).date) == "2020-03-14"


def test_a_text_with_nothing_to_mend_is_its_own_reading_view() -> None:
    text = "Officers made 41 arrests – “a record” – and seized £3,000.\n\n\tIn May.\n"
    assert reading_view(text) is text
    mangled = "It cost Â£3,000.\n"
    assert reading_view(mangled) is reading_view(mangled) == "It cost  £3,000.\n"


def test_a_question_mark_ends_a_turn_not_a_heading() -> None:
    text = (
        "Police Cells\n\nLord Lark\nTo ask Her Majesty's Government how many cells there are.\n\n"
        "Baroness Tull\nMy Lords, there are 1,204.\n\nLord Lark\nMy Lords, are 1,204 enough?\n\n"
        "Baroness Tull\nMy Lords, no.\n"
    )
    document = from_text(text)
    turn = next(block for block in document.blocks if document.block_text(block).endswith("enough?"))
    assert (turn.kind, turn.speaker, document.kind) == (
        BlockKind.PARAGRAPH,
        Person("Lord Lark"),
        DocumentKind.ORAL_ANSWER,
    )


def lead_of(document: Document, words: str) -> str | None:
    """The text of the block that introduces the item that begins with some words."""
    item = next(block for block in document.blocks if document.block_text(block).startswith(words))
    return None if item.lead is None else document.block_text(document.blocks[item.lead])


def test_a_list_within_a_list_is_led_by_the_item_above_it() -> None:
    document = from_text(
        "Police plan\n\nThe plan for 2024 has three parts:\n\n• Officers will:\n  - visit 200 homes\n"
        "  - fit 30 alarms\n• Wardens will patrol 12 parks\n"
    )
    assert lead_of(document, "visit 200") == lead_of(document, "fit 30") == "Officers will:"
    assert lead_of(document, "Officers") == lead_of(document, "Wardens") == "The plan for 2024 has three parts:"


def test_marks_alone_tell_a_list_within_a_list() -> None:
    document = from_text(
        "The plan for the year\n\nThe force made the following:\n(a) 40 arrests\n(b) 50 seizures, of which:\n"
        "(i) 10 knives\n(ii) 40 guns\n(c) 60 searches\n"
    )
    assert [lead_of(document, words) for words in ("10 knives", "40 guns")] == ["50 seizures, of which:"] * 2
    assert [lead_of(document, words) for words in ("40 arr", "60 sea")] == ["The force made the following:"] * 2


def test_letters_run_on_past_i() -> None:
    items = "\n".join(f"({letter}) {10 + at} arrests" for at, letter in enumerate("abcdefghijk"))
    document = from_text(f"The plan for the year\n\nThe force made the following:\n{items}\n")
    assert {lead_of(document, f"{10 + at} arrests") for at in range(11)} == {"The force made the following:"}


@pytest.mark.parametrize("lead", ["Where will the money go?", "The targets for next year", "The towns are as follows."])
def test_a_heading_or_a_question_leads_a_list(lead: str) -> None:
    document = from_text(
        f"Police plan for Carn\n\nThe plan was agreed on Friday by the panel.\n\n{lead}\n\n• £40\n• £50\n"
    )
    assert lead_of(document, "£40") == lead_of(document, "£50") == lead


def test_what_is_set_apart_under_a_speaker_is_a_quotation() -> None:
    document = from_text(
        "Police plan for Carn\n\nThe plan was agreed on Friday by the panel.\n\nIda Marl said:\n\n"
        "> We have 40 officers.\n> They made 12 arrests.\n\nThe officers will patrol:\n"
        "> Carn, for 9 hours\n> Holt, for 3 hours\n"
    )
    kinds = {document.block_text(block): block.kind for block in document.blocks}
    assert kinds["We have 40 officers."] is kinds["They made 12 arrests."] is BlockKind.QUOTE
    assert kinds["Carn, for 9 hours"] is kinds["Holt, for 3 hours"] is BlockKind.LIST_ITEM


def test_a_name_among_contact_details_is_one_of_them() -> None:
    document = from_text(
        "Police plan for Carn\n\nThe plan was agreed on Friday by the panel.\n\nMedia contact\nJo Reed\n"
        "Telephone: 01632 960 123\n\nIda Marl\nIda Marl has been chief constable for 12 years, the force said.\n"
    )
    assert [document.block_text(b) for b in document.blocks if b.section is Section.CONTACT] == [
        "Media contact", "Jo Reed", "Telephone: 01632 960 123",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("LONDON, 12 March 2025 – Police made 40 arrests.", "LONDON, 12 March 2025"),
        ("Newcastle upon Tyne, Tuesday 3rd May: Police made 40 arrests.", "Newcastle upon Tyne, Tuesday 3rd May"),
        ("HEXBRIDGE (12 March 2025) — Police made 40 arrests.", "HEXBRIDGE (12 March 2025)"),
        (
            "Ashby de la Mere, Northmere, 12/03/2025 (NNA) – Police made 40 arrests.",
            "Ashby de la Mere, Northmere, 12/03/2025",
        ),
        ("Burglaries on 3 May 2021 – 40 of them – were solved by the police.", None),
        ("Tuesday, 12 March 2025 – Police made 40 arrests in the county.", None),
        ("Knife crime: 40 arrests were made in March by the police.", None),
    ],
)
def test_a_dateline_is_place_and_day(opening: str, dateline: str | None) -> None:
    document = from_text(f"Police make arrests in Carn\n\n{opening}\n\nThe men are in their 40s, the force said.\n")
    assert document.dateline == dateline
    assert opening in texts(document, readable=True)


def test_a_dateline_may_stand_alone() -> None:
    document = from_text(
        "Ida Marl's speech to the dinner\n\nHexbridge Hall, 18 June 2016\n\nWe have 40 officers here.\n"
    )
    assert document.dateline == "Hexbridge Hall, 18 June 2016"


def test_a_summary_stands_between_title_and_date() -> None:
    page = "Patrols rise in three towns\n\n{}\n\nFrom: Northmere Police\nPublished 3 May 2024\n\nCarn has 40 wards.\n"
    summary = "Twenty more officers will walk the streets of three towns from May."
    assert from_text(page.format(summary)).summary == summary
    assert (
        from_text("Patrols rise in Carn\n\nCarn has 40 officers, the force said.\n\nHolt has 12 of them.\n").summary
        is None
    )


def test_the_description_of_a_page_is_its_summary_where_the_page_shows_it() -> None:
    head = '<html><head><meta name="description" content="{}"><title>Patrols rise</title></head><body><main>'
    body = (
        "<h1>Patrols rise in Carn</h1><p>Carn gets 40 officers.</p><p>Holt gets 12 from May.</p></main></body></html>"
    )
    shown = read_bytes((head.format("Carn gets 40 officers.") + body).encode())
    assert shown.summary == "Carn gets 40 officers."
    assert read_bytes((head.format("News from the police in Carn") + body).encode()).summary is None


def test_the_department_that_answers_is_the_publisher() -> None:
    ask = "To ask the Secretary of State for the Home Department, how many."
    document = from_text(f"Question to the Home Office:\n{ask}\nAnswered by Lena Holt\nThere were 14 of them.\n")
    assert document.publisher == "Home Office"
    assert from_text(f"{ask}\nAnswered by Lena Holt\nThere were 14 of them.\n").publisher is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Marian Thwaite: theft from shops is no small matter", "Marian Thwaite"),
        ("Home Secretary Marian Thwaite: what comes next", "Marian Thwaite"),
        ("West Midlands Police: a year on", None),
        ("Rural Crime: what we have learned", None),
        ("Policing: what next", None),
    ],
)
def test_a_speech_is_its_title_names(title: str, name: str | None) -> None:
    person = titled(title, speech=True)
    assert (person.name if person else None) == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Speech\nMinister's address to the Federation conference\n\nThe Minister for Policing, Rosa Pember, spoke "
            "to officers in Hull.\n\nFrom: Home Office\nDelivered on: 17 May 2017\n\nThank you, and good morning.",
            Person("Rosa Pember", "Minister for Policing"),
        ),
        (
            "Speech by Chief Constable Owen Marsh, Kent Police, to the county's councils\n\nDover, 19 October 2019\n\n"
            "Thank you, Chair. I have been asked to speak of our 40 vans.",
            Person("Owen Marsh", "Chief Constable"),
        ),
    ],
)
def test_who_gives_a_speech(text: str, speaker: Person) -> None:
    assert from_text(text).speaker == speaker


def test_a_statement_to_a_parliament_is_of_who_makes_it() -> None:
    document = from_text(
        "Scottish Parliament\nMeeting of the Parliament, Tuesday 20 December 2016\n\nPolice Budget\n\n"
        "The Presiding Officer: The next item is a statement on the police.\n\n"
        "The Cabinet Secretary for Justice (Una Baird): On 30 September there were 17,256 officers.\n\nThat is 40 more."
    )
    said = [block for block in document.blocks if block.speaker is not None]
    assert document.kind is DocumentKind.STATEMENT
    assert said[-1].speaker == Person("Una Baird", "The Cabinet Secretary for Justice")


def test_a_byline_with_the_writers_post_makes_a_page_news() -> None:
    assert (
        from_text("Car thefts double\n\nBy Jo Mell, Crime Reporter\n\nA gang took 27 cars.").kind is DocumentKind.NEWS
    )
    assert from_text("Car thefts double\n\nBy Jo Mell\n\nA gang took 27 cars.").kind is not DocumentKind.NEWS


@pytest.mark.parametrize(
    ("line", "deed", "name"),
    [
        (
            "Below is the text of the speech made by Ida Marl, the Home Secretary, in Ely on 3 May.",
            "speech",
            "Ida Marl",
        ),
        ("What follows is the speech that Ida Marl, then Minister for Trade, gave to delegates.", "speech", "Ida Marl"),
        ("The following is the text of the statement issued by Chief Constable Ida Marl.", "statement", "Ida Marl"),
    ],
)
def test_a_line_announces_the_text_of_a_speech(line: str, deed: str, name: str) -> None:
    found = text_of(line)
    assert found is not None and found[1] is not None
    assert (found[0], found[1].name) == (deed, name)


def test_a_line_that_speaks_of_a_speech_announces_none() -> None:
    assert text_of("This is the speech the city had waited for, and it was short.") is None


def test_an_archive_of_speeches_names_the_speaker_in_the_title() -> None:
    document = from_text(
        "Ida Marl – 2013 Speech to the Trade Dinner\n\nWhat follows is the speech that Ida Marl gave in Ely.\n\n"
        "My father kept a shop.\n\nShops lost £3 million last year."
    )
    assert document.kind is DocumentKind.SPEECH
    assert document.speaker is not None and document.speaker.name == "Ida Marl"


_STORY = "Thefts in Wessex rose by 12 per cent last year.\n\n{}\n\nThe force has 900 officers."


@pytest.mark.parametrize(
    "sign",
    [
        "Ida Marl, 58, who chairs the traders, said: “We lost 40 bikes.”",
        "Labour's Ida Marl called it a bad year.",
        "Papers seen by the Herald show that 40 desks will shut.",
        "The records were released to this newspaper.",
    ],
)
def test_papers_are_told_by_what_they_print(sign: str) -> None:
    assert from_text(_STORY.format(sign)).kind is DocumentKind.NEWS
    assert (
        from_text(_STORY.format("Ida Marl, who leads the team, said: “We lost 40 bikes.”")).kind
        is not DocumentKind.NEWS
    )


def test_a_release_with_one_sign_of_a_paper_stays_one() -> None:
    signed = "Wessex Police\nNews release\n\n" + _STORY.format(
        "Ida Marl, 58, who chairs the traders, said: “We agree.”"
    )
    assert from_text(signed).kind is DocumentKind.PRESS_RELEASE


def test_a_name_alone_below_the_title_of_a_speech_is_the_speakers() -> None:
    said = "\n\nGood morning. We have 3,610 officers, which is more than we have ever had, and we need every one."
    title = "Speech by the Chief Constable of Kent to the business breakfast, 21 March 2024"
    named = from_text(f"{title}\n\nPiers Tremaine{said}")
    assert named.kind is DocumentKind.SPEECH
    assert named.speaker == Person("Piers Tremaine")
    assert from_text(f"{title}\n\nRural Policing Today{said}").speaker is None


@pytest.mark.parametrize(
    "label", ["NEWS RELEASE 31/07", "Press release no. 112", "Media release: 14", "Press notice 9/2014"]
)
def test_a_numbered_label_is_no_title(label: str) -> None:
    document = from_text(
        f"{label}\n\nCells are full\n\nThe cells were full on 40 nights in the spring, the force says.\n"
    )
    assert document.title == "Cells are full"


@pytest.mark.parametrize(
    "title", ["Press release 112 is withdrawn", "News of 31 new vans", "Statement 2 of 3 on cells"]
)
def test_a_title_that_opens_like_a_label_is_a_title(title: str) -> None:
    document = from_text(f"{title}\n\nThe cells were full on 40 nights in the spring, the force says.\n")
    assert document.title == title


SUMS = "£4 million for cells;\n\n£3 million for cars, all of them new; and\n\n£2 million for radios, to be shared.\n"


@pytest.mark.parametrize(
    ("lead", "listed"),
    [("I intend to provide:", True), ("I intend to provide more.", False)],
)
def test_what_semicolons_part_below_a_colon_is_a_list(lead: str, listed: bool) -> None:
    document = from_text(
        f"Cells are full\n\nThe minister said so in May, and she meant it.\n\n{lead}\n\n{SUMS}\nThat is all.\n"
    )
    sums = [block for block in document.blocks if document.block_text(block).startswith("£")]
    assert [block.kind is BlockKind.LIST_ITEM for block in sums] == [listed] * 3


def test_the_standfirst_of_a_speech_names_the_speaker() -> None:
    head = (
        "Speech\n\nHome Secretary at the Wold Institute\n\n{} on what reform has brought us so far.\n\n24 June 2013\n\n"
    )
    body = "Thank you. We have done a great deal since we last met here, and I am proud of it.\n"
    assert from_text(head.format("The Rt Hon Ida Marl MP") + body).speaker == Person("Rt Hon Ida Marl MP", None)
    assert from_text(head.format("The Police") + body).speaker is None


def test_a_peer_has_the_full_name_of_the_page() -> None:
    text = (
        "Lords Hansard\n20 June 2006 : Column 641\n\nPolice: Cells\n\n2.51 pm\n\n"
        "Lord Marl of Wath asked Her Majesty's Government:\n\nHow many cells there are.\n\n"
        "The Minister of State, Home Office (Baroness Foss of Holme): My Lords, there are 40.\n\n"
        "Lord Marl: My Lords, there were 31 in May.\n\nBaroness Foss: My Lords, there were 22.\n"
    )
    names = {block.speaker.name for block in from_text(text).blocks if block.speaker is not None}
    assert {"Lord Marl of Wath", "Baroness Foss of Holme"} <= names
    assert not {"Lord Marl", "Baroness Foss"} & names
