"""Rules and trained models on the same statements, side by side: docs/leaderboard.md.

Usage: python scripts/leaderboard.py CORPUS [--split SPLIT] [--also NAME=FOLDER]... [--model KIND=FOLDER]...
       [--results FOLDER] [--only-write] [-o FILE]

Each system is run by ``claimx evaluate`` in a process of its own, on a split of CORPUS and on each further folder of
annotated statements; the page calls that by NAME. A model that is not there yet is trained first: ``claimx train KIND
CORPUS -o FOLDER``. The page is made of the results alone, which stay in --results; --only-write makes it again from
them. What training took is read from the model's training.json.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimx.evaluation.measuring import compared
from claimx.evaluation.result import Figure, Gap, Result

ROOT = Path(__file__).parents[1]
RULES = "rules"
TRAINING = "training.json"
LEVELS = ("detection", "core", "full")
SIGNIFICANT = 0.05
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Statements to measure on, and what the page calls them."""

    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class System:
    """What is measured: its name on the page, and its folder; the rules have none."""

    name: str
    folder: Path | None = None


def claimx(*arguments: str) -> None:
    """Run the command in a process of its own; end where it fails."""
    done = subprocess.run([sys.executable, "-m", "claimx", *arguments], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"claimx {' '.join(arguments)} ended with {done.returncode}")


def stored(results: Path, system: System, place: Place) -> Path:
    """Where the result of a system on some statements is kept."""
    statements = re.sub(r"\W+", "_", place.name)
    return results / f"{system.name}-{statements}.json"


def measure(systems: Sequence[System], places: Sequence[Place], corpus: Path, results: Path) -> None:
    """Train what is missing, run every system on all statements, keep the results and what training took."""
    results.mkdir(parents=True, exist_ok=True)
    for system in systems:
        if system.folder is not None and not system.folder.exists():
            claimx("train", system.name, str(corpus), "-o", str(system.folder))
        for place in places:
            model = RULES if system.folder is None else str(system.folder)
            claimx("evaluate", model, str(place.folder), "-o", str(stored(results, system, place)))
        took = training(system)
        (results / f"{system.name}-{TRAINING}").write_text(json.dumps(took, indent=1) + "\n", "utf-8")


def training(system: System) -> dict[str, Any]:
    """What a model's training took, as its folder says; nothing where it does not say."""
    place = system.folder / TRAINING if system.folder else None
    if place is None or not place.is_file():
        return {}
    told: dict[str, Any] = json.loads(place.read_text("utf-8"))
    return {key: told.get(key) for key in ("seconds", "seed", "corpus_hash", "device")}


def page(results: Mapping[str, Mapping[str, Result]], trained: Mapping[str, Mapping[str, Any]], *, command: str) -> str:
    """The page.

    Args:
        results: By name of the statements, by name of the system; the rules are one of them.
        trained: By name of the system what ``training`` gives.
        command: What made it.
    """
    parts = [
        "# Leaderboard\n",
        f"Made by `{command}` of results that `claimx evaluate` stored ([evaluation.md](evaluation.md) says what is "
        "counted, and how intervals, differences and p-values are made). Every system ran in a process of its own.\n",
    ]
    for name, by_system in results.items():
        parts += [f"## {name}\n", _about(by_system[RULES]), *_scores(by_system), *_verdict(by_system)]
    parts += ["## What they take\n", *_costs(next(iter(results.values())), trained)]
    return "\n".join(parts)


