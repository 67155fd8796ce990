"""The questions of a page: their numbers, headings, people, days, departments, and the blocks that belong to each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx import extract
from claimx.documents import Block, BlockKind, Details, Document, Person, Section, from_text, read_bytes
from claimx.documents.model import Question
from claimx.documents.people import may_speak
from claimx.documents.questions.addresses import question as question_of_address
from claimx.documents.questions.departments import from_post
from claimx.records import DocumentKind
from tests.documents.test_documents_pages import page

ASK = "To ask the Secretary of State for the Home Department"
DAY = dt.date


def words(document: Document, number: int, section: Section) -> list[str]:
    """The readable blocks of a section that belong to a question."""
    return [
        document.block_text(block)
        for block in document.blocks
        if block.question == number and block.section is section and block.readable
    ]


def block_of(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if document.block_text(block).startswith(text))


def test_every_item_of_a_list_page_is_a_question() -> None:
    document, _ = page("pp_list_years")
    minister = Person(
        "Lord Ferrand of Carn", "Captain of the Wardens (HM Household) (Deputy Chief Whip, House of Lords)"
    )
    lyle = Person("Perpetua Lyle", "Conservative - Hexbridge North")
    assert document.questions == (
        Question(
            heading="Cars: Theft",
            asker=Person("Oswin Hale", "Labour - Marl and Tarnside"),
            answerer=Person("Verity Holm", "Minister of State (Home Office)"),
            answered=DAY(2022, 3, 14),
            department="Home Office",
        ),
        Question(
            heading="Prisons: Officers",
            asker=lyle,
            answerer=minister,
            answered=DAY(2023, 4, 18),
            department="Ministry of Justice",
        ),
        Question(
            heading="Drones: Costs",
            asker=lyle,
            answerer=Person("Kit Amory"),
            answered=DAY(2023, 4, 20),
            department="Home Office",
            holding=True,
        ),
    )
    assert words(document, 0, Section.ANSWER) == [
        "Forces recorded 2,310 thefts of cars in Sandmoor last year.",
        "Their cost was put at £19 million.",
    ]
    assert words(document, 1, Section.QUESTION)[0].startswith("To ask the Secretary of State for Justice")
    assert block_of(document, "Prisons: Officers").question == 1
    assert (document.answered, document.date) == (DAY(2022, 3, 14), DAY(2022, 3, 14))


def test_last_year_is_that_before_the_answer_it_stands_in() -> None:
    document, _ = page("pp_list_years")
    assert document.date_at(block_of(document, "Forces recorded")) == DAY(2022, 3, 14)
    assert document.date_at(block_of(document, "Some 4,120")) == DAY(2023, 4, 18)
    periods = {
        claim.quantity.text: (claim.period.text, claim.period.start, claim.period.end)
        for claim in extract(document)
        if claim.period is not None and claim.quantity.text in ("2,310", "4,120")
    }
    assert periods == {
        "2,310": ("last year", DAY(2021, 1, 1), DAY(2021, 12, 31)),
        "4,120": ("last year", DAY(2022, 1, 1), DAY(2022, 12, 31)),
    }


def test_the_times_of_a_page_of_several_days_keep_their_place() -> None:
    document, _ = page("questions_results")
    found = {claim.quantity.text: claim for claim in extract(document)}
    for number, year in (("3,300", 2024), ("290", 2023)):
        claim = found[number]
        assert [document.text[start:end] for start, end in claim.evidence.period] == ["last year"]
        assert claim.evidence.period[0][0] > claim.quantity.start
        assert claim.period is not None
        assert (claim.period.start, claim.period.end) == (DAY(year, 1, 1), DAY(year, 12, 31))


def test_of_one_question_the_date_given_by_the_caller_stands() -> None:
    document = from_text(
        f"Answered on: 3 May 2021\n{ASK}, how many.\n\nThere were 14 of them last year.\n",
        details=Details(date=DAY(2020, 6, 1)),
    )
    assert document.questions[0].answered == DAY(2021, 5, 3)
    assert {document.date_at(block) for block in document.blocks} == {DAY(2020, 6, 1)}


def test_a_corrected_answer_is_read_once() -> None:
    document, _ = page("parliament_corrected")
    (found,) = document.questions
    assert found == Question(
        heading="Police Cells: Wessex",
        asked=DAY(2019, 3, 11),
        answerer=Person("Basil Thorne"),
        answered=DAY(2019, 3, 19),
        department="Home Office",
        corrected=True,
    )
    assert document.date == DAY(2019, 4, 9)
    claims = {claim.quantity.text for claim in extract(document)}
    assert {"214", "12", "£1.4 million"} <= claims
    assert not claims & {"241", "15"}
    assert sum(claim.quantity.text == "£1.4 million" for claim in extract(document)) == 1


CORRECTED = (
    f"Tasers\nAsked on: 4 February 2019\n{ASK}, how many officers carry one.\nA\nCorrected answer by: Lionel Grove\n"
    "Corrected on: 25 February 2019\nAn error has been identified in the written answer given on 12 February 2019.\n"
    "The correct answer should have been:\n"
)


def test_a_corrected_table_is_read_once() -> None:
    table = "Year\tOfficers\n2017\t{}\n2018\t402\n\nThe table shows those trained.\n"
    document = from_text(CORRECTED + table.format("388") + "\n" + table.format("338"))
    rows = [document.block_text(b) for b in document.blocks if b.kind is BlockKind.TABLE_ROW and b.readable]
    assert rows == ["Year\tOfficers", "2017\t388", "2018\t402"]


def test_a_correction_that_repeats_nothing_stays_whole() -> None:
    for said in (
        ["There were 388 such officers on 31 March 2018.", "They cost £4 million.", "Each is trained for 3 days."],
        ["In 2018 there were 388 such officers.", "In 2019 there were 402 such officers."],
    ):
        document = from_text(CORRECTED + "\n\n".join(said) + "\n")
        assert words(document, 0, Section.ANSWER)[2:] == said


def test_an_answer_may_say_itself_that_it_corrects_another() -> None:
    said = [
        "An error has been identified in the answer given on 4 May 2021.",
        "There were 388 officers in Carn.",
        "There were 402 officers in Holt.",
    ]
    document = from_text(f"{ASK}, how many.\nAnswered on: 9 May 2021\n" + "\n\n".join(said) + "\n")
    assert words(document, 0, Section.ANSWER) == said
    assert [(q.corrected, q.answered) for q in document.questions] == [(True, DAY(2021, 5, 4))]
    assert document.date == DAY(2021, 5, 9)


def test_the_answer_that_was_corrected_may_be_named() -> None:
    document = from_text(CORRECTED + "There were 388.\n\nOriginal answer\n\nI will write to him with 17 pages.\n")
    assert words(document, 0, Section.ANSWER)[2:] == ["There were 388."]


def test_the_site_of_parliament_sets_out_members_on_lines_of_their_own() -> None:
    document, _ = page("questions_site")
    assert document.questions == (
        Question(
            uin="30711",
            heading="Shoplifting: Northmere",
            asker=Person("Felix Quarrie", "Labour, Northmere West"),
            asked=DAY(2025, 3, 3),
            answerer=Person("Dame Rowena Stiles", "Labour, Fell and Tarn"),
            answered=DAY(2025, 3, 11),
            department="Home Office",
        ),
    )


def test_results_may_be_grouped_or_withdrawn() -> None:
    document, _ = page("questions_results")
    found = document.questions
    assert [question.uin for question in found] == ["41203", "41399", "24400"]
    assert [question.heading for question in found] == ["Police: Bicycles", "Police: Dogs", "Police: Horses"]
    assert [question.grouped for question in found] == [("41204", "41207"), (), ()]
    assert [question.withdrawn for question in found] == [False, True, False]
    assert [question.answered for question in found] == [DAY(2025, 3, 11), None, DAY(2024, 3, 12)]
    assert [question.department for question in found] == ["Home Office", "Ministry of Defence", "Home Office"]
    assert not document.withdrawn
    assert words(document, 1, Section.ANSWER) == []


def test_a_page_of_a_withdrawn_question_is_withdrawn() -> None:
    document = from_text(
        f"Asked by: Ida Marsh (Conservative - Tarn)\nUIN 110022\n{ASK}, how many.\nThis question has been withdrawn\n"
    )
    assert [(question.uin, question.withdrawn) for question in document.questions] == [("110022", True)]
    assert document.withdrawn


def test_hansard_prints_several_questions_before_one_answer() -> None:
    document, _ = page("hansard_grouped")
    found = document.questions
    assert [question.uin for question in found] == ["290117", "290118", "290204", "290205", "290311"]
    assert [question.grouped for question in found] == [("290118",), ("290117",), ("290205",), ("290204",), ()]
    assert [question.heading for question in found] == [
        "Neighbourhood Wardens", "Neighbourhood Wardens", "Police Manpower", "Police Manpower", "Prison Places",
    ]  # fmt: skip
    assert [question.department for question in found] == ["HOME DEPARTMENT"] * 4 + ["JUSTICE"]
    assert [question.answerer and question.answerer.name for question in found] == [
        "Mr. Lanyon", "Mr. Lanyon", "Ms Ferry", "Ms Ferry", "Clara Wend",
    ]  # fmt: skip
    assert {question.answered for question in found} == {DAY(2009, 10, 12)}
    assert not any(question.holding for question in found)
    assert [len(words(document, number, Section.ANSWER)) for number in range(5)] == [2, 0, 1, 0, 1]
    assert [len(words(document, number, Section.QUESTION)) for number in range(5)] == [1] * 5


def test_questions_in_one_paragraph_have_a_number_each() -> None:
    document = from_text(
        f"Mr. Hale: {ASK} (1) how many wardens there are; [230517] (2) how many there were in 1999. [230518]\n\n"
        "Mr. Lanyon: There are 140.\n"
    )
    assert [(q.uin, q.grouped) for q in document.questions] == [("230517", ("230518",)), ("230518", ("230517",))]
    document = from_text(f"Mr. Hale: {ASK} (1) how many there are; (2) what they cost.\n\nMr. Lanyon: There are 140.\n")
    assert [q.asker for q in document.questions] == [Person("Mr. Hale")] * 2


def test_the_parts_of_one_question_are_lettered() -> None:
    document = from_text(f"{ASK}, how many (a) cars and (b) vans were stolen in (i) Carn and (ii) Holt.\n\nSome 40.\n")
    assert len(document.questions) == 1


def test_a_question_may_be_asked_by_several() -> None:
    document = from_text(f"Asked by Ada Quick and Ben Rowe\n{ASK}, how many.\nAnswered by Cora Finch\nThere are 140.\n")
    assert [(q.asker, q.answerer) for q in document.questions] == [
        (Person("Ada Quick"), Person("Cora Finch")),
        (Person("Ben Rowe"), Person("Cora Finch")),
    ]
    seat = from_text(f"Asked by: Ada Quick, Tarnside and South Holt\n{ASK}, how many.\nAnswer\nThere are 140.\n")
    assert [q.asker for q in seat.questions] == [Person("Ada Quick", "Tarnside and South Holt")]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Asked on 3 May 2021 by Ada Quick", "Answered on 12 May 2021 by\nCora Finch"),
        ("Tabled on 3 May 2021 by:\nAda Quick", "Answered on 12 May 2021 by Cora Finch"),
        ("Asked by Ada Quick\nTabled on 3 May 2021", "Answered on: 12 May 2021, by: Cora Finch"),
    ],
)
def test_the_day_may_stand_before_the_name(asked: str, answered: str) -> None:
    document = from_text(f"{asked}\n{ASK}, how many.\n{answered}\nThere are 140.\n")
    (question,) = document.questions
    assert (question.asker, question.answerer) == (Person("Ada Quick"), Person("Cora Finch"))
    assert (question.asked, question.answered) == (dt.date(2021, 5, 3), dt.date(2021, 5, 12))
    assert document.text[document.blocks[-1].start :].strip() == "There are 140."
    assert document.blocks[-1].speaker == Person("Cora Finch")


def test_a_day_of_answer_without_a_name_awaits_none() -> None:
    document = from_text(f"Asked by Ada Quick\n{ASK}, how many.\nAnswered on 12 May 2021\nThere are 140.\n")
    assert document.answerer is None


def test_the_lords_asked_the_government() -> None:
    document, _ = page("lords_asked")
    assert [(q.uin, q.heading, q.asker and q.asker.name) for q in document.questions] == [
        ("HL4417", "Police: Horses", "Lord Penrose of Carnbury"),
        ("HL4418", "Police: Dogs", "Baroness Lisle"),
    ]
    assert {q.department for q in document.questions} == {"Home Office"}


def test_a_saved_page_of_the_site_of_parliament() -> None:
    address = "https://questions-statements.parliament.uk/written-questions/detail/2025-03-03/30711"
    document = read_bytes(
        (
            "<html><head><title>Shoplifting: Carn - Question for Home Office</title>"
            f'<link rel="canonical" href="{address}"><meta property="og:site_name" content="UK Parliament"></head>'
            "<body><main><h1>Shoplifting: Carn</h1><p>Question for Home Office</p>"
            "<p>UIN 30711, tabled on 3 March 2025</p><h2>Question</h2>"
            "<div><div>Felix Quarrie</div><div>Labour</div><div>Carn</div><div>Commons</div></div>"
            f"<p>{ASK}, how many thefts there were.</p><h2>Answer</h2><p>Answered by</p><p>Lena Holt</p>"
            "<p>Answered on</p><p>11 March 2025</p>"
            "<p>Carn Police recorded 9,204 shop thefts last year, a rise of 6 per cent.</p></main></body></html>"
        ).encode()
    )
    assert document.questions == (
        Question(
            uin="30711",
            heading="Shoplifting: Carn",
            asker=Person("Felix Quarrie", "Labour, Carn"),
            asked=DAY(2025, 3, 3),
            answerer=Person("Lena Holt"),
            answered=DAY(2025, 3, 11),
            department="Home Office",
            url=address,
        ),
    )
    assert document.publisher == "Home Office"
    assert block_of(document, "Shoplifting: Carn").kind is BlockKind.TITLE


def test_other_parliaments_have_numbers_of_their_own() -> None:
    scottish, _ = page("holyrood_report")
    assert [(q.uin, q.asked, q.answered) for q in scottish.questions] == [
        ("S3W-10417", DAY(2008, 3, 3), DAY(2008, 3, 12)),
        ("S3W-10418", DAY(2008, 3, 4), DAY(2008, 3, 13)),
    ]
    assert {q.asker for q in scottish.questions} == {Person("Morag Sinclair", "Lochside")}
    assert {q.answerer for q in scottish.questions} == {Person("Ewan Strachan")}
    welsh, _ = page("senedd_question")
    assert welsh.questions == (
        Question(
            uin="WQ90417",
            asker=Person("Carys Penhallow", "Tarn"),
            asked=DAY(2024, 3, 5),
            answerer=Person("Cabinet Secretary for Social Justice"),
            answered=DAY(2024, 3, 12),
        ),
    )
    irish, _ = page("ni_assembly")
    assert irish.questions[0].uin == "AQW 4417/17-22"


def test_questions_asked_aloud_have_their_turns() -> None:
    document, _ = page("hansard_topicals")
    assert document.kind is DocumentKind.ORAL_ANSWER
    assert [(q.uin, q.heading, q.grouped) for q in document.questions] == [
        ("905811", "Burglary", ("905814",)),
        ("905814", "Burglary", ("905811",)),
        ("905831", "Topical Questions", ()),
        ("905832", "Topical Questions", ()),
    ]
    assert {q.answered for q in document.questions} == {DAY(2016, 7, 11)}
    supplementary = block_of(document, "In Kettering, knife crime has doubled: 214")
    assert supplementary.speaker == Person("Ada Quick", "Carn")
    assert supplementary.question == 0
    answer = block_of(document, "Today I announced")
    assert (answer.speaker, answer.question) == (Person("Dora Pell", "The Home Secretary"), 2)


def test_two_turns_are_an_oral_answer() -> None:
    document = from_text(
        "Oral Answers to Questions\nHOME DEPARTMENT\nThe Secretary of State was asked—\nKnife Crime\n"
        "1. Sara Lander (Carn) (Lab): What steps she is taking to reduce knife crime. [901234]\n"
        "The Home Secretary (Dora Pell): It fell by 5%.\nSara Lander: We lost 40 officers: 10 in Carn. Will she act?\n"
        "Dora Pell: No. My hon. Friend the Member for Holt asked too: we gave 20.\n"
    )
    assert document.kind is DocumentKind.ORAL_ANSWER
    assert [(q.uin, q.heading, q.department) for q in document.questions] == [
        ("901234", "Knife Crime", "HOME DEPARTMENT")
    ]
    spoken = [(b.speaker and b.speaker.name, document.block_text(b)) for b in document.blocks if b.speaker]
    assert spoken == [
        ("Sara Lander", "What steps she is taking to reduce knife crime."),
        ("Dora Pell", "It fell by 5%."),
        ("Sara Lander", "We lost 40 officers: 10 in Carn. Will she act?"),
        ("Dora Pell", "No. My hon. Friend the Member for Holt asked too: we gave 20."),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quick",
        "Mr. Hale",
        "Ada Quick (Carn) (Lab)",
        "T2. [905832] Mr Carl Voss (Holt) (Con)",
        "The Minister for Policing (Dame Delia Voss)",
        "Ewan Strachan, Minister for Community Safety",
        "Lord Penrose of Carnbury",
        "Mr Speaker",
    ],
)
def test_who_may_speak(name: str) -> None:
    assert may_speak(name)


@pytest.mark.parametrize(
    "clause",
    [
        "In Kettering, knife crime has doubled",
        "Great Tarn, Wessex Police told us",
        "Since March",
        "Our Officers",
        "Mr Hale, police numbers have fallen",
    ],
)
def test_a_clause_is_no_name(clause: str) -> None:
    assert not may_speak(clause)


@pytest.mark.parametrize(
    ("answer", "holding"),
    [
        ("I will write to my hon. Friend.", True),
        ("It has not been possible to answer this question within the usual time period.", True),
        ("An answer is being prepared and will be provided as soon as it is available.", True),
        ("There are 140 officers. I will visit them.", False),
        ("No such figures are held.", False),
    ],
)
def test_a_holding_answer_promises_another(answer: str, holding: bool) -> None:
    document = from_text(f"{ASK}, how many officers there are.\n\n{answer}\n")
    assert [question.holding for question in document.questions] == [holding]


@pytest.mark.parametrize(
    ("url", "uin", "asked"),
    [
        ("https://www.parallelparliament.co.uk/question/46171/police", "46171", None),
        (
            "https://questions-statements.parliament.uk/written-questions/detail/2025-03-03/hl1234",
            "HL1234",
            DAY(2025, 3, 3),
        ),
        (
            "http://www.parliament.uk/business/publications/written-questions-answers-statements/written-question/"
            "Commons/2017-10-13/107593/",
            "107593",
            DAY(2017, 10, 13),
        ),
    ],
)
def test_an_address_may_hold_the_number(url: str, uin: str, asked: dt.date | None) -> None:
    assert question_of_address(url) == (uin, asked)
    document = from_text(f"{ASK}, how many.\n\nThere are 140.\n", details=Details(url=url))
    assert [(q.uin, q.asked, q.url) for q in document.questions] == [(uin, asked, url)]


def test_an_address_of_something_else_holds_none() -> None:
    assert question_of_address("https://www.parallelparliament.co.uk/dept/HomeOffice/writtenanswers") is None


@pytest.mark.parametrize(
    ("post", "department"),
    [
        ("Minister of State (Home Office)", "Home Office"),
        ("Captain of the Wardens (HM Household) (Chief Whip, House of Lords)", None),
        ("Parliamentary Under-Secretary (Department for Environment, Food and Rural Affairs)",
         "Department for Environment, Food and Rural Affairs"),
        ("The Minister of State, Ministry of Justice", "Ministry of Justice"),
        ("Labour, Fell and Tarn", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_post_may_name_the_department(post: str | None, department: str | None) -> None:
    assert from_post(post) == department


def test_a_document_of_another_kind_has_no_questions() -> None:
    for name in ("force_release", "wms_page", "govuk_speech"):
        document, _ = page(name)
        assert document.questions == ()
        assert all(block.question is None for block in document.blocks)


def test_every_question_of_every_page_can_be_pointed_at() -> None:
    folder = Path(__file__).parent / "pages"
    for path in sorted(folder.glob("*.txt")):
        document, _ = page(path.stem)
        for block in document.blocks:
            assert block.question is None or block.question < len(document.questions)
        if document.kind in (DocumentKind.WRITTEN_ANSWER, DocumentKind.ORAL_ANSWER):
            first = document.questions[0]
            assert (document.asker, document.answerer) == (first.asker, first.answerer)
            assert (document.asked, document.answered) == (first.asked, first.answered)
            asked = [block for block in document.blocks if block.section is Section.QUESTION and block.readable]
            assert asked
            assert all(block.question is not None for block in asked)


LINES = (
    "Written Question", "Q", "A", "Question", "Answer", "UIN 30711, tabled on 3 March 2025", "[HL4417]", "[290117]",
    "Asked by: Ada Quick (Labour - Carn)", "Asked by Ada Quick and Ben Rowe", "Asked on: 3 May 2021", "Answered by",
    "Answered by: Lena Holt - Minister of State (Home Office)", "Answered on", "11 March 2025", "Labour", "Home Office",
    "HOME DEPARTMENT", "Corrected answer by: Lena Holt", "Corrected on: 9 May 2021", "This question was withdrawn",
    "An error has been identified in the written answer given on 4 May 2021.", "The correct answer should have been:",
    "There were 40 officers in Carn.", "There were 41 officers in Carn.", "Police: Carn", "Ada Quick", "(Carn)",
    f"{ASK}, how many.", f"Mr. Hale: {ASK} (1) how many; [117] (2) why. [118]", "(2) what they cost. [119]",
    "T1. [905831] Ida Marsh (Tarn) (LD): If she will act.", "Lord Tarn asked Her Majesty's Government: Why. [HL1]",
    "3 Nov 2008 : Column 12W", "Mr. Hale [holding answer 3 May 2008]: Yes.", "Year\tOfficers", "2017\t388", "on",
    "S3W-104 - Ada Quick (Carn) (Lab) (Date Lodged 3 March 2008): To ask the Scottish Executive why.",
    "Grouped questions: 117, 118", "Answered by Lena Holt (3 May 2008): No.", "Reticulating Splines", "> No.", "(i) no",
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(("\n", "\n\n"))), max_size=30))
@settings(max_examples=150, deadline=None)
def test_lines_in_any_order_make_a_document(pieces: list[tuple[str, str]]) -> None:
    document = from_text("".join(line + end for line, end in pieces))
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        at = block.end
        assert block.question is None or 0 <= block.question < len(document.questions)
        assert block.lead is None or 0 <= block.lead < len(document.blocks)
    for question in document.questions:
        assert question.uin not in question.grouped


DEBATE = """Town Centre Crime

