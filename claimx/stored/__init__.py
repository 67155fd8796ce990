"""What claimx wrote, read back: the claims, documents and errors of a run's folder or of a file of records."""

from __future__ import annotations

from claimx.stored.lines import OnError, Source, claims, documents, errors, raising

__all__ = ["OnError", "Source", "claims", "documents", "errors", "raising"]
