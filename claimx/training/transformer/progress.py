"""How far training is: a bar at a terminal, and a line an epoch, on stderr."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from transformers import TrainerCallback

_SHOWN = ("loss", "score", "spans", "type", "topic", "change", "status", "subject", "forces")


class Progress(TrainerCallback):
    """Tells how far a Trainer is.

    Args:
        quiet: Say nothing.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=self._console, transient=True, disable=not self._console.is_terminal)
        self._task = self._bar.add_task("training")

    def on_train_begin(self, args: Any, state: Any, control: Any, **rest: Any) -> None:
        """Show the bar."""
        self._bar.update(self._task, total=state.max_steps, completed=state.global_step)
        self._bar.start()

    def on_step_end(self, args: Any, state: Any, control: Any, **rest: Any) -> None:
        """Move it on."""
        self._bar.update(self._task, completed=state.global_step)

    def on_evaluate(self, args: Any, state: Any, control: Any, **rest: Any) -> None:
        """Tell what was measured on dev."""
        metrics = rest["metrics"]
        told = "  ".join(f"{name} {metrics[f'eval_{name}']:.3f}" for name in _SHOWN if f"eval_{name}" in metrics)
        self._console.print(f"claimx: epoch {state.epoch:.0f} of {args.num_train_epochs:.0f}: {told}", highlight=False)

    def on_train_end(self, args: Any, state: Any, control: Any, **rest: Any) -> None:
        """Take the bar away."""
        self._bar.stop()
