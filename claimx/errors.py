"""The errors claimx raises: what was wrong, where, and what to do about it."""

from __future__ import annotations


class ClaimxError(Exception):
    """An error with a remedy.

    Args:
        message: What was wrong, with the file or value it was found in.
        remedy: What the reader can do about it; empty when there is nothing to do.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} ({self.remedy})" if self.remedy else self.message


class ReadError(ClaimxError):
    """A document that cannot be read: missing, empty, binary, too large, a folder, no permission."""


class MetadataError(ClaimxError):
    """Metadata that cannot be used: no such column, no such date, a row for no file."""


class KnowledgeError(ClaimxError):
    """A fact file of the knowledge base that is damaged or contradicts itself."""


class ModelError(ClaimxError):
    """A spaCy model that is not installed or does not fit this version."""


class CorpusError(ClaimxError):
    """Annotations that do not fit their text or the closed lists."""


class RecordsError(ClaimxError):
    """Stored records that cannot be read back: no such file, no run, a damaged line, another version's records."""


class OutputError(ClaimxError):
    """Records that cannot be written as asked: more than a format holds, a folder that is not ours to replace."""


class BatchError(ClaimxError):
    """A run of many documents that cannot go on: no place to write, another run at work, workers that do not match."""


class StatsError(ClaimxError):
    """Official figures that cannot be used: a damaged base, rows that are refused, a table of another layout."""
