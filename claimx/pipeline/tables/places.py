"""Whose each figure of a panel is: by its row, its column, its group, or the lines above the table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from claimx.pipeline.tables.areas import areas_of, is_regional, together
from claimx.pipeline.tables.cells import Cell
from claimx.pipeline.tables.layout import Panel
from claimx.pipeline.tables.setting import Setting
from claimx.pipeline.tables.totals import sums_up
from claimx.pipeline.types import Area

_PLACES = re.compile(
    r"\b(?:area|force|region|county|district|authority|council|constituency|country|geograph\w*|place|town|city"
    r"|borough|csp|pfa|bcu"
    r"|location|nation|division|constabulary|constabularies|forces|areas|police)s?\b",
    re.I,
)
# What is left of an area beside the parts of it that other rows name.
_ELSEWHERE = re.compile(
    r"(?:(?:the\s+)?(?:rest|remainder) of\b|elsewhere\b|outside\b|(?:all\s+)?other (?:areas?|districts?|parts?|towns?"
    r"|places?|forces?|boroughs?|divisions?|regions?|locations?)\b)",
    re.I,
)
_REGION = re.compile(r"\bregions?\b", re.I)


def is_place_head(text: str) -> bool:
    """Whether a header is of places."""
    return _PLACES.search(text) is not None


class Places:
    """The areas of a panel."""

    __slots__ = ("_cells", "_columns", "_groups", "_lines", "_panel", "_setting", "_sums")

    def __init__(self, panel: Panel, setting: Setting, date: dt.date | None) -> None:
        self._panel, self._setting = panel, setting
        self._cells: set[Cell] = set()
        corner = " ".join(cell.text for cell in panel.corner)
        placed, regional = _PLACES.search(corner) is not None, _REGION.search(corner) is not None
        self._lines: list[Area | None] = [None] * len(panel.lines)
        depth = max((len(line.labels) for line in panel.lines), default=0)
        for slot in range(1, depth + 1):
            rows = [number for number, line in enumerate(panel.lines) if len(line.labels) >= slot]
            labels = [panel.lines[number].labels[-slot] for number in rows]
            found = self._read(labels, date, geographic=placed and slot == depth, regional=regional)
            for number, area in zip(rows, found, strict=True):
                self._lines[number] = self._lines[number] or area
            self._cells.update(self._unnamed(labels))
        self._columns: dict[int, Area] = {}
        levels = max((len(cells) for cells in panel.heads.values()), default=0)
        for level in range(1, levels + 1):
            columns = [column for column, cells in panel.heads.items() if len(cells) >= level]
            heads = [panel.heads[column][-level] for column in columns]
            for column, area in zip(columns, self._read(heads, date, geographic=False, regional=False), strict=True):
                if area is not None:
                    self._columns.setdefault(column, area)
        groups = list(dict.fromkeys(cell for line in panel.lines for cell in line.groups))
        read = self._read(groups, date, geographic=False, regional=False)
        self._groups = {cell: area for cell, area in zip(groups, read, strict=True) if area is not None}
        self._sums: dict[str, Area | None] = {}

    def _read(
        self, labels: Sequence[Cell], date: dt.date | None, *, geographic: bool, regional: bool
    ) -> list[Area | None]:
        regional = regional or is_regional({label.text for label in labels})
        found = areas_of(labels, date, geographic=geographic, regional=regional)
        self._cells.update(label for label, area in zip(labels, found, strict=True) if area is not None)
        return found

    def _unnamed(self, labels: Sequence[Cell]) -> Iterator[Cell]:
        """The labels of rows that are places though they name none that is known: those among mostly places."""
        rows = [label for label in labels if not sums_up(label.text)]
        places = sum(1 for label in rows if label in self._cells)
        for label in rows:
            if _ELSEWHERE.match(label.text) or (places * 2 > len(rows) and label.text[:1].isupper()):
                yield label

    def is_place(self, label: Cell) -> bool:
        """Whether a label is of an area, whether or not it is one that is known."""
        return label in self._cells

    def area(self, column: int, number: int) -> Area:
        """The area of a figure."""
        line = self._panel.lines[number]
        own, head = self._lines[number], self._columns.get(column)
        if own is not None and head is not None:
            return own if own.links or not head.links else head
        if own is not None or head is not None:
            return own or head or self._setting.area
        group = next((self._groups[cell] for cell in reversed(line.groups) if cell in self._groups), None)
        if group is not None:
            return group
        setting = self._setting
        heads = self._panel.heads.get(column, ())
        summed = None
        if not setting.narrow and any(sums_up(label.text) for label in line.labels):
            summed = self._sum("lines")
        elif not setting.narrow and heads and sums_up(heads[-1].text):
            summed = self._sum("columns")
        return summed or setting.area

    def _sum(self, over: str) -> Area | None:
        if over not in self._sums:
            areas = self._columns.values() if over == "columns" else [area for area in self._lines if area is not None]
            self._sums[over] = together(areas)
        return self._sums[over]
