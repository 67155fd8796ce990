"""Answers of public sources, recognised by their shape: made-up items in the shapes that the sources use."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.documents.coverage import FIELDS, fields_found
from claimx.documents.model import BlockKind, Document, Person, Section
from claimx.documents.reader import read_all
from claimx.documents.sources import recognise
from claimx.documents.sources.fields import uk_day
from claimx.documents.structure import structure
from claimx.errors import ReadError
from claimx.records import DocumentKind

ASKED = "To ask the Secretary of State for the Home Department, how many officers Wessmere Police had in 2022."
REPLY = "<p>Wessmere Police had 1,204 officers on 31 March 2022.</p>"
LONG = (
    "The force in Wessmere had 1,204 officers in March 2022, and the Department has since paid for more of them in each"
    " of the years that followed under the programme. The number of people who joined it in that time is published in"
    " the annual bulletin for "
)


def member(name: str) -> dict[str, Any]:
    return {"id": 1, "listAs": name, "name": name, "party": "Moderate", "memberFrom": "Wessmere East"}


def question(**fields: Any) -> dict[str, Any]:
    """An item of the Written Questions API."""
    return {
        "id": 900001,
        "askingMemberId": 11,
        "askingMember": member("Ada Quill"),
        "house": "Commons",
        "dateTabled": "2022-05-03T00:00:00",
        "uin": "1204",
        "questionText": ASKED,
        "answeringBodyId": 1,
        "answeringBodyName": "Home Office",
        "isWithdrawn": False,
        "groupedQuestions": [],
        "answerIsHolding": False,
        "answerIsCorrection": False,
        "answeringMemberId": 12,
        "answeringMember": member("Bram Hollis"),
        "correctingMemberId": None,
        "correctingMember": None,
        "dateAnswered": "2022-05-10T00:00:00",
        "answerText": REPLY,
        "originalAnswerText": "",
        "heading": "Wessmere Police: Staff",
        "groupedQuestionsDates": [],
        **fields,
    }


def search(*items: dict[str, Any]) -> dict[str, Any]:
    return {"totalResults": len(items), "results": [{"value": item, "links": []} for item in items]}


def documents(value: object) -> list[Document]:
    """The documents that a value is recognised to hold."""
    parts = recognise(value)
    assert parts is not None
    found = []
    for part in parts:
        assert not isinstance(part.content, ReadError), part.content
        assert not isinstance(part.content, bytes)
        found.append(structure(part.content, identity="0" * 16, path=Path(part.name), details=None))  # type: ignore[arg-type]
    return found


def only(value: object) -> Document:
    (document,) = documents(value)
    return document


def texts(document: Document, *, section: Section | None = None, kind: BlockKind | None = None) -> list[str]:
    return [
        document.block_text(block)
        for block in document.blocks
        if section in (None, block.section) and kind in (None, block.kind)
    ]


def from_file(folder: Path, name: str, content: str | bytes) -> list[Document | ReadError]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_all(path))


class TestWrittenQuestion:
    @pytest.mark.parametrize("wrap", [lambda item: {"value": item, "links": []}, lambda item: item])
    def test_has_its_parts_and_facts(self, wrap: Any) -> None:
        document = only(wrap(question()))
        assert [(document.block_text(b), b.kind, b.section, b.speaker) for b in document.blocks] == [
            ("Wessmere Police: Staff", BlockKind.TITLE, Section.BODY, None),
            (ASKED, BlockKind.PARAGRAPH, Section.QUESTION, Person("Ada Quill")),
            ("Wessmere Police had 1,204 officers on 31 March 2022.", BlockKind.PARAGRAPH, Section.ANSWER,
             Person("Bram Hollis")),
        ]  # fmt: skip
        assert document.kind is DocumentKind.WRITTEN_ANSWER
        assert (document.asked, document.answered, document.date) == (
            dt.date(2022, 5, 3), dt.date(2022, 5, 10), dt.date(2022, 5, 10),
        )  # fmt: skip
        assert (document.asker, document.answerer) == (Person("Ada Quill"), Person("Bram Hollis"))
        assert (document.title, document.publisher) == ("Wessmere Police: Staff", "Home Office")
        assert document.source == "parliament_question"
        assert document.url == "https://questions-statements.parliament.uk/written-questions/detail/2022-05-03/1204"
        assert document.questions[0].uin == "1204"
        assert not document.warnings

    def test_a_table_and_a_list_keep_their_form(self) -> None:
        answer = (
            "<p>The officers are given in the table:</p><table><tbody><tr><td><p>Year</p></td><td><p>Officers</p></td>"
            "</tr><tr><td><p>2021</p></td><td><p>1,180</p></td></tr></tbody></table>"
            "<p>They are:</p><ul><li>constables</li><li>sergeants</li></ul>"
        )
        document = only(question(answerText=answer))
        assert texts(document, kind=BlockKind.TABLE_ROW) == ["Year\tOfficers", "2021\t1,180"]
        assert texts(document, kind=BlockKind.LIST_ITEM) == ["constables", "sergeants"]
        assert {block.section for block in document.blocks[2:]} == {Section.ANSWER}

    def test_an_unanswered_one_is_dated_by_the_day_it_was_tabled(self) -> None:
        document = only(question(answerText=None, dateAnswered=None, answeringMember=None, answeringMemberId=None))
        assert (document.date, document.answered, document.answerer) == (dt.date(2022, 5, 3), None, None)
        assert texts(document, section=Section.ANSWER) == []

    def test_members_that_are_not_expanded_are_not_guessed(self) -> None:
        document = only(question(askingMember=None, answeringMember=None))
        assert (document.asker, document.answerer) == (None, None)
        assert [block.speaker for block in document.blocks] == [None, None, None]

    def test_of_a_corrected_answer_only_the_correction_stands(self) -> None:
        document = only(
            question(
                answerIsCorrection=True,
                originalAnswerText="<p>Wessmere Police had 1,402 officers.</p>",
                correctingMemberId=13,
                correctingMember=member("Cleo Marsh"),
                dateAnswerCorrected="2022-06-01T00:00:00",
            )
        )
        assert "1,204" in document.text
        assert "1,402" not in document.text
        assert document.questions[0].corrected
        assert document.answerer == Person("Cleo Marsh")

    def test_who_corrected_it_is_unknown_where_only_a_strange_id_says_so(self) -> None:
        assert only(question(answerIsCorrection=True, correctingMemberId=13)).answerer is None
        assert only(question(answerIsCorrection=True, correctingMemberId=12)).answerer == Person("Bram Hollis")

    def test_a_withdrawn_one_keeps_its_question_and_no_answer(self) -> None:
        document = only(question(isWithdrawn=True))
        assert document.withdrawn
        assert document.questions[0].withdrawn
        assert texts(document, section=Section.QUESTION) == [ASKED]
        assert texts(document, section=Section.ANSWER) == []

    @pytest.mark.parametrize(
        ("fields", "holding"),
        [
            ({"answerIsHolding": True}, True),
            ({"answerText": "<p>I will write to the hon. Member shortly.</p>"}, True),
            ({"answerText": "<p>It has not proved possible to respond before Prorogation.</p>"}, True),
            ({"answerText": REPLY}, False),
            ({"answerText": "<p>" + LONG + "this year. The Minister will write about the rest.</p>" * 3}, False),
        ],
    )
    def test_a_holding_answer_is_marked(self, fields: dict[str, Any], holding: bool) -> None:
        assert only(question(**fields)).questions[0].holding is holding

    def test_a_dump_with_other_names_for_its_fields(self) -> None:
        document = only(
            {"id": 7, "house": "commons", "date_tabled": "2022-05-03T00:00:00", "question": ASKED, "answer": REPLY}
        )
        assert texts(document, section=Section.QUESTION) == [ASKED]
        assert (document.asked, document.answered, document.date) == (dt.date(2022, 5, 3), None, None)
        assert document.url is None
        assert "day of its answer" in document.warnings[0]

    def test_without_any_text_it_is_an_error(self) -> None:
        (part,) = recognise(question(questionText="", answerText="")) or ()
        assert isinstance(part.content, ReadError)
        assert "1204" in str(part.content)


class TestStubs:
    @pytest.mark.parametrize("end", ["£2", "£2.", "£2.5", "£2.5 mil", "25 per", "25 per cen", "a sum"])
    def test_a_cut_answer_claims_no_part_of_an_amount(self, end: str) -> None:
        stub = (LONG + "all of Wessmere. In the next year it was " + end)[-255:] + "..."
        document = only(question(answerText=stub))
        assert document.text.endswith(("In the next year it was", "In the next year it was a"))
        assert len(document.warnings) == 1
        assert "900001" in document.warnings[0]

    def test_a_cut_at_the_end_of_a_sentence_loses_none(self) -> None:
        stub = (LONG + "all of Wessmere. It had 40 stations.")[-255:] + "..."
        assert only(question(answerText=stub)).text.endswith("It had 40 stations.")

    def test_a_question_cut_at_the_limit_is_known_by_its_length(self) -> None:
        full = "To ask the Minister, how many of the (a) " + "officers, staff and volunteers " * 8
        document = only(question(questionText=full[:255]))
        assert len(document.warnings) == 1
        assert not texts(document, section=Section.QUESTION)[0].endswith("volunteer")
        ended = full[:254] + "."
        assert not only(question(questionText=ended)).warnings

    def test_paragraphs_run_together_are_parted(self) -> None:
        document = only(question(answerText="There were 40 officers deployed.On average each worked 12 days."))
        assert texts(document, section=Section.ANSWER) == [
            "There were 40 officers deployed.",
            "On average each worked 12 days.",
        ]
        assert not document.warnings

    def test_an_address_is_not_parted(self) -> None:
        document = only(question(answerText="It is at www.example.org/a.Bulletin and at data.example/x.Y today."))
        assert len(texts(document, section=Section.ANSWER)) == 1

    def test_a_table_run_together_is_left_out_and_said_so(self) -> None:
        document = only(
            question(answerText="The officers were as follows:YearOfficers20211180202211942023AllRanks1,204")
        )
        assert texts(document, section=Section.ANSWER) == ["The officers were as follows:"]
        assert "table" in document.warnings[0]

    def test_an_amount_that_is_closed_before_the_cut_stays(self) -> None:
        text = (LONG + "all. It rose in 2023, wh").rjust(255, "A")[-255:] + "..."
        assert only(question(answerText=text)).text.endswith("It rose in 2023,")


class TestLists:
    def test_each_question_is_a_part_named_by_its_number(self) -> None:
        value = search(
            question(), question(uin="1300", answerText="<p>None of the 12 stations in Wessmere closed.</p>")
        )
        assert [part.name for part in recognise(value) or ()] == ["1204", "1300"]

    def test_numbers_that_repeat_across_sessions_name_different_parts(self) -> None:
        old = question(dateTabled="2019-05-03T00:00:00", answerText="<p>Another answer, of 40 words or fewer.</p>")
        names = [part.name for part in recognise(search(question(), old)) or ()]
        assert len(set(names)) == 2

    @pytest.mark.parametrize("named", [True, False])
    def test_grouped_questions_are_one_document_with_the_answer_once(self, named: bool) -> None:
        answer = "<p>Wessmere Police had 1,204 officers and 310 PCSOs on 31 March 2022, the latest year.</p>"
        first = question(answerText=answer, groupedQuestions=["1205"] if named else [])
        second = question(
            uin="1205",
            questionText="To ask the Secretary of State, how many PCSOs it had.",
            askingMember=member("Dov Lindqvist"),
            answerText=answer,
            heading="Wessmere Police: PCSOs",
        )
        other = question(uin="1400", answerText="<p>There were 12.</p>", dateAnswered="2022-06-01T00:00:00")
        grouped, alone = documents(search(first, other, second))
        assert grouped.text.count("1,204") == 1
        assert [each.uin for each in grouped.questions] == ["1204", "1205"]
        assert [(b.speaker, b.question) for b in grouped.blocks if b.section is Section.QUESTION and b.speaker] == [
            (Person("Ada Quill"), 0),
            (Person("Dov Lindqvist"), 1),
        ]
        assert texts(grouped, kind=BlockKind.HEADING) == ["Wessmere Police: PCSOs"]
        assert alone.questions[0].uin == "1400"

    def test_questions_of_another_session_with_that_number_are_not_grouped(self) -> None:
        first = question(
            groupedQuestions=["1205"],
            groupedQuestionsDates=[{"questionUin": "1205", "dateTabled": "2022-05-03T00:00:00"}],
        )
        second = question(uin="1205", dateTabled="2019-02-01T00:00:00", answerText="<p>Seven.</p>")
        assert len(documents(search(first, second))) == 2

    def test_short_answers_that_agree_by_chance_are_not_grouped(self) -> None:
        value = search(question(answerText="<p>None.</p>"), question(uin="9", answerText="<p>None.</p>"))
        assert len(documents(value)) == 2

    def test_the_pages_of_a_search_are_one_list(self) -> None:
        answer = "<p>Wessmere Police had 1,204 officers and 310 PCSOs on 31 March 2022, the latest year.</p>"
        pages = [search(question(answerText=answer)), search(question(uin="1205", answerText=answer))]
        assert [len(document.questions) for document in documents(pages)] == [2]

    def test_an_item_of_no_source_costs_itself_alone(self) -> None:
        first, second = recognise([question(), {"colour": "blue"}]) or ()
        assert not isinstance(first.content, ReadError)
        assert isinstance(second.content, ReadError)

    def test_an_empty_answer_holds_nothing(self) -> None:
        assert list(recognise({"totalResults": 0, "results": []}) or [0]) == []
        assert recognise({"results": []}) is None

    def test_the_same_answer_on_several_lines_counts_once(self, tmp_path: Path) -> None:
        answer = "<p>Wessmere Police had 1,204 officers and 310 PCSOs on 31 March 2022, the latest year.</p>"
        lines = [question(answerText=answer), question(uin="1205", answerText=answer), question(uin="1206")]
        broken = "\n".join([*map(json.dumps, lines), '{"cut'])
        found = from_file(tmp_path, "answers.jsonl", broken)
        read = [texts(each, section=Section.ANSWER) for each in found if isinstance(each, Document)]
        assert [len(each) for each in read] == [1, 0, 1]
        second = found[1]
        assert isinstance(second, Document)
        assert second.questions[0].uin == "1205"
        assert len(second.warnings) == 1

    def test_an_answer_counts_in_the_first_file_that_has_it(self, tmp_path: Path) -> None:
        answer = "<p>Wessmere Police had 1,204 officers and 310 PCSOs on 31 March 2022, the latest year.</p>"
        answers: dict[bytes, str] = {}
        found: list[Document] = []
        for uin in ("1204", "1205"):
            path = tmp_path / f"{uin}.json"
            path.write_text(json.dumps({"value": question(uin=uin, answerText=answer)}), "utf-8")
            found += [each for each in read_all(path, answers=answers) if isinstance(each, Document)]
        assert [len(texts(each, section=Section.ANSWER)) for each in found] == [1, 0]
        assert str(tmp_path / "1204.json") in found[1].warnings[0]
        assert found[0].id == hashlib.sha256((tmp_path / "1204.json").read_bytes()).hexdigest()[:16]


class TestWrittenStatement:
    STATEMENT: ClassVar[dict[str, Any]] = {
        "id": 5, "memberId": 12, "member": member("Bram Hollis"), "memberRole": "Minister for Constables",
        "uin": "HCWS42", "dateMade": "2022-05-10T00:00:00", "answeringBodyName": "Home Office",
        "title": "Constables", "text": "<p>I am today publishing the figures: 1,204 joined.</p>", "house": "Commons",
    }  # fmt: skip

    def test_has_its_speaker_with_the_office(self) -> None:
        document = only({"value": self.STATEMENT})
        assert document.kind is DocumentKind.STATEMENT
        assert document.speaker == Person("Bram Hollis", "Minister for Constables")
        assert (document.date, document.title) == (dt.date(2022, 5, 10), "Constables")
        assert document.questions[0].uin == "HCWS42"
        assert document.url == "https://questions-statements.parliament.uk/written-statements/detail/2022-05-10/hcws42"
        assert texts(document) == ["Constables", "I am today publishing the figures: 1,204 joined."]

    def test_a_dump_with_other_names_for_its_fields(self) -> None:
        dump = {"date_made": "2022-05-10", "member": "Bram Hollis", "member_role": "Minister", "text": "<p>1,204.</p>"}
        document = only(dump)
        assert (document.speaker, document.date) == (Person("Bram Hollis", "Minister"), dt.date(2022, 5, 10))

    def test_in_a_list_it_may_be_cut(self) -> None:
        (document,) = documents(search({**self.STATEMENT, "text": LONG.ljust(255, "x")[:255] + "..."}))
        assert "writtenstatements/statements/5" in document.warnings[0]


def item(**fields: Any) -> dict[str, Any]:
    """An item of the Content API."""
    return {
        "base_path": "/government/news/more-officers-for-wessmere",
        "content_id": "0-0",
        "schema_name": "news_article",
        "document_type": "press_release",
        "locale": "en",
        "title": "More officers for Wessmere",
        "description": "Funding of £3 million will pay for 60 officers.",
        "first_published_at": "2022-06-30T23:01:00.000+00:00",
        "public_updated_at": "2022-08-01T09:00:00.000+00:00",
        "withdrawn_notice": {},
        "details": {
            "body": '<div class="govspeak"><p>The Minister has announced 60 officers for the county of Wessmere.</p>'
            "<p>Minister Bram Hollis said:</p><blockquote><p>These 60 officers will be on the beat.</p></blockquote>"
            '<h2 id="notes">Notes to editors</h2><p>There were 1,204 officers in 2021.</p>'
            '<div class="contact" id="c"><div class="content"><p>Desk for the county</p>'
            '<p class="tel">Newsline 7000 extension 12</p></div></div></div>'
        },
        "links": {
            "organisations": [{"title": "Office of Fords"}, {"title": "Home Office"}],
            "primary_publishing_organisation": [{"title": "Home Office"}],
            "people": [{"title": "The Rt Hon Bram Hollis MP"}],
            "roles": [{"title": "Minister for Constables"}],
        },
        **fields,
    }


class TestGovUk:
    def test_a_press_release_has_its_parts(self) -> None:
        document = only(item())
        assert [(document.block_text(b), b.kind, b.section) for b in document.blocks] == [
            ("More officers for Wessmere", BlockKind.TITLE, Section.BODY),
            ("Funding of £3 million will pay for 60 officers.", BlockKind.PARAGRAPH, Section.BODY),
            ("The Minister has announced 60 officers for the county of Wessmere.", BlockKind.PARAGRAPH, Section.BODY),
            ("Minister Bram Hollis said:", BlockKind.PARAGRAPH, Section.BODY),
            ("These 60 officers will be on the beat.", BlockKind.QUOTE, Section.BODY),
            ("Notes to editors", BlockKind.HEADING, Section.NOTES),
            ("There were 1,204 officers in 2021.", BlockKind.PARAGRAPH, Section.NOTES),
            ("Desk for the county", BlockKind.HEADING, Section.CONTACT),
            ("Newsline 7000 extension 12", BlockKind.PARAGRAPH, Section.CONTACT),
        ]
        assert document.kind is DocumentKind.PRESS_RELEASE
        assert (document.publisher, document.speaker) == ("Home Office", None)
        assert document.summary == "Funding of £3 million will pay for 60 officers."
        assert document.url == "https://www.gov.uk/government/news/more-officers-for-wessmere"
        assert not document.withdrawn

    def test_the_day_is_that_of_the_united_kingdom(self) -> None:
        assert only(item()).date == dt.date(2022, 7, 1)
        assert only(item(first_published_at=None)).date == dt.date(2022, 8, 1)

    @pytest.mark.parametrize(
        ("stamp", "date"),
        [
            ("2022-12-31T23:30:00Z", dt.date(2022, 12, 31)),
            ("2022-03-27T00:59:00Z", dt.date(2022, 3, 27)),
            ("2022-10-29T23:30:00+00:00", dt.date(2022, 10, 30)),
            ("2022-10-30T23:30:00+00:00", dt.date(2022, 10, 30)),
            ("2022-06-01T00:00:00+01:00", dt.date(2022, 6, 1)),
            ("2022-06-01", dt.date(2022, 6, 1)),
            ("9999-12-31T23:59:00Z", None),
            ("2022-13-01T00:00:00Z", None),
            ("soon", None),
            (None, None),
        ],
    )
    def test_days(self, stamp: str | None, date: dt.date | None) -> None:
        assert uk_day(stamp) == date

    def test_a_speech_is_dated_by_the_day_it_was_made_and_has_its_speaker(self) -> None:
        details = {"body": "<p>I am glad to be in Wessmere today.</p>", "delivered_on": "2022-06-20T10:00:00+01:00"}
        document = only(item(schema_name="speech", document_type="speech", details=details))
        assert document.kind is DocumentKind.SPEECH
        assert document.date == dt.date(2022, 6, 20)
        assert document.speaker == Person("The Rt Hon Bram Hollis MP", "Minister for Constables")

    @pytest.mark.parametrize(
        ("schema", "form", "kind"),
        [
            ("news_article", "government_response", DocumentKind.STATEMENT),
            ("news_article", "world_news_story", DocumentKind.PRESS_RELEASE),
            ("speech", "authored_article", DocumentKind.STATEMENT),
            ("speech", "a_new_kind_of_speech", DocumentKind.SPEECH),
        ],
    )
    def test_the_kind_follows_the_type(self, schema: str, form: str, kind: DocumentKind) -> None:
        assert only(item(schema_name=schema, document_type=form)).kind is kind

    def test_the_office_is_left_open_where_it_may_be_anothers(self) -> None:
        links = {"people": [{"title": "Ada Quill"}], "roles": [{"title": "Minister of A"}, {"title": "Minister of B"}]}
        document = only(item(schema_name="speech", document_type="oral_statement", links=links))
        assert document.kind is DocumentKind.STATEMENT
        assert document.speaker == Person("Ada Quill")

    def test_a_withdrawn_one_is_marked(self) -> None:
        notice = {"explanation": "<p>Out of date</p>", "withdrawn_at": "2023-01-05T09:00:00Z"}
        document = only(item(withdrawn_notice=notice))
        assert document.withdrawn
        assert "2023-01-05" in document.warnings[0]

    def test_an_attachment_is_furniture(self) -> None:
        box = '<section class="attachment embedded"><h2>Report</h2><p>PDF, 3MB, 45 pages</p></section>'
        body = f"<p>The report is out.</p>{box}"
        document = only(item(details={"body": body}))
        assert "PDF, 3MB, 45 pages" in texts(document, section=Section.FURNITURE)
        assert "The report is out." in texts(document, section=Section.BODY)

    def test_an_unknown_type_is_told_by_its_manner(self) -> None:
        body = [
            {"content_type": "text/govspeak", "content": "x"},
            {"content_type": "text/html", "content": "<p>Good.</p>"},
        ]
        document = only(item(schema_name="publication", document_type="research", details={"body": body}))
        assert texts(document)[-1] == "Good."
        assert document.kind is DocumentKind.PRESS_RELEASE

    def test_without_a_body_only_the_description_is_read(self) -> None:
        assert "description" in only(item(details={})).warnings[0]
        (part,) = recognise(item(details={}, description=None)) or ()
        assert isinstance(part.content, ReadError)

    def test_search_results_are_stubs(self) -> None:
        result = {
            "title": "More officers for Wessmere",
            "description": "Funding of £3 million.",
            "link": "/government/news/more-officers-for-wessmere",
            "public_timestamp": "2022-07-01T09:00:00Z",
            "organisations": [{"title": "Home Office", "acronym": "HO"}],
            "content_store_document_type": "speech",
        }
        (part,) = recognise({"results": [result], "total": 1, "start": 0}) or ()
        assert part.name == "more-officers-for-wessmere"
        document = only({"results": [result], "total": 1, "start": 0})
        assert (document.publisher, document.date) == ("Home Office", dt.date(2022, 7, 1))
        assert document.kind is DocumentKind.SPEECH
        assert texts(document) == ["More officers for Wessmere", "Funding of £3 million."]
        assert "/api/content/government/news/more-officers-for-wessmere" in document.warnings[0]


class TestNotRecognised:
    @pytest.mark.parametrize(
        "value",
        [
            None, 3, "text", [], {}, [1, 2], {"results": [{"title": "A"}]}, {"value": {"value": 3}},
            {"question": "What is a noun?", "answer": "A word."}, {"title": "A", "link": "https://example.org/a"},
            {"title": "A", "text": "B", "date": "2022-01-01"}, {"text": "A", "dateMade": "2022-01-01"},
        ],
    )  # fmt: skip
    def test_other_values_are_left_to_others(self, value: object) -> None:
        assert recognise(value) is None

    def test_the_description_of_an_api_is_refused(self) -> None:
        (part,) = recognise({"openapi": "3.0.1", "paths": {}}, "api.json") or ()
        assert isinstance(part.content, ReadError)
        assert part.content.message.startswith("api.json: ")


KEYS = st.sampled_from(
    [
        *question(), *item(), *TestWrittenStatement.STATEMENT, "value", "results", "totalResults", "link", "es_score",
        "name", "content_store_document_type", "questionUin", "question", "answer", "delivered_on", "openapi", "paths",
    ]
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30),
    st.sampled_from(
        [
            ASKED, REPLY, "2022-05-03T00:00:00", "HCWS1", "/a/b", "x" * 255, "y" * 255 + "...", "<p><table><tr>",
            "9999-12-31T23:59:59+00:00", "\ud800", "0001-01-01T00:00:00+14:00", "<div class='contact'><p>a",
        ]
    ),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=8)),
    max_leaves=30,
)
QUESTIONS = st.builds(question, **dict.fromkeys(("uin", "answerText", "askingMember", "dateTabled"), VALUES))
ITEMS = st.builds(item, details=VALUES, links=VALUES, title=LEAVES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(VALUES, QUESTIONS, ITEMS, st.lists(st.one_of(QUESTIONS, ITEMS, VALUES), max_size=4)))
def test_any_value_is_read_or_refused_and_offsets_hold(value: object) -> None:
    for part in recognise(value) or ():
        assert part.name not in (".", "..")
        assert "/" not in part.name
        if isinstance(part.content, ReadError):
            continue
        document = structure(part.content, identity="0" * 16, path=None, details=None)  # type: ignore[arg-type]
        document.text.encode()
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text)
            assert block.question is None or block.question < len(document.questions)
            assert document.block_text(block) == document.block_text(block).strip()
            end = block.end


def test_fields_found_are_counted_by_source() -> None:
    found = documents(search(question(), question(uin=None, id=2, answerText="<p>Seven.</p>"))) + documents(item())
    govuk, parliament = fields_found(iter(found))
    assert tuple(govuk) == ("source", "documents", *FIELDS)
    assert (govuk["source"], govuk["documents"], govuk["summary"], govuk["asker"]) == ("govuk", 1, 1, 0)
    assert (parliament["documents"], parliament["uin"], parliament["asker"]) == (2, 1, 2)
