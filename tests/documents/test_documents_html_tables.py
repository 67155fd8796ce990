"""Tables of HTML: columns that line up whatever a cell spans, marks of notes, and pages made to overwhelm."""

from __future__ import annotations

import pytest

from claimx.documents import Document, read_bytes
from claimx.documents.readers.html.tables import LONGEST_SPAN, MOST_PADDING, WIDEST_SPAN
from claimx.errors import ReadError


def page(body: str) -> Document:
    return read_bytes(f"<html><body>{body}</body></html>".encode())


def rows(*made: str) -> list[list[str]]:
    """The cells of the lines of a table with these rows."""
    source = "".join(f"<tr>{row}</tr>" for row in made)
    return [line.split("\t") for line in page(f"<table>{source}</table>").text.split("\n")]


def test_a_cell_over_two_columns_is_followed_by_an_empty_one() -> None:
    assert rows("<th>Force<th colspan=2>Year", "<td><th>2023<th>2024", "<td>Kent<td>5<td>6") == [
        ["Force", "Year", ""],
        ["", "2023", "2024"],
        ["Kent", "5", "6"],
    ]


def test_a_cell_over_two_rows_leaves_an_empty_one_below() -> None:
    assert rows(
        "<th rowspan=2>Force<th>Year<th rowspan=3>Note",
        "<th>2023",
        "<td>Kent<td>5",
        "<td>Essex<td>6<td>late",
    ) == [["Force", "Year", "Note"], ["", "2023", ""], ["Kent", "5", ""], ["Essex", "6", "late"]]


def test_a_cell_over_rows_and_columns() -> None:
    assert rows("<td rowspan=2 colspan=2>a<td>b", "<td>c", "<td>d<td>e<td>f") == [
        ["a", "", "b"],
        ["", "", "c"],
        ["d", "e", "f"],
    ]


def test_a_span_ends_with_the_part_of_the_table() -> None:
    document = page(
        "<table><caption>By force</caption><thead><tr><th rowspan=0>Force<th>2023</thead>"
        "<tbody><tr><td>Kent<td>5</tbody></table>"
    )
    assert document.text == "By force\n\nForce\t2023\nKent\t5"
    assert [block.kind.value for block in document.blocks] == ["caption", "table_row", "table_row"]


def test_tables_are_set_apart() -> None:
    table = "<table><tr><td>Kent<td>5<tr><td>Essex<td>6</table>"
    assert page(table + table).text == "Kent\t5\nEssex\t6\n\nKent\t5\nEssex\t6"


@pytest.mark.parametrize("span", ["", "x", "-3", "1.5", "１", "0"])
def test_senseless_spans_are_one(span: str) -> None:
    assert rows(f"<td colspan='{span}'>Kent<td>5") == [["Kent", "5"]]


def test_spans_are_capped() -> None:
    (wide,) = rows("<td colspan=100000>Kent<td>5")
    assert len(wide) == WIDEST_SPAN + 1
    tall = rows("<td rowspan=99999999>Kent<td>5<td>7", *["<td>6<td>8"] * (LONGEST_SPAN + 9))
    assert tall[LONGEST_SPAN - 1] == ["", "6", "8"]
    assert tall[LONGEST_SPAN] == ["6", "8"]
    many = rows(*["<td colspan=1000 rowspan=1000>a<td colspan=1000>b"] * 5_000)
    assert sum(len(row) for row in many) < 3 * MOST_PADDING


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("96<sup>1</sup> officers", "96 officers"),
        ("96<sup><a href='#n'>[12]</a></sup> officers", "96 officers"),
        ("96<sup>1, 2</sup> officers", "96 officers"),
        ("96<sup>*</sup> officers in 2023<sup>p</sup>", "96 officers in 2023"),
        ("officers<sup>3</sup>, 96", "officers, 96"),
        ("the 1<sup>st</sup> and 22<sup>nd</sup> of May", "the 1st and 22nd of May"),
        ("12 km<sup>2</sup> and 4 m<sup>3</sup>", "12 km2 and 4 m3"),
        ("<sup>1</sup>/<sub>2</sub> of them", "1/2 of them"),
        ("M<sup>c</sup>Lean and 5<sup>per cent</sup>", "McLean and 5per cent"),
    ],
)
def test_marks_of_notes_are_no_part_of_a_figure(source: str, text: str) -> None:
    assert page(f"<p>{source}</p>").text == text
    assert page(f"<table><tr><td>Kent<td>{source}</table>").text == f"Kent\t{text}"


@pytest.mark.parametrize("unit", ["<b>", "<td>", "<p>a", "<div>", "<br>", "</b>", "<!-- -->"])
def test_a_page_of_too_many_tags_is_refused(unit: str) -> None:
    with pytest.raises(ReadError, match="more than 150,000 tags") as caught:
        page(unit * 150_001)
    assert caught.value.remedy


def test_a_long_attribute_and_many_signs_are_no_tags() -> None:
    assert page("<p title='" + "x" * 1_000_000 + "'>There are 40 officers.</p>").text == "There are 40 officers."
    assert "There are 40" in page("<p>" + "< " * 210_000 + "There are 40").text
