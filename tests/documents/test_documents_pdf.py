"""PDFs made here: their text in reading order, what is no text left out, and files that cannot be read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.documents import BlockKind, Document, Section, from_text, read_bytes
from claimx.documents.readers import pdf
from claimx.documents.readers.pdf import text as pdf_text
from claimx.documents.readers.pdf.hyphens import mender
from claimx.errors import ReadError

BURGLARY = (
    "Burglary in Marlshire fell by 12 per cent in the year to March 2024, from 4,120 offences to 3,626, according to"
    " figures published today. The force said that the fall was the largest for a decade and that officers had"
    " attended every report of a domestic burglary since September."
)
CHIEF = (
    "Chief Constable Ruth Hallam said that there were now 1,842 officers in the county, 214 more than in 2019, and"
    " that neighbourhood teams had made 655 arrests since the spring. Co-operation with the three district councils"
    " had been decisive, she added, and would go on until the last of the 43 stations was open again."
)
CALLS = (
    "The commissioner, Martin Ashe, has set aside £2.4 million for non-emergency call handling. Nearly 92% of 999"
    " calls were answered within ten seconds, up from 84% a year before, while the average wait on 101 fell to 1"
    " minute 52 seconds, which he called a well-earned result for staff who had worked through a difficult winter."
)
PROSE = (BURGLARY, CHIEF, CALLS)


def sheet(font: str = "Times", size: float = 11) -> FPDF:
    made = FPDF()
    made.set_font(font, size=size)
    made.add_page()
    return made


def paragraphs(made: FPDF, texts: tuple[str, ...], *, align: str = "L", space: float = 3) -> None:
    for text in texts:
        made.multi_cell(0, 5, text, align=align, new_x="LMARGIN", new_y="NEXT")
        made.ln(space)


def heading(made: FPDF, text: str, size: float) -> None:
    made.set_font(style="B", size=size)
    made.multi_cell(0, size / 2, text, new_x="LMARGIN", new_y="NEXT")
    made.ln(2)
    made.set_font(style="", size=11)


def opened(made: FPDF) -> Document:
    return read_bytes(bytes(made.output()), path=Path("letter.pdf"))


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [
        document.block_text(block) for block in document.blocks if block.readable and block.kind in (kinds or BlockKind)
    ]


def long(document: Document) -> tuple[str, ...]:
    return tuple(text for text in texts(document) if len(text) > 120)


@pytest.mark.parametrize("align", ["L", "J"])
@pytest.mark.parametrize("space", [3, 0])
def test_lines_become_paragraphs(align: str, space: float) -> None:
    made = sheet()
    paragraphs(made, PROSE, align=align, space=space)
    document = opened(made)
    assert tuple(texts(document)) == PROSE
    assert all(document.text[block.start : block.end] in PROSE for block in document.blocks)


def test_a_statement_reads_as_its_text_does() -> None:
    items = (
        "recruit 120 officers, of whom 60 will work in the towns of the county and 60 in the villages",
        "open 2 stations",
    )
    made = sheet()
    heading(made, "Burglary falls by an eighth across the county", 16)
    paragraphs(made, ("3 May 2024", *PROSE, "The force will now:"))
    for item in items:
        made.set_x(16)
        made.cell(6, 5, "\x95")
        made.multi_cell(150, 5, item, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(3)
    paragraphs(made, ("Notes to editors", "The figures are for recorded crime and were published by the force itself."))
    plain = "\n\n".join(
        [
            "Burglary falls by an eighth across the county",
            "3 May 2024",
            *PROSE,
            "The force will now:",
            "\n".join(f"• {item}" for item in items),
            "Notes to editors",
            "The figures are for recorded crime and were published by the force itself.",
        ]
    )
    made_of = [from_text(plain), opened(made)]
    told, read = (
        [(block.kind, block.section, block.lead, document.block_text(block)) for block in document.blocks]
        for document in made_of
    )
    assert read == told
    assert (made_of[1].title, made_of[1].date) == (made_of[0].title, made_of[0].date)


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("align", ["L", "J"])
def test_columns_are_read_one_after_another(columns: int, align: str) -> None:
    made = sheet(size=10)
    heading(made, "A heading that runs across all of the columns below it", 15)
    made.set_font(size=10)
    with made.text_columns(ncols=columns, gutter=6, text_align=align) as flow:
        for text in PROSE * 4:
            with flow.paragraph(bottom_margin=2) as paragraph:
                paragraph.write(text)
    document = opened(made)
    assert document.title == "A heading that runs across all of the columns below it"
    assert long(document) == PROSE * 4


def test_columns_under_each_heading() -> None:
    made = sheet(size=10)
    for name in ("The first part of this newsletter", "The second part"):
        heading(made, name, 15)
        made.set_font(size=10)
        with made.text_columns(ncols=2, gutter=6, balance=True) as flow:
            for text in PROSE:
                with flow.paragraph(bottom_margin=2) as paragraph:
                    paragraph.write(text)
        made.ln(8)
    found = texts(opened(made))
    assert found == ["The first part of this newsletter", *PROSE, "The second part", *PROSE]


def test_a_sidebar_waits_for_the_end_of_the_paragraph() -> None:
    made = sheet()
    made.set_right_margin(80)
    paragraphs(made, PROSE)
    made.set_font("Helvetica", size=8)
    for row, text in enumerate(("At a glance", "Officers: 1,842 in post at", "the end of March")):
        made.text(140, 18 + 4 * row, text)
    found = texts(opened(made))
    assert tuple(text for text in found if len(text) > 120) == PROSE
    assert "Officers: 1,842 in post at the end of March" in found


class Running(FPDF):
    """Pages with a head, a foot and their number."""

    def header(self) -> None:
        self.set_font("Helvetica", "B", 9)
        self.cell(0, 6, "Marlshire Police - Annual statement 2024", align="C", new_x="LMARGIN", new_y="NEXT")
        self.ln(5)
        self.set_font("Times", size=11)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="R")


def test_running_heads_and_page_numbers_are_furniture() -> None:
    made = Running()
    made.set_font("Times", size=11)
    made.add_page()
    paragraphs(made, PROSE * 14)
    assert made.pages_count > 2
    document = opened(made)
    assert tuple(texts(document)) == PROSE * 14  # and no paragraph is cut where a page ends
    furniture = [document.block_text(block) for block in document.blocks if block.section is Section.FURNITURE]
    assert furniture == ["Marlshire Police - Annual statement 2024", f"Page 1 of {made.pages_count}"]


def test_text_that_repeats_at_one_height_is_no_running_head() -> None:
    made = FPDF()
    made.set_font("Times", size=11)
    for _ in range(3):
        made.add_page()
        paragraphs(made, PROSE)
    assert tuple(texts(opened(made))) == PROSE * 3


def test_footnotes_wait_and_their_marks_are_left_out() -> None:
    made = sheet()
    made.write(5, "The force has 4,120")
    made.char_vpos = "SUP"
    made.write(5, "2")
    made.char_vpos = "LINE"
    made.write(5, " officers for 3,450 km")
    made.char_vpos = "SUP"
    made.write(5, "2")
    made.char_vpos = "LINE"
    made.write(5, " of land.")
    assert texts(opened(made)) == ["The force has 4,120 officers for 3,450 km² of land."]


def test_a_footnote_waits_for_the_end_of_the_paragraph() -> None:
    made = sheet()
    made.set_auto_page_break(True, 45)
    paragraphs(made, PROSE * 6)
    note = "1 The figures are those of the force itself, for the year to March."
    made.page = 1
    made.set_font(size=8)
    made.text(12, 280, note)
    found = texts(opened(made))
    assert made.pages_count == 2
    assert note in found
    assert tuple(text for text in found if text != note) == PROSE * 6


def test_headings_by_their_type_and_the_title_by_its_size() -> None:
    made = sheet()
    heading(made, "Marlshire Police", 22)
    heading(made, "Burglary falls by an eighth\nacross the county", 16)
    paragraphs(made, (BURGLARY,))
    heading(made, "What comes next", 12.5)
    paragraphs(made, (CHIEF,))
    made.set_font(style="B")
    paragraphs(made, ("A bold line on its own",))
    made.set_font(style="")
    paragraphs(made, (CALLS,))
    document = opened(made)
    assert document.title == "Burglary falls by an eighth across the county"
    assert texts(document, BlockKind.HEADING) == ["What comes next", "A bold line on its own"]
    assert document.publisher == "Marlshire Police"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Burglary falls across the county", "Burglary falls across the county"),
        ("Microsoft Word - release.docx", None),
        ("untitled", None),
        ("A title left over from another release", None),
    ],
)
def test_a_stated_title_counts_where_the_page_bears_it(stated: str, title: str | None) -> None:
    made = sheet()
    made.set_title(stated)
    paragraphs(made, ("Burglary falls across the county", *PROSE))
    assert pdf.extract(bytes(made.output()), "x.pdf").facts.title == title


@pytest.mark.parametrize("layout", ["ALL", "NONE", "HORIZONTAL_LINES"])
def test_tables_become_rows_with_tabs(layout: str) -> None:
    rows = (
        ("Force", "2023", "Officers in post at the end of the year", "Cost (£m)"),
        ("Marlshire", "1,702", "1,650", "98.1"),
        ("The North and West of Marlshire Combined Constabulary", "-", "990", "n/a"),
        ("Loxley", "1,842", "", "101.4"),
        ("Total", "3,544", "2,640", "199.5"),
    )
    made = sheet()
    paragraphs(made, (BURGLARY, "Table 1: officers by force"))
    with made.table(borders_layout=layout, padding=1.5, text_align="LEFT") as table:
        for row in rows:
            table.row(row)
    made.ln(5)
    paragraphs(made, (CHIEF,))
    document = opened(made)
    assert texts(document, BlockKind.TABLE_ROW) == ["\t".join(row) for row in rows]
    assert texts(document, BlockKind.PARAGRAPH) == [BURGLARY, CHIEF]


def placed(made: FPDF, y: float, cells: tuple[tuple[float, str], ...], *, bold: bool = False) -> None:
    made.set_font(style="B" if bold else "")
    for x, text in cells:
        made.text(x, y, text)
    made.set_font(style="")


def test_rules_part_cells_that_nearly_touch() -> None:
    rows = (
        ("Offence group", "2022", "2023", "Shift"),
        ("Thefts", "51,340", "47,902", "-3,438"),
        ("Arson", "702", "611", "-91"),
        ("Total", "52,042", "48,513", "-3,529"),
    )
    made = sheet("Helvetica")
    paragraphs(made, (BURGLARY,))
    made.c_margin = 0.6  # the words of neighbouring cells stand no further apart than those of one cell
    widths = [made.get_string_width(max(column, key=made.get_string_width)) + 2.2 for column in zip(*rows, strict=True)]
    top = made.get_y()
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            left = 10 + sum(widths[:column])
            made.rect(left, top + 6 * index, widths[column], 0.2, style="F")
            made.rect(left, top + 6 * index, 0.2, 6, style="F")
            made.text(left + 0.9, top + 6 * index + 4.3, text)
        made.rect(10 + sum(widths), top + 6 * index, 0.2, 6, style="F")
    made.rect(10, top + 6 * len(rows), sum(widths), 0.2, style="F")
    made.set_y(top + 6 * len(rows) + 4)
    paragraphs(made, (CHIEF,))
    document = opened(made)
    assert texts(document, BlockKind.TABLE_ROW) == ["\t".join(row) for row in rows]
    assert texts(document, BlockKind.PARAGRAPH) == [BURGLARY, CHIEF]


def test_a_cell_that_spans_columns_or_rows_is_the_first_ones() -> None:
    made = sheet("Helvetica")
    paragraphs(made, (BURGLARY,))
    top = made.get_y()
    xs, ys = (10, 32, 60, 88, 116), (0, 7, 14, 21, 28)
    for level, starts in ((0, 0), (1, 1), (2, 0), (3, 0), (4, 0)):
        made.line(xs[starts], top + ys[level], xs[-1], top + ys[level])
    for index, x in enumerate(xs):
        made.line(x, top + (7 if index == 2 else 0), x, top + ys[-1])
    placed(made, top + 8.5, ((12, "Heading"),), bold=True)
    placed(made, top + 5, ((52, "2022/23"), (95, "2023/24")), bold=True)
    placed(made, top + 12, ((34, "Plan £m"), (62, "Spent £m"), (90, "Plan £m")), bold=True)
    placed(made, top + 19, ((12, "Staff"), (34, "184.5"), (62, "187.2"), (90, "191.0")))
    placed(made, top + 26, ((12, "Fleet"), (34, "11.4"), (62, "10.9"), (90, "11.8")))
    made.set_y(top + 34)
    paragraphs(made, (CHIEF,))
    document = opened(made)
    rows = [
        "Heading\t2022/23\t\t2023/24",
        "\tPlan £m\tSpent £m\tPlan £m",
        "Staff\t184.5\t187.2\t191.0",
        "Fleet\t11.4\t10.9\t11.8",
    ]
    assert "\n".join(rows) in document.text
    assert len(texts(document, BlockKind.TABLE_ROW)) == len(rows)
    assert texts(document, BlockKind.PARAGRAPH) == [BURGLARY, CHIEF]


def test_figures_in_one_cell_of_a_grid_are_parted_by_space() -> None:
    rows = (("Force", "2022", "2023"), ("Marlshire", "1,702", "1,650"), ("Loxley", "955", "990"))
    made = sheet("Helvetica")
    paragraphs(made, (BURGLARY,))
    top = made.get_y()
    for level in (0, 7, 21):  # no rule parts the rows of figures
        made.line(10, top + level, 110, top + level)
    for x in (10, 50, 80, 110):
        made.line(x, top, x, top + 21)
    for index, row in enumerate(rows):
        placed(made, top + 5 + 7 * index, tuple(zip((12, 52, 82), row, strict=True)))
    made.set_y(top + 26)
    paragraphs(made, (CHIEF,))
    assert texts(opened(made), BlockKind.TABLE_ROW) == ["\t".join(row) for row in rows]


@pytest.mark.parametrize("count", [2, 4])
def test_a_bold_header_without_room_between_its_cells_is_a_row(count: int) -> None:
    rows = (("Police officers", "2,914", "2,987"), ("PCSOs", "121", "118"), ("Staff", "940", "962"), ("All", "3", "4"))
    heads = ("Workforce (FTE)", "30 June 2022", "30 June 2023")
    made = sheet("Helvetica")
    paragraphs(made, (BURGLARY,))
    heading(made, "Our people in both of the years", 11)
    made.set_font(style="B")
    widths = [made.get_string_width(text) + 1.6 for text in heads]  # a space is 1.1 wide
    top = made.get_y() + 4
    xs = (10.0, 10 + widths[0], 10 + widths[0] + widths[1])
    placed(made, top, tuple(zip(xs, heads, strict=True)), bold=True)
    for index, row in enumerate(rows[:count]):
        placed(made, top + 6.6 * (index + 1), tuple(zip(xs, row, strict=True)))
    made.set_y(top + 6.6 * count + 6)
    paragraphs(made, (CHIEF,))
    document = opened(made)
    assert texts(document, BlockKind.TABLE_ROW) == ["\t".join(row) for row in (heads, *rows[:count])]
    assert texts(document, BlockKind.HEADING, BlockKind.TITLE) == ["Our people in both of the years"]


def test_a_spanning_header_without_rules_is_a_row() -> None:
    made = sheet("Helvetica")
    paragraphs(made, (BURGLARY,))
    top = made.get_y() + 4
    placed(made, top, ((58, "Recorded in the year"), (118, "Solved")), bold=True)
    placed(made, top + 6, ((50, "2022"), (80, "2023"), (118, "2023")), bold=True)
    for index, row in enumerate((("Thefts", "5,134", "4,790", "611"), ("Arson", "702", "611", "58"))):
        placed(made, top + 6 * (index + 2), tuple(zip((10, 50, 80, 118), row, strict=True)))
    made.set_y(top + 26)
    paragraphs(made, (CHIEF,))
    document = opened(made)
    rows = [
        "\tRecorded in the year\t\tSolved",
        "\t2022\t2023\t2023",
        "Thefts\t5,134\t4,790\t611",
        "Arson\t702\t611\t58",
    ]
    assert "\n".join(rows) in document.text
    assert texts(document, BlockKind.PARAGRAPH) == [BURGLARY, CHIEF]


def test_labels_beside_paragraphs_stand_before_them() -> None:
    made = sheet()
    for label, text in (("Subject", BURGLARY), ("Decision", CHIEF), ("Reasons", CALLS)):
        top = made.get_y()
        made.cell(30, 5, label)
        made.set_xy(45, top)
        made.multi_cell(150, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    assert texts(opened(made)) == ["Subject", BURGLARY, "Decision", CHIEF, "Reasons", CALLS]


def test_letters_set_apart_are_a_word_and_turned_text_is_left_out() -> None:
    made = sheet()
    made.set_font(size=18)
    made.set_char_spacing(8)
    made.cell(0, 10, "POLICE NEWS", new_x="LMARGIN", new_y="NEXT")
    made.set_char_spacing(0)
    made.set_font(size=11)
    paragraphs(made, PROSE)
    with made.rotation(90, x=8, y=150):
        made.text(8, 150, "OFFICIAL - communications of the force")
    found = pdf.extract(bytes(made.output()), "x.pdf").text
    assert "POLICE NEWS" in found
    assert "OFFICIAL" not in found


def test_a_page_on_its_side_reads_as_any_other() -> None:
    made = FPDF()
    made.set_font("Times", size=11)
    made.add_page()
    with made.rotation(90, x=100, y=180):
        made.set_xy(10, 90)
        for text in PROSE:
            made.multi_cell(200, 5, text, align="L", new_x="LEFT", new_y="NEXT")
            made.ln(3)
    assert tuple(texts(opened(made))) == PROSE


@pytest.mark.parametrize(
    ("words", "broken", "whole"),
    [
        ("the information and", [("infor", "mation"), ("anti", "social")], ["information", "anti-social"]),
        ("an officer", [("officer", "led"), ("evi", "dence"), ("24", "hour")], ["officer-led", "evidence", "24-hour"]),
        ("a well-being", [("well", "being"), ("knife", "enabled")], ["well-being", "knife-enabled"]),
        ("wellbeing", [("well", "being"), ("co", "operation"), ("com", "mit")],
         ["wellbeing", "co-operation", "commit"]),
        ("so", [("Stratford", "Upon"), ("year-on", "year"), ("police", "related")],
         ["Stratford-Upon", "year-on-year", "police-related"]),
    ],
)  # fmt: skip
def test_hyphens_at_the_end_of_a_line(words: str, broken: list[tuple[str, str]], whole: list[str]) -> None:
    mends = mender(words.split(), broken)
    assert [mends.join(*parts) for parts in broken] == whole


def test_broken_words_are_mended_in_the_page() -> None:
    made = sheet()
    made.multi_cell(0, 5, "The force has published information on anti-", new_x="LMARGIN", new_y="NEXT")
    made.multi_cell(0, 5, "social behaviour in the county. The infor-", new_x="LMARGIN", new_y="NEXT")
    made.multi_cell(0, 5, "mation is for 2023-", new_x="LMARGIN", new_y="NEXT")
    made.multi_cell(0, 5, "24 alone.", new_x="LMARGIN", new_y="NEXT")
    assert texts(opened(made)) == [
        "The force has published information on anti-social behaviour in the county. The information is for 2023-24"
        " alone."
    ]


def picture() -> io.BytesIO:
    from PIL import Image

    file = io.BytesIO()
    Image.linear_gradient("L").save(file, "PNG")
    file.seek(0)
    return file


def scanned() -> FPDF:
    made = FPDF()
    made.set_font("Times", size=11)
    for _ in range(2):
        made.add_page()
        made.image(picture(), 0, 0, 210, 297)
    made.text(100, 290, "- 2 -")
    return made


def test_scanned_pages() -> None:
    with pytest.raises(ReadError, match="scanned") as caught:
        opened(scanned())
    assert "recognition" in caught.value.remedy
    made = scanned()
    made.add_page()
    paragraphs(made, PROSE)
    document = opened(made)
    assert tuple(texts(document)) == PROSE
    assert any("pages 1, 2" in warning and "scanned" in warning for warning in document.warnings)


def test_a_pdf_with_a_password() -> None:
    made = sheet()
    paragraphs(made, PROSE)
    made.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(ReadError, match="encrypted") as caught:
        opened(made)
    assert "without a password" in caught.value.remedy
    free = sheet()
    paragraphs(free, PROSE)
    free.set_encryption(owner_password="owner")  # may be read by anyone
    assert tuple(texts(opened(free))) == PROSE


def objects(*bodies: bytes) -> bytes:
    """A PDF file of numbered objects, the first of them its catalogue."""
    data = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(data)
    )  # fmt: skip


def with_content(content: bytes, filters: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter %b>>stream\n%b\nendstream" % (len(content), filters, content)
    return objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)


def bomb() -> bytes:
    """A few kilobytes that inflate, twice over, to 2 GB."""
    squeeze = zlib.compressobj(9)
    spaces = b" " * 10_000_000
    first, again = (squeeze.compress(spaces) + squeeze.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return with_content(zlib.compress(first + again * 199, 9), b"[/FlateDecode/FlateDecode]")


def pages(kids: bytes, count: int) -> bytes:
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)
    return objects(b"<</Type/Catalog/Pages 2 0 R>>", tree, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: b"%PDF-1.7 text", "damaged"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
        (lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000, "damaged"),
        (lambda: pages(b"2 0 R 2 0 R", 2), "damaged|no text"),
        (lambda: pages(b"3 0 R", 1), "no text"),
        (lambda: pages(b"3 0 R " * 600, 600), "600 pages"),
        (bomb, "parser failed|1 GB"),
    ],
)
def test_files_that_cannot_be_read(make: Callable[[], bytes], problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read_bytes(make(), path=Path("folder/letter.pdf"))
    assert "letter.pdf" in caught.value.message
    assert caught.value.remedy


def whole() -> bytes:
    made = Running()
    made.set_font("Times", size=11)
    made.add_page()
    paragraphs(made, PROSE * 5)
    return bytes(made.output())


@pytest.fixture(scope="module", name="file")
def _file() -> Iterator[bytes]:
    yield whole()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), length=st.integers(0, 400), put=st.binary(max_size=40))
def test_damage_is_survived_or_reported(file: bytes, place: float, length: int, put: bytes) -> None:
    start = int(place * len(file))
    for damaged in (file[:start], file[:start] + put + file[start + length :]):
        if b"%PDF-" not in damaged[:1024]:
            continue
        try:
            extracted = pdf.extract(damaged, "letter.pdf")
        except ReadError as error:
            assert "letter.pdf" in error.message
            continue
        last = 0
        for draft in extracted.drafts:
            assert last <= draft.start < draft.end <= len(extracted.text)
            last = draft.end


def test_the_guarded_process_gives_what_the_parser_does(file: bytes) -> None:
    assert pdf.extract(file, "x.pdf") == pdf_text.extract(file, "x.pdf")
