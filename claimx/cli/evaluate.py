"""``claimx evaluate``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from claimx.cli.console import Quiet, fail, failing, note, some
from claimx.cli.outputs import place_of

if TYPE_CHECKING:
    from claimx.evaluation.folders import Statements
    from claimx.evaluation.result import Result, Settings
    from claimx.evaluation.systems import Outcome, Watch

HELP = """Score MODEL on the annotated statements of CORPUS: detection, core and full records, every field, with
intervals.

MODEL is "rules" (the default pipeline), a trained pipeline (a folder or the name of a package), or records that were
made before (a run's folder, a file of claims). CORPUS is a folder of NAME.txt with annotations in NAME.json, or a
corpus with --split. With --from both are results stored as JSON: one is shown, two are compared.

Example: claimx evaluate rules corpora/ --split dev

Example: claimx evaluate models/mine corpora/dev --against rules --errors errors.html -o mine.json

Example: claimx evaluate --from mine.json other.json -f latex

Example: claimx evaluate rules corpora/dev --fail-under core=0.85,detection=0.95
"""


class Shape(StrEnum):
    """The formats that a result is written in."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    LATEX = "latex"


_ENDINGS = {".json": Shape.JSON, ".md": Shape.MARKDOWN, ".tex": Shape.LATEX, ".txt": Shape.TABLE}
_BY = "kind,type,status,force,sentence,document"


def command(
    model: Annotated[str, typer.Argument(help="What to score; - for records on stdin.", metavar="MODEL")],
    corpus: Annotated[str | None, typer.Argument(help="Annotated statements.", metavar="CORPUS")] = None,
    split: Annotated[str | None, typer.Option(help="The split of a corpus: test, dev, ….")] = None,
    against: Annotated[
        str | None, typer.Option(help="Compare with this model, stored records or stored result.", metavar="OTHER")
    ] = None,
    read_back: Annotated[bool, typer.Option("--from", help="MODEL (and CORPUS) are results stored as JSON.")] = False,
    by: Annotated[str, typer.Option(help="Groupings to show; JSON has all of them.", metavar="GROUPING,...")] = _BY,
    confusion: Annotated[bool, typer.Option("--confusion", help="Show which value was given for which.")] = False,
    errors: Annotated[
        Path | None, typer.Option(help="Write every error in its sentence to this HTML page.", dir_okay=False)
    ] = None,
    fail_under: Annotated[
        str | None, typer.Option(help="End with 1 if a figure is lower.", metavar="MEASURE=FLOOR,...")
    ] = None,
    resamples: Annotated[int | None, typer.Option(min=100, help="Bootstrap resamples; by default 2,000.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Of resamples and exchanges; one is fixed.")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Write here instead of stdout; its ending tells the format.", dir_okay=False
        ),
    ] = None,
    form: Annotated[Shape | None, typer.Option("-f", "--format", help="How to write the result.")] = None,
    quiet: Quiet = False,
) -> None:
    """Evaluate a model."""
    shape = _shape(output, form)
    groupings = _groupings(by)
    floors = _floors(fail_under)
    settings = _settings(resamples, seed)
    for place in (output, errors):
        _needs_folder(place)
    if output is not None and errors is not None and output.absolute() == errors.absolute():
        raise typer.BadParameter("the result and the errors are two files", param_hint="--errors")
    failed: list[str] = []
    with failing(output):
        if read_back:
            if against is not None or errors is not None or split is not None:
                raise typer.BadParameter("a stored result has no records: leave out --split, --against and --errors")
            if resamples is not None or seed is not None:
                raise typer.BadParameter("a stored result keeps its intervals: leave out --resamples and --seed")
            result = _stored(model, corpus)
        else:
            if corpus is None:
                raise typer.BadParameter("give a folder of annotated statements", param_hint="CORPUS")
            result = _measured(model, corpus, split, against, errors, settings, failed, quiet=quiet)
        _write(result, shape, place_of(output), groupings, confusion=confusion)
    if output is not None:
        note(f"{result.model.name} on {some(result.corpus.documents, 'statement')} in {output}", quiet=quiet)
    lower = _below(floors, result)
    for told in lower:
        fail(told)
    if failed or lower:
        raise typer.Exit(1)


def _shape(output: Path | None, form: Shape | None) -> Shape:
    place = place_of(output)
    if form is not None or place is None:
        return form or Shape.TABLE
    if place.suffix not in _ENDINGS:
        raise typer.BadParameter(
            f"{place.name} ends as no format; name it with --format, or end it in {', '.join(_ENDINGS)}",
            param_hint="--output",
        )
    return _ENDINGS[place.suffix]


