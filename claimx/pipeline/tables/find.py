"""From the tables of a document to the figures in their cells with all that is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimx.documents.model import Document
from claimx.pipeline.tables import grid
from claimx.pipeline.tables.layout import panels
from claimx.pipeline.tables.panel import Reader
from claimx.pipeline.tables.setting import Setting, settings
from claimx.pipeline.tables.types import CellAmount
from claimx.pipeline.types import Amount, Area

# The areas that amounts at given places in the text would have.
Linker = Callable[[Sequence[Amount]], Sequence[Area]]


def read_tables(document: Document, link: Linker) -> list[CellAmount]:
    """The figures in the tables of a document, in order.

    Args:
        document: As read, its text the reading view.
        link: Gives the areas of amounts; asked once, for the lines above the tables.
    """
    found = grid.tables(document)
    placed = settings(document, found, link)
    return [figure for table, setting in zip(found, placed, strict=True) for figure in _table(document, table, setting)]


def _table(document: Document, table: grid.Table, setting: Setting) -> Iterator[CellAmount]:
    for panel in panels(table):
        yield from Reader(document, panel, setting).read()
