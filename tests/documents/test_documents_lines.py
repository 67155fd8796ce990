"""Plain text to blocks: wrapped lines, bullets, headings, tables."""

from __future__ import annotations

import textwrap

import pytest

from claimx.documents import BlockKind, Document, from_text

LONG = (
    "Officers from the rural crime team have seized sixty stolen quad bikes worth £410,000 since the spring and"
    " have arrested 23 people in four counties after a winter of thefts from farms and smallholdings on the coast."
)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_lines_are_one_paragraph(width: int) -> None:
    paragraphs = [LONG, LONG.replace("sixty", "nine"), LONG.replace("winter", "year")]
    apart = from_text("\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs))
    assert len(apart.blocks) == 3
    assert [" ".join(apart.block_text(block).split()) for block in apart.blocks] == paragraphs


def test_lines_are_paragraphs_where_they_are_not_wrapped() -> None:
    lines = [
        "Burglary fell by 12 per cent.",
        LONG,
        "Robbery rose by a tenth to 140.",
        "The chief constable welcomed it.",
        LONG,
    ]
    assert [text for _, text in kinds(from_text("\n".join(lines)))] == lines


def test_a_dash_in_a_wrapped_paragraph_is_no_bullet() -> None:
    text = textwrap.fill(LONG + " " + LONG.replace(" have arrested", " - after a long search - arrested"), 64)
    assert len(from_text(text + "\n\n" + textwrap.fill(LONG, 64)).blocks) == 2


@pytest.mark.parametrize(
    "mark",
    ["•", "*", "-", "–", ">", "●", "▪", "\uf0b7", "(a)", "(iv)", "(2)", "a)", "1.", "12.", "3)", "â€¢"],
)
def test_bullets_stand_outside_their_items(mark: str) -> None:
    document = from_text(f"The team has:\n\n{mark} made 40 arrests in May\n  {mark}\tseized 12 cars\n")
    assert kinds(document) == [
        ("paragraph", "The team has:"),
        ("list_item", "made 40 arrests in May"),
        ("list_item", "seized 12 cars"),
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 0]


def test_a_bullet_on_a_line_of_its_own() -> None:
    assert kinds(from_text("The team has:\n•\nmade 40 arrests\n•\nseized 12 cars\n"))[1:] == [
        ("list_item", "made 40 arrests"),
        ("list_item", "seized 12 cars"),
    ]


@pytest.mark.parametrize(
    "text", ["1.4 million calls came in.", "-5 is low.", "A. Smith said so.", "12 officers came.", "£3m is short."]
)
def test_an_amount_is_no_bullet(text: str) -> None:
    assert kinds(from_text(text)) == [("paragraph", text)]


def test_an_item_goes_on_over_indented_lines() -> None:
    document = from_text("The team has:\n• made arrests in\n (Kent and Essex) in May\n• seized 12 cars\n")
    assert [text for _, text in kinds(document)] == [
        "The team has:",
        "made arrests in\n (Kent and Essex) in May",
        "seized 12 cars",
    ]


def test_items_without_bullets_under_a_colon() -> None:
    document = from_text(
        "A fund for forces\n\nThe shares are:\n\nKent, £3 million\nEssex, £2 million\n\nThe money will"
        " be paid in May.\n"
    )
    assert [block.kind for block in document.blocks[2:4]] == [BlockKind.LIST_ITEM] * 2
    assert [block.lead for block in document.blocks[2:4]] == [1, 1]
    said = from_text("Ida Marsh said:\nWe have 40 officers\nWe need 50 officers\n")
    assert not any(block.kind is BlockKind.LIST_ITEM for block in said.blocks)


@pytest.mark.parametrize(
    "rows",
    [
        ["Force\t2022\t2023", "Kent\t10\t12"],
        ["Force    2022    2023", "Kent    10    12", "Essex    9    8"],
        ["Kent Police 3,410", "Essex Police 2,100", "Sussex Police 1,900"],
        ["Force\tShare\t", "Kent\t£3.2m\t"],
    ],
)
def test_tables(rows: list[str]) -> None:
    document = from_text(
        "Officers by force\n\nThe force has grown, as the table shows to all who read it.\n\nBy force\n"
        + "\n".join(rows)
        + "\n\nIt will grow again.\n"
    )
    assert kinds(document)[2] == ("caption", "By force")
    assert kinds(document)[3:-1] == [("table_row", row.strip()) for row in rows]
    assert all(block.readable for block in document.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "Crime fell.  The force is glad.\nIt rose again.  The force is not glad.",
        "There were 12\tand that is all that there was of them, the chief constable said on Monday.",
    ],
)
def test_two_spaces_between_sentences_make_no_table(text: str) -> None:
    assert not any(block.kind is BlockKind.TABLE_ROW for block in from_text(text).blocks)


def test_headings_and_titles() -> None:
    document = from_text(
        f"# Officers rise to 40\n\n{LONG}\n\nWhere they will go\n\n{LONG}\n\n## How it was"
        f" paid\n\n{LONG}\n\nWHAT IS NEXT\n{LONG}\n"
    )
    assert document.title == "Officers rise to 40"
    assert [text for kind, text in kinds(document) if kind == "heading"] == [
        "Where they will go",
        "How it was paid",
        "WHAT IS NEXT",
    ]
    labelled = from_text(f"# News story: Officers rise to 40\n\n{LONG}\n")
    assert labelled.title == "Officers rise to 40"
    assert from_text(f"{LONG}\n\n{LONG}\n").title is None


def test_an_item_goes_on_before_a_sum() -> None:
    document = from_text("• Thefts came to £74 million in 2017. It was\n    £66m in 2016.\n• A third fell.")
    assert document.block_text(document.blocks[0]).endswith("£66m in 2016.")


def test_short_paragraphs_of_broken_lines_are_put_together() -> None:
    text = """Speaking before the release this morning of new findings
on the units that work with the young, the minister said:
“Parents told me at the last election that they lay awake
until the front door went. We have put £105 million into
the places where it was worst, and made police, councils
and hospitals share what they know.
“Today we see what that bought. The units have reached more
than 215,000 young people since the spring of last year.
“And behind every unit stands the thin blue line. We hired
13,400 of the officers we said we would, or 67% of them,
which is what we were asked for.
"""
    document = from_text(text)
    assert any("hired\n13,400" in document.block_text(block) for block in document.blocks)
