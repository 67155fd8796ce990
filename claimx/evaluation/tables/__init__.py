"""A result as tables: for a terminal, in Markdown, in LaTeX."""

from __future__ import annotations

from claimx.evaluation.tables.sheets import Sheet, facts, sheets
from claimx.evaluation.tables.writing import latex, markdown, terminal

__all__ = ["Sheet", "facts", "latex", "markdown", "sheets", "terminal"]
