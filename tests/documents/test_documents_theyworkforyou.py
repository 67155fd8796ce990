"""TheyWorkForYou's bulk XML: made-up days in the old and the modern shape, and files that do harm."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.documents.model import BlockKind, Document, Person, Section
from claimx.documents.reader import read_stream
from claimx.documents.readers import xml
from claimx.errors import ReadError
from claimx.records import DocumentKind

OLD = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE publicwhip
[
<!ENTITY pound  "&#163;">
<!ENTITY ndash  "&#8211;">
]>
<publicwhip scrapeversion="a" latest="%s">
<gidredirect oldgid="uk.org.publicwhip/wrans/2008-03-04a.1" newgid="uk.org.publicwhip/wrans/2008-03-04b.1"/>
%s
</publicwhip>
"""
ANSWERS = """
<major-heading id="uk.org.publicwhip/wrans/2008-03-04a.1.0" nospeaker="true" colnum="1W">
	HOME DEPARTMENT
</major-heading>
<minor-heading id="uk.org.publicwhip/wrans/2008-03-04a.100200.h" nospeaker="true" colnum="1W">
	Wessmere Police: Finance
</minor-heading>
<ques id="uk.org.publicwhip/wrans/2008-03-04a.100200.q0" speakername="Ada Quill" colnum="1W" url="http://hansard.example/1">
	<p pid="a.1W.1/1" qnum="100200">To ask the Secretary of State for the Home Department what was spent on Wessmere Police.</p>
	<p pid="a.1W.1/2" qnum="100201">To ask the Secretary of State for the Home Department how many officers it had.</p>
</ques>
<ques id="uk.org.publicwhip/wrans/2008-03-04a.100200.q1" speakername="Dov Lindqvist" colnum="1W">
	<p pid="a.1W.2/1" qnum="100202">To ask the Secretary of State for the Home Department how many stations it had. [100202]</p>
</ques>
<reply id="uk.org.publicwhip/wrans/2008-03-04a.100200.r0" speakername="Bram Hollis" speakeroffice="The Minister of State" colnum="2W">
	<p pid="a.2W.1/1">[h<i> olding answer 3 March 2008</i>]: Spending was &pound;4.5 million &ndash; that of 2006 was <phrase class="date" code="2006">less</phrase>.</p>
	<p> </p>
	<table><tbody><tr><td><p>Year</p></td><td><p>Officers</p></td></tr><tr><td><p>2007</p></td><td><p>1,204</p></td></tr></tbody></table>
	<p>They are:</p>
	<p class="indent">constables;</p>
	<p class="indent">sergeants.</p>
</reply>
<minor-heading id="uk.org.publicwhip/wrans/2008-03-04a.100300.h" colnum="2W">Wessmere Police: Dogs</minor-heading>
<ques id="uk.org.publicwhip/wrans/2008-03-04a.100300.q0" speakername="Ada Quill" colnum="2W">
	<p qnum="100300">To ask the Secretary of State for the Home Department how many dogs it had.</p>
</ques>
"""  # noqa: E501
STATEMENTS = """
<major-heading id="uk.org.publicwhip/wms/2008-03-04a.1WS.0" colnum="1WS">JUSTICE</major-heading>
<minor-heading id="uk.org.publicwhip/wms/2008-03-04a.1WS.1" colnum="1WS">Courts in Wessmere</minor-heading>
<speech id="uk.org.publicwhip/wms/2008-03-04a.1WS.2" speakername="Cleo Marsh" speakeroffice="The Minister of State" colnum="1WS">
	<p>I am today laying a report on the 12 courts.</p>
</speech>
<speech id="uk.org.publicwhip/wms/2008-03-04a.1WS.3" speakername="Bram Hollis" colnum="1WS"><p>There were 14.</p></speech>
"""  # noqa: E501
DEBATES = """
<oral-heading id="uk.org.publicwhip/debate/2008-03-04a.1.0">Oral Answers to Questions</oral-heading>
<major-heading id="uk.org.publicwhip/debate/2008-03-04a.1.1">HOME DEPARTMENT</major-heading>
<minor-heading id="uk.org.publicwhip/debate/2008-03-04a.1.2">Stations</minor-heading>
<speech id="uk.org.publicwhip/debate/2008-03-04a.1.3" speakername="Ada Quill" oral-qnum="1" colnum="1" url="http://hansard.example/d">
	<p qnum="900123">How many stations there are in Wessmere. [900123]</p>
</speech>
<speech id="uk.org.publicwhip/debate/2008-03-04a.1.4" speakername="Bram Hollis" speakeroffice="The Minister of State" colnum="1">
	<p>There are 40 stations in Wessmere.</p>
</speech>
<speech id="uk.org.publicwhip/debate/2008-03-04a.1.5" speakername="Ada Quill" colnum="1"><p>I am told that 3 of them closed.</p></speech>
<speech id="uk.org.publicwhip/debate/2008-03-04a.1.6" speakername="Bram Hollis" colnum="1"><p>Only 2 of them closed.</p></speech>
<speech id="uk.org.publicwhip/debate/2008-03-04a.1.7" speakername="Dov Lindqvist" colnum="1"><p>And 5 in my constituency?</p></speech>
<major-heading id="uk.org.publicwhip/debate/2008-03-04a.2.0">Points of Order</major-heading>
<speech id="uk.org.publicwhip/debate/2008-03-04a.2.1" speakername="Ada Quill" colnum="2"><p>The House was told of 40 stations.</p></speech>
<speech id="uk.org.publicwhip/debate/2008-03-04a.2.2" nospeaker="true" colnum="2"><p>Several hon. Members rose.</p></speech>
<division id="uk.org.publicwhip/debate/2008-03-04a.3.0"><divisioncount ayes="300" noes="200"/></division>
"""  # noqa: E501
MODERN = """<publicwhip>
<major-heading id="uk.org.publicwhip/wrans/2024-02-01.HL77.mh" nospeaker="true">
    Home Office
</major-heading>
<minor-heading id="uk.org.publicwhip/wrans/2024-02-01.HL77.h" nospeaker="true">
    Wessmere Police
</minor-heading>
<ques id="uk.org.publicwhip/wrans/2024-02-01.HL77.q0" person_id="uk.org.publicwhip/person/1" speakername="Baroness Quill" url="https://questions-statements.parliament.uk/written-questions/detail/2024-02-01/HL77">
    <p qnum="HL77">To ask His Majesty’s Government how many officers Wessmere Police has.</p>
</ques>
<reply id="uk.org.publicwhip/wrans/2024-02-01.HL77.r0" person_id="uk.org.publicwhip/person/2" speakername="Lord Hollis">
    <p>It has 1,204 officers.</p><table><tbody><tr><td><p>Year</p></td><td><p>2,886</p></td></tr></tbody></table>
</reply>
<minor-heading id="uk.org.publicwhip/wms/2024-02-01.hlws9.h">Courts</minor-heading>
<speech id="uk.org.publicwhip/wms/2024-02-01.hlws9.0" person_id="uk.org.publicwhip/person/2" speakername="Lord Hollis" url="https://questions-statements.parliament.uk/written-statements/detail/2024-02-01/hlws9"><p>There are 12 courts.</p></speech>
</publicwhip>
"""  # noqa: E501