def _about(rules: Result) -> str:
    corpus = rules.corpus
    return (
        f"{corpus.documents} statements, {corpus.words:,} words, {corpus.mentions - corpus.optional:,} mentions "
        f"(`{corpus.hash}`); claimx {rules.claimx}, {rules.date:%d %B %Y}.\n"
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _figure(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    ends = f" [{figure.low:.3f}, {figure.high:.3f}]" if figure.low is not None else ""
    return f"{figure.value:.3f}{ends}"


def _gap(gap: Gap | None) -> str:
    if gap is None:
        return "–"
    p = "<0.001" if gap.p < 0.001 else f"{gap.p:.3f}"
    return f"{gap.value:+.3f} [{gap.low:+.3f}, {gap.high:+.3f}], p {p}"


def _scores(by_system: Mapping[str, Result]) -> Iterator[str]:
    head = ("system", *(f"{level} F1" for level in LEVELS), *(f"{level}, less rules" for level in LEVELS))
    rows = [
        (
            name,
            *(_figure(result.scores[level]) for level in LEVELS),
            *(_gap(_differences(by_system, name).get(level)) for level in LEVELS),
        )
        for name, result in by_system.items()
    ]
    return _table(head, rows)


def _differences(by_system: Mapping[str, Result], name: str) -> Mapping[str, Gap]:
    """How a system differs from the rules, which do not differ from themselves."""
    if name == RULES:
        return {}
    found = compared(by_system[name], by_system[RULES]).comparison
    return found.differences if found else {}


def _verdict(by_system: Mapping[str, Result]) -> Iterator[str]:
    """The best model against the rules, by core and by full F1, in words."""
    models = [name for name in by_system if name != RULES]
    for level in ("core", "full") if models else ():
        best = max(models, key=lambda name: by_system[name].scores[level].value or 0)
        gap = _differences(by_system, best)[level]
        yield f"By {level} F1 the best model is {best}, which {_standing(gap)} the rules: {_gap(gap)}.\n"


def _standing(gap: Gap) -> str:
    """A model is ahead or behind where interval and p-value both say so."""
    if gap.p < SIGNIFICANT and gap.low > 0:
        return "is ahead of"
    if gap.p < SIGNIFICANT and gap.high < 0:
        return "is behind"
    return "cannot be told apart from"


def _costs(by_system: Mapping[str, Result], trained: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    head = (
        "system",
        "words a CPU-second",
        "words a second",
        "peak memory, MB",
        "training",
        "seed",
        "trained on",
        "fingerprint",
    )
    rows = []
    for name, result in by_system.items():
        cost, took = result.cost, trained.get(name, {})
        pace = (f"{cost.words_per_cpu_second:,.0f}", f"{cost.words_per_second:,.0f}") if cost else ("–", "–")
        memory = f"{cost.peak_memory / _MB:,.0f}" if cost and cost.peak_memory else "–"
        length = (
            f"{took['seconds'] / 60:.1f} min, {took.get('device') or 'device not told'}" if took.get("seconds") else "–"
        )
        seed = "–" if took.get("seed") is None else str(took["seed"])
        prints = ", ".join(result.model.fingerprints)
        rows.append((name, *pace, memory, length, seed, _hashes(took.get("corpus_hash")), f"`{prints}`"))
    yield from _table(head, rows)
    rules = by_system[RULES]
    yield f"On {rules.machine.cores} cores ({rules.machine.system}); reading and extracting, without loading.\n"


def _hashes(told: str | Mapping[str, str] | None) -> str:
    if not told:
        return "–"
    return f"`{told}`" if isinstance(told, str) else ", ".join(f"{name} `{value}`" for name, value in told.items())


def pair(told: str) -> tuple[str, Path]:
    """A name and a folder that were given as NAME=FOLDER."""
    name, _, folder = told.partition("=")
    if not name or not folder:
        raise argparse.ArgumentTypeError(f"{told!r}: write it as NAME=FOLDER")
    return name, Path(folder).absolute()


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--split", default="test")
    parser.add_argument("--also", type=pair, action="append", default=[], metavar="NAME=FOLDER")
    parser.add_argument("--model", type=pair, action="append", default=[], metavar="KIND=FOLDER")
    parser.add_argument("--results", type=Path, default=ROOT / "build" / "leaderboard")
    parser.add_argument("--only-write", action="store_true")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "leaderboard.md")
    args = parser.parse_args()
    corpus: Path = args.corpus.absolute()
    places = [Place(f"{corpus.name}/{args.split}", corpus / args.split), *(Place(*given) for given in args.also)]
    systems = [System(RULES), *(System(*given) for given in args.model)]
    results: Path = args.results.absolute()
    if not args.only_write:
        measure(systems, places, corpus, results)
    found = {
        place.name: {system.name: Result.read(stored(results, system, place)) for system in systems} for place in places
    }
    trained = {
        system.name: json.loads((results / f"{system.name}-{TRAINING}").read_text("utf-8")) for system in systems
    }
    args.output.write_text(page(found, trained, command="python scripts/leaderboard.py"), "utf-8")


if __name__ == "__main__":
    main()
