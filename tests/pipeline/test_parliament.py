"""Answers and debates as pages of parliaments set them out, from the text to the record."""

from __future__ import annotations

import pytest

import claimx
from claimx.documents import from_text
from claimx.records import Claim

TURNS = (
    "Police Numbers\n\nMarian Ogle\nWhat steps he is taking on police numbers.\n\n"
    "Julian Trew (The Minister for Policing)\nWe are hiring more people than any Government before us.\n\n"
    "Marian Ogle\nSince 2010 Lancashire has lost 814 officers. Its chief constable, Stuart Wardle, has told me that "
    "360 posts could go. When will he act?\n\nJulian Trew\n"
)
PORTRAITS = (
    "Police Numbers\n\nPhoto of Marian Ogle Marian Ogle Labour, Calder Bridge\n\n"
    "What steps he is taking on police numbers.\n\n"
)
EXCERPTS = (
    "Police Numbers\n\nMarian Ogle Portrait Marian Ogle (Calder Bridge) (Lab)\n- Hansard - -\n\n"
    "What steps he is taking on police numbers.\n\n"
)
ASKED = "To ask the Home Secretary how many samples were taken from people in Kent in the last two years.\n\n"


def claim(text: str, amount: str) -> Claim:
    """The one claim of a text with an amount, its last where there are several."""
    found = [one for one in claimx.extract(from_text(text)) if one.quantity.text == amount]
    assert found, amount
    return found[-1]


@pytest.mark.parametrize(
    ("said", "amount", "forces"),
    [
        ("Crime in her own force area is down 17%.", "17%", ["lancashire"]),
        ("Some 203 have been sworn in by her own force.", "203", ["lancashire"]),
        ("The hon. Lady's local force has 40 cars.", "40", ["lancashire"]),
        ("It is not true that 360 posts will go.", "360", ["lancashire"]),
        ("In every force crime is down 17%.", "17%", []),
        ("It is not true that 460 posts will go.", "460", []),
        ("Some 1,814 more have been sworn in across the country.", "1,814", []),
    ],
)
def test_whose_figure_an_answer_gives(said: str, amount: str, forces: list[str]) -> None:
    assert [force.id for force in claim(TURNS + said, amount).forces] == forces


def test_what_a_chief_constable_told_a_member() -> None:
    found = claim(TURNS + "We shall see.", "360").speaker
    assert found is not None
    assert found.name == "Stuart Wardle"


@pytest.mark.parametrize(
    ("text", "amount", "speaker"),
    [
        (
            PORTRAITS + "Photo of Julian Trew Julian Trew The Prime Minister\n\nWe have taken on 412 officers.",
            "412",
            "Julian Trew",
        ),
        (
            EXCERPTS
            + "Julian Trew Portrait The Policing Minister (Julian Trew)\n- View Speech - Hansard - - - Excerpts\n"
            "\nWe have taken on 412 officers.\n\nMarian Ogle Portrait Marian Ogle\n- Hansard - -\n\nIs that all?",
            "412",
            "Julian Trew",
        ),
        (
            "Police Manpower\n\n§ Mr. John MarlTo ask the Home Secretary how many officers served in Kent.\n\n"
            "§ Mr. Dan Ashe[pursuant to his reply of 12 November]:The strength of the force was 3,412.",
            "3,412",
            "Mr. Dan Ashe",
        ),
        (
            ASKED + "Mr. Dan Ashe: I have asked the Chief Executive to write to my hon. Friend.\n\n"
            "Letter from Dr. Ed Trask to Mr. John Marl, dated 14 June 1999:\n\nIn 1998-99 we took 9,460 samples.",
            "9,460",
            "Dr. Ed Trask",
        ),
        (
            ASKED + "Mr. Dan Ashe: The letter from Dr. Trask is in the Library.\n\nIn 1998-99 we took 9,460 samples.",
            "9,460",
            "Mr. Dan Ashe",
        ),
        (
            ASKED + "Asked by:\nJohn Marl (Labour)\n\nAnswer\n\nIn 1998-99 we took 9,460 samples.\n\n"
            "Answered by:\nDan Ashe (Conservative)",
            "9,460",
            "Dan Ashe",
        ),
    ],
    ids=["photo", "portrait", "glued", "letter", "letter only named", "answered below"],
)
def test_who_answers(text: str, amount: str, speaker: str) -> None:
    found = claim(text, amount).speaker
    assert found is not None
    assert found.name == speaker


def test_a_bare_number_before_the_question_is_its_number() -> None:
    text = "Asked on: 31 January 2018\nKent Police: Finance\nCommons\n122617\n" + ASKED + "Kent has 40 cars."
    document = from_text(text)
    assert [question.uin for question in document.questions] == ["122617"]
    assert [found.quantity.text for found in claimx.extract(document)] == ["40"]
