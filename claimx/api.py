"""What most callers need: read a document, extract its claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.documents import Columns, Details, Document, from_text
from claimx.documents import read as read_path
from claimx.documents import read_all as read_all_of
from claimx.errors import ReadError

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.records import Claim
    from claimx.worthiness.scoring import Scores

_LONGEST_PATH = 255


def read(path: str | Path, *, details: Details | None = None) -> Document:
    """Read a document from a file.

    Args:
        path: A file that holds one document: a text, a page, a letter, a mail, an answer of an API, …
        details: What is known of the document (date, publisher, …); it wins over what the document says.

    Raises:
        ReadError: The file is missing, empty, damaged, of no format that is read, too large or not permitted, or
            holds several documents.
    """
    return read_path(path, details=details)


def read_all(
    path: str | Path,
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    date_field: str | None = None,
) -> Iterator[Document | ReadError]:
    """Read every document in a file: one, or the rows of a table, the files of an archive, the items of a list.

    Args:
        path: Any file that is read.
        text_field, id_field, date_field: The column or key that holds a statement's text, name and day of
            publication, in tables and JSON; guessed from their names where None.

    Yields:
        Documents in the order of the file, one at a time; for one that cannot be read the error, and the rest
        goes on.

    Raises:
        ReadError: The file as a whole cannot be read.
    """
    return read_all_of(path, columns=Columns(text=text_field, id=id_field, date=date_field))


def extract(
    source: str | Path | Document,
    *,
    date: dt.date | None = None,
    details: Details | None = None,
    nlp: Language | None = None,
    tables: bool = True,
) -> list[Claim]:
    """The claims of a text, a file or a document that was read.

    Args:
        source: A Path is read as a file; a str is the text itself; a Document is taken as it is.
        date: The day a text or file was published, where it does not say.
        details: More that is known of a text or file.
        nlp: A pipeline from ``claimx.load``; by default one that is loaded once.
        tables: Whether the figures in its tables become claims too.

    Returns:
        Claim records in the order of the text.

    Raises:
        TypeError: The source is none of these.
        ReadError: A file cannot be read or holds several documents (``read_all`` reads those), or the text is empty.
        ModelError: The parser is not installed.
    """
    from claimx.pipeline.language import extract_document

    return extract_document(_document(source, date, details), nlp=nlp, tables=tables)


def score(
    source: str | Path | Document,
    *,
    scorer: str | Path = "linear",
    threshold: float | None = None,
    date: dt.date | None = None,
    details: Details | None = None,
    nlp: Language | None = None,
) -> Scores:
    """The sentences of a text, a file or a document that was read, ranked by how much they are worth checking.

    Args:
        source: As of ``extract``.
        scorer: ``linear``, the model that ships, a folder that ``claimx train worthiness`` wrote, or several of these
            with ``+`` between them.
        threshold: The score from which a sentence counts as worth checking; by default the scorer's own.
        date: The day a text or file was published, where it does not say.
        details: More that is known of a text or file.
        nlp: A pipeline from ``claimx.load``; by default one that is loaded once.

    Raises:
        TypeError: The source is none of these.
        ReadError: A file cannot be read or holds several documents, or the text is empty.
        ModelError: The parser or the scorer is not there.
    """
    from claimx.worthiness.scorers import load_scorer
    from claimx.worthiness.scoring import score_document

    ranker = load_scorer(scorer)
    return score_document(_document(source, date, details), ranker=ranker, threshold=threshold, nlp=nlp)


def _document(source: str | Path | Document, date: dt.date | None, details: Details | None) -> Document:
    """The document of a source, as the functions that take one take it."""
    if isinstance(source, Document):
        return source
    if isinstance(source, Path):
        document = read(source, details=details)
    elif isinstance(source, str):
        if _names_a_file(source):
            raise ReadError(f"{source!r} is taken as a text, but is a file", remedy="give a pathlib.Path of it")
        document = from_text(source, details=details)
    else:
        raise TypeError(f"a text, a Path or a Document can be read, not {type(source).__name__}")
    return replace(document, date=date) if document.date is None and date is not None else document


def _names_a_file(text: str) -> bool:
    """Whether a text is the path of a file, which hardly any statement is."""
    if len(text) > _LONGEST_PATH or "\n" in text or "\0" in text or not Path(text).suffix:
        return False
    try:
        return Path(text).is_file()
    except OSError:
        return False
