"""Shards on a Ray cluster, or on Ray's workers on this machine.

Every worker is an actor that owns a process, as a thread of the local engine does. An actor that is lost is
replaced and its shard given to another. Source of the spare CPU: Ray schedules nothing, and so hangs, once its actors
hold every logical CPU.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claimx.batch.child import Child
from claimx.batch.engines import Work
from claimx.batch.shards import Result, Shard, Told, process_shard
from claimx.errors import BatchError, ClaimxError

_INSTALL, _ADDRESS = "pip install 'claimx[ray]'", "check --address, or leave it out"
# How often one shard may lose its actor before the run ends.
_TRIES = 5
_EVERY = 0.5
# A cluster answers within so many seconds; Ray itself would try for minutes.
_ANSWER = 10.0


class _Actor:
    """One worker: a process, and the shards it is given."""

    def __init__(self, work: Work, stop: str) -> None:
        self._work = work
        self._stop = Path(stop)
        self._child = Child(work.limits.memory, options=work.options, expected=work.fingerprint)

    def do(self, shard: Shard) -> Result | ClaimxError | OSError:
        """The shard's result; what ends the run comes back as a value, as it is."""
        work = self._work
        try:
            return process_shard(
                self._child,
                shard,
                folder=work.folder,
                options=work.options,
                limits=work.limits,
                stopped=self._stop.exists,
            )
        except (ClaimxError, OSError) as error:
            return error


def check(address: str | None) -> None:
    """Whether a run can begin, told before anything is planned.

    Raises:
        BatchError: Ray is not installed, or nobody answers at the address.
    """
    if find_spec("ray") is None:
        raise BatchError("Ray is not installed", remedy=_INSTALL)
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=_ANSWER).close()
        except (OSError, OverflowError) as error:
            raise BatchError(f"no Ray answers at {address}: {error}", remedy=_ADDRESS) from error


def run(
    shards: Iterator[Shard],
    work: Work,
    *,
    workers: int,
    stopped: Callable[[], bool],
    told: Told,
    address: str | None = None,
) -> Iterator[Result]:
    """Run shards, see ``engines.Run``; ``told`` is called shard by shard.

    Args:
        address: Of a running cluster, every machine of which has the input and the output folder under the same
            path; None starts Ray on this machine.

    Raises:
        BatchError: Ray cannot be reached, or a shard loses its worker again and again.
        OSError, ModelError: As ``engines.local.run``.
    """
    stop = work.folder.parent / "stop"
    stop.unlink(missing_ok=True)
    with _cluster(address, workers) as ray:
        make = ray.remote(num_cpus=1, max_restarts=0)(_Actor).remote
        idle = [make(_absolute(work), str(stop.resolve())) for _ in range(workers)]
        running: dict[Any, tuple[Any, Shard, int]] = {}
        waiting: list[tuple[Shard, int]] = []
        more = True
        try:
            while more or waiting or running:
                if stopped() and not stop.exists():
                    stop.touch()
                    more, waiting = False, []
                while idle and (waiting or more):
                    following = waiting.pop() if waiting else _following(shards)
                    if following is None:
                        more = False
                        break
                    shard, tries = following
                    actor = idle.pop()
                    running[actor.do.remote(shard)] = (actor, shard, tries)
                done, _ = ray.wait(list(running), timeout=_EVERY) if running else ([], [])
                for reference in done:
                    actor, shard, tries = running.pop(reference)
                    try:
                        result = ray.get(reference)
                    except ray.exceptions.RayActorError as error:
                        if tries >= _TRIES:
                            message = f"Ray lost the worker of one shard {tries} times: {error}"
                            raise BatchError(message, remedy="see to the machines, then run again") from error
                        idle.append(make(_absolute(work), str(stop.resolve())))
                        waiting.append((shard, tries + 1))
                        continue
                    idle.append(actor)
                    if isinstance(result, Exception):
                        raise result
                    told(
                        len(result.entries),
                        sum(e.claims for e in result.entries),
                        sum(e.failed for e in result.entries),
                    )
                    yield result
        finally:
            stop.unlink(missing_ok=True)


def _following(shards: Iterator[Shard]) -> tuple[Shard, int] | None:
    shard = next(shards, None)
    return None if shard is None else (shard, 1)


def _absolute(work: Work) -> Work:
    """The work with paths that hold in another process's folder."""
    return Work(work.folder.resolve(), work.options, work.limits, work.fingerprint)


@contextmanager
def _cluster(address: str | None, workers: int) -> Iterator[Any]:
    """Ray, connected; what was started here ends with the run."""
    import ray

    started = not ray.is_initialized()
    if started:
        try:
            if address is not None:
                ray.init(address=address, log_to_driver=False, configure_logging=False)
            else:
                ray.init(num_cpus=workers + 1, include_dashboard=False, log_to_driver=False, configure_logging=False)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise BatchError(f"Ray cannot be reached: {error}", remedy=_ADDRESS) from error
    try:
        resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
        free = int(resources.get("CPU", 0))
        if workers >= free:
            raise BatchError(
                f"{workers} workers would hold every one of the cluster's {free} CPUs, and Ray would hang",
                remedy=f"ask for {max(1, free - 1)} with --workers",
            )
        yield ray
    finally:
        if started:
            ray.shutdown()
