"""What the components leave on a Doc for each other: strings of JSON in ``user_data``, and span groups.

A raw Span or dataclass on a Doc would break pickling and ``Doc.to_bytes``; plain values do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from claimx.documents.model import Document
from claimx.pipeline.learned.types import Advice
from claimx.pipeline.tables.types import CellAmount
from claimx.pipeline.types import Amount, Area, Attribution, Times
from claimx.records import Offsets

if TYPE_CHECKING:
    from spacy.tokens import Doc

DOCUMENT = "claimx_document"
AMOUNTS = "claimx_amounts"
ATTRIBUTIONS = "claimx_attributions"
TIMES = "claimx_times"
AREAS = "claimx_areas"
NAMES = "claimx_names"
CELLS = "claimx_cells"
ADVICE = "claimx_learned"
CLAIMS = "claimx_claims"


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


_KINDS: dict[str, Any] = {
    DOCUMENT: Document,
    AMOUNTS: list[Amount],
    ATTRIBUTIONS: list[Attribution],
    TIMES: list[Times],
    AREAS: list[Area],
    NAMES: list[Offsets],
    CELLS: list[CellAmount],
    ADVICE: Advice,
}


def put(doc: Doc, key: str, value: Any) -> None:
    """Leave a value of a known key on a Doc, as a string of JSON.

    A long document has tens of thousands of small values: as one string they cost the garbage collector nothing.
    """
    doc.user_data[key] = _adapter(_KINDS[key]).dump_json(value).decode("utf-8")


def get(doc: Doc, key: str) -> Any:
    """The value of a known key, None where no component has left it."""
    plain = doc.user_data.get(key)
    return None if plain is None else _adapter(_KINDS[key]).validate_json(plain)


def mark(doc: Doc, group: str, spans: Iterable[tuple[int, int, str, str]]) -> None:
    """Set a span group from (start, end, label, kb_id); a span that cuts a token takes the whole of it."""
    found = []
    for start, end, label, kb_id in spans:
        span = doc.char_span(start, end, label=label, kb_id=kb_id, alignment_mode="expand")
        if span is not None:
            found.append(span)
    doc.spans[group] = found


def document_of(doc: Doc) -> Document:
    """The Document a Doc was made from; for a Doc of anyone else's, its text read as a document."""
    document = get(doc, DOCUMENT)
    if document is None:
        from claimx.documents import from_text

        document = from_text(doc.text)
        put(doc, DOCUMENT, document)
    return document  # type: ignore[no-any-return]


def amounts_of(doc: Doc) -> Sequence[Amount]:
    """The amounts on a Doc, empty where the quantities have not run."""
    return get(doc, AMOUNTS) or []