Volume 764: debated on Thursday 27 March 2025

Bevis Lanyon
(Marlow Heath) (Con)
I beg to move,
That this House has considered crime in town centres.
In my own town there were 1,206 recorded shop thefts last year.

Oonagh Fairclough
(Tamar Vale) (LD)
I congratulate the hon. Gentleman on securing the debate. Does he agree that 600 stations have closed?

Bevis Lanyon
I do agree. Our nearest counter is 14 miles away and opens for three hours on a Tuesday.

The Minister for Policing
(Ros Tembley)
I thank all hon. Members who have spoken. Recorded shop theft rose by 23% in the year to September.
"""


def test_a_debate_gives_every_turn_its_speaker() -> None:
    document = from_text(DEBATE)
    assert document.kind is DocumentKind.ORAL_ANSWER
    assert document.date == DAY(2025, 3, 27)
    said = {
        "I beg": ("Bevis Lanyon", "Marlow Heath"),
        "In my own": ("Bevis Lanyon", "Marlow Heath"),
        "I congratulate": ("Oonagh Fairclough", "Tamar Vale"),
        "I do agree": ("Bevis Lanyon", "Marlow Heath"),
        "I thank all": ("Ros Tembley", "The Minister for Policing"),
    }
    found = {opening: block_of(document, opening).speaker for opening in said}
    assert {opening: (who.name, who.role) for opening, who in found.items() if who is not None} == said
    assert block_of(document, "I thank all").section is Section.ANSWER
    assert block_of(document, "I do agree").section is Section.BODY
    [claim] = [claim for claim in extract(document) if claim.quantity.text == "23%"]
    assert claim.speaker is not None
    assert claim.speaker.name == "Ros Tembley"


def test_names_that_are_links_are_no_furniture_of_a_sitting() -> None:
    rows = "".join(
        f"<div class='item'><a href='/m'><div>{name}</div><div>{seat}</div></a><p>{text}</p>"
        "<div><a href='/s'>Share</a></div></div>"
        for name, seat, text in (
            ("Piers Oakley", "(Fenwold) (Lab)", "Crime in my constituency rose by 12% last year, and nobody came."),
            ("Una Marsh", "(Carse) (SNP)", "In mine 31 officers were moved from response to other work in May."),
            ("Piers Oakley", "", "I am grateful to the hon. Lady for that, and to the hon. Member for Dunmere."),
        )
    )
    source = (
        f"<html><body><main><h1>Rural Crime</h1><p>debated on Monday 2 February 2026</p>{rows}</main></body></html>"
    )
    document = read_bytes(source.encode())
    turns = [(block.speaker.name, block.readable) for block in document.blocks if block.speaker and block.readable]
    assert [name for name, _ in turns] == ["Piers Oakley", "Una Marsh", "Piers Oakley"]


def test_the_answerer_may_stand_over_the_office() -> None:
    document = from_text(
        "Police: Recruitment\nQuestion for Home Office\nUIN 28417, tabled on 3 February 2025\n\nQuestion\n\n"
        f"Oonagh Fairclough\nLiberal Democrat\nTamar Vale\n\n{ASK}, how many officers joined.\n\nAnswer\n\n"
        "Ros Tembley\nMinister of State (Home Office)\n\nAnswered on 11 February 2025\n\n"
        "The Home Office says that 4,236 officers joined the five forces.\n"
    )
    [question] = document.questions
    assert question.answerer == Person("Ros Tembley", "Minister of State (Home Office)")
    assert question.answered == DAY(2025, 2, 11)
    assert question.department == "Home Office"


def test_the_day_of_the_answer_may_stand_under_the_answerer() -> None:
    document = from_text(
        "Gwent Police: Tasers\nUIN 28418, tabled on 3 February 2025\n\nQuestion\nOonagh Fairclough\nTamar Vale\n\n"
        f"{ASK}, how many officers carry one.\n\nAnswer\nRos Tembley\nAnswered on 11 February 2025\n\n"
        "How many is for chief constables.\n\nIn all 402 were used.\n"
    )
    [question] = document.questions
    assert question.answerer == Person("Ros Tembley")
    assert block_of(document, "In all 402").speaker == Person("Ros Tembley")


def test_a_mayor_answers_a_question_in_writing() -> None:
    document = from_text(
        "Mayor's Question Time: written answer\n\nWardens\nReference: 2019/20119\n\nQuestion by: Oonagh Fairclough AM\n"
        "Meeting date: 18 July 2019\n\nHow many wardens are there?\n\nAnswered by: The Mayor\n\n"
        "At the end of June there were 371 wardens.\n"
    )
    assert document.kind is DocumentKind.WRITTEN_ANSWER
    assert document.answerer == Person("The Mayor")
    assert block_of(document, "At the end").speaker == Person("The Mayor")


def test_the_line_below_a_title_says_whose_speech_it_is() -> None:
    opening = "Good morning. It is a pleasure to be here, and I am glad that we have 400 nurses in the room.\n"
    by = "Speech by Ros Tembley, Chief Constable of Marl Constabulary, to the Nursing Forum, 6 October 2022"
    document = from_text(f"Who should answer?\n\n{by}\n\n{opening}")
    assert document.kind is DocumentKind.SPEECH
    assert document.speaker is not None and document.speaker.name == "Ros Tembley"
    document = from_text(f"Who should answer?\n\nA speech by a nurse was heard in June by us all.\n\n{opening}")
    assert document.speaker is None


@pytest.mark.parametrize(
    ("lines", "answerer", "asker"),
    [
        (
            f"Question\nHarriet Vole (Norley)\n{ASK}, how many vans there are.\n\nAnswer\n"
            "Owen Marsh, Minister of State (Home Office)\nAnswered on 8 May 2025",
            Person("Owen Marsh", "Minister of State (Home Office)"),
            Person("Harriet Vole", "Norley"),
        ),
        (
            f"Lord Pell\nAsked on 1 July 2019\n\n{ASK}, how many vans there are.\n\n"
            "Baroness Thorn\nAnswered on 8 July 2019",
            Person("Baroness Thorn"),
            Person("Lord Pell"),
        ),
        (
            f"{ASK}, how many vans there are.\n\nOwen Marsh\nAnswered on 8 May 2025",
            Person("Owen Marsh"),
            None,
        ),
    ],
)
def test_a_name_above_the_day_is_of_who_asked_or_answered(lines: str, answerer: Person, asker: Person | None) -> None:
    document = from_text(f"Police Vans: Norley\n\n{lines}\n\nThere are 14 vans.")
    (question,) = document.questions
    assert (question.answerer, question.asker) == (answerer, asker)
    assert document.title == "Police Vans: Norley"
    assert document.date == question.answered
    assert block_of(document, "There are 14").speaker == answerer


def test_a_heading_above_the_question_is_no_name() -> None:
    document = from_text(f"Northern Patrols\nTabled on 3 May 2021\n\n{ASK}, how many there are.\n\nThere are 14.")
    (question,) = document.questions
    assert question.asker is None
    assert document.title == "Northern Patrols"


def test_party_and_seat_below_a_name_and_a_day_on_the_next_line() -> None:
    document = from_text(
        f"Police Vans: Norley\n\nQuestion\nHarriet Vole\nLabour, Norley\n\n{ASK}, how many vans there are.\n\n"
        "Answer\nBaroness Thorn of Wick\nAnswered on\n8 May 2025\n\nThere are 14 vans."
    )
    (question,) = document.questions
    assert (question.asker, question.answerer) == (
        Person("Harriet Vole", "Labour, Norley"),
        Person("Baroness Thorn of Wick"),
    )
    assert (document.title, document.date) == ("Police Vans: Norley", DAY(2025, 5, 8))


def test_turns_behind_the_section_marks_of_the_historic_hansard() -> None:
    document = from_text(
        "Drugs (Tayside)\n\nHC Deb 9 June 1998 vol 313 cc871-2\n\n§ 5. Mr. Owen Dale (Upton, West)\n\n"
        "What information he has about seizures in Tayside.\n\n§ The Under-Secretary (Miss Ida Marl)\n\n"
        "The police made 1,146 seizures of drugs in 1997, against 968 the year before.\n\n§ 872\n\n§ Mr. Dale\n\n"
        "Does the Minister know that 17 people died of overdoses there last year, and will she act?"
    )
    turns = [(b.section, b.speaker and b.speaker.name) for b in document.blocks if b.readable and b.speaker]
    assert turns == [
        (Section.QUESTION, "Mr. Owen Dale"),
        (Section.ANSWER, "Miss Ida Marl"),
        (Section.BODY, "Mr. Owen Dale"),
    ]
    assert document.kind is DocumentKind.ORAL_ANSWER
    assert not any(b.readable and "872" in document.block_text(b) for b in document.blocks)


def test_portraits_give_the_floor_in_a_debate() -> None:
    document = from_text(
        "Police Grant\n\nWednesday 9th February 2011\n\nCommons Chamber\n\n"
        "Owen Dale Portrait Owen Dale (Upton) (Lab)\n- Hansard - - - Excerpts\n\n"
        "The settlement takes £42 million from the county, or about 15% of what it spends.\n\n"
        "Ida Marl Portrait Ida Marl (Wold) (Con)\n- Hansard - - - Excerpts\n\n"
        "The authority sits on £18 million of reserves. Why can it not spend that?"
    )
    assert [b.speaker.name for b in document.blocks if b.readable and b.speaker] == ["Owen Dale", "Ida Marl"]


def test_an_archive_of_questions_names_who_asked_and_answered() -> None:
    document = from_text(
        "Owen Dale – 2016 Question to the Home Department\n\nThis question was put by Owen Dale on 2016-11-14.\n\n"
        "To ask the Home Secretary, how many (a) officers carry a Taser and (b) times one was fired.\n\nIda Marl\n\n"
        "(a) As at 30 September there were 263 such officers.\n\n(b) It was fired 40 times last year."
    )
    assert document.asker is not None and document.asker.name == "Owen Dale"
    assert document.answerer is not None and document.answerer.name == "Ida Marl"


def test_a_heading_right_below_a_question_is_no_name() -> None:
    document = from_text(
        "To ask the Home Secretary, how many officers carry a Taser.\n\nPolice Weapons\n\n"
        "As at 30 September there were 263 such officers in the force."
    )
    assert document.answerer is None


def test_votes_on_an_answer_are_no_part_of_it() -> None:
    document = from_text(
        "Police: Vetting\n\nPhoto of Lord Dale Lord Dale Labour\n\nTo ask His Majesty's Government how many officers "
        "have no vetting.\n\nPhoto of Lord Marl Lord Marl The Minister of State, Home Department\n\n"
        "At the end of February 168 officers had none.\n\nWas the question answered?\nYes: 3 people\nNo: 8 people"
    )
    assert document.answerer is not None and document.answerer.name == "Lord Marl"
    assert not any(b.readable and "people" in document.block_text(b) for b in document.blocks)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Harbour Board: £12.6 million (9.4% of the whole).", None),
        ("Jane Rowe: 14.", None),
        ("Jane Rowe: £5 million was spent on boats.", "Jane Rowe"),
    ],
)
def test_a_row_of_figures_is_nobodys_turn(line: str, speaker: str | None) -> None:
    text = f"To ask the Secretary of State for Transport, what the value is.\n\n{line}"
    document = from_text(text)
    last = document.blocks[-1]
    assert (last.speaker and last.speaker.name) == speaker
    assert document.text[last.start : last.end] == (line if speaker is None else line.partition(": ")[2])
