"""What a corpus holds as tables: a column a split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from claimx.corpus.gold import CLOSED
from claimx.corpus.stats import COUNTED, WITH, Spread, Stats

# So many of the most frequent values of a closed list are shown, and of any other.
_CLOSED, _OPEN = 100, 8


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title, the header of its columns, and rows of as many cells."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(found: Sequence[Stats]) -> Iterator[Table]:
    """The tables of a corpus: what it holds as a whole, then by kind, by each field, and by force."""
    yield _table("Corpus", found, [(name, [tell(one) for one in found]) for name, tell in _OVERALL])
    yield _counts("Documents by kind", found, lambda one: one.kinds, _CLOSED)
    for field in COUNTED:
        yield _counts(f"Mentions by {field}", found, partial(_of_field, field), _CLOSED if field in CLOSED else _OPEN)
    yield _table("Mentions with", found, [(name, [f"{one.having[name]:,}" for one in found]) for name in WITH])
    yield _counts("Mentions by force", found, lambda one: one.forces, _CLOSED)


def _of_field(field: str, one: Stats) -> Mapping[str, int]:
    return one.counts[field]


def _percent(part: float) -> str:
    return f"{part:.1%}"


def _spread(spread: Spread) -> str:
    return f"{spread.median:,.0f} ({spread.least:,.0f}–{spread.most:,.0f})"


_OVERALL: tuple[tuple[str, Callable[[Stats], str]], ...] = (
    ("documents", lambda one: f"{one.documents:,}"),
    ("without mention", lambda one: f"{one.without:,}"),
    ("words", lambda one: f"{one.words:,}"),
    ("words a document", lambda one: _spread(one.words_spread)),
    ("mentions", lambda one: f"{one.mentions:,}"),
    ("optional mentions", lambda one: f"{one.optional:,}"),
    ("mentions a document", lambda one: _spread(one.mentions_spread)),
    ("forces", lambda one: f"{len(one.forces) - len(one.missing)} of {len(one.forces)}"),
    ("speakers", lambda one: f"{one.speakers:,}"),
    ("sentences", lambda one: f"{one.sentences:,}"),
    ("number, no mention", lambda one: f"{one.bare:,}"),
    ("no number, no mention", lambda one: f"{one.plain:,}"),
    ("dates and times", lambda one: f"{one.dates:,}"),
    ("other numbers", lambda one: f"{one.negatives:,}"),
    ("hard negatives", lambda one: _percent(one.hard)),
)


def _counts(title: str, found: Sequence[Stats], counts: Callable[[Stats], Mapping[str, int]], most: int) -> Table:
    """How often each value occurs, the most frequent in the whole first, and the rest together."""
    order = sorted(
        {value for one in found for value in counts(one)}, key=lambda value: (-counts(found[-1]).get(value, 0), value)
    )
    rows = [(value, [counts(one).get(value, 0) for one in found]) for value in order[:most]]
    if order[most:]:
        rest = [sum(counts(one).get(value, 0) for value in order[most:]) for one in found]
        rows.append((f"{len(order) - most} others", rest))
    return _table(title, found, [(value, [f"{count:,}" for count in cells]) for value, cells in rows])


def _table(title: str, found: Sequence[Stats], rows: Iterable[tuple[str, Sequence[str]]]) -> Table:
    return Table(title, ("", *(one.name for one in found)), tuple((name, *cells) for name, cells in rows))


def markdown(found: Sequence[Stats]) -> str:
    """The tables in Markdown."""
    parts = []
    for table in tables(found):
        lines = [f"### {table.title}", "", _row(table.header), "|---|" + "---:|" * (len(table.header) - 1)]
        lines += [_row(row) for row in table.rows]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
