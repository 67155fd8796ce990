"""The output of a run, put together from its shards in the order of the plan."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from claimx.batch.ledger import Ledger
from claimx.batch.shards import SUFFIX
from claimx.batch.types import Entry
from claimx.errors import BatchError
from claimx.stored.lines import CLAIMS, DOCUMENTS, ERRORS

SUMMARY = "summary.json"
# Files of shards that are kept open: neighbours in the plan stand in a few of them.
_OPEN = 16


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: ``documents`` is the sum of the three that follow."""

    documents: int
    with_claims: int
    without_claims: int
    errors: int
    claims: int


def put_together(ledger: Ledger, shards: Path, output: Path, *, fingerprint: str) -> Summary:
    """Write ``claims.jsonl``, ``documents.jsonl``, ``errors.jsonl`` and ``summary.json``.

    All are written aside; when all are whole they take their names, the summary last.

    Raises:
        BatchError: A document of the plan has no outcome, or the numbers do not add up.
        OSError: They cannot be written.
    """
    with_claims = without = failed = claims = 0
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(_aside(output, (CLAIMS, DOCUMENTS, ERRORS, SUMMARY)))
        shard = stack.enter_context(contextlib.closing(_Shards(shards)))
        for result in ledger.results():
            if isinstance(result, bytes):
                out[ERRORS].write(result)
                failed += 1
                continue
            head, tail = shard.read(result)
            if head.count(b"\n") != 1 or tail.count(b"\n") != result.claims:
                raise BatchError(f"{shards / result.shard}{SUFFIX} is damaged", remedy="remove it, and run again")
            out[ERRORS if result.failed else DOCUMENTS].write(head)
            out[CLAIMS].write(tail)
            claims += result.claims
            failed += bool(result.failed)
            with_claims += result.claims > 0
            without += not result.failed and result.claims == 0
        documents = ledger.counts()[0]
        if documents != with_claims + without + failed:
            raise BatchError(
                f"{documents} documents went in, and {with_claims + without + failed} came out",
                remedy="a defect of claimx: please report it",
            )
        summary = Summary(documents, with_claims, without, failed, claims)
        told = {"schema": "claimx.run/1", "fingerprint": fingerprint, **asdict(summary)}
        out[SUMMARY].write(json.dumps(told, indent=2).encode("ascii") + b"\n")
    return summary


@contextlib.contextmanager
def _aside(folder: Path, names: Sequence[str]) -> Iterator[dict[str, BinaryIO]]:
    """Files that take their names, in their order, when each of them is written whole."""
    asides = {name: folder / (name + ".part") for name in names}
    try:
        with contextlib.ExitStack() as stack:
            files: dict[str, BinaryIO] = {n: stack.enter_context(aside.open("wb")) for n, aside in asides.items()}
            yield files
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
        for name, aside in asides.items():
            aside.replace(folder / name)
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)


class _Shards:
    """The files of shards, some of them open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, BinaryIO] = {}

    def read(self, entry: Entry) -> tuple[bytes, bytes]:
        """The two parts of an outcome."""
        file = self._open.pop(entry.shard, None)
        if file is None:
            while len(self._open) >= _OPEN:
                self._open.pop(next(iter(self._open))).close()
            file = (self._folder / (entry.shard + SUFFIX)).open("rb")
        self._open[entry.shard] = file
        file.seek(entry.offset)
        return file.read(entry.head), file.read(entry.tail)

    def close(self) -> None:
        """Close what is open."""
        for file in self._open.values():
            file.close()
