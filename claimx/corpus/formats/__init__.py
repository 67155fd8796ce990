"""Annotated documents in the formats of other tools: what can be read and written, and by which module.

Each module has ``read(path)`` and ``write(documents, path)``; what ``read`` gives is ``model.Annotated``.
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

    @property
    def facts(self) -> Facts:
        """What is known of the format."""
        return _FACTS[self]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a format.

    Attributes:
        module: Under ``claimx.corpus.formats``.
        ending: Of its files; empty where it is a folder.
        training: Whether it can leave out what is not to be learned from.
    """

    module: str
    ending: str = ""
    training: bool = False


_FACTS: Mapping[Form, Facts] = MappingProxyType(
    {
        Form.GOLD: Facts("gold"),
        Form.SPACY: Facts("docbin", ".spacy", training=True),
    }
)
