"""Fuzz every reader: files cut short, damaged and hostile, each format in a process of its own.

Usage: python scripts/fuzz.py [--cases N] [--format .pdf] [--seed S]
       python scripts/fuzz.py --guided .json --seconds 60      # coverage-guided, needs atheris

Needs the development extra. Every case must end as a document or as a ReadError, within 10 seconds and 1 GB, and
open no connection. Needs Linux for the memory used.
Prints a row a format; exit status 1 where a case ended otherwise; the folder --keep holds the last case.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import socket
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from claimx.documents import Document, read_stream  # noqa: E402
from claimx.errors import ReadError  # noqa: E402
from tests.documents.build import FORMATS, STATEMENTS  # noqa: E402

GOOD = ("read", "read in part", "refused")
SECONDS = 10
MEGABYTES = 1_000
_BIG = 20_000_000


def hostile(suffix: str) -> Iterator[tuple[str, bytes]]:
    """Files made to hurt a reader of a format, with a word for each."""
    zeros = bytes(_BIG)
    markup = {
        "tags": b"<b>" * (_BIG // 3),
        "cells": b"<table>" + b"<td>1" * (_BIG // 5),
        "boxes": b"<div>" * (_BIG // 5),
        "paragraphs": b"<p>a" * (_BIG // 4),
        "attribute": b"<p class='" + b"x " * (_BIG // 2) + b"'>text",
        "spans": b"<table>" + b"<tr><td colspan=65000 rowspan=65000>1</td></tr>" * 4_000 + b"</table>",
        "entities": b"<p>" + b"&nbsp;" * (_BIG // 6),
    }
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10 if level else b"ha") for level in range(12)
    )
    if suffix in (".html", ".md"):
        yield from markup.items()
    if suffix == ".html":
        # As much as is still read.
        yield "39,000 open paragraphs", b"<p>Officers made 41 arrests in Kent in May, he said." * 39_000
        yield "39,000 headings", b"<h1>Crime" * 39_000
        yield "149,000 open boxes", b"<div>x" * 149_000
        yield "38,000 cards", b"<div><a href=x>3 held</a><span>May</span>" * 19_000
        yield "149,000 cells", b"<table>" + b"<tr><td>1<td>2" * 49_000
    if suffix in (".txt", ".md"):
        yield "lines", b"a\n" * (_BIG // 2)
        yield "paragraphs", b"Officers made 41 arrests in Kent in May.\n\n" * (_BIG // 42)
        yield "one line", b"12% of 96 officers " * (_BIG // 19)
        yield "bullets", b"- x 12\n" * (_BIG // 7)
        yield "columns", b"1\t2\t3\n" * (_BIG // 6)
        yield "names", b"Mr Smith: To ask the Secretary of State what.\n" * (_BIG // 46)
        # As much as is still read.
        yield "39,000 names", b"Mr Smith: To ask the Secretary of State what.\n" * 19_500
        yield "39,000 bullets", b"- x 12\n" * 39_000
        yield "39,000 paragraphs", b"Officers made 41 arrests in Kent in May, Mr Smith said.\n\n" * 39_000
        yield "199,000 rows", b"1\t2\t3\n" * 199_000
        yield "199,000 lines of one paragraph", b"and the officers made 41 arrests on the way home and\n" * 199_000
        yield "nesting", b"> " * (_BIG // 2) + b"x"
        yield "brackets", b"[" * _BIG
        yield "pipes", b"|a" * 10_000 + b"\n" + b"|-" * 10_000 + b"\n" + b"|1\n" * 1_000_000
    if suffix in (".json", ".jsonl"):
        yield "nesting", b"[" * _BIG
        yield "objects", b'{"a":' * (_BIG // 5)
        yield "items", b'[{"text":"x"}' + b',{"text":"x"}' * (_BIG // 13) + b"]"
        yield "number", b'{"text": ' + b"9" * 1_000_000 + b"}"
        yield "string", b'{"text": "' + b"a" * _BIG * 2 + b'"}'
        yield "lines", b"{}\n" * (_BIG // 3)
    if suffix == ".csv":
        yield "quote", b'text\n"' + b"a," * _BIG
        yield "rows", b"id,text\n" + b"1,Officers made 41 arrests.\n" * 20_000
        yield "columns", b"a," * _BIG + b"\n1"
    if suffix == ".xml":
        yield "laughs", b"<!DOCTYPE publicwhip [" + laughs + b"]><publicwhip>&l11;</publicwhip>"
        yield "outside", b'<!DOCTYPE publicwhip [<!ENTITY x SYSTEM "file:///etc/passwd">]><publicwhip>&x;</publicwhip>'
        yield "remote", b'<!DOCTYPE publicwhip SYSTEM "http://127.0.0.1:9/x.dtd"><publicwhip><p>a</p></publicwhip>'
        yield "nesting", b"<publicwhip>" + b"<p>" * (_BIG // 3)
        yield "speeches", b"<publicwhip>" + b"<speech speakername='A B'><p>a</p></speech>" * 50_000
    if suffix in (".zip", ".docx"):
        name = "word/document.xml" if suffix == ".docx" else "a.txt"
        yield "inflates", _zip({name: zeros * 40})
        yield "many", _zip({f"{number}.txt": b"" for number in range(100_001)} | {name: b"x"})
        yield "nested", _nested(10)
        yield "paths", _zip({"../../x.txt": b"Ten arrests.", "/etc/x.txt": b"Ten arrests.", name: b"<a/>"})
        if suffix == ".docx":
            space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            yield "laughs", _zip({name: b"<!DOCTYPE d [" + laughs + b"]><d>&l11;</d>", "[Content_Types].xml": b"<a/>"})
            yield (
                "nesting",
                _zip(
                    {name: b'<w:document xmlns:w="%s">' % space + b"<w:p>" * 2_000_000, "[Content_Types].xml": b"<a/>"}
                ),
            )
    if suffix == ".txt.gz":
        yield "inflates", gzip.compress(zeros * 40)
        yield "nested", gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"Ten arrests.")))))
    if suffix == ".pdf":
        yield from _pdfs()
    if suffix == ".parquet":
        yield "rows", _wide_parquet()
    if suffix in (".eml", ".mhtml"):
        head = b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1>\nMIME-Version: 1.0\nSubject: x\n"
        part = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        yield "nesting", head + part * 100_000
        yield "headers", head + b"X-Y: z\n" * (_BIG // 8) + b"\nTen arrests."
        yield "parts", head + part + b"Content-Type: text/plain\n\nTen arrests.\n--b\n" * (_BIG // 45)
        yield "encoded", head + b"Content-Transfer-Encoding: base64\n\n" + b"////" * (_BIG // 4)


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    data = _zip({"a.txt": bytes(_BIG)})
    for _ in range(depth):
        data = _zip({f"{number}.zip": data for number in range(10)})
    return data


def _pdfs() -> Iterator[tuple[str, bytes]]:
    import zlib

    def paper(stream: bytes, filters: bytes, more: bytes = b"") -> bytes:
        return (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
            + more
            + b">>>>endobj\n4 0 obj<</Length %d/Filter[%s]>>stream\n" % (len(stream), filters)
            + stream
            + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
            b"trailer<</Root 1 0 R>>\n"
        )

    line = b"BT /F 9 Tf 50 700 Td (Officers made 41 arrests) Tj ET\n"
    yield "inflates", paper(zlib.compress(bytes(800_000_000), 9), b"/FlateDecode")
    yield "twice", paper(zlib.compress(zlib.compress(bytes(500_000_000), 9), 9), b"/FlateDecode/FlateDecode")
    yield "text", paper(zlib.compress(line * 400_000), b"/FlateDecode")
    yield "form that draws itself", paper(b"/X Do", b"", b"/XObject<</X 4 0 R>>")
    kids = b" ".join(b"3 0 R" for _ in range(500_000))
    yield (
        "pages",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 500000/Kids["
        + kids
        + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>",
    )
    yield (
        "pages without end",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
    )


def _wide_parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 5_000_000, "int32"), ["Ten arrests. " * 50_000])
    pyarrow.parquet.write_table(pyarrow.table({"text": column}), out, compression="zstd")
    return out.getvalue()


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A file with one to four kinds of damage."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            break
        place = chance.randrange(len(data))
        kind = chance.randrange(7)
        if kind == 0:
            data = data[:place]
        elif kind == 1:
            data = data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
        elif kind == 2:
            data = data[:place] + chance.randbytes(chance.randint(1, 40)) + data[place:]
        elif kind == 3:
            data = data[:place] + data[place + chance.randint(1, 400) :]
        elif kind == 4:
            data = data[:place] + data[place : place + chance.randint(1, 200)] * chance.randint(2, 60) + data[place:]
        elif kind == 5:
            cut = chance.randrange(len(other))
            data = data[:place] + other[cut : cut + chance.randint(1, 2_000)] + data[place:]
        else:
            token = chance.choice(
                (
                    b"\0",
                    b"<",
                    b"<!DOCTYPE x [",
                    b"&x;",
                    b'"',
                    b"[" * 500,
                    b"{" * 500,
                    b"%PDF-",
                    b"PK\x03\x04",
                    b"9" * 400,
                )
            )
            data = data[:place] + token + data[place:]
    return data


def outcome(data: bytes, suffix: str) -> str:
    """How reading some bytes ends: documents, ReadError, or the name of any other exception."""
    errors = documents = 0
    try:
        for document in read_stream(io.BytesIO(data), path=Path(f"case{suffix}")):
            if isinstance(document, ReadError):
                errors += 1
            else:
                documents += 1
                _check(document)
    except ReadError:
        return "refused"
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"[:200]
    return "read" if documents and not errors else "read in part" if documents else "refused"


def _check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        if not end <= block.start < block.end <= len(document.text):
            raise ValueError(f"block {block.start}-{block.end} after {end} of {len(document.text)}")
        end = block.end


def _no_network(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("a connection was opened")


def read_one(path: Path) -> None:
    """Read a file in this process, and print how it ended, the seconds and the peak memory in MB."""
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    data = path.read_bytes()
    begin = time.monotonic()
    ended = outcome(data, "".join(path.suffixes))
    took = time.monotonic() - begin
    sys.stdout.write(json.dumps([ended, took, _peak()]) + "\n")


def _peak() -> int:
    """The most memory that this process, or one that it started and that still runs, has used, in MB."""
    status = [Path("/proc/self/status")]
    for listed in Path("/proc/self/task").glob("*/children"):
        status += [Path(f"/proc/{number}/status") for number in listed.read_text().split()]
    used = [line for path in status for line in path.read_text().splitlines() if line.startswith("VmHWM")]
    return max(int(line.split()[1]) for line in used) // 1024


def read_many(suffix: str, cases: int, seed: int, keep: Path) -> None:
    """Read damaged files of a format in this process, and print a line a case."""
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    chance = random.Random(f"{seed}{suffix}")
    good = [FORMATS[suffix](statement) for statement in STATEMENTS]
    others = [build(STATEMENTS[0]) for build in FORMATS.values()]
    made = [good[0][:size] for size in range(0, len(good[0]), max(1, len(good[0]) // 100))]
    for number in range(len(made) + cases):
        data = made[number] if number < len(made) else damaged(chance.choice(good), chance.choice(others), chance)
        (keep / f"case{suffix}").write_bytes(data)
        begin = time.monotonic()
        ended = outcome(data, suffix)
        sys.stdout.write(json.dumps([f"damaged {number}", ended, time.monotonic() - begin]) + "\n")
        sys.stdout.flush()


def run(suffix: str, cases: int, seed: int, keep: Path) -> tuple[dict[str, Any], list[str]]:
    """The figures of a format, and what ended badly."""
    tally = Tally(suffix)
    command = [sys.executable, __file__, "--keep", str(keep)]
    for what, data in hostile(suffix):
        path = keep / f"hostile{suffix}"
        path.write_bytes(data)
        done = subprocess.run([*command, "--read", str(path)], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0 or not done.stdout:
            tally.bad.append(f"{suffix} ({what}): the process ended with status {done.returncode}")
            continue
        ended, took, peak = json.loads(done.stdout)
        tally.add(what, ended, took)
        tally.largest = max(tally.largest, (peak, what))
        if peak > MEGABYTES:
            tally.bad.append(f"{suffix} ({what}): {peak} MB")
    many = subprocess.Popen(
        [*command, "--many", suffix, "--cases", str(cases), "--seed", str(seed)], stdout=subprocess.PIPE, text=True
    )
    for line in many.stdout or ():
        tally.add(*json.loads(line))
    if many.wait() != 0:
        tally.bad.append(f"{suffix}: the process ended with status {many.returncode}, its last case is in {keep}")
    return tally.figures(), tally.bad


class Tally:
    """How the cases of a format ended."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.ended: Counter[str] = Counter()
        self.slowest = (0.0, "")
        self.largest = (0, "")
        self.bad: list[str] = []

    def add(self, what: str, ended: str, took: float) -> None:
        """Count a case."""
        fine = ended in GOOD
        self.ended[ended if fine else "failed"] += 1
        self.slowest = max(self.slowest, (took, what))
        if not fine or took > SECONDS:
            self.bad.append(f"{self.suffix} ({what}): {ended}, {took:.1f} s")

    def figures(self) -> dict[str, Any]:
        """A row of the table."""
        return {
            "format": self.suffix,
            "cases": self.ended.total(),
            **{name: self.ended[name] for name in (*GOOD, "failed")},
            "slowest s": f"{self.slowest[0]:.1f} ({self.slowest[1]})",
            "peak MB": f"{self.largest[0]} ({self.largest[1]})",
        }


