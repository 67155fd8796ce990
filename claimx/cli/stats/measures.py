"""``claimx stats list``."""

from __future__ import annotations

from typing import Annotated

import typer

from claimx.cli.console import failing
from claimx.cli.stats.options import Base

HELP = """List what is counted: measure, units, dates, how many areas and figures, what it is.

Example: claimx stats list

Example: claimx stats list --areas officers
"""


def command(
    areas: Annotated[
        str | None, typer.Option("--areas", help="List the areas of this measure.", metavar="MEASURE")
    ] = None,
    base: Base = None,
) -> None:
    """List measures, or the areas of one."""
    from claimx.stats import stats
    from claimx.stats.areas import names

    with failing(base):
        known = stats(base)
        if areas is not None:
            known.measure(areas)
            for area in known.areas(areas):
                typer.echo(f"{area:<24} {names().get(area, area)}")
            return
        for id, measure in known.measures.items():
            series = [one for area in known.areas(id) for one in known.figures(id, area)]
            if series:
                years = f"{min(one.start for one in series).year}-{max(one.end for one in series).year}"
                units = "/".join(unit for unit in measure.units if any(one.unit == unit for one in series))
                counts = f"{len(known.areas(id)):>3} areas {len(series):>5} figures"
                typer.echo(f"{id:<22} {units:<34} {years}  {counts}  {measure.label}")
