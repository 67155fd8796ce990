"""Which fields were found in documents, source by source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from claimx.documents.model import Document, Question

OTHER = "other"


def _of_each(field: Callable[[Question], object]) -> Callable[[Document], bool]:
    """Whether every question of a document has a field."""
    return lambda document: bool(document.questions) and all(field(question) for question in document.questions)


def _of_any(field: Callable[[Question], object]) -> Callable[[Document], bool]:
    """Whether some question of a document has a field."""
    return lambda document: any(field(question) for question in document.questions)


_FOUND: Mapping[str, Callable[[Document], object]] = {
    "title": lambda document: document.title,
    "date": lambda document: document.date,
    "publisher": lambda document: document.publisher,
    "speaker": lambda document: document.speaker,
    "asker": lambda document: document.asker,
    "answerer": lambda document: document.answerer,
    "asked": lambda document: document.asked,
    "answered": lambda document: document.answered,
    "uin": _of_each(lambda question: question.uin),
    "department": _of_each(lambda question: question.department),
    "summary": lambda document: document.summary,
    "url": lambda document: document.url,
    "withdrawn": lambda document: document.withdrawn or any(question.withdrawn for question in document.questions),
    "corrected": _of_any(lambda question: question.corrected),
    "grouped": lambda document: len(document.questions) > 1 or any(question.grouped for question in document.questions),
}
FIELDS = tuple(_FOUND)


def fields_found(documents: Iterable[Document]) -> list[dict[str, object]]:
    """What was found in documents, a row a source in the order of their names.

    Returns:
        Rows with the ``source`` (``other`` where none was recognised), its number of ``documents``, and by field
        (``FIELDS``) in how many of them it was found; a number or department counts where every question has one,
        and the last three say how many documents are such.
    """
    counts: dict[str, int] = {}
    found: dict[str, dict[str, int]] = {}
    for document in documents:
        source = document.source or OTHER
        counts[source] = counts.get(source, 0) + 1
        row = found.setdefault(source, dict.fromkeys(FIELDS, 0))
        for name, has in _FOUND.items():
            row[name] += bool(has(document))
    return [{"source": source, "documents": counts[source], **found[source]} for source in sorted(counts)]
