"""HTML: the text of a page with its blocks, the body told from what stands around it."""

from __future__ import annotations

from claimx.documents.readers.html.page import extract, from_source

__all__ = ["extract", "from_source"]
