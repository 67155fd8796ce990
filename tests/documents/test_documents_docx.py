"""Word documents: what their styles mean, what is no part of the text, and packages that are not what they seem."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from claimx.documents import Document, Section, read_bytes
from claimx.errors import ReadError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
PARAGRAPH = "<w:p><w:r><w:t>The force has 40 officers.</w:t></w:r></w:p>"


def saved(word: Word) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def package(body: str, *, head: str = "", **members: str) -> bytes:
    """A package made by hand, for what no library would write."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in members.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def add_run_inside(word: Word, tag: str, text: str, text_tag: str = "w:t") -> None:
    """Put a run into an element of the last paragraph, as tracked changes do."""
    change, run, inner = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
    change.set(qn("w:id"), "7")
    inner.text = text
    run.append(inner)
    change.append(run)
    word.paragraphs[-1]._p.append(change)


def test_styles_keep_their_meaning() -> None:
    word = docx.Document()
    word.add_heading("Burglary falls across Hexbridge", 0)
    word.add_paragraph("Officers made 40 arrests over the winter, the force said.")
    word.add_heading("How it was done", 1)
    word.add_paragraph("The team:")
    word.add_paragraph("seized 12 knives", style="List Bullet")
    word.add_paragraph("nine of them in May", style="List Bullet 2")
    word.add_paragraph("searched 30 homes", style="List Number")
    word.add_paragraph("“We are proud of all 900 officers.”", style="Quote")
    word.add_paragraph("A patrol in Hexbridge", style="Caption")
    document = read_bytes(saved(word))
    assert blocks(document) == [
        ("title", "Burglary falls across Hexbridge"),
        ("paragraph", "Officers made 40 arrests over the winter, the force said."),
        ("heading", "How it was done"),
        ("paragraph", "The team:"),
        ("list_item", "seized 12 knives"),
        ("list_item", "nine of them in May"),
        ("list_item", "searched 30 homes"),
        ("quote", "“We are proud of all 900 officers.”"),
        ("caption", "A patrol in Hexbridge"),
    ]
    assert document.title == "Burglary falls across Hexbridge"


@pytest.mark.parametrize("headings", [["Burglary falls in Hexbridge"], ["Arrests", "Cost"]])
def test_one_heading_is_the_title_and_several_are_none(headings: list[str]) -> None:
    word = docx.Document()
    for heading in headings:
        word.add_heading(heading, 1)
        word.add_paragraph("Officers made 40 arrests over the winter, the force said.")
    document = read_bytes(saved(word))
    assert (document.title == headings[0]) is (len(headings) == 1)


def test_raised_marks_are_no_figures() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph()
    for text, raised in (("There are 96", 0), ("1", 1), (" officers on 3 km", 0), ("2", 1), (" since the 1", 0),
                         ("st", 1), (" of May.", 0)):  # fmt: skip
        paragraph.add_run(text).font.superscript = bool(raised)
    assert read_bytes(saved(word)).text == "There are 96 officers on 3 km2 since the 1st of May."


def test_footnotes_come_last_as_notes() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    footnotes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Of whom 3 left.</w:t></w:r></w:p>'
    data = package(
        f"<w:p><w:r><w:t>The force has 96</w:t></w:r>{reference}<w:r><w:t> officers.</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>It had 80 a year ago.</w:t></w:r>{reference * 40}</w:p>",
        footnotes=footnotes + "</w:footnote></w:footnotes>",
    )
    document = read_bytes(data)
    assert [(document.block_text(block), block.section) for block in document.blocks] == [
        ("The force has 96 officers.", Section.BODY),
        ("It had 80 a year ago.", Section.BODY),
        ("Of whom 3 left.", Section.NOTES),
    ]


def test_what_is_no_part_of_the_text_is_left_out() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Page 9 of 90"
    word.sections[0].footer.paragraphs[0].text = "Printed 8 times"
    word.add_paragraph("The force has ")
    add_run_inside(word, "w:del", "41", "w:delText")
    add_run_inside(word, "w:ins", "42 officers.")
    word.add_comment(word.paragraphs[-1].runs, text="Is it 43?", author="A. N.")
    assert read_bytes(saved(word)).text == "The force has 42 officers."


