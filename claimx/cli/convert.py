"""``claimx convert``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import Quiet, fail, failing, note
from claimx.cli.outputs import Form, Output, PartitionBy, Ratings, format_for, options_for, place_of

if TYPE_CHECKING:
    from claimx.errors import RecordsError
    from claimx.outputs.jsonld.ratings import Rating
    from claimx.records import AnyRecord

# Damaged records that are told one by one; the rest is counted.
_TOLD = 20

HELP = """Write the records of INPUT… in another format: a run's folder, a file of claims (JSON lines or an array),
Parquet or SQLite that claimx wrote, - for stdin.

Example: claimx convert run/ -o claims.sqlite

Example: claimx convert run/ -o parquet/ --format parquet --partition-by force,year

Example: claimx convert claims.jsonl -o claims.jsonld --ratings ratings.csv
"""


@dataclass(slots=True)
class _Tally:
    """What passed, and what was damaged."""

    counts: dict[str, int] = field(default_factory=lambda: {"documents": 0, "claims": 0, "errors": 0})
    damaged: int = 0
    rated: set[str] = field(default_factory=set)


def command(
    inputs: Annotated[list[str], typer.Argument(help="Folders or files; - for stdin.", metavar="INPUT...")],
    output: Output = None,
    form: Form = None,
    partition_by: PartitionBy = None,
    ratings: Ratings = None,
    quiet: Quiet = False,
) -> None:
    """Write stored records in another format."""
    from claimx.outputs.jsonld.ratings import read
    from claimx.outputs.writing import write

    place = place_of(output)
    wanted = format_for(place, form)
    tally = _Tally()
    with failing(output):
        found = None if ratings is None else read(ratings)
        options = options_for(wanted, partition_by, found)
        write(_counted(_read(inputs, _teller(tally)), tally, found or {}), wanted, place, options)
    unknown = sorted(set(found or {}) - tally.rated)
    if unknown:
        fail(f"{ratings}: {len(unknown)} ratings are of no claim in the input: {', '.join(unknown[:_TOLD])}")
    if tally.damaged > _TOLD:
        fail(f"{tally.damaged} records are damaged in all (the first {_TOLD} were named)")
    counts = ", ".join(f"{count} {name}" for name, count in tally.counts.items())
    note(f"{counts}, {tally.damaged} damaged", quiet=quiet or (place is None and not tally.damaged))
    if tally.damaged or unknown:
        raise typer.Exit(1)


def _teller(tally: _Tally) -> Callable[[RecordsError], None]:
    def tell(error: RecordsError) -> None:
        tally.damaged += 1
        if tally.damaged <= _TOLD:
            fail(str(error))

    return tell


def _read(inputs: Iterable[str], tell: Callable[[RecordsError], None]) -> Iterator[AnyRecord]:
    from claimx.stored import records

    for source in inputs:
        yield from records(source, on_error=tell)


def _counted(
    records: Iterable[AnyRecord], tally: _Tally, ratings: Mapping[str, tuple[Rating, ...]]
) -> Iterator[AnyRecord]:
    from claimx.records import Claim, DocumentRecord

    for record in records:
        if isinstance(record, Claim):
            tally.counts["claims"] += 1
            if record.id in ratings:
                tally.rated.add(record.id)
        else:
            tally.counts["documents" if isinstance(record, DocumentRecord) else "errors"] += 1
        yield record
