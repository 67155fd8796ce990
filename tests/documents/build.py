"""One statement as a file of every format, so that what is read of it can be compared."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape


@dataclass(frozen=True)
class Statement:
    """A release: title, date line, and body as (kind, text) with p, h, li, quote and row."""

    title: str
    date: str
    body: tuple[tuple[str, str], ...]
    publisher: str = ""


STATEMENTS = (
    Statement(
        "Burglary falls by a fifth across Suffolk",
        "12 March 2024",
        (
            ("p", "Burglary in Suffolk fell by 20% in the year ending December 2023, Suffolk Constabulary said today."),
            ("p", "Officers dealt with 1,840 break-ins, 460 fewer than in 2022, and charged 212 people."),
            ("p", "Since April the force has:"),
            ("li", "recruited 48 more officers"),
            ("li", "visited 3,100 homes in Ipswich"),
            ("li", "spent £275,000 on alarms"),
            ("p", "Assistant Chief Constable Ruth Ottley said: “We will put 30 officers into Lowestoft by June 2024.”"),
            ("h", "Notes to editors"),
            ("p", "The force has 1,410 officers, up from 1,322 in March 2020."),
        ),
        "Suffolk Constabulary",
    ),
    Statement(
        "Commissioner sets out £9.4m for Gwent neighbourhood teams",
        "4 February 2025",
        (
            (
                "p",
                "The Police and Crime Commissioner for Gwent will spend £9.4 million on local teams in 2025/26.",
            ),
            ("p", "More than 60 per cent of the 1,205 people who answered her survey wanted more patrols."),
            ("p", "“Calls to 101 have doubled since 2019 and we answer one in ten of them late,” she said."),
            ("p", "The money pays for:"),
            ("li", "70 additional constables in Newport"),
            ("li", "a £1.2 million hub in Cwmbran"),
        ),
        "Office of the Police and Crime Commissioner for Gwent",
    ),
    Statement(
        "Knife crime down in Cleveland",
        "18 September 2023",
        (
            ("p", "Knife crime in Cleveland is down by 9.5% on the previous year, figures published today show."),
            ("p", "Cleveland Police recorded 611 offences in the 12 months to June 2023, against 675 the year before."),
            ("p", "The force seized 94 weapons in Middlesbrough in August and made 37 arrests."),
            ("p", "It has received £2.3m from the Home Office and expects a further £800,000 next year."),
        ),
        "Cleveland Police",
    ),
)


def txt(statement: Statement) -> bytes:
    lines = [statement.title, "", statement.date, ""]
    for kind, text in statement.body:
        lines += [f"• {text}"] if kind == "li" else ["", text, ""]
    return "\n".join(lines).encode()


def markdown(statement: Statement) -> bytes:
    lines = [f"# {statement.title}", "", statement.date, ""]
    for kind, text in statement.body:
        lines += {"li": [f"- {text}"], "h": ["", f"## {text}", ""]}.get(kind, ["", text, ""])
    return "\n".join(lines).encode()


def page(statement: Statement) -> str:
    parts = [f"<h1>{escape(statement.title)}</h1><p>{statement.date}</p>"]
    listed = False
    for kind, text in statement.body:
        if (kind == "li") is not listed:
            parts.append("</ul>" if listed else "<ul>")
            listed = not listed
        parts.append({"li": "<li>{}</li>", "h": "<h2>{}</h2>"}.get(kind, "<p>{}</p>").format(escape(text)))
    ending = "</ul>" if listed else ""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(statement.title)}</title></head>"
        f"<body><main>{''.join(parts)}{ending}</main></body></html>"
    )


def html(statement: Statement) -> bytes:
    return page(statement).encode()


def mhtml(statement: Statement) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://news.example/release"
    message["Subject"] = statement.title
    message.set_content(page(statement), subtype="html")
    message["Content-Location"] = "https://news.example/release"
    message.make_related()
    return bytes(message)


def email(statement: Statement) -> bytes:
    message = EmailMessage()
    message["From"] = "Press desk <press@news.example>"
    message["To"] = "newsdesk@paper.example"
    message["Subject"] = statement.title
    message["Message-ID"] = "<1@news.example>"
    message.set_content(txt(statement).decode())
    message.add_alternative(page(statement), subtype="html")
    return bytes(message)


def docx(statement: Statement) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(statement.title, level=0)
    document.add_paragraph(statement.date)
    for kind, text in statement.body:
        if kind == "h":
            document.add_heading(text, level=2)
        else:
            document.add_paragraph(text, style="List Bullet" if kind == "li" else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(statement: Statement) -> bytes:
    from fpdf import FPDF

    paper = FPDF(format="A4")
    paper.add_page()
    paper.set_margins(22, 20)

    def write(text: str, size: float, *, bold: bool = False, indent: float = 0) -> None:
        plain = text.replace("“", '"').replace("”", '"')
        paper.set_font("helvetica", "B" if bold else "", size)
        paper.set_x(22 + indent)
        paper.multi_cell(0, size * 0.5, plain, new_x="LMARGIN", new_y="NEXT")

    write(statement.title, 18, bold=True)
    paper.ln(4)
    write(statement.date, 11)
    for kind, text in statement.body:
        if kind != "li":
            paper.ln(4)
        if kind == "h":
            write(text, 14, bold=True)
        else:
            write(f"- {text}" if kind == "li" else text, 11, indent=6 if kind == "li" else 0)
    return bytes(paper.output())


def row(statement: Statement) -> dict[str, str]:
    return {"id": "release-1", "published": statement.date, "title": statement.title, "text": txt(statement).decode()}


def as_json(statement: Statement) -> bytes:
    return json.dumps([row(statement)], ensure_ascii=False).encode()


def jsonl(statement: Statement) -> bytes:
    return json.dumps(row(statement)).encode() + b"\n"


def as_csv(statement: Statement) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(row(statement)))
    writer.writeheader()
    writer.writerow(row(statement))
    return out.getvalue().encode()


def parquet(statement: Statement) -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row(statement)]), out)
    return out.getvalue()


def zipped(statement: Statement) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("press/release.txt", txt(statement))
    return out.getvalue()


def gzipped(statement: Statement) -> bytes:
    return gzip.compress(txt(statement))


def bulk_xml(statement: Statement) -> bytes:
    question, *answer = (f"<p>{escape(text)}</p>" for kind, text in statement.body if kind == "p")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<publicwhip>\n'
        '<major-heading id="uk.org.publicwhip/wrans/2024-03-12.1.mh">Home Office</major-heading>\n'
        f'<minor-heading id="uk.org.publicwhip/wrans/2024-03-12.1.h">{escape(statement.title)}</minor-heading>\n'
        '<ques id="uk.org.publicwhip/wrans/2024-03-12.1.q0" speakername="Ann Lowther">'
        f'<p qnum="10231">To ask the Secretary of State whether it is so. {question[3:-4]}</p></ques>\n'
        f'<reply id="uk.org.publicwhip/wrans/2024-03-12.1.r0" speakername="Bryn Carver">{"".join(answer)}</reply>\n'
        "</publicwhip>\n"
    ).encode()


# By the ending of the file's name.
FORMATS: dict[str, Callable[[Statement], bytes]] = {
    ".txt": txt,
    ".md": markdown,
    ".html": html,
    ".mhtml": mhtml,
    ".pdf": pdf,
    ".docx": docx,
    ".eml": email,
    ".json": as_json,
    ".jsonl": jsonl,
    ".csv": as_csv,
    ".parquet": parquet,
    ".xml": bulk_xml,
    ".zip": zipped,
    ".txt.gz": gzipped,
}
