"""What is seen of a run and kept of it: a bar at a terminal, a line an evaluation elsewhere, and every evaluation."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from spacy.util import registry

if TYPE_CHECKING:
    from spacy.language import Language

Log = Callable[[dict[str, Any] | None], None]


@registry.loggers("claimx.log.v1")  # type: ignore[untyped-decorator]
def log(path: str, shown: bool) -> Callable[..., tuple[Log, Callable[[], None]]]:
    """A logger for ``[training.logger]`` of a spaCy configuration, which ``claimx train spacy`` puts there.

    Args:
        path: A file that gets a line of JSON an evaluation: ``epoch``, ``step``, ``loss``, ``score`` and ``scores``.
        shown: Whether to tell on stderr how far the run is.
    """

    def setup(nlp: Language, stdout: IO[str], stderr: IO[str]) -> tuple[Log, Callable[[], None]]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        terminal = shown and sys.stderr.isatty()
        bar = Progress(
            BarColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            disable=not terminal,
            transient=True,
        )
        task = bar.add_task("training", total=nlp.config["training"]["max_steps"] or None)
        bar.start()
        place = Path(path)
        place.write_text("", "utf-8")
        steps = 0

        def step(info: dict[str, Any] | None) -> None:
            nonlocal steps
            if info is not None:
                entry = {
                    "epoch": info["epoch"],
                    "step": info["step"],
                    "loss": sum(float(loss) for loss in info["losses"].values()),
                    "score": float(info["score"]),
                    "scores": {name: float(info["other_scores"].get(name) or 0) for name in _measured(nlp)},
                }
                with place.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(entry) + "\n")
                told = f"step {entry['step']:,}, epoch {entry['epoch']}: {entry['score']:.3f} on dev"
                bar.update(task, description=told)
                if shown and not terminal:
                    stderr.write(f"claimx: {told}\n")
            bar.update(task, completed=steps)
            steps += 1

        return step, bar.stop

    return setup


def _measured(nlp: Language) -> list[str]:
    """What the configuration gives a weight."""
    return [name for name, weight in nlp.config["training"]["score_weights"].items() if weight]


def history(path: Path) -> list[dict[str, Any]]:
    """The evaluations that a run has logged, in order."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
