"""What runs the shards: processes of this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from claimx.batch.shards import Result, Shard, Told
from claimx.batch.types import Limits, Options


class Engine(StrEnum):
    """The engines of ``claimx batch``."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class Work:
    """What holds for every shard of a run.

    Attributes:
        folder: Where shards are written, the same for every worker.
        fingerprint: What every worker's pipeline must give.
    """

    folder: Path
    options: Options
    limits: Limits
    fingerprint: str


class Run(Protocol):
    """Runs shards on so many workers; yields the results as they come, in any order.

    ``stopped`` is asked now and then whether to come to an end: then what is at work is cut short and its part
    handed out. ``told`` is called with what has been done.
    """

    def __call__(
        self, shards: Iterator[Shard], work: Work, *, workers: int, stopped: Callable[[], bool], told: Told
    ) -> Iterator[Result]:
        """Run them."""
