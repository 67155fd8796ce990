"""Bytes to Document: readers, structure, furniture, and what the caller knows."""

from __future__ import annotations

from claimx.documents.details import Details
from claimx.documents.metadata import Metadata, load_metadata
from claimx.documents.model import Block, BlockKind, Document, Person, Question, Section
from claimx.documents.parts import MAX_BYTES, Columns
from claimx.documents.reader import from_text, read, read_all, read_bytes, read_stream

__all__ = [
    "MAX_BYTES",
    "Block",
    "BlockKind",
    "Columns",
    "Details",
    "Document",
    "Metadata",
    "Person",
    "Question",
    "Section",
    "from_text",
    "load_metadata",
    "read",
    "read_all",
    "read_bytes",
    "read_stream",
]
