"""What holds of every attribution, and the parts of a document that plain lines cannot show."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.documents import from_text
from claimx.documents.model import Block, BlockKind, Document, Person, Section
from claimx.pipeline.sentences import sentences
from claimx.pipeline.speakers import attribute, speaker_at
from claimx.pipeline.types import Attribution
from claimx.records import DocumentKind

WORDS = st.sampled_from(
    "said told that Mr Ms Jane Doe Police PCC Commissioner the force \" “ ” ' ’ ‘ , . : ; according to she it 40 but "
    "and of (ONS) figures from show claims by which who \n\n • – Sgt O'Dowd van der \x00 \ud800 ٣ Minister".split(" ")
)


def plain(text: str) -> Document:
    """A press release whose blocks are its lines."""
    blocks = tuple(Block(m.start(), m.end()) for m in re.finditer(r"\S.*\S|\S", text))
    return Document("0" * 16, text, blocks, DocumentKind.PRESS_RELEASE)


def check(text: str) -> list[Attribution]:
    document = plain(text)
    found = attribute(document, sentences(document))
    previous = 0
    for one in found:
        assert previous <= one.start < one.end <= len(text)
        assert one.name
        assert one.cue is None or 0 <= one.cue[0] < one.cue[1] <= len(text)
        assert speaker_at(found, one.start, one.end) == one
        previous = one.end
    return found


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_words(words: list[str]) -> None:
    check(" ".join(words))


def blocks(*parts: tuple[str, Block]) -> tuple[str, tuple[Block, ...]]:
    text = ""
    made = []
    for words, block in parts:
        start = len(text)
        text += words
        made.append(
            Block(start, len(text), block.kind, block.section, block.lead, block.speaker),
        )
        text += "\n\n"
    return text, tuple(made)


P = Block(0, 0)
QUOTE = Block(0, 0, BlockKind.QUOTE)
ITEM = Block(0, 0, BlockKind.LIST_ITEM)
HEADING = Block(0, 0, BlockKind.HEADING)
NOTE = Block(0, 0, section=Section.NOTES)


def who(text: str, made: tuple[Block, ...], amount: str, **fields: object) -> str | None:
    kind = fields.pop("kind", DocumentKind.PRESS_RELEASE)
    document = Document("0" * 16, text, made, kind, **fields)  # type: ignore[arg-type]
    at = text.index(amount)
    found = speaker_at(attribute(document, sentences(document)), at, at + len(amount))
    return found.name if found else None


def test_quote_blocks_are_speech_and_the_paragraph_after_is_not() -> None:
    text, made = blocks(
        ("Mayor Colin Frith said:", P),
        ("The buses carry 900 people.", QUOTE),
        ("Each has a camera and a crew of 4.", QUOTE),
        ("We counted 70 buses.", P),
    )
    assert who(text, made, "900") == "Colin Frith"
    assert who(text, made, "4") == "Colin Frith"
    assert who(text, made, "70") is None


def test_a_list_inside_a_quotation_and_one_after_it() -> None:
    text, made = blocks(
        ("Mayor Colin Frith said:", P),
        ("I want to see three things:", P),
        ("200 more wardens", ITEM),
        ("The fund also covers:", P),
        ("60 cameras", ITEM),
    )
    assert who(text, made, "200") == "Colin Frith"
    assert who(text, made, "60") is None


def test_a_quotation_leads_to_a_list_and_is_opened_again_behind_it() -> None:
    text = (
        "Councillor Ida Marl, who leads the council, said:\n\n“From April we will provide:\n\n"
        "• a room for 30 callers; and\n• £40 for each desk.\n\n“That is 70 hours a week.”\n\nThe ward has 90 shops."
    )
    document = from_text(text)
    found = attribute(document, sentences(document))
    who = [speaker_at(found, text.index(amount), text.index(amount) + 2) for amount in ("30", "£40", "70", "90")]
    assert [one and one.name for one in who] == ["Ida Marl", "Ida Marl", "Ida Marl", None]


def test_headings_and_notes_end_a_quotation() -> None:
    for stop in (HEADING, NOTE):
        text, made = blocks(
            ("Mayor Colin Frith said:", P),
            ("I am glad.", P),
            ("Where it goes", stop),
            ("We spent £5 million.", stop if stop is NOTE else P),
        )
        assert who(text, made, "£5 million") is None


def test_turns_of_parliament_belong_to_whoever_has_the_floor() -> None:
    floor = Block(0, 0, section=Section.ANSWER, speaker=Person("Ann Other", "Minister"))
    for said in (
        "I am told that 6% of cases go unreported.",
        "The Chief Constable estimates that 6% of cases go unreported.",
        "The Home Office estimates that 6% of cases go unreported.",
        "A survey by Harbour Trust found that 6% of cases go unreported.",
        "Surveys show that 6% of cases go unreported.",
        "The British crime survey shows that 6% of cases go unreported.",
    ):
        text, made = blocks((said, floor))
        assert who(text, made, "6%", kind=DocumentKind.ORAL_ANSWER) == "Ann Other", said


def test_a_body_that_a_minister_cites_is_responsible_for_its_estimate() -> None:
    floor = Block(0, 0, section=Section.ANSWER, speaker=Person("Ann Other", "Minister"))
    for said in (
        "The Harbour Trust estimates that 6% of cases go unreported.",
        "Harbour Trust puts the share of cases that go unreported at 6% a year.",
        "The share that goes unreported is 6%, according to the Harbour Trust.",
    ):
        text, made = blocks((said, floor))
        assert who(text, made, "6%", kind=DocumentKind.ORAL_ANSWER) == "Harbour Trust", said
    text, made = blocks(("Figures published by Harbour Trust show that 6% go unreported. We have spent £4m.", floor))
    assert who(text, made, "6%", kind=DocumentKind.WRITTEN_ANSWER) == "Harbour Trust"
    assert who(text, made, "£4m", kind=DocumentKind.WRITTEN_ANSWER) == "Ann Other"


def test_the_answerer_speaks_the_answer_and_no_one_an_unsigned_one() -> None:
    answer = Block(0, 0, section=Section.ANSWER)
    text, made = blocks(("Forces received £5 million.", answer))
    kind = DocumentKind.WRITTEN_ANSWER
    assert who(text, made, "£5 million", kind=kind, answerer=Person("Ann Other")) == "Ann Other"
    assert who(text, made, "£5 million", kind=kind) is None


def test_a_speech_is_its_speakers() -> None:
    text, made = blocks(("We hired 40 people, the council says.", P))
    assert who(text, made, "40", kind=DocumentKind.SPEECH, speaker=Person("Ann Other")) == "Ann Other"


def test_the_publisher_is_the_force_where_no_other_is_named() -> None:
    text, made = blocks(("The force says it has 55 dogs.", P))
    assert who(text, made, "55", publisher="Kent Police") == "Kent Police"


def test_a_reading_view_must_be_as_long_as_the_text() -> None:
    document = plain("Ms Doe said 40.")
    with pytest.raises(ValueError, match="as long"):
        attribute(document, sentences(document), text="Ms Doe")


def test_the_reading_view_is_what_is_read() -> None:
    document = plain("Ms Doe sa1d that 40 left.")
    view = "Ms Doe said that 40 left."
    assert attribute(document, sentences(document)) == []
    assert [one.name for one in attribute(document, sentences(document), text=view)] == ["Doe"]


def test_nobody_where_nothing_is_attributed() -> None:
    assert speaker_at([], 0, 5) is None
    one = Attribution(10, 20, "Ann Other")
    assert speaker_at([one], 0, 5) is None
    assert speaker_at([one], 8, 12) is one
    assert speaker_at([one], 20, 22) is None


@pytest.mark.parametrize(
    ("kind", "publisher", "text", "speaker"),
    [
        ("news", "HOLT & UPTON RECORDER", "The Recorder reported last week that there were 40 schemes.", None),
        ("news", "The Holt Observer", "The Observer reported that there were 40 schemes.", None),
        ("news", "The Holt Observer", "Harbour Trust reported that there were 40 schemes.", "Harbour Trust"),
        ("press_release", "Kent Police", "Kent Police seized 40 plants, officers have confirmed.", None),
        ("press_release", "Kent Police", "Kent Police seized 40 plants, Harbour Trust has confirmed.", "Harbour Trust"),
        ("news", "The Holt Observer", "Kent Police seized 40 plants, officers have confirmed.", "Kent Police"),
    ],
)
def test_who_issues_a_document_is_not_its_source(kind: str, publisher: str, text: str, speaker: str | None) -> None:
    made = Document("0" * 16, text, (Block(0, len(text)),), DocumentKind(kind), publisher=publisher)
    found = speaker_at(attribute(made, sentences(made)), text.index("40"), text.index("40") + 2)
    assert (found and found.name) == speaker


def test_a_member_passes_on_what_a_chief_constable_says_and_a_minister_vouches() -> None:
    for said in ("The chief constable says another 40 will go.", "The commissioner says that 40 will go."):
        floor = Block(0, 0, section=Section.BODY, speaker=Person("Ann Other"))
        text, made = blocks((said, floor))
        assert who(text, made, "40", kind=DocumentKind.ORAL_ANSWER) in ("chief constable", "commissioner")
        text, made = blocks((said, replace(floor, section=Section.ANSWER)))
        assert who(text, made, "40", kind=DocumentKind.ORAL_ANSWER) == "Ann Other"
