"""Parliamentary questions and answers in the layouts that archives print them in."""

from __future__ import annotations

import datetime as dt

from claimx.documents import BlockKind, Details, Document, Person, Section, from_text
from claimx.records import DocumentKind

ASK = "To ask the Secretary of State for the Home Department"


def turns(document: Document) -> list[tuple[str | None, str, str]]:
    """(speaker, section, first words) of the blocks that are read."""
    return [
        (block.speaker.name if block.speaker else None, block.section.value, document.block_text(block)[:12])
        for block in document.blocks
        if block.readable and block.kind is not BlockKind.TITLE
    ]


def test_a_bare_question_has_no_minister() -> None:
    document = from_text(f"{ASK}, how many officers left in 2023.\n\nSome 9,100 officers left.\nThat is 6% of all.\n")
    assert document.kind is DocumentKind.WRITTEN_ANSWER
    assert document.answerer is None
    assert document.asker is None
    assert [section for _, section, _ in turns(document)] == ["question", "answer", "answer"]


def test_a_question_in_parts_is_all_question() -> None:
    document = from_text(
        f"Vehicle Theft\n\nJoan Whitaker\n{ASK}\n\n(1)  how many vans were stolen;\n\n(2)  what steps he has taken.\n\n"
        "Peter Lund\nSome 4,200 vans were stolen.\n\nWe have set up 12 teams.\n"
    )
    assert document.title == "Vehicle Theft"
    assert (document.asker, document.answerer) == (Person("Joan Whitaker"), Person("Peter Lund"))
    assert turns(document) == [
        ("Joan Whitaker", "question", "To ask the S"),
        ("Joan Whitaker", "question", "how many van"),
        ("Joan Whitaker", "question", "what steps h"),
        ("Peter Lund", "answer", "Some 4,200 v"),
        ("Peter Lund", "answer", "We have set "),
    ]


def test_names_before_a_colon_with_column_marks() -> None:
    document = from_text(
        f"4 Sep 2006 : Column 1879W\n\nDavid Dunmore: {ASK} how many officers (a) left and (b) joined. [74590]\n\n"
        f"Mr. McNair: Some 4,100 left.\n\nMrs. Ross: {ASK} what the cost was. [74591]\n\nMr. McNair: It"
        " was £2 million.\n"
    )
    assert document.kind is DocumentKind.WRITTEN_ANSWER
    assert document.date == dt.date(2006, 9, 4)
    assert turns(document) == [
        ("David Dunmore", "question", "To ask the S"),
        ("Mr. McNair", "answer", "Some 4,100 l"),
        ("Mrs. Ross", "question", "To ask the S"),
        ("Mr. McNair", "answer", "It was £2 mi"),
    ]


def test_a_title_with_a_colon_is_no_turn() -> None:
    document = from_text(
        f"Police Numbers: Sandmoor\n\nAnna Reid\n{ASK} how many there are.\n\nCarl Voss\nThere are 40.\n"
    )
    assert document.title == "Police Numbers: Sandmoor"


def test_asked_by_and_answered_by_in_a_list() -> None:
    document = from_text(
        "Written Question\nPolice: Sandmoor\nTuesday 27th January 2026\n\nAsked by: Robin Ashdown (Labour - Carn)\n\n"
        f"Question to the Home Office:\n\n{ASK}, how many officers there were.\n\n"
        "Answered by Lord Quill - Captain of the Guard (HM Household) (Chief Whip)\n\nThere were 2,010 officers.\n\n\n"
        f"Written Question\nPolice: Pay\n\nAsked by: Ida Marsh (Conservative - Tarn)\n\n{ASK}, what it cost.\n\n"
        "Answered by Lena Holt\n\nIt cost £3 million.\n"
    )
    assert document.asker == Person("Robin Ashdown", "Labour - Carn")
    assert document.answerer == Person("Lord Quill", "Captain of the Guard (HM Household) (Chief Whip)")
    assert document.date == dt.date(2026, 1, 27)
    assert [turn[:2] for turn in turns(document) if turn[1] != "body"] == [
        ("Robin Ashdown", "question"),
        ("Lord Quill", "answer"),
        ("Ida Marsh", "question"),
        ("Lena Holt", "answer"),
    ]


def test_names_and_dates_on_lines_of_their_own() -> None:
    document = from_text(
        "Q\nAsked by Diana Penhale\n(Carnbury North)\n[N]\nAsked on: 13 October 2017\nHome Office\nSlavery\nCommons\n"
        f"{ASK}, how many referrals there were.\nA\nAnswered by: Vera Askew\nAnswered on: 20 November 2017\n"
        "There were 3,805 referrals.\n"
    )
    assert document.asker == Person("Diana Penhale", "Carnbury North")
    assert document.answerer == Person("Vera Askew")
    assert (document.asked, document.answered) == (dt.date(2017, 10, 13), dt.date(2017, 11, 20))
    assert document.date == document.answered
    assert document.title == "Slavery"