def read(content: str | bytes, name: str = "answers.xml") -> list[Document | ReadError]:
    data = content.encode("latin-1", "xmlcharrefreplace") if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), path=Path(name)))


def documents(content: str | bytes, name: str = "answers.xml") -> list[Document]:
    found = [each for each in read(content, name) if isinstance(each, Document)]
    assert len(found) == len(read(content, name))
    return found


def turns(document: Document) -> list[tuple[str, str | None, Section]]:
    return [(document.block_text(b), b.speaker.name if b.speaker else None, b.section) for b in document.blocks]


class TestOldWrittenAnswers:
    def test_questions_before_one_reply_are_one_document(self) -> None:
        grouped, alone = documents(OLD % ("yes", ANSWERS))
        assert [question.uin for question in grouped.questions] == ["100200", "100201", "100202"]
        assert grouped.questions[0].grouped == ("100201", "100202")
        assert [question.asker for question in grouped.questions] == [
            Person("Ada Quill"), Person("Ada Quill"), Person("Dov Lindqvist"),
        ]  # fmt: skip
        asked = [block for block in grouped.blocks if block.section is Section.QUESTION]
        assert [(b.speaker, b.question) for b in asked] == [
            (Person("Ada Quill"), 0), (Person("Ada Quill"), 1), (Person("Dov Lindqvist"), 2),
        ]  # fmt: skip
        assert alone.path == Path("answers.xml/100300")

    def test_the_facts(self) -> None:
        document = documents(OLD % ("yes", ANSWERS))[0]
        assert document.kind is DocumentKind.WRITTEN_ANSWER
        assert (document.title, document.publisher) == ("Wessmere Police: Finance", "Home Department")
        assert (document.answered, document.date, document.asked) == (dt.date(2008, 3, 4), dt.date(2008, 3, 4), None)
        assert document.answerer == Person("Bram Hollis", "The Minister of State")
        assert document.url == "http://hansard.example/1"
        assert document.questions[0].department == "Home Department"
        assert document.path == Path("answers.xml/100200")
        assert not document.warnings

    def test_entities_tables_lists_and_spacers(self) -> None:
        document = documents(OLD % ("yes", ANSWERS))[0]
        assert [turn[0] for turn in turns(document) if turn[2] is Section.ANSWER] == [
            "Spending was £4.5 million – that of 2006 was less.",
            "Year\tOfficers",
            "2007\t1,204",
            "They are:",
            "constables;",
            "sergeants.",
        ]
        assert [b.kind for b in document.blocks][-2:] == [BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]

    def test_marks_of_the_record_are_furniture(self) -> None:
        document = documents(OLD % ("yes", ANSWERS))[0]
        furniture = [text for text, _, section in turns(document) if section is Section.FURNITURE]
        assert furniture == ["[100202]", "[holding answer 3 March 2008]:"]

    def test_a_question_without_reply_is_unanswered(self) -> None:
        document = documents(OLD % ("yes", ANSWERS))[1]
        assert (document.answerer, document.answered) == (None, None)
        assert document.questions[0].uin == "100300"

    def test_a_file_that_is_replaced_says_so(self) -> None:
        assert "later version" in documents(OLD % ("no", ANSWERS))[0].warnings[0]


