"""Shards in processes of this machine, each started afresh with an interpreter of its own."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from claimx.batch.child import Child
from claimx.batch.engines import Work
from claimx.batch.shards import Result, Shard, Told, process_shard


def run(
    shards: Iterator[Shard], work: Work, *, workers: int, stopped: Callable[[], bool], told: Told
) -> Iterator[Result]:
    """Run shards, see ``engines.Run``; a process that is lost is replaced.

    Raises:
        OSError: A shard cannot be written.
        ModelError, BatchError: As ``Child.ask``.
    """
    idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
    children = [
        Child(work.limits.memory, options=work.options, expected=work.fingerprint) for _ in range(max(1, workers))
    ]
    for child in children:
        idle.put(child)
    failed = False

    def ended() -> bool:
        return failed or stopped()

    def do(shard: Shard) -> Result:
        child = idle.get()
        try:
            return process_shard(
                child,
                shard,
                folder=work.folder,
                options=work.options,
                limits=work.limits,
                stopped=ended,
                told=told,
            )
        finally:
            idle.put(child)

    with ThreadPoolExecutor(len(children)) as pool:
        running: set[Future[Result]] = set()
        try:
            for shard in shards:
                running.add(pool.submit(do, shard))
                if len(running) > len(children):
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
                if ended():
                    break
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        finally:
            # Where it came to its end nothing is at work; where it did not, nobody waits for what is.
            failed = True
            for child in children:
                child.end()
            pool.shutdown(cancel_futures=True)
