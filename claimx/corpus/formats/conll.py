"""CoNLL columns: token, start, end and BIO tag of the type, parted by tabs; an empty line between sentences.

A document begins with the line ``-DOCSTART- NAME``, 0, the length of its text and ``O``. Tokens are those of spaCy's
English tokenizer, parted where an amount begins or ends. Of a mention only the place and the type are held; of the text
no other white space than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from claimx.corpus.formats.marks import AMOUNTS, UNTYPED, Tell
from claimx.corpus.formats.merge import Seen, merged
from claimx.corpus.formats.model import Annotated, unstored
from claimx.corpus.formats.tokens import doc_of
from claimx.errors import CorpusError

START = "-DOCSTART-"
_OUT = "O"
_WORD = re.compile(r"\S+")
_REMEDY = "write token, start, end and tag, parted by tabs, under a line of -DOCSTART-"


def write(documents: Iterable[Annotated], path: Path, *, training: bool = False) -> None:
    """Write documents; with ``training``, optional mentions are not tagged."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for document in documents:
            name = " ".join(document.name.split())
            out.write(f"{START} {name}\t0\t{len(document.text)}\t{_OUT}\n\n")
            for row in _rows(document, training=training):
                out.write("\t".join(map(str, row)) + "\n" if row else "\n")


def _rows(document: Annotated, *, training: bool) -> Iterator[tuple[str, int, int, str] | None]:
    """Rows of tokens; None after each sentence."""
    claims = [claim for claim in document.claims if not (training and claim.optional)]
    doc = doc_of(document.text, [(claim.start, claim.end) for claim in claims])
    at = 0
    for sentence in doc.sents:
        rows = 0
        for token in sentence:
            for word in _WORD.finditer(token.text):
                start, end = token.idx + word.start(), token.idx + word.end()
                while at < len(claims) and claims[at].end <= start:
                    at += 1
                tag = _OUT
                if at < len(claims) and claims[at].start <= start:
                    label = claims[at].fields.get("type") or UNTYPED
                    tag = f"{'B' if claims[at].start == start else 'I'}-{label}"
                yield word.group(), start, end, tag
                rows += 1
        if rows:
            yield None


def read(path: Path, tell: Tell) -> Iterator[Annotated]:
    """The documents of a file; what stood between tokens is taken for spaces, and between sentences for line ends.

    Raises:
        CorpusError: A line that is none, or offsets that do not follow one another.
    """
    del tell
    try:
        lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 ({error.reason})", remedy="save it as UTF-8") from error
    starts = [
        number for number, line in enumerate(lines) if line.startswith(START + " ") and line.endswith(f"\t{_OUT}")
    ]
    before = next((number for number, line in enumerate(lines) if line.strip()), None)
    if before is not None and (not starts or before < starts[0]):
        raise CorpusError(f"{path}, line {before + 1}: no document has begun", remedy=_REMEDY)
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _document(path, lines[begin:end], begin + 1)


def _document(path: Path, lines: list[str], first: int) -> Annotated:
    head, _, length, _ = _row(lines[0], f"{path}, line {first}")
    text: list[str] = []
    found: list[Seen] = []
    at, broken, before = 0, False, _OUT
    for number, line in enumerate(lines[1:], first + 1):
        where = f"{path}, line {number}"
        if not line.strip():
            broken = True
            continue
        token, start, end, tag = _row(line, where)
        if start < at or end != start + len(token) or end > length:
            raise CorpusError(f"{where}: {token!r} cannot stand from {start} to {end}", remedy=_REMEDY)
        text += [("\n" if broken and at else " ") * (start - at), token]
        label = _label(tag, where)
        if label is not None and tag.startswith("I") and label == _label(before, where):
            found[-1] = replace(found[-1], end=end)
        elif label is not None:
            found.append(Seen(start, end, None, {"type": None if label == UNTYPED else label}))
        at, broken, before = end, False, tag
    whole = "".join(text) + " " * (length - at)
    return merged(unstored(head.removeprefix(START).strip(), whole), found, f"{path}, line {first}")


def _label(tag: str, where: str) -> str | None:
    if tag == _OUT:
        return None
    mark, _, label = tag.partition("-")
    if mark not in ("B", "I") or label not in AMOUNTS:
        raise CorpusError(f"{where}: there is no tag {tag!r}", remedy="use O, and B- or I- with " + ", ".join(AMOUNTS))
    return label


def _row(line: str, where: str) -> tuple[str, int, int, str]:
    cells = line.split("\t")
    if len(cells) != 4 or not (cells[1].isdecimal() and cells[2].isdecimal()):
        raise CorpusError(f"{where}: it is no row of token, start, end and tag", remedy=_REMEDY)
    return cells[0], int(cells[1]), int(cells[2]), cells[3]