class TestModern:
    def test_the_day_tabled_is_in_the_address_and_that_of_the_answer_in_the_name(self) -> None:
        document = documents(MODERN, "lordswrans2024-02-15.xml")[0]
        assert (document.asked, document.answered) == (dt.date(2024, 2, 1), dt.date(2024, 2, 15))
        assert (document.asker, document.answerer) == (Person("Baroness Quill"), Person("Lord Hollis"))
        assert (document.questions[0].uin, document.publisher) == ("HL77", "Home Office")
        assert turns(document)[-1] == ("Year\t2,886", "Lord Hollis", Section.ANSWER)

    def test_without_it_the_day_of_the_answer_is_unknown(self) -> None:
        document = documents(MODERN, "day.xml")[0]
        assert (document.asked, document.answered, document.date) == (dt.date(2024, 2, 1), None, None)
        assert len(document.warnings) == 1

    def test_a_statement_has_its_number(self) -> None:
        statement = documents(MODERN, "lordswms2024-02-01.xml")[1]
        assert (statement.kind, statement.date) == (DocumentKind.STATEMENT, dt.date(2024, 2, 1))
        assert statement.questions[0].uin == "HLWS9"
        assert statement.speaker == Person("Lord Hollis")


def test_each_written_statement_is_a_document() -> None:
    first, second = documents(OLD % ("yes", STATEMENTS))
    assert first.kind is DocumentKind.STATEMENT
    assert first.speaker == Person("Cleo Marsh", "The Minister of State")
    assert (first.title, first.publisher, first.date) == ("Courts in Wessmere", "Justice", dt.date(2008, 3, 4))
    assert second.speaker == Person("Bram Hollis")


class TestDebates:
    def test_an_oral_question_has_its_turns(self) -> None:
        oral, _ = documents(OLD % ("yes", DEBATES))
        assert oral.kind is DocumentKind.ORAL_ANSWER
        assert turns(oral) == [
            ("Stations", None, Section.BODY),
            ("How many stations there are in Wessmere.", "Ada Quill", Section.QUESTION),
            ("[900123]", None, Section.FURNITURE),
            ("There are 40 stations in Wessmere.", "Bram Hollis", Section.ANSWER),
            ("I am told that 3 of them closed.", "Ada Quill", Section.BODY),
            ("Only 2 of them closed.", "Bram Hollis", Section.ANSWER),
            ("And 5 in my constituency?", "Dov Lindqvist", Section.BODY),
        ]
        assert (oral.asker, oral.answerer) == (Person("Ada Quill"), Person("Bram Hollis", "The Minister of State"))
        assert (oral.questions[0].uin, oral.date, oral.publisher) == ("900123", dt.date(2008, 3, 4), "Home Department")
        assert oral.questions[0].answerer == oral.answerer

    def test_without_offices_the_first_to_speak_answers(self) -> None:
        oral, _ = documents(OLD % ("yes", DEBATES.replace(' speakeroffice="The Minister of State"', "")))
        assert [turn[2] for turn in turns(oral)][3:] == [Section.ANSWER, Section.BODY, Section.ANSWER, Section.BODY]

    def test_another_debate_is_a_statement_with_its_speakers(self) -> None:
        _, debate = documents(OLD % ("yes", DEBATES))
        assert (debate.kind, debate.title) == (DocumentKind.STATEMENT, "Points of Order")
        assert turns(debate)[1:] == [
            ("The House was told of 40 stations.", "Ada Quill", Section.BODY),
            ("Several hon. Members rose.", None, Section.BODY),
        ]


