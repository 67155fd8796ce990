"""Tables as statements: every cell that holds a figure, with what caption, headers and stub say of it."""

from claimx.pipeline.tables.find import read_tables
from claimx.pipeline.tables.types import CellAmount

__all__ = ["CellAmount", "read_tables"]