def guided(suffix: str, seconds: int, keep: Path) -> None:
    """Fuzz a reader with atheris, which follows the coverage of our own code."""
    import atheris

    for name in [name for name in sys.modules if name.startswith("claimx.documents")]:
        del sys.modules[name]  # to be imported again, with what follows the coverage put in
    with atheris.instrument_imports(include=["claimx.documents"]):
        from claimx.documents import reader

    def one(data: bytes) -> None:
        try:
            for document in reader.read_stream(io.BytesIO(data), path=Path(f"case{suffix}")):
                if not isinstance(document, ReadError):
                    _check(document)
        except ReadError:
            return

    corpus = keep / f"guided{suffix}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, statement in enumerate(STATEMENTS):
        (corpus / f"seed{number}").write_bytes(FORMATS[suffix](statement))
    found = f"-artifact_prefix={keep}/"
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=1000", found, str(corpus)], one
    )
    atheris.Fuzz()


def main() -> None:
    """Run the formats and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=500, help="damaged files a format")
    parser.add_argument("--format", choices=list(FORMATS), action="append")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--guided", choices=list(FORMATS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-cases"))
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--many", choices=list(FORMATS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.guided:
        guided(options.guided, options.seconds, options.keep)
        return
    if options.read:
        read_one(options.read)
        return
    if options.many:
        read_many(options.many, options.cases, options.seed, options.keep)
        return
    from rich.console import Console
    from rich.table import Table

    table, problems = Table(), []
    options.keep.mkdir(parents=True, exist_ok=True)
    for suffix in options.format or FORMATS:
        figures, bad = run(suffix, options.cases, options.seed, options.keep)
        if not table.columns:
            for name in figures:
                table.add_column(name)
        table.add_row(*map(str, figures.values()))
        problems += bad
    console = Console()
    console.print(table)
    for problem in problems:
        console.print(problem, style="red")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
