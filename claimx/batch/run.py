"""A run: what there is, what of it is new, doing that, and putting the output together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from claimx.batch import ledger as ledgers
from claimx.batch.child import Child
from claimx.batch.engines import Engine, Run, Work
from claimx.batch.files import Files
from claimx.batch.ledger import Ledger
from claimx.batch.plan import jobs, planned
from claimx.batch.results import Summary, put_together
from claimx.batch.shards import SUFFIX, Told, shards
from claimx.batch.types import Limits, Options
from claimx.documents import Metadata
from claimx.documents.folders import RUN
from claimx.errors import BatchError

# What a run keeps for the next one.
_SHARDS, _LEDGER = "shards", "ledger.sqlite"


@dataclass(frozen=True, slots=True)
class Planning:
    """What a run finds before it begins.

    Attributes:
        documents: How many there are, those that could not be found included.
        done: Of them, done by an earlier run.
        unreadable: Of them, could not be found.
    """

    documents: int
    done: int
    unreadable: int

    @property
    def todo(self) -> int:
        """How many are new or changed."""
        return self.documents - self.done - self.unreadable


@dataclass(frozen=True, slots=True)
class Watch:
    """Whoever follows a run.

    Attributes:
        found: Called with how many documents have been found so far.
        planned: Called once with what there is.
        told: Called with documents, claims and errors as they come.
        stopped: Asked whether to stop.
        met: Called once with the paths of all documents, if anything is known of any.
    """

    found: Callable[[int], None] = lambda count: None
    planned: Callable[[Planning], None] = lambda planning: None
    told: Told = lambda documents, claims, errors: None
    stopped: Callable[[], bool] = lambda: False
    met: Callable[[Sequence[str]], None] = lambda paths: None


class Stopped(Exception):
    """The run was stopped; what it had done is kept."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run.

    Attributes:
        files: What to read.
        output: The folder that is written.
        known: What is known of documents, by path.
        workers: How many; at least one.
        address: Of a Ray cluster that is running; None starts one on this machine.
        resume: Whether to keep what an earlier run has done.
        retry: Whether to try again what failed in an earlier run.
    """

    files: Files
    output: Path
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    known: Metadata | None = None
    engine: Engine = Engine.LOCAL
    workers: int = 1
    address: str | None = None
    resume: bool = True
    retry: bool = False


def run(request: Request, watch: Watch | None = None) -> Summary:
    """Extract the claims of many documents, of which those done before are not done again.

    Raises:
        Stopped: ``watch.stopped`` said so.
        BatchError: The folder is no place for a run, or another run is at work in it.
        ModelError: The pipeline is not installed.
        OSError: It cannot be written: no permission, no space.
    """
    watch = watch or Watch()
    state, engine = _place(request.output), _engine(request)
    (state / _SHARDS).mkdir(parents=True, exist_ok=True)
    with ledgers.opened(state / _LEDGER) as ledger:
        _remove(state / _SHARDS, _agree(ledger, state / _SHARDS, request))
        fingerprint = _plan(ledger, request, watch)
        _do(ledger, request, engine, watch, Work(state / _SHARDS, request.options, request.limits, fingerprint))
        if left := _planning(ledger).todo:
            if watch.stopped():
                raise Stopped
            raise BatchError(f"{left} documents came to nothing", remedy="a defect of claimx: please report it")
        summary = put_together(ledger, state / _SHARDS, request.output, fingerprint=fingerprint)
        unused = ledger.unused()
        ledger.forget(unused)
        _remove(state / _SHARDS, unused)
    return summary


def survey(request: Request, watch: Watch | None = None) -> Planning:
    """What ``run`` would find; nothing is done and nothing is written. Raises as ``run``."""
    watch = watch or Watch()
    state = _place(request.output)
    with ledgers.copied(state / _LEDGER) as ledger:
        _agree(ledger, state / _SHARDS, request)
        _plan(ledger, request, watch)
        return _planning(ledger)


def _place(output: Path) -> Path:
    """The folder of what a run keeps."""
    state = output / RUN
    if output.exists() and not output.is_dir():
        raise BatchError(f"{output} is a file", remedy="name a folder to write to")
    if output.is_dir() and not state.is_dir() and any(output.iterdir()):
        raise BatchError(f"{output} holds other files", remedy="name an empty or a new folder")
    return state


def _agree(ledger: Ledger, folder: Path, request: Request) -> list[str]:
    """Take back what the ledger knows and the folder does not hold, or what is to be done again.

    Returns:
        What the folder holds and the ledger does not know.
    """
    there = {path.name: path.stat().st_size for path in folder.iterdir()} if folder.is_dir() else {}
    known = ledger.shards()
    ledger.forget([name for name, size in known.items() if not request.resume or there.get(name + SUFFIX) != size])
    ledger.forget_failures(lasting=request.retry)
    known = ledger.shards()
    return [name.removesuffix(SUFFIX) for name in there if name.removesuffix(SUFFIX) not in known]


def _remove(folder: Path, shards_: Iterable[str]) -> None:
    for name in shards_:
        for path in (folder / name, folder / (name + SUFFIX)):
            path.unlink(missing_ok=True)


def _planning(ledger: Ledger) -> Planning:
    return Planning(*ledger.counts())


def _plan(ledger: Ledger, request: Request, watch: Watch) -> str:
    """Fill in the plan; the fingerprint of the run."""
    with closing(Child(request.limits.memory)) as child:
        fingerprint = child.load(request.options)
        count = 0
        met: list[str] = []

        def counted() -> Iterable[ledgers.Planned]:
            nonlocal count
            for one in planned(
                child,
                request.files.paths,
                options=request.options,
                limits=request.limits,
                known=request.known,
                fingerprint=fingerprint,
            ):
                if watch.stopped():
                    raise Stopped
                count += 1
                watch.found(count)
                if request.known is not None:
                    met.append(one.path)
                yield one

        ledger.plan(counted())
    if request.known is not None:
        watch.met(met)
    watch.planned(_planning(ledger))
    return fingerprint


def _do(ledger: Ledger, request: Request, engine: Run, watch: Watch, work: Work) -> None:
    """Do what is pending, and note each shard as it is done."""
    count = _planning(ledger).todo
    if not count:
        return
    with closing(Child(request.limits.memory)) as child:
        pending = jobs(child, ledger.pending(), options=request.options, limits=request.limits, known=request.known)
        cut = shards(pending, count)
        for result in engine(cut, work, workers=request.workers, stopped=watch.stopped, told=watch.told):
            ledger.record(result.shard, result.size, result.entries)


def _engine(request: Request) -> Run:
    if request.engine is Engine.RAY:
        from claimx.batch.engines import ray

        ray.check(request.address)
        return partial(ray.run, address=request.address)
    from claimx.batch.engines import local

    return local.run
