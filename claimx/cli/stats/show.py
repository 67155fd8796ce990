"""``claimx stats show``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.console import failing, note, some
from claimx.cli.stats.options import Base

if TYPE_CHECKING:
    from claimx.stats import Figure, StatsBase

HELP = """Show a series: every figure with edition and source, and a chart.

Example: claimx stats show durham officers

Example: claimx stats show "England and Wales" officers --unit headcount -o officers.svg
"""


def command(
    area: Annotated[str, typer.Argument(help="A force or nation, by id or name.")],
    measure: Annotated[str, typer.Argument(help="What is counted; see claimx stats list.")],
    unit: Annotated[str | None, typer.Option(help="Only figures in this unit, as fte or headcount.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the chart as SVG.", metavar="FILE.svg")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a figure, no chart.")] = False,
    base: Base = None,
) -> None:
    """Show a series."""
    from claimx.stats import stats
    from claimx.stats.areas import NATIONS, find, names
    from claimx.stats.chart import svg, terminal

    if output is not None and output.suffix.lower() != ".svg":
        raise typer.BadParameter(f"a chart is written as SVG; name it {output.with_suffix('.svg')}", param_hint="-o")
    with failing(output):
        known = stats(base)
        told, place = known.measure(measure), find(area)
        if place is None:
            raise typer.BadParameter(f"{area!r} is no force or nation; see claimx forces list", param_hint="AREA")
        figures = known.figures(measure, place, unit=unit)
        if not figures:
            has = ", ".join(told.units) if unit else ", ".join(known.areas(measure)[:5])
            remedy = f"units: {has}" if unit else f"claimx stats list --areas {measure} shows which: {has}, …"
            raise typer.BadParameter(f"there are no such figures of {names()[place]} ({remedy})", param_hint="MEASURE")
        if as_json:
            for one in figures:
                typer.echo(_json(known, one))
            return
        title = f"{names()[place]}: {told.label}"
        typer.echo(f"{title} ({told.scope})" if told.scope and place in NATIONS else title)
        units = [one for one in told.units if any(figure.unit == one for figure in figures)]
        for name in units:
            typer.echo(f"\n{name}")
            for line in terminal([figure for figure in figures if figure.unit == name]):
                typer.echo(line)
        _sources(known, figures)
        if output is not None:
            drawn = [figure for figure in figures if figure.unit == units[0]]
            output.write_text(svg(drawn, title=f"{title}, {units[0]}"), "utf-8")
            note(f"{output}: {units[0]}, {some(len(drawn), 'figure')}")


def _sources(known: StatsBase, figures: tuple[Figure, ...]) -> None:
    """The editions of a series, and where they say different things."""
    typer.echo("\neditions")
    for id in dict.fromkeys(one.edition for one in figures):
        edition = known.editions[id]
        typer.echo(f"{id:<22} {edition.publisher}: {edition.title} [{edition.licence}] {edition.source}")
    by_date: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        by_date.setdefault((figure.when, figure.unit), []).append(figure)
    differing = [group for group in by_date.values() if len({one.value for one in group}) > 1]
    if differing:
        typer.echo("\neditions that differ")
        for group in differing:
            values = "; ".join(f"{one.value:,g} ({one.edition})" for one in group)
            typer.echo(f"{group[0].when} {group[0].unit}: {values}")


def _json(known: StatsBase, figure: Figure) -> str:
    import json

    edition = known.editions[figure.edition]
    plain = {
        "measure": figure.measure,
        "area": figure.area,
        "date": figure.when,
        "unit": figure.unit,
        "value": figure.value,
        "edition": figure.edition,
        "flags": [flag.value for flag in figure.flags],
        "source": edition.source,
        "licence": edition.licence,
    }
    return json.dumps(plain, ensure_ascii=False)
