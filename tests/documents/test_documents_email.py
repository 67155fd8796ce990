"""Messages: which part is the statement, what stands around it, what is attached, and messages that are none."""

from __future__ import annotations

import datetime as dt
import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from claimx.documents import Document, Section, from_text, read_bytes
from claimx.documents.reader import read_stream
from claimx.errors import ReadError

TITLE = "Burglary falls across Hexbridge"
LEDE = "Officers made 40 arrests in the last three months of the year, the force said on Tuesday."
RELEASE = (
    f"{TITLE}\n\n{LEDE}\n\nThe team:\n\n- seized 12 knives\n- searched 30 homes\n\nIt cost £2.4m – the least yet.\n"
)
PAGE = (
    f"<h1>{TITLE}</h1><p>{LEDE}</p><p>The team:</p><ul><li>seized 12 knives</li><li>searched 30 homes</li></ul>"
    "<p>It cost £2.4m – the least yet.</p>"
)


def message(text: str | None = RELEASE, **headers: str) -> EmailMessage:
    made = EmailMessage()
    given = {
        "Subject": TITLE,
        "From": "Wessex Police Press Office <press@w.example>",
        "To": "desk@p.example",
        "Date": "Tue, 04 Mar 2025 23:50:00 +0000",
        "Message-ID": "<1@w.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in given.items():
        if value:
            made[name] = value
    if text is not None:
        made.set_content(text)
    return made


def documents(data: bytes | EmailMessage, name: str = "a.eml") -> list[Document | ReadError]:
    data = data if isinstance(data, bytes) else bytes(data)
    return list(read_stream(io.BytesIO(data), path=Path(name)))


def read(data: bytes | EmailMessage) -> Document:
    return read_bytes(data if isinstance(data, bytes) else bytes(data), path=Path("a.eml"))


def readable(document: Document) -> list[str]:
    return [document.block_text(block) for block in document.blocks if block.readable]


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def test_the_headers_are_facts() -> None:
    document = read(message())
    assert (document.title, document.date) == (TITLE, dt.date(2025, 3, 4))
    assert (document.publisher, document.path) == ("Wessex Police", Path("a.eml"))


def test_of_two_forms_the_richer_is_read_once() -> None:
    made = message("See the web page.")
    made.add_alternative(PAGE, subtype="html")
    made.add_alternative("BEGIN:VCALENDAR 77", subtype="calendar")
    assert blocks(read(made)) == blocks(read_bytes(("<html>" + PAGE).encode()))
    made = message()
    made.add_alternative("<p> </p>", subtype="html")
    assert "seized 12 knives" in readable(read(made))


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "base64"), ("utf-8", "quoted-printable"), ("windows-1252", "quoted-printable"), ("utf-16", "base64")],
)
def test_characters_survive_the_post(charset: str, encoding: str) -> None:
    made = message(None, Subject="Cost falls to £2m – a record")
    made.set_content(RELEASE, charset=charset, cte=encoding)
    document = read(made)
    assert "It cost £2.4m – the least yet." in readable(document)
    assert document.title == "Cost falls to £2m – a record"


@pytest.mark.parametrize(
    "declared", [b"", b"; charset=no-such", b"; charset=us-ascii", b"; charset=rot13", b'; charset="']
)
def test_a_wrong_or_missing_character_set_is_made_good(declared: bytes) -> None:
    head = b"From: a@w.example\nSubject: Cost \xa32m\nMIME-Version: 1.0\nContent-Type: text/plain" + declared + b"\n\n"
    assert readable(read(head + "It cost £2m, said the force’s chief.".encode("cp1252"))) == [
        "It cost £2m, said the force’s chief."
    ]
    assert readable(read(head + "It cost £2m, said the force’s chief.".encode())) == [
        "It cost £2m, said the force’s chief."
    ]
    assert read(head + b"It cost them.").title == "Cost £2m"


@pytest.mark.parametrize(("delsp", "gap"), [("", " "), ("; delsp=yes", "  ")])
def test_flowed_lines_are_joined(delsp: str, gap: str) -> None:
    text = f"Officers made{gap}\n40 arrests in{gap}\n Wessex.\n\nKent made{gap}\n12.\n-- \nAnn\n"
    data = (
        b"From: a@w.example\nSubject: a b\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed" + delsp.encode()
    )
    document = read(data + b"\n\n" + text.encode())
    assert readable(document) == ["Officers made 40 arrests in Wessex.", "Kent made 12."]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("FW: RE: Burglary falls in Hexbridge", "Burglary falls in Hexbridge"),
        ("[EXTERNAL] Fwd: Press release: Burglary falls", "Burglary falls"),
        ("MEDIA RELEASE - Burglary falls", "Burglary falls"),
        ("[Press release] Burglary falls", "Burglary falls"),
        ("Response to rising burglary: 40 arrests", "Response to rising burglary: 40 arrests"),
        ("News from the north", "News from the north"),
        ("Press release", None),
        ("(no subject)", None),
        ("4 March 2025", None),
        ("", None),
    ],
)
def test_the_subject_is_the_title_where_it_says_something(subject: str, title: str | None) -> None:
    document = read(message("There are 40 officers now.\n", Subject=subject))
    assert document.title == title


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ('"Press Office, Wessex Police" <p@w.example>', "Wessex Police"),
        ("Wessex Constabulary Media Team <p@w.example>", "Wessex Constabulary"),
        ("Ann Ellis (Wessex Police) <p@w.example>", "Wessex Police"),
        ('"Ann Ellis, Wessex Police" <p@w.example>', "Wessex Police"),
        ("Ann Ellis <p@w.example>", None),
        ("Press Office <p@w.example>", None),
        ("p@w.example", None),
        ("<<,;((", None),
    ],
)
def test_the_sender_is_the_publisher_where_it_is_a_body(sender: str, publisher: str | None) -> None:
    data = bytes(message("There are 40 officers now.\n", From="")).replace(b"To:", f"From: {sender}\nTo:".encode(), 1)
    assert read(data).publisher == publisher


