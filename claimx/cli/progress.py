"""How far a run is: a bar at a terminal, otherwise a line a minute."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from claimx.batch import Planning, Watch
from claimx.cli.console import note

_MINUTE = 60.0


@dataclass(slots=True)
class _State:
    """What has come so far; workers' threads add to it under ``lock``."""

    lock: threading.Lock
    # When the first documents were done, and how many: before that the workers load.
    begun: float = 0.0
    at_first: int = 0
    told: float = 0.0
    found: int = 0
    todo: int | None = None
    documents: int = 0
    claims: int = 0
    errors: int = 0

    def line(self) -> str:
        """It in words."""
        if self.todo is None:
            return f"{self.found:,} documents found"
        seconds, since = time.monotonic() - self.begun, self.documents - self.at_first
        pace = since / seconds if since and seconds > 0 else 0.0
        line = f"{self.documents:,} of {self.todo:,} documents, {self.claims:,} claims, {self.errors:,} errors"
        if not pace:
            return line
        return f"{line}, {pace:.1f} a second, {_span((self.todo - self.documents) / pace)} left"


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def watching(stopped: Sequence[int], *, quiet: bool) -> Iterator[Watch]:
    """What a run tells how far it is; it stops when ``stopped`` holds something."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    state = _State(threading.Lock(), told=time.monotonic())
    terminal = sys.stderr.isatty() and not quiet
    bar = Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        disable=not terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task("loading", total=None)

        def show() -> None:
            if terminal:
                bar.update(task, description=state.line(), completed=state.documents, total=state.todo)
            elif not quiet and time.monotonic() - state.told > _MINUTE:
                state.told = time.monotonic()
                note(state.line())

        def found(count: int) -> None:
            state.found = count
            show()

        def planned(planning: Planning) -> None:
            state.todo = planning.todo
            if not quiet:
                note(
                    f"{planning.documents:,} documents: {planning.todo:,} to do, {planning.done:,} done already, "
                    f"{planning.unreadable:,} cannot be read"
                )
            show()

        def told(documents: int, claims: int, errors: int) -> None:
            with state.lock:
                if not state.documents:
                    state.begun, state.at_first = time.monotonic(), documents
                state.documents += documents
                state.claims += claims
                state.errors += errors
                show()

        yield Watch(found, planned, told, lambda: bool(stopped))
