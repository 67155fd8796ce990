"""Tables whatever the format, the option to leave them out, and tables of any shape."""

from __future__ import annotations

import datetime as dt
import io
import pickle
from pathlib import Path

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import claimx
from claimx.cli import app
from claimx.documents import Document, from_text, read_bytes
from claimx.documents.details import Details
from claimx.pipeline import steps
from claimx.pipeline.language import extract_document
from claimx.pipeline.tables import read_tables
from claimx.pipeline.types import Amount, Area
from claimx.records import Claim, Scope

DETAILS = Details(date=dt.date(2022, 5, 4))
TITLE = "Stops in two counties"
LEAD = "The number of vehicles stopped in each county is given in the table."
ROWS = [
    ["Force", "2019-20", "2020-21", "Change (%)"],
    ["Kent", "4,010", "3,208", "-20.0"],
    ["Essex", "..", "2,955", "n/a"],
    ["Total", "4,010", "6,163", "53.7"],
]


def as_text() -> Document:
    table = "\n".join("\t".join(row) for row in ROWS)
    return read_bytes(f"{TITLE}\n\n{LEAD}\n\n{table}\n".encode(), path=Path("a.txt"), details=DETAILS)


def as_html() -> Document:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f"<html><body><main><h1>{TITLE}</h1><p>{LEAD}</p><table>{rows}</table></main></body></html>"
    return read_bytes(page.encode(), path=Path("a.html"), details=DETAILS)


def as_docx() -> Document:
    paper = docx.Document()
    paper.add_heading(TITLE, 0)
    paper.add_paragraph(LEAD)
    table = paper.add_table(rows=0, cols=len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    paper.save(out)
    return read_bytes(out.getvalue(), path=Path("a.docx"), details=DETAILS)


def plain(claim: Claim) -> tuple[object, ...]:
    return (
        claim.quantity.text,
        claim.quantity.value,
        claim.quantity.unit,
        tuple(force.id for force in claim.forces),
        claim.period and (claim.period.start, claim.period.end),
        claim.baseline and (claim.baseline.start, claim.baseline.end),
        claim.change,
        claim.subject,
    )


def test_same_claims_in_text_html_and_docx() -> None:
    text, html, word = (extract_document(document) for document in (as_text(), as_html(), as_docx()))
    assert len(text) == 7
    assert list(map(plain, text)) == list(map(plain, html)) == list(map(plain, word))


def test_offsets_and_evidence_point_at_the_table() -> None:
    document = as_html()
    for claim in extract_document(document):
        quantity, text = claim.quantity, document.text
        assert text[quantity.start : quantity.end] == quantity.text
        assert text[claim.start : claim.end] == claim.text
        assert claim.start <= quantity.start < quantity.end <= claim.end
        assert claim.evidence.period
        for spans in claim.evidence.model_dump().values():
            assert all(text[start:end].strip() for start, end in spans)
    first = next(iter(extract_document(document)))
    assert [document.text[start:end] for start, end in first.evidence.forces] == ["Kent"]
    assert [document.text[start:end] for start, end in first.evidence.period] == ["2019-20"]


def test_tables_can_be_left_out() -> None:
    text = as_text().text + "\nOfficers in Kent made 212 arrests in 2019.\n"
    assert [claim.quantity.text for claim in claimx.extract(text, tables=False)] == ["212"]
    assert len(claimx.extract(text)) == 8
    bare = claimx.load(tables=False)
    assert "claimx_tables" not in bare.pipe_names
    assert [claim.quantity.text for claim in claimx.extract(text, nlp=bare)] == ["212"]


def test_command_leaves_tables_out(tmp_path: Path) -> None:
    file = tmp_path / "stops.txt"
    file.write_text(as_text().text, "utf-8")
    both = [CliRunner().invoke(app, ["extract", str(file), *more]) for more in ([], ["--no-tables"])]
    assert [len(result.stdout.splitlines()) for result in both] == [7, 0]
    assert [result.exit_code for result in both] == [0, 0]


def test_component_in_a_pipeline_of_ones_own() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_tables")
    doc = pickle.loads(pickle.dumps(nlp(as_text().text)))
    assert [span.text for span in doc.spans["claimx_cells"]][:3] == ["4,010", "3,208", "-20.0"]


def test_prose_beside_a_table_is_read_as_before() -> None:
    prose = "Kent Police made 212 arrests in 2019. Crime fell by 4% in Kent in 2020."
    alone = extract_document(from_text(prose, details=DETAILS))
    beside = extract_document(from_text(f"{prose}\n\n{as_text().text}", details=DETAILS))
    assert [plain(claim) for claim in beside[: len(alone)]] == [plain(claim) for claim in alone]


CELLS = st.one_of(
    st.sampled_from(
        ["", "2019", "2019-20", "Kent", "Total", "12", "1,204", "-5%", "£3m", "n/a", "..", "(1)", "%", "Change"]
    ),
    st.text(alphabet="ab1 £%,.()-–*\u2009[]", max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_table_is_read(rows: list[list[str]]) -> None:
    document = from_text("Counts by force\n\n" + "\n".join("\t".join(row) for row in rows) + "\n.")
    view = steps.view_of(document)

    def nowhere(marks: object) -> list[Area]:
        assert isinstance(marks, list)
        return [Area((), Scope.OTHER) for mark in marks if isinstance(mark, Amount)]

    found = read_tables(view, nowhere)
    starts = [one.amount.start for one in found]
    assert starts == sorted(starts)
    for one in found:
        assert (
            view.text[one.amount.start : one.amount.end].strip() == view.text[one.amount.start : one.amount.end] != ""
        )
        assert one.line[0] <= one.amount.start < one.amount.end <= one.line[1]