EARLIER = "We think that 99 men were held, and 77 let go, in all of the county."


@pytest.mark.parametrize(
    "earlier",
    [
        f"-----Original Message-----\nFrom: Bo\nSent: 3 March 2025 10:00\nTo: Ann\nSubject: numbers\n\n{EARLIER}\n",
        f"On Mon, 3 Mar 2025 at 10:00, Bo Lund <bo@p.example> wrote:\n\n> {EARLIER}\n> And 11 more.\n",
        f"From: Bo\nDate: 3 March 2025\nTo: Ann\nSubject: numbers\n\n{EARLIER}\n",
        f"> {EARLIER}\n>\n>> 55 of them.\n",
        f"-- \nAnn Ellis\nDesk 66\n\n________ Forwarded message ________\nFrom: Bo\n\n{EARLIER}\n",
    ],
)
def test_earlier_messages_are_no_body(earlier: str) -> None:
    document = read(message(f"{RELEASE}\n{earlier}"))
    assert readable(document) == readable(read(message()))
    assert "99 men" in document.text
    assert (document.title, document.date) == (TITLE, dt.date(2025, 3, 4))


@pytest.mark.parametrize(
    ("above", "quote"),
    [("FYI\n\n", ""), ("", ""), ("Hello Bo, please see below.\n\nAnn\n\n", ""), ("", "> ")],
)
def test_a_message_that_is_only_passed_on_is_the_statement(above: str, quote: str) -> None:
    head = "From: Press Office, Wessex Police <p@w.example>\nDate: Mon, 3 Mar 2025 at 10:00\nSubject: Burglary falls\n"
    inner = "---------- Forwarded message ---------\n" + head + "To: Bo\n\n" + RELEASE
    text = above + "\n".join((quote + line).rstrip() for line in inner.splitlines()) + "\n"
    document = read(message(text, Subject="Fwd: Burglary falls", From="Bo Lund <bo@p.example>"))
    assert LEDE in readable(document)
    assert not any("wessex police <" in text.lower() for text in readable(document))
    assert (document.date, document.publisher, document.title) == (
        dt.date(2025, 3, 3),
        "Wessex Police",
        "Burglary falls",
    )


def test_lists_that_have_quotation_marks_as_bullets_stay() -> None:
    document = read(message("The team made a start last week:\n> seized 12 knives\n> searched 30 homes\n"))
    assert [text for kind, text in blocks(document) if kind == "list_item"] == ["seized 12 knives", "searched 30 homes"]


def test_signatures_and_notices_are_no_body() -> None:
    notices = (
        "-- \nAnn Ellis\nCommunications officer 55\n",
        "This email and any files with it are confidential and intended solely for the addressee.\n",
        "If you have received this message in error please tell us by 5pm.\n",
        "DISCLAIMER\n\nThe force has 44 rules on what its staff may send.\n",
    )
    for notice in notices:
        document = read(message(f"{RELEASE}\n{notice}"))
        assert readable(document) == readable(read(message())), notice
    kept = "If you have a message for the 40 officers, write.\n\nThis message of 12 words was sent to 900 homes.\n"
    assert len(readable(read(message(kept)))) == 2


def test_attachments_that_are_documents_are_read_and_others_are_not() -> None:
    word, file = docx.Document(), io.BytesIO()
    word.add_paragraph("There are 51 officers.")
    word.save(file)
    made = message()
    made.add_attachment(
        file.getvalue(), maintype="application", subtype="octet-stream", filename="../../a/Figures.docx"
    )
    made.add_attachment("There are 52 officers.", filename="C:\\b\\note.txt")
    made.add_attachment("There are 53 officers.", filename="note.txt")
    made.add_attachment("<p>There are 54 officers.</p>", subtype="html", filename="page.html")
    made.add_attachment(b"{\\rtf1 55}", maintype="application", subtype="rtf", filename="old.rtf")
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    made.add_attachment("BEGIN:VCARD", subtype="vcard", filename="ann.vcf")
    made.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="day.ics")
    inner = message("There are 56 officers.", Subject="Six of/them")
    made.add_attachment(inner)
    found = documents(made)
    assert [str(one.path) if isinstance(one, Document) else one.message.rpartition("/")[2] for one in found] == [
        "a.eml",
        "a.eml/Figures.docx",
        "a.eml/note.txt",
        "a.eml/note-2.txt",
        "a.eml/page.html",
        "old.rtf is a rich text document, which is not read",
        "a.eml/Six of them.eml",
    ]
    texts = [one.text.strip() for one in found if isinstance(one, Document)]
    assert texts[1:] == [f"There are {number} officers." for number in (51, 52, 53, 54, 56)]


