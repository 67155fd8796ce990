"""What the tables of a result say, whatever they are written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.evaluation.confusion import CLOSED, MISSED, NONE, OPEN, OTHER, SOME, SPURIOUS, Matrix
from claimx.evaluation.counts import LENIENT, LEVELS
from claimx.evaluation.fields import FIELDS
from claimx.evaluation.groups import DOCUMENT_WORDS, SENTENCE_WORDS, length_names
from claimx.evaluation.measures import PRECISION, RECALL
from claimx.evaluation.result import Comparison, Figure, Gap, Group, Result

# Groups of a grouping that are shown, the largest first; the result holds all.
_SHOWN = 15
# Columns of a matrix that fit a page.
_ACROSS = 8
_TITLES = {
    "kind": "By kind of statement",
    "type": "By type",
    "status": "By status",
    "force": "By force",
    "sentence": "By length of the sentence, in words",
    "document": "By length of the statement, in words",
}
_ORDER = {"sentence": length_names(SENTENCE_WORDS), "document": length_names(DOCUMENT_WORDS)}
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, the heads of its columns, its rows, and what is to be said below it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def facts(result: Result) -> list[tuple[str, str]]:
    """What was measured, on what and with what, as names and values."""
    model, corpus, settings, cost = result.model, result.corpus, result.settings, result.cost
    told = [
        ("model", f"{model.name} ({model.kind})"),
        ("fingerprint", ", ".join(model.fingerprints) or "none: no records"),
        ("files", model.files or ""),
        ("statements", f"{corpus.name}: {corpus.documents}, {corpus.words:,} words, {corpus.hash}"),
        (
            "mentions",
            f"{corpus.mentions - corpus.optional:,}, and {corpus.optional:,} optional ones, scored neither way",
        ),
        ("failed", f"{len(result.failures)} statements, counted as without records" if result.failures else ""),
        (
            "intervals",
            f"{settings.level:.0%}, percentile bootstrap over statements, {settings.resamples:,} resamples, "
            f"seed {settings.seed}",
        ),
        (
            "pace",
            f"{cost.words_per_cpu_second:,.0f} words a CPU-second, {cost.words_per_second:,.0f} words a second"
            if cost
            else "",
        ),
        ("memory", f"{cost.peak_memory / _MEGABYTE:,.0f} MB at most" if cost and cost.peak_memory else ""),
        ("claimx", f"{result.claimx}, {result.date:%Y-%m-%d %H:%M} UTC, {result.machine.cores} cores"),
    ]
    return [(name, value) for name, value in told if value]


def sheets(result: Result, *, by: Sequence[str] = (), confusions: bool = False) -> list[Sheet]:
    """The tables of a result.

    Args:
        by: The groupings to show.
        confusions: Whether to show which value was given for which.
    """
    found = [_levels(result.scores), _fields(result.scores)]
    if result.comparison:
        found += [_comparison(result, result.comparison)]
    found += [_groups(grouping, result.groups[grouping]) for grouping in by]
    if confusions:
        found += [_confusion(name, result.confusion[name]) for name in CLOSED]
        found += [_filled({name: result.confusion[name] for name in OPEN})]
    return found


def _figure(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    ends = "" if figure.low is None or figure.high is None else f" [{figure.low:.3f}, {figure.high:.3f}]"
    return f"{figure.value:.3f}{ends}"


def _levels(scores: Mapping[str, Figure]) -> Sheet:
    rows = tuple(
        (_name(level), *(_figure(scores[level + part]) for part in (PRECISION, RECALL, ""))) for level in LEVELS
    )
    return Sheet("Mentions", ("", "precision", "recall", "F1"), rows)


def _fields(scores: Mapping[str, Figure]) -> Sheet:
    rows = tuple((name, _figure(scores[name]), _figure(scores[name + LENIENT])) for name in FIELDS)
    return Sheet("Accuracy of fields on matched mentions", ("field", "strict", "lenient"), rows)


def _name(measure: str) -> str:
    """A measure in words: ``core.lenient`` is ``core, lenient``."""
    return measure.replace(".", ", ")


def _comparison(result: Result, comparison: Comparison) -> Sheet:
    measures = [*LEVELS, *FIELDS]
    rows = tuple(
        _row(name, result, comparison, comparison.differences[name])
        for name in measures
        if name in comparison.differences
    )
    other = comparison.against.model.name
    note = (
        f"Difference: {result.model.name} less {other}, with the interval of the paired bootstrap; p by approximate "
        f"randomisation over statements, {result.settings.swaps:,} exchanges."
    )
    return Sheet(f"Against {other}", ("", result.model.name, other, "difference", "p"), rows, note)


def _row(name: str, result: Result, comparison: Comparison, gap: Gap) -> tuple[str, ...]:
    ours, theirs = result.scores[name].value, comparison.against.scores[name].value
    figures = (f"{value:.3f}" if value is not None else "–" for value in (ours, theirs))
    ends = "" if gap.low is None or gap.high is None else f" [{gap.low:+.3f}, {gap.high:+.3f}]"
    return _name(name), *figures, f"{gap.value:+.3f}{ends}", _p(gap.p)


def _p(p: float) -> str:
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def _groups(grouping: str, groups: Mapping[str, Group]) -> Sheet:
    order = _ORDER.get(grouping)
    names = (
        [name for name in order if name in groups] if order else sorted(groups, key=lambda name: -groups[name].mentions)
    )
    shown, rest = names[:_SHOWN], names[_SHOWN:]
    rows = tuple(
        (
            name,
            str(groups[name].documents),
            f"{groups[name].mentions:,}",
            *(_figure(groups[name].scores[level]) for level in ("detection", "core", "full")),
        )
        for name in shown
    )
    note = f"And {len(rest)} smaller groups, which the JSON holds." if rest else ""
    return Sheet(_TITLES[grouping], ("", "statements", "mentions", "detection F1", "core F1", "full F1"), rows, note)


def _confusion(name: str, matrix: Matrix) -> Sheet:
    """Values that were neither wanted nor given are left out; of more than fit a page the commonest confusions."""
    given = [column for column in next(iter(matrix.values())) if column == MISSED or any(_around(matrix, column))]
    if len(given) > _ACROSS:
        return _commonest(name, matrix)
    rows = tuple(
        (wanted, *(str(row[column]) if row[column] else "·" for column in given))
        for wanted, row in matrix.items()
        if wanted in given or wanted == SPURIOUS
    )
    return Sheet(f"{name}: wanted down, given across", ("", *given), rows)


def _around(matrix: Matrix, value: str) -> Iterator[int]:
    """How often a value was given or wanted."""
    yield from matrix.get(value, {}).values()
    yield from (row[value] for row in matrix.values())


def _commonest(name: str, matrix: Matrix) -> Sheet:
    pairs = [
        (times, wanted, given)
        for wanted, row in matrix.items()
        for given, times in row.items()
        if times and wanted != given and wanted != SPURIOUS and given != MISSED
    ]
    shown = sorted(pairs, key=lambda pair: -pair[0])[:_SHOWN]
    rows = tuple((f"{wanted} taken for {given}", str(times)) for times, wanted, given in shown)
    return Sheet(f"{name}: the commonest confusions", ("", "times"), rows)


def _filled(matrices: Mapping[str, Matrix]) -> Sheet:
    """Of the fields that can be empty, how often each was given that should be, was right, and was not given."""
    head = ("", "right", "another", "none for some", "some for none", "rightly none")
    rows = tuple(
        (
            name,
            *(
                f"{matrix[wanted][given]:,}"
                for wanted, given in ((SOME, SOME), (SOME, OTHER), (SOME, NONE), (NONE, OTHER), (NONE, NONE))
            ),
        )
        for name, matrix in matrices.items()
    )
    return Sheet("Fields that can be empty, on matched mentions", head, rows)
