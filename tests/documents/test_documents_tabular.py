"""Files of many statements: JSON Lines, JSON, CSV and Parquet, a statement a row."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

import claimx
from claimx.documents import BlockKind, Columns, Document, Person, Section, read_bytes, read_stream
from claimx.documents.columns import plan
from claimx.documents.parts import MAX_BYTES
from claimx.errors import ReadError

FALL = "Burglary in Northmere fell by 12% last year, the force said on Monday."
RISE = "Arrests rose to 1,940 in the twelve months to March, up from 1,710."


def everything(data: str | bytes, name: str | None, columns: Columns | None = None) -> list[Document | ReadError]:
    file = io.BytesIO(data.encode("utf-8") if isinstance(data, str) else data)
    return list(read_stream(file, path=Path(name) if name else None, columns=columns))


def documents(data: str | bytes, name: str | None, columns: Columns | None = None) -> list[Document]:
    found = everything(data, name, columns)
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def names(found: list[Document]) -> list[str]:
    return [str(document.path) for document in found]


def packed(**columns: object) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


ROWS = [
    {"uin": "A1", "published": "2021-05-03", "headline": "Down", "body": FALL, "source": "Wessex Police"},
    {"uin": "A2", "published": "4 June 2021", "headline": "Up", "body": RISE, "source": "Sandmoor Police"},
]


def as_csv(mark: str) -> str:
    lines = [list(ROWS[0]), *(list(row.values()) for row in ROWS)]
    return "\n".join(mark.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("\n".join(map(json.dumps, ROWS)), "a.jsonl"),
        ("\n\n" + "\r\n".join(map(json.dumps, ROWS)), "a.ndjson"),
        ("\n".join(map(json.dumps, ROWS)), "a.json"),
        ("\n".join(map(json.dumps, ROWS)), None),
        (json.dumps(ROWS, indent=2), "a.json"),
        (json.dumps(ROWS, indent=2), "a.jsonl"),
        (json.dumps({"meta": {"count": 2}, "items": ROWS}), None),
        (json.dumps({"response": {"page": 1, "results": ROWS}}), "a.json"),
        (as_csv(","), "a.csv"),
        ("\ufeff" + as_csv(";"), "a.csv"),
        (as_csv("\t").replace("\n", "\r"), "a.tsv"),
        (as_csv("|"), None),
        (as_csv(",").encode("utf-16"), "a.csv"),
        ("\n".join(map(json.dumps, ROWS)).encode("utf-32"), "a.jsonl"),
        (packed(**{key: [row[key] for row in ROWS] for key in ROWS[0]}), "a.parquet"),
    ],
)
def test_a_row_is_a_document_and_its_fields_are_known_by_their_names(data: str | bytes, name: str | None) -> None:
    first, second = documents(data, name)
    assert (first.text, second.text) == (FALL, RISE)
    assert (first.date, second.date) == (dt.date(2021, 5, 3), dt.date(2021, 6, 4))
    assert (first.title, first.publisher) == ("Down", "Wessex Police")
    assert names([first, second]) == [str(Path(name or "") / "A1"), str(Path(name or "") / "A2")]
    assert first.id != second.id
    assert not first.warnings


def test_named_fields_win_over_guesses() -> None:
    data = f'id,text,reply,day,other\n1,{RISE[:15]} and more of it,"{FALL}",3 May 2021,x9\n'
    [document] = documents(data, "a.csv", Columns(text="Reply", id="other", date="day"))
    assert (document.text, document.path, document.date) == (FALL, Path("a.csv/x9"), dt.date(2021, 5, 3))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json", "a.parquet"])
def test_a_named_field_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    data = {
        ".csv": f"id,text\n1,{FALL}\n",
        ".jsonl": json.dumps({"id": 1, "text": FALL}),
        ".json": json.dumps([{"id": 1, "text": FALL}]),
        ".parquet": packed(id=[1], text=[FALL]),
    }[Path(name).suffix]
    for columns, option in ((Columns(text="reply"), "--text-field"), (Columns(date="when"), "--date-field")):
        with pytest.raises(ReadError, match=r"no field '(reply|when)'; there are 'id', 'text'") as caught:
            everything(data, name, columns)
        assert option in caught.value.remedy


@pytest.mark.parametrize(
    ("row", "text", "others"),
    [
        ({"ID": "1", "Full Text": FALL, "Pub-Date": "x"}, "Full Text", ("ID", "Pub-Date")),
        ({"answer_text": FALL, "question_text": RISE, "date_answered": ""}, "answer_text", (None, "date_answered")),
        ({"value.uin": "1", "value.answerText": FALL}, "value.answerText", ("value.uin", None)),
        ({"content": "text/html", "body": FALL}, "body", (None, None)),
        ({"statement": "S-12", "wording": FALL + " " + RISE}, "wording", (None, None)),
        ({"claim": "Crime fell 5%", "n": "3"}, "claim", (None, None)),
        ({"description": "Violence with injury", "count": "3"}, None, (None, None)),
        ({"notes": FALL, "count": "3"}, None, (None, None)),
        ({"a": FALL[:30], "b": FALL, "c": FALL + RISE}, "c", (None, None)),
    ],
)
def test_the_text_is_found_by_name_or_by_being_prose(
    row: dict[str, str], text: str | None, others: tuple[str | None, str | None]
) -> None:
    made = plan(list(row), [row], Columns(), "a.csv")
    assert (made and made.text) == text
    assert ((made.id, made.date) if made else (None, None)) == others


def test_without_text_the_error_names_the_fields_and_the_option() -> None:
    for data, name in (
        ("a,b\nx,y\n", "a.csv"),
        ('{"a": "x", "b": 2}', "a.jsonl"),
        ('{"a": "x", "b": 2}', "a.json"),
        (packed(a=["x"], b=[2]), "a.parquet"),
    ):
        with pytest.raises(ReadError, match=r"no field that holds text; there are 'a', 'b'.*--text-field"):
            everything(data, name)


def test_what_else_a_row_says() -> None:
    row = {
        "text": FALL, "speaker": "Ida Marsh (Home Secretary)", "link": "https://wessex.example/1", "source": "https://x.example",
        "type": "Speech", "date": "soon", "author": "Press office",
    }  # fmt: skip
    [document] = documents(json.dumps(row), "a.jsonl")
    assert document.speaker == Person("Ida Marsh", "Home Secretary")
    assert (document.url, document.publisher, document.kind.value) == ("https://wessex.example/1", None, "speech")
    assert document.date is None
    assert document.warnings == ("field 'date': 'soon' is no date that can be read",)


def test_a_whole_page_in_a_cell_is_told_from_its_furniture() -> None:
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><div>Most read: 87 arrests</div>"
        f"<main><h1>Crime falls</h1><p>{FALL}</p><p>{RISE}</p></main><footer>12 cookies</footer></body></html>"
    )
    [document] = documents(json.dumps([{"id": "a", "body": page}]), "a.json")
    read = [document.block_text(block) for block in document.blocks if block.readable]
    assert read == ["Crime falls", FALL, RISE]


def test_cells_of_html_are_read_as_pages() -> None:
    page = f"<h2>Crime</h2><p>{FALL}</p><ul><li>{RISE}</li></ul>"
    [document] = documents(json.dumps({"body": page}), "a.jsonl")
    assert [document.block_text(block) for block in document.blocks] == ["Crime", FALL, RISE]
    assert document.blocks[2].kind is BlockKind.LIST_ITEM
    [plain] = documents(json.dumps({"text": "Fewer than <5 arrests & 3 > 2 fines were made in May."}), "a.jsonl")
    assert plain.text == "Fewer than <5 arrests & 3 > 2 fines were made in May."


def test_names_are_safe_and_stand_once() -> None:
    ids = ["../a/b", "a\\b", "..", "", "7", "7", "7#2", "\ud800\0x"]
    found = documents("\n".join(json.dumps({"id": each, "text": FALL}) for each in ids), "d/a.jsonl")
    assert names(found) == [
        f"d/a.jsonl/{name}" for name in (".._a_b", "a_b", "3", "4", "7", "7#2", "7#2#2", "\ufffd_x")
    ]


def test_what_cannot_be_read_of_a_file_costs_the_rest_nothing() -> None:
    lines = [
        json.dumps({"text": FALL}), '{"text": "cut', "[1]", "7", json.dumps({"text": " "}), json.dumps({"title": "x"}),
        "[" * 100_000, "", json.dumps({"text": RISE}),
    ]  # fmt: skip
    found = everything("\n".join(lines), "a.jsonl")
    assert [document.text for document in found if isinstance(document, Document)] == [FALL, RISE]
    told = [error.message for error in found if isinstance(error, ReadError)]
    assert len(told) == 6
    for number, (message, problem) in enumerate(
        zip(told, ("breaks off", "neither", "neither", "no text", "no text", "nested too deep"), strict=True), 2
    ):
        assert f"a.jsonl, line {number}" in message and problem in message


def test_a_row_that_is_too_large_costs_itself_alone() -> None:
    huge = json.dumps({"text": "a" * MAX_BYTES})
    found = everything(f"{huge}\n{json.dumps({'text': FALL})}\n", "a.jsonl")
    assert isinstance(found[0], ReadError) and "line 1 is too large" in found[0].message
    assert isinstance(found[1], Document) and found[1].text == FALL
    found = everything(f"id;text\n1;{FALL}\n2;{'a' * MAX_BYTES}\n3;{RISE}\n", "a.csv")
    assert [isinstance(each, Document) for each in found] == [True, False, True]


def test_the_public_reader_of_many(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'name,wording,when\na,"{FALL}",3 May 2021\nb,,\n', "utf-8")
    found, error = claimx.read_all(path, text_field="wording", id_field="name", date_field="when")
    assert isinstance(found, Document) and (found.path, found.date) == (path / "a", dt.date(2021, 5, 3))
    assert isinstance(error, ReadError)
    path.write_text(f'id,text\n1,"{FALL}"\n2,"{RISE}"\n', "utf-8")
    for read in (claimx.read, claimx.extract):
        with pytest.raises(ReadError, match="several statements") as caught:
            read(path)
        assert "claimx.read_all" in caught.value.remedy


# JSON


@pytest.mark.parametrize(
    ("data", "place", "problem"),
    [
        ('{"text": "x"', "line 1, column 13", "breaks off"),
        ("{\n\n text: 1}", "line 3, column 2", "property name"),
        ("[" * 100_000, "line 1", "nested too deep"),
        ('{"a":' * 100_000, "line 1", "nested too deep"),
        ("tru", "line 1, column 1", "value"),
    ],
)
def test_broken_json_is_told_with_its_place(data: str, place: str, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        everything(data, "a.json")
    assert f"a.json, {place}" in caught.value.message


@pytest.mark.parametrize("wrap", ["%s", '{"count": 2, "results": %s}'])
def test_the_items_before_a_break_are_read(wrap: str) -> None:
    whole = wrap % json.dumps(ROWS)
    for cut in (whole[: whole.index('"A2"') + 2], whole.replace('"A2",', '"A2",,')):
        first, error = everything(cut, "a.json")
        assert isinstance(first, Document) and first.text == FALL
        assert isinstance(error, ReadError) and "not valid JSON" in error.message


def test_rubbish_behind_a_value_is_told() -> None:
    first, error = everything(json.dumps(ROWS[0]) + "\n thanks", "a.json")
    assert isinstance(first, Document) and isinstance(error, ReadError)
    assert "line 2, column 2" in error.message and "behind the value" in error.message


def test_an_object_or_text_alone_is_the_whole_file() -> None:
    for value in ({"text": FALL, "items": [{"id": 1}]}, FALL):
        document = read_bytes(json.dumps(value).encode(), path=Path("a.json"))
        assert (document.text, document.path) == (FALL, Path("a.json"))
    assert [document.text for document in documents(json.dumps([FALL, RISE]), "a.json")] == [FALL, RISE]


def test_odd_but_readable_json() -> None:
    odd = '{"n": %s, "m": NaN, "text": "x", "text": "%s\ttwo\nlines"}' % ("9" * 5_000, FALL)  # noqa: UP031
    assert read_bytes(odd.encode(), path=Path("a.json")).text == FALL + "\ttwo\nlines"
    parted = json.dumps({"paragraphs": 2, "body": [FALL, RISE]})
    assert read_bytes(parted.encode(), path=Path("a.json")).text == f"{FALL}\n\n{RISE}"
    lone = json.dumps({"title": "\ud800", "text": "\udfff " + FALL})
    document = read_bytes(lone.encode(), path=Path("a.json"))
    assert (document.title, document.text) == ("\ufffd", "\ufffd " + FALL)


def test_a_list_larger_than_a_document_is_read_item_by_item() -> None:
    filler = "Officers were thanked. " * 50_000
    rows = [{"id": number, "text": f"{filler}{number} arrests were made."} for number in range(20)]
    found = everything(json.dumps({"total": 20, "results": rows}) + " ]", "a.json")
    texts = [document.text for document in found if isinstance(document, Document)]
    assert texts == [row["text"] for row in rows]
    assert isinstance(found[-1], ReadError) and "behind the value" in found[-1].message


# CSV


def test_quotation_marks_line_ends_and_ragged_rows() -> None:
    data = (
        f'id,text,source\r\n1,"{FALL}\r\n\r\nIt said ""so"" in May, too.",Wessex\r\n'
        f'2,"Safer" streets cost £2m in 2023 and were paid for,x\r\n3,{RISE}\r\n,,\r\n4,a,b,c,d\r\n5,,z\r\n'
        f'6,"{FALL}",y,,\r\n'
    )
    found = everything(data, "a.csv")
    texts = [document.text for document in found if isinstance(document, Document)]
    assert texts[0] == f'{FALL}\r\n\r\nIt said "so" in May, too.'
    assert texts[1] == '"Safer" streets cost £2m in 2023 and were paid for'
    assert isinstance(found[2], ReadError) and "row 3 (line 6) has 5 cells under 3 columns" in found[2].message
    assert isinstance(found[3], ReadError) and "row 4 (line 8)" in found[3].message
    assert isinstance(found[4], ReadError) and "row 5 (line 9): there is no text" in found[4].message
    assert texts[2:] == [FALL]


def test_a_quotation_mark_that_is_not_closed_costs_its_row() -> None:
    found = everything(f'id,text\n1,{FALL[:30]} it said\n2,"open and on\n3,{FALL[:40]} so\n', "a.csv")
    assert [isinstance(each, Document) for each in found] == [True, False, True]
    assert isinstance(found[1], ReadError) and "line 3" in found[1].message and "not closed" in found[1].message


def test_one_column_and_no_header() -> None:
    for data in (f"text\n{FALL}\n{RISE}\n", f"{FALL}\n{RISE}\n"):
        found = documents(data.replace(",", " –"), "a.csv")
        assert [document.text for document in found] == [FALL.replace(",", " –"), RISE.replace(",", " –")]
    assert [document.text for document in documents(f"text\n{FALL}\n{RISE}\n", "a.csv")] == [FALL, RISE]


def test_lines_in_two_encodings() -> None:
    data = b"id,text\n1,The force spent \xc2\xa325m on its cars\n2,The force spent \xa326m on its cars\n"
    first, second = documents(data, "a.csv")
    assert (first.text[16:20], second.text[16:20]) == ("£25m", "£26m")
    assert (first.warnings, second.warnings) == ((), ("not UTF-8: read as Windows-1252",))


def test_a_table_of_figures_is_one_document_of_rows() -> None:
    data = (
        "Table 2: Officers by force,,\nHeadcount at 31 March,,\n\nForce,2022,2023\nWessex,\"1,200\",\"1,260\"\n"
        ",..,80\nSandmoor,900,-\n\nFigures are headcounts and count officers on loan to other forces.,,\n"
    )  # fmt: skip
    for table in (data.encode(), data.encode("utf-16"), data.replace(",", ";").replace("1;", "1,").encode()):
        document = read_bytes(table, path=Path("a.csv"))
        kinds = [block.kind for block in document.blocks]
        assert kinds == [BlockKind.CAPTION] * 2 + [BlockKind.TABLE_ROW] * 4 + [BlockKind.PARAGRAPH]
        texts = [document.block_text(block) for block in document.blocks]
        assert texts[2:6] == ["Force\t2022\t2023", "Wessex\t1,200\t1,260", "..\t80", "Sandmoor\t900\t-"]
        assert document.text.splitlines()[4] == "\t..\t80"
        assert document.blocks[-1].section is Section.NOTES
        assert document.path == Path("a.csv")


def test_empty_tables_are_refused() -> None:
    for data, problem in (("\n\n", "no rows"), ("id,text\n", "a header and no rows")):
        with pytest.raises(ReadError, match=problem):
            everything(data, "a.csv")


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
)
def test_what_is_written_in_quotation_marks_is_read_back(cells: list[str], mark: str) -> None:
    rows = "".join(
        f'{number}{mark}"{FALL} {cell.replace(chr(34), chr(34) * 2)}"\n' for number, cell in enumerate(cells)
    )
    found = documents(f"id{mark}text\n{rows}", "a.csv")
    assert names(found) == [f"a.csv/{number}" for number in range(len(cells))]
    html = [cell for cell in cells if "<" in cell]
    assert html or [document.text for document in found] == [f"{FALL} {cell}" for cell in cells]


# Parquet


def test_parquet_of_nested_and_coded_columns() -> None:
    data = packed(
        value=[{"answerText": FALL, "uin": 5}, {"answerText": f"<p>{RISE}</p>", "uin": 6}],
        answered=pyarrow.array([1577934245123456789, None], pyarrow.timestamp("ns", tz="Europe/London")),
        title=pyarrow.array(["Down", "Up"]).dictionary_encode(),
        share=[0.5, float("nan")],
    )
    first, second = documents(data, "a.parquet")
    assert (first.text, second.text) == (FALL, RISE)
    assert names([first, second]) == ["a.parquet/5", "a.parquet/6"]
    assert (first.date, second.date, first.title) == (dt.date(2020, 1, 2), None, "Down")


def test_damaged_parquet_keeps_what_is_whole() -> None:
    out = io.BytesIO()
    table = pyarrow.table({"text": [f"{FALL} {number}" for number in range(300)]})
    parquet.write_table(table, out, row_group_size=100, compression="none", use_dictionary=False)
    data = bytearray(out.getvalue())
    middle = data.index(b" 150")
    data[middle - 60 : middle] = b"\xff" * 60
    data[middle + 4 : middle + 8] = b"\xff" * 4
    found = everything(bytes(data), "a.parquet")
    texts = [document.text for document in found if isinstance(document, Document)]
    assert texts[0].endswith(" 0") and texts[-1].endswith(" 299") and len(texts) < 300
    assert any(isinstance(each, ReadError) for each in found)
    for cut in (out.getvalue()[:-40], b"PAR1" * 8):
        with pytest.raises(ReadError, match="damaged Parquet"):
            everything(cut, "a.parquet")


def test_parquet_that_bursts_is_cut_short() -> None:
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 500_000, "int32"), ["Ten arrests. " * 20_000])
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": column}), out, compression="zstd")
    from claimx.documents.readers.parquet import parts

    found = list(parts(io.BytesIO(out.getvalue()), Path("a.parquet"), Columns()))
    assert len(found) < 500
    error = found[-1].content
    assert isinstance(error, ReadError) and "100 times its size" in error.message


def test_what_a_spreadsheet_saves_as_text_is_a_statement_a_row() -> None:
    table = f"Ref\tForce\tStatement\r\nA1\tKent\t{FALL}\r\nA2\tEssex\t{RISE}\r\n".encode("utf-16")
    found = everything(table, "made.txt")
    assert [document.text for document in found if isinstance(document, Document)] == [FALL, RISE]
    plain = everything(f"Year\tArrests\n2023\t212\n\n{FALL}\n", "note.txt")
    assert len(plain) == 1