def test_a_message_that_only_carries_a_document() -> None:
    made = message(" \n")
    made.add_attachment("There are 52 officers.", filename="note.txt")
    assert [readable(one) for one in documents(made) if isinstance(one, Document)] == [["There are 52 officers."]]


def test_text_around_an_attachment_is_one_body() -> None:
    made = message("There are 40 officers.\n")
    made.make_mixed()
    tail = EmailMessage()
    tail.set_content("There were 30 a year ago.\n")
    made.attach(tail)
    assert readable(read(made)) == ["There are 40 officers.", "There were 30 a year ago."]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bytes(message(" ")), "without text"),
        ((b"From a@w.example Tue Mar  4 10:00:00 2025\n" + bytes(message("There are 40.")) + b"\n\n") * 2, "mailbox"),
        (
            b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"\n--b\n\nx" * 30_000,
            "parts",
        ),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: a" + b';b="' * 9_000 + b"\n\nx", "damaged header"),
        (b"Message-ID: a\nFrom: a\nTo: b\n" + b"Content-Type: message/rfc822\n\n" * 3_000, "damaged message"),
        (bytes(message("x\n" * 250_000)), "too large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read(data)
    assert "a.eml" in caught.value.message
    assert caught.value.remedy


def test_truncated_anywhere_it_ends_in_an_error_or_a_text() -> None:
    made = message()
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment("There are 52 officers.", filename="note.txt")
    data = bytes(made)
    for at in range(1, len(data), 10):
        for damaged in (data[:at], data[:at] + b"\xff" + data[at + 1 :]):
            try:
                documents(damaged)
            except ReadError as error:
                assert error.remedy


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a", "a.md"])
def test_a_message_is_told_by_its_headers(name: str) -> None:
    (document,) = documents(message(), name)
    assert isinstance(document, Document)
    assert document.title == TITLE
    assert "Message-ID" not in document.text


@pytest.mark.parametrize(
    "head",
    [
        "Date: 4 March 2025\nTo: All newsdesks\nFrom: Wessex Police\nSubject: Burglary\nContact: press office\n",
        "From: Wessex Police\nTo: newsdesks\nDate: 4 March 2025\nReply-to: press@w.example\n",
        "From 2019 to 2024\nDate: today\n",
    ],
)
def test_a_release_with_lines_like_headers_is_no_message(head: str) -> None:
    document = read_bytes(f"{head}\n{RELEASE}".encode(), path=Path("a.txt"))
    assert document.text.startswith(head)
    assert any(block.section is Section.BODY for block in document.blocks)


def test_the_same_statement_gives_the_same_blocks_in_every_form() -> None:
    word, file = docx.Document(), io.BytesIO()
    word.add_heading(TITLE, 0)
    for text, style in ((LEDE, None), ("The team:", None), ("seized 12 knives", "List Bullet"),
                        ("searched 30 homes", "List Bullet"), ("It cost £2.4m – the least yet.", None)):  # fmt: skip
        word.add_paragraph(text, style=style)
    word.save(file)
    saved = message(None, From="<Saved by Blink>", Snapshot_Content_Location="https://w.example/1", To="")
    saved.set_content(f"<html><body>{PAGE}</body></html>", subtype="html", cte="quoted-printable")
    in_html = message("plain")
    in_html.add_alternative(PAGE, subtype="html")
    forms = {
        "a.txt": RELEASE.encode(),
        "a.md": f"# {RELEASE}".encode(),
        "a.html": f"<html><body>{PAGE}</body></html>".encode(),
        "a.docx": file.getvalue(),
        "a.mhtml": bytes(saved),
        "a.eml": bytes(message()),
        "b.eml": bytes(in_html),
    }
    read_as = {name: blocks(read_bytes(data, path=Path(name))) for name, data in forms.items()}
    assert read_as["a.txt"][0] == ("title", TITLE)
    assert {name: found for name, found in read_as.items() if found != read_as["a.txt"]} == {}


@pytest.mark.parametrize(
    "line",
    [
        "You get this as 1 of 40,000 subscribers. Unsubscribe. © 2024 Fenmere Police.",
        "View this email in your browser",
        "Page 1 of 2 | Call 101 if it is not urgent | Working with 4 councils",
    ],
)
def test_what_a_bulletin_says_of_itself_is_furniture(line: str) -> None:
    text = (
        f"{line}\n\nBurglary falls in Fenmere\n\nOfficers made 41 arrests in the last three months, the force said.\n"
    )
    document = from_text(text)
    read = [document.block_text(block) for block in document.blocks if block.readable]
    assert line not in read
    assert len(read) == 2