def test_an_oral_answer_has_a_speaker_a_turn() -> None:
    document = from_text(
        "Knife Crime\n\nSara Lander (Carn) (Lab)\n1. What steps she is taking to reduce knife crime. (901234)\n\n"
        "The Minister for Policing (Dame Delia Voss)\nKnife crime fell by 5% last year, and 51 lives were saved.\n\n"
        "Sara Lander\nIn my constituency 12 young people were stabbed. Will she visit?\n\n"
        "Dame Delia Voss\nI will visit my hon. Friend with pleasure.\n\n"
        "Mr Speaker\nI call the shadow Minister.\n\nChris Pole (Hexbridge) (Con)\nThey have cut 1,300 officers.\n"
    )
    assert document.kind is DocumentKind.ORAL_ANSWER
    assert document.asker == Person("Sara Lander", "Carn")
    assert document.answerer == Person("Dame Delia Voss", "The Minister for Policing")
    assert [turn[:2] for turn in turns(document)] == [
        ("Sara Lander", "question"),
        ("Dame Delia Voss", "answer"),
        ("Sara Lander", "body"),
        ("Dame Delia Voss", "answer"),
        ("Mr Speaker", "body"),
        ("Chris Pole", "body"),
    ]


def test_oral_questions_may_be_grouped() -> None:
    question = "What steps her Department is taking to cut burglary."
    document = from_text(
        f"Burglary\n\nAda Quick\n{question}\n\nBen Rowe\n{question}\n\nCora Finch\nBurglary is down by a third.\n\n"
        "Ada Quick\nIs that so in Carn, which has lost 40 officers?\n\nCora Finch\nIt is, by 12 per cent.\n"
    )
    assert [turn[:2] for turn in turns(document)] == [
        ("Ada Quick", "question"),
        ("Ben Rowe", "question"),
        ("Cora Finch", "answer"),
        ("Ada Quick", "body"),
        ("Cora Finch", "answer"),
    ]


def test_a_question_in_the_lords_and_its_supplementary() -> None:
    document = from_text(
        "Police Numbers\nAsked by Lord Tarn\n\nTo ask His Majesty’s Government how many police there are.\n\n"
        "The Parliamentary Under-Secretary of State, Home Office (Lord Flint) (Lab)\n\nMy Lords, there"
        " are 147,000 officers.\n\n"
        "Lord Tarn (LD)\n\nMy Lords, 10,000 have been lost.\n\nLord Flint (Lab)\n\nMy Lords, 13,000 will come.\n"
    )
    assert document.kind is DocumentKind.ORAL_ANSWER
    assert document.answerer == Person("Lord Flint", "The Parliamentary Under-Secretary of State, Home Office")
    assert [turn[0] for turn in turns(document)] == ["Lord Tarn", "Lord Flint", "Lord Tarn", "Lord Flint"]


def test_headings_in_an_answer_do_not_take_the_floor() -> None:
    document = from_text(
        f"Joan Whitaker\n{ASK}, what the figures are.\n\nPeter Lund\nThe figures are given below.\n\n"
        "Wessex Police\nThe force has 3,100 officers.\n\nSpecial Constables\nThere were 204 of them in"
        " the two forces.\n"
    )
    answers = [block for block in document.blocks if block.section is Section.ANSWER]
    assert {block.speaker for block in answers} == {Person("Peter Lund")}
    assert all(block.readable for block in answers)


def test_tables_stay_in_the_answer_as_rows() -> None:
    document = from_text(f"{ASK}, how many.\n\nThe table shows it.\n\nForce\t2022\t2023\nKent\t10\t12\n\nEssex\t7\t9\n")
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [document.block_text(row) for row in rows] == ["Force\t2022\t2023", "Kent\t10\t12", "Essex\t7\t9"]
    assert all(row.readable and row.section is Section.ANSWER for row in rows)


def test_a_release_that_quotes_a_question_is_none() -> None:
    document = from_text("What Next For Policing\nThe plan has five parts and will cost £3 million, the mayor said.\n")
    assert document.kind is DocumentKind.PRESS_RELEASE


def test_the_speaker_the_caller_names_answers() -> None:
    details = Details(speaker=Person("Lena Holt", "Minister of State"))
    document = from_text(f"{ASK}, how many.\n\nThere were 14 of them.\n", details=details)
    assert document.answerer == Person("Lena Holt", "Minister of State")


def test_a_written_statement_and_a_speech_have_a_speaker() -> None:
    statement = from_text(
        "Police Grant Report\nStatement made on 31 January 2024\nStatement UIN HCWS222\nMade by\nChris Pole\n"
        "Minister of State for Policing\nCommons\n\nMy right hon. Friend has today made the following"
        " statement to the House.\n\n"
        "Funding will be £17.2 billion.\n"
    )
    assert statement.kind is DocumentKind.STATEMENT
    assert statement.speaker == Person("Chris Pole", "Minister of State for Policing")
    assert statement.date == dt.date(2024, 1, 31)
    speech = from_text(
        "Speech\nHome Secretary's speech to the officers' conference\nFrom: Home Office and The Rt Hon"
        " Imelda Carrick MP\n"
        "Published 17 May 2022\nDelivered on: 17 May 2022 (Transcript of the speech, exactly as it was delivered)\n\n"
        "Thank you for having me. I promised 20,000 officers, and we have 13,576.\n"
    )
    assert speech.kind is DocumentKind.SPEECH
    assert speech.speaker == Person("The Rt Hon Imelda Carrick MP")
    assert speech.publisher == "Home Office"
    named = from_text(
        "Statement from Commissioner Delphine Acht on the grant\n\n“We need £11 million more,” she said.\n"
    )
    assert named.kind is DocumentKind.STATEMENT
    assert named.speaker == Person("Delphine Acht", "Commissioner")
