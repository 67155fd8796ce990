"""``claimx check``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.check_kinds import Outcome
from claimx.cli.console import Quiet, fail, failing, note, some
from claimx.cli.inputs import (
    DateField,
    Day,
    IdField,
    MetadataFile,
    Model,
    TextField,
    columns,
    day,
    metadata_of,
    paths,
    tell_unused,
)
from claimx.cli.outputs import Form, Output, format_for, place_of
from claimx.cli.statements import Tally, records
from claimx.outputs import Format

if TYPE_CHECKING:
    from claimx.errors import ClaimxError
    from claimx.records import AnyRecord

HELP = """Hold the claims of INPUT… against each other, in each document and across them: shares, totals, changes,
differences, rates, and amounts told twice. INPUT is a run's folder, a file of claims, a database, or statements, which
then are read and extracted first; - is stdin. It says what fits within rounding, what does not, and what is implied;
never what is true.

Example: claimx check release.pdf

Example: claimx check run/ --outcome inconsistent

Example: claimx check run/ -o checked.sqlite
"""


def command(
    inputs: Annotated[
        list[str], typer.Argument(help="Run folders, claims, databases, statements; - for stdin.", metavar="INPUT...")
    ],
    output: Output = None,
    form: Form = None,
    outcome: Annotated[
        list[Outcome] | None, typer.Option(help="Only claims with a check that came out so; may be given again.")
    ] = None,
    date: Day = None,
    metadata: MetadataFile = None,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Check the claims of documents."""
    when = day(date)
    place = place_of(output)
    wanted = format_for(place, form) if form is not None or place is not None else Format.TABLE
    damaged: list[str] = []

    def tell(error: ClaimxError) -> None:
        damaged.append(error.message)
        fail(str(error))

    tally = Tally()
    with failing(output):
        from claimx import stored

        found: list[AnyRecord] = []
        statements = []
        for source in inputs:
            if stored.is_stored(source):
                found += stored.records(source, on_error=tell)
            else:
                statements.append(source)
        if statements:
            from claimx.pipeline.language import load

            known = metadata_of(metadata)
            sources = list(paths(statements, but=(metadata, place), quiet=quiet))
            fields = columns(text_field, id_field, date_field)
            found += records(sources, fields, when, known, load(model), tally, quiet=quiet, verbose=False)
            tell_unused(known, metadata, tally.paths, quiet=quiet)
        done = _checked(found)
        _write([one for one in done if _wanted(one, outcome)], wanted, place, outcome)
        note(_summary(done), quiet=quiet)
    if damaged or tally.failed:
        raise typer.Exit(1)


def _checked(found: Sequence[AnyRecord]) -> list[AnyRecord]:
    """The records in their order, the claims with their checks."""
    from claimx.checks.run import check
    from claimx.records import Claim, DocumentRecord

    documents = [record for record in found if isinstance(record, DocumentRecord)]
    claims = iter(check((record for record in found if isinstance(record, Claim)), documents=documents))
    return [next(claims) if isinstance(record, Claim) else record for record in found]


def _wanted(record: AnyRecord, outcomes: Sequence[Outcome] | None) -> bool:
    from claimx.records import Claim

    return not outcomes or not isinstance(record, Claim) or any(one.outcome in outcomes for one in record.checks)


def _write(done: Sequence[AnyRecord], wanted: Format, place: Path | None, outcomes: Sequence[Outcome] | None) -> None:
    from claimx.outputs import checks, writing
    from claimx.outputs.place import aside

    if wanted is not Format.TABLE:
        writing.write(done, wanted, place)
    elif place is None:
        checks.write(done, sys.stdout, outcomes=outcomes)
        sys.stdout.flush()
    else:
        with aside(place) as new, new.open("w", encoding="utf-8", newline="") as out:
            checks.write(done, out, outcomes=outcomes)


def _summary(done: Sequence[AnyRecord]) -> str:
    """How many claims there are, and how many checks of each outcome, each relation counted once."""
    from claimx.outputs.checks import tables
    from claimx.records import Claim

    counts: Counter[Outcome] = Counter()
    seen: set[tuple[object, ...]] = set()
    for _, rows in tables(done):
        for row in rows:
            own = {claim.id for claim in row.claims}
            key = (row.check.kind, row.check.outcome, frozenset(own.union(row.check.claims)))
            # A relation over several documents stands in the table of each.
            counts[row.check.outcome] += key not in seen
            if not own.issuperset(row.check.claims):
                seen.add(key)
    told = ", ".join(f"{counts[one]} {one.value.replace('_', ' ')}" for one in Outcome if counts[one])
    return f"{some(sum(isinstance(one, Claim) for one in done), 'claim')}: {told or 'nothing to check'}"