def test_cells_that_span_columns_and_rows_keep_the_columns_in_line() -> None:
    word = docx.Document()
    word.add_paragraph("Officers by force", style="Caption")
    table = word.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Force"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Year"
    for place, text in {(1, 1): "2023", (1, 2): "2024", (2, 0): "Kent", (2, 1): "5", (2, 2): "6"}.items():
        table.cell(*place).text = text
    document = read_bytes(saved(word))
    assert document.text == "Officers by force\n\nForce\tYear\t\n\t2023\t2024\nKent\t5\t6"
    assert [kind for kind, _ in blocks(document)] == ["caption", "table_row", "table_row", "table_row"]


def test_a_table_in_a_cell_is_read_by_its_own_rows() -> None:
    word = docx.Document()
    inner = word.add_table(1, 2).cell(0, 1).add_table(2, 2)
    for place, text in {(0, 0): "Kent", (0, 1): "12", (1, 0): "Essex", (1, 1): "14"}.items():
        inner.cell(*place).text = text
    assert [text for kind, text in blocks(read_bytes(saved(word))) if kind == "table_row"] == ["Kent\t12", "Essex\t14"]


@pytest.mark.parametrize(
    ("stored", "title"),
    [("Burglary FALLS in Hexbridge", "Burglary falls in Hexbridge"), ("Template 2019", "The winter in figures")],
)
def test_a_stored_title_counts_where_the_text_has_it_too(stored: str, title: str) -> None:
    word = docx.Document()
    word.core_properties.title = stored
    word.core_properties.author = "Template Office"
    word.add_paragraph("The winter in figures")
    word.add_paragraph("Burglary falls in Hexbridge")
    word.add_paragraph("Officers made 40 arrests over the winter, the force said on Tuesday.")
    document = read_bytes(saved(word))
    assert document.title == title
    assert (document.date, document.publisher) == (None, None)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (package(PARAGRAPH, head='<!DOCTYPE a [<!ENTITY b "c">]>'), "declares XML entities"),
        (package("<w:ins>" * 100 + PARAGRAPH + "</w:ins>" * 100), "nests its elements too deeply"),
        (package("<w:p/>" * 110_000), "elements"),
        (package("<w:p><w:r><w:t>" + "x" * 21_000_000 + "</w:t></w:r></w:p>"), "when unpacked"),
        (package('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 200), "too deeply"),
        (package(PARAGRAPH + "<w:p>"), "damaged"),
        (package('<w:p><w:r><w:sym w:char="zz"/></w:r></w:p>'), "do not fit together"),
        (package("<w:p/>"), "without text"),
        (b"\xd0\xcf\x11\xe0" + bytes(512), "protected by a password"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read_bytes(data, path=Path("release.docx"))
    assert caught.value.remedy
    assert "release.docx" in caught.value.message


def test_a_member_that_lies_about_its_size_or_is_encrypted_is_refused() -> None:
    data = package(PARAGRAPH)
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)  # the second entry: the text
    with pytest.raises(ReadError, match="damaged"):
        read_bytes(data[: at + 24] + (7).to_bytes(4, "little") + data[at + 28 :])
    with pytest.raises(ReadError, match="password"):
        read_bytes(data[: at + 8] + (1).to_bytes(2, "little") + data[at + 10 :])


def test_a_document_is_told_by_its_bytes() -> None:
    for name in ("release.zip", "release", "release.txt"):
        assert read_bytes(package(PARAGRAPH), path=Path(name)).text == "The force has 40 officers."


def test_damage_anywhere_ends_in_an_error_or_a_text() -> None:
    data = package(PARAGRAPH * 3)
    for at in range(0, len(data), 10):
        for damaged in (data[:at], data[:at] + b"\xff" + data[at + 1 :]):
            try:
                assert read_bytes(damaged, path=Path("a.docx")).blocks
            except ReadError as error:
                assert error.remedy
