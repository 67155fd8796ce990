"""What a corpus holds as plots, in SVG: the same corpus gives the same files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.corpus.stats import ALL, Stats
from claimx.errors import CorpusError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH, _ROW, _MARGIN = 8.0, 0.24, 1.4
# Ids inside an SVG are hashed with this, and no date is written.
_RC: Any = {"svg.hashsalt": "claimx", "svg.fonttype": "none", "font.size": 9.0}
_METADATA = {"Date": None, "Creator": None}


def plot(found: Sequence[Stats], folder: str | Path) -> list[Path]:
    """Write the plots of a corpus to a folder, which is made where there is none.

    Returns:
        The files: ``topics.svg``, ``types.svg``, ``changes.svg``, ``statuses.svg``, ``forces.svg``, ``kinds.svg``,
        ``years.svg``, ``lengths.svg``.

    Raises:
        CorpusError: matplotlib is not installed.
        OSError: A file cannot be written.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise CorpusError("plots are drawn by matplotlib", remedy="pip install 'claimx[plots]'") from None
    splits = [one for one in found if one.name != ALL] or list(found)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    drawings: dict[str, tuple[str, Callable[[Axes], None], int]] = {}
    for name, field in (("topics", "topic"), ("types", "type"), ("changes", "change"), ("statuses", "status")):
        counts = [one.counts[field] for one in splits]
        drawings[name] = (f"Mentions by {field}", _bars(splits, counts), _values(counts))
    by_force, by_kind = [one.forces for one in splits], [one.kinds for one in splits]
    drawings["forces"] = ("Mentions by force", _bars(splits, by_force), _values(by_force))
    drawings["kinds"] = ("Documents by kind", _bars(splits, by_kind), _values(by_kind))
    drawings["years"] = ("Documents by year", _years(splits), 10)
    drawings["lengths"] = ("Words a document: range, quartiles and median", _lengths(splits), len(splits) + 2)
    written = []
    with matplotlib.rc_context(_RC):
        for name, (title, draw, rows) in drawings.items():
            figure = Figure(figsize=(_WIDTH, _MARGIN + _ROW * rows), layout="constrained")
            axes = figure.add_subplot()
            draw(axes)
            axes.set_title(title)
            axes.spines[["top", "right"]].set_visible(False)
            path = folder / f"{name}.svg"
            figure.savefig(path, metadata=_METADATA)
            written.append(path)
    return written


def _values(counts: Sequence[Mapping[str, int]]) -> int:
    return len({value for one in counts for value in one})


def _bars(splits: Sequence[Stats], counts: Sequence[Mapping[str, int]]) -> Callable[[Axes], None]:
    """A horizontal bar a value, in it a part a split, the longest on top."""
    totals: dict[str, int] = {}
    for one in counts:
        for value, count in one.items():
            totals[value] = totals.get(value, 0) + count
    order = sorted(totals, key=lambda value: (totals[value], value))

    def draw(axes: Axes) -> None:
        left = [0] * len(order)
        for split, one in zip(splits, counts, strict=True):
            widths = [one.get(value, 0) for value in order]
            axes.barh(order, widths, left=left, label=split.name)
            left = [before + width for before, width in zip(left, widths, strict=True)]
        axes.margins(y=0.01)
        axes.legend(loc="lower right")

    return draw


def _years(splits: Sequence[Stats]) -> Callable[[Axes], None]:
    known = {year for one in splits for year in one.years}
    order = list(range(min(known), max(known) + 1)) if known else []

    def draw(axes: Axes) -> None:
        bottom = [0] * len(order)
        for split in splits:
            heights = [split.years.get(year, 0) for year in order]
            axes.bar(order, heights, bottom=bottom, label=split.name)
            bottom = [before + height for before, height in zip(bottom, heights, strict=True)]
        axes.legend(loc="upper left")

    return draw


def _lengths(splits: Sequence[Stats]) -> Callable[[Axes], None]:
    boxes: list[dict[str, Any]] = [
        {
            "label": one.name,
            "whislo": one.words_spread.least,
            "q1": one.words_spread.lower,
            "med": one.words_spread.median,
            "q3": one.words_spread.upper,
            "whishi": one.words_spread.most,
        }
        for one in reversed(splits)
    ]

    def draw(axes: Axes) -> None:
        axes.bxp(boxes, showfliers=False, orientation="horizontal")
        axes.set_xlim(left=0)

    return draw