class TestHarm:
    def test_a_file_that_breaks_off_gives_what_stands_before(self) -> None:
        whole = OLD % ("yes", ANSWERS)
        *found, last = read(whole[: whole.index("how many dogs")])
        assert [each.title for each in found if isinstance(each, Document)] == ["Wessmere Police: Finance"]
        assert isinstance(last, ReadError)
        assert "answers.xml" in str(last)

    def test_other_xml_is_refused(self) -> None:
        for content in ('<?xml version="1.0"?><rss><channel/></rss>', "<feed><entry>There were 12.</entry></feed>"):
            with pytest.raises(ReadError, match="no source that is known"):
                read(content)

    @pytest.mark.parametrize(
        "declared",
        [
            '<!DOCTYPE publicwhip [<!ENTITY e SYSTEM "{secret}">]>',
            '<!DOCTYPE publicwhip [<!ENTITY % p SYSTEM "{secret}"> %p;]>',
            '<!DOCTYPE publicwhip SYSTEM "{secret}">',
        ],
    )
    def test_nothing_outside_the_file_is_read(self, tmp_path: Path, declared: str) -> None:
        secret = tmp_path / "secret.dtd"
        secret.write_text('<!ENTITY e "SECRET">')
        try:
            found = read(declared.format(secret=secret.as_uri()) + MODERN.replace("how many", "&e; how many"))
        except ReadError as error:
            assert "damaged" in str(error)
        else:
            assert isinstance(found[-1], ReadError)
            assert all("SECRET" not in each.text for each in found if isinstance(each, Document))

    @pytest.mark.parametrize("place", ["how many", "speakername='"])
    def test_entities_do_not_multiply(self, place: str) -> None:
        laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        declared = f'<!DOCTYPE publicwhip [<!ENTITY e0 "ha ha ha ha ha ha">{laughs}]>'
        with pytest.raises(ReadError, match="damaged"):
            read(declared + MODERN.replace('"', "'").replace(place, f"{place}&e9;", 1))

    def test_nesting_without_end(self) -> None:
        with pytest.raises(ReadError, match="damaged"):
            read("<publicwhip><ques><p>" + "<b>" * 10_000)

    def test_an_element_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xml, "MAX_PIECE", 100_000)
        with pytest.raises(ReadError, match="too long"):
            read("<publicwhip><ques><p>" + "word " * 100_000 + "</p></ques></publicwhip>")

    def test_a_speech_of_too_many_tags_costs_itself_alone(self) -> None:
        crowd = '<speech id="uk.org.publicwhip/wms/2008-03-04a.1WS.9"><p>' + "<i/>" * 210_000 + "</p></speech>"
        found = read(OLD % ("yes", crowd + STATEMENTS))
        assert [isinstance(each, ReadError) for each in found] == [True, False, False]

    def test_nothing_in_it(self) -> None:
        with pytest.raises(ReadError, match="holds no question"):
            read(OLD % ("yes", ""))

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_any_damage_is_read_or_refused(self, data: st.DataObject) -> None:
        content = bytearray((OLD % ("yes", ANSWERS + STATEMENTS + DEBATES)).encode("latin-1"))
        for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
            content[at] = data.draw(st.sampled_from(b'<>&"\xff\x00 a9/'))
        cut = data.draw(st.integers(1, len(content)))
        try:
            found = list(xml.parts(io.BytesIO(bytes(content[:cut])), Path("a.xml"), xml.Columns()))
        except ReadError:
            return
        assert found
        assert len({part.name for part in found if part.name}) == sum(1 for part in found if part.name)
