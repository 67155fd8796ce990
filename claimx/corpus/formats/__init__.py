"""Annotated documents in the formats of other tools: what can be read and written, and by which functions.

What is read and written is ``model.Annotated``; ``convert`` reads one and writes another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Form(StrEnum):
    """The formats of annotated documents."""

    GOLD = "gold"
    SPACY = "spacy"
    CONLL = "conll"
    BRAT = "brat"
    LABELSTUDIO = "labelstudio"
    PRODIGY = "prodigy"
    DOCCANO = "doccano"
    DOCCANO_SEQUENCE = "doccano-sequence"
    PARQUET = "parquet"
    JSONL = "jsonl"

    @property
    def facts(self) -> Facts:
        """What is known of the format."""
        return _FACTS[self]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a format.

    Attributes:
        read, write: The functions, as ``module:name`` under ``claimx.corpus.formats``.
        ending: Of its files; empty where it is a folder.
        lost: The function that tells what it does not hold of a document; empty where it holds all.
        training: Whether it can leave out what is not to be learned from.
    """

    read: str
    write: str
    ending: str = ""
    lost: str = ""
    training: bool = False


_FACTS: Mapping[Form, Facts] = MappingProxyType(
    {
        Form.GOLD: Facts("gold:read", "gold:write"),
        Form.SPACY: Facts("docbin:read", "docbin:write", ".spacy", training=True),
        Form.CONLL: Facts("conll:read", "conll:write", ".conll", "lost:of_conll", training=True),
        Form.BRAT: Facts("brat:read", "brat:write"),
        Form.LABELSTUDIO: Facts("labelstudio:read", "labelstudio:write", ".json"),
        Form.PRODIGY: Facts("prodigy:read", "prodigy:write", ".jsonl"),
        Form.DOCCANO: Facts("doccano:read", "doccano:write", ".jsonl"),
        Form.DOCCANO_SEQUENCE: Facts("doccano:read", "doccano:write_sequence", ".jsonl"),
        Form.PARQUET: Facts("huggingface:read_parquet", "huggingface:write_parquet", ".parquet", "lost:of_columns"),
        Form.JSONL: Facts("huggingface:read_json", "huggingface:write_json", ".jsonl", "lost:of_columns"),
    }
)