def _needs_folder(place: Path | None) -> None:
    """End before the work where what comes of it could not be written."""
    if place is not None and not place.absolute().parent.is_dir():
        fail(f"{place} cannot be written: there is no folder {place.parent} (make it, or choose another place)")
        raise typer.Exit(1)


def _groupings(by: str) -> list[str]:
    from claimx.evaluation.groups import GROUPINGS

    names = [name.strip() for name in by.split(",") if name.strip()]
    unknown = [name for name in names if name not in GROUPINGS]
    if unknown:
        raise typer.BadParameter(
            f"{', '.join(unknown)} is no grouping; there are {', '.join(GROUPINGS)}", param_hint="--by"
        )
    return names


def _floors(told: str | None) -> dict[str, float]:
    if told is None:
        return {}
    from claimx.evaluation.floors import floors_of

    try:
        return floors_of(told)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--fail-under") from None


def _below(floors: dict[str, float], result: Result) -> list[str]:
    from claimx.evaluation.floors import below

    return below(floors, {name: figure.value for name, figure in result.scores.items()})


def _settings(resamples: int | None, seed: int | None) -> Settings:
    from claimx.evaluation.measuring import DEFAULTS

    given = {"resamples": resamples, "seed": seed}
    return DEFAULTS.model_copy(update={name: value for name, value in given.items() if value is not None})


def _stored(one: str, other: str | None) -> Result:
    from claimx.evaluation.measuring import compared
    from claimx.evaluation.result import Result

    result = Result.read(one)
    return result if other is None else compared(result, Result.read(other))


def _measured(
    model: str,
    corpus: str,
    split: str | None,
    against: str | None,
    errors: Path | None,
    settings: Settings,
    failed: list[str],
    *,
    quiet: bool,
) -> Result:
    from claimx.corpus.folders import passed_over
    from claimx.evaluation.folders import annotated
    from claimx.evaluation.measuring import compared, judged, measured
    from claimx.evaluation.result import Result, is_result

    statements = annotated(corpus, split=split)
    if unannotated := passed_over(statements.folder):
        note(unannotated, quiet=quiet)
    outcome = _run(model, statements, failed, quiet=quiet)
    told = judged(statements, outcome)
    result = measured(statements, outcome, told, settings=settings)
    if errors is not None:
        from claimx.evaluation.page import render
        from claimx.outputs.place import aside

        with failing(errors, "choose another place with --errors"), aside(errors) as new:
            new.write_text(render(statements, told, model=model), encoding="utf-8", newline="")
        note(f"every error in {errors}", quiet=quiet)
    if against is None:
        return result
    if is_result(against):
        return compared(result, Result.read(against))
    other = _run(against, statements, failed, quiet=quiet)
    if other.cost is not None:
        # The process has held the first model as well.
        other = replace(other, cost=other.cost.model_copy(update={"peak_memory": None}))
    return compared(result, measured(statements, other, judged(statements, other), settings=settings))


def _run(model: str, statements: Statements, failed: list[str], *, quiet: bool) -> Outcome:
    from claimx.evaluation.systems import run

    with _watching(model, len(statements.documents), failed, quiet=quiet) as watch:
        return run(model, statements, watch)


@contextmanager
def _watching(model: str, documents: int, failed: list[str], *, quiet: bool) -> Iterator[Watch]:
    """A bar on stderr at a terminal; what fails is told, and kept."""
    from rich.console import Console
    from rich.progress import Progress

    from claimx.evaluation.systems import Watch

    def tell(message: str) -> None:
        failed.append(message)
        fail(message)

    show = sys.stderr.isatty() and not quiet
    with Progress(console=Console(stderr=True), disable=not show, transient=True) as progress:
        task = progress.add_task(model, total=documents)
        yield Watch(lambda more: progress.advance(task, more), tell, lambda message: note(message, quiet=quiet))


def _write(result: Result, shape: Shape, place: Path | None, by: Sequence[str], *, confusion: bool) -> None:
    from claimx.evaluation.tables import facts, latex, markdown, sheets, terminal
    from claimx.outputs.place import aside

    def write(out: TextIO) -> None:
        if shape is Shape.JSON:
            out.write(result.to_json())
            return
        written = {Shape.TABLE: terminal, Shape.MARKDOWN: markdown, Shape.LATEX: latex}[shape]
        written(facts(result), sheets(result, by=by, confusions=confusion), out)

    with nullcontext() if place is None else aside(place) as new:
        if new is None:
            write(sys.stdout)
            sys.stdout.flush()
        else:
            with new.open("w", encoding="utf-8", newline="") as file:
                write(file)
