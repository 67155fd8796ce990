"""What ``training.json`` says of any run: what it was made of, what it knew, and what it took."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from claimx.corpus import load_gold
from claimx.evaluation.floors import corpus_hash
from claimx.knowledge import base

# Linux' energy counters of processors: https://docs.kernel.org/power/powercap/powercap.html
POWERCAP = Path("/sys/class/powercap")
RAPL = "RAPL, processor packages of the whole machine"
# The counters begin anew after some 260 kJ, which takes minutes at the power of the largest machines.
_EVERY = 60.0
# Its target is not where a card of the model lies.
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_LICENCE = re.compile(r"^#+ *Licen[cs]e\s*\n+(.+?)\s*(?:\n\s*\n|\Z)", re.M | re.S | re.I)


def account(corpus: Path, splits: Sequence[str]) -> dict[str, Any]:
    """What a model is made of: the corpus by split, the facts on policing, the machine, the day.

    Args:
        corpus: A folder with a folder of annotated documents for each split.
        splits: Those that the model is made on.
    """
    knowledge = base()
    return {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "corpus": {
            "name": corpus.resolve().name,
            "licence": _licence(corpus),
            "splits": {split: _sizes(corpus / split) for split in splits},
        },
        "knowledge": {"fingerprint": knowledge.fingerprint(), "date": knowledge.date.isoformat()},
        "cores": os.cpu_count() or 1,
    }


def _sizes(folder: Path) -> dict[str, Any]:
    documents = load_gold(folder)
    mentions = [claim for document in documents for claim in document.claims]
    return {
        "hash": corpus_hash(folder),
        "documents": len(documents),
        "words": sum(len(document.text.split()) for document in documents),
        "mentions": len(mentions),
        "optional": sum(claim.optional for claim in mentions),
    }


def _licence(corpus: Path) -> str | None:
    """What the corpus's ``README.md`` says under its heading on the licence."""
    try:
        found = _LICENCE.search((corpus / "README.md").read_text("utf-8"))
    except OSError:
        return None
    return " ".join(_LINK.sub(r"\1", found[1]).split()) if found else None


@dataclass(slots=True)
class Meter:
    """What counters of energy have told so far.

    Attributes:
        joules: None where the machine has no counters, or does not show them to this user.
        last: By counter, what it stood at.
    """

    joules: float | None
    last: dict[Path, int]

    def told(self) -> dict[str, Any] | None:
        """What ``training.json`` says of it."""
        return None if self.joules is None else {"joules": round(self.joules, 1), "source": RAPL}

    def _read(self) -> None:
        """Add what was used since the last time; a counter that can no longer be read makes the whole unknown."""
        for counter, before in self.last.items():
            try:
                now = int(counter.read_text())
                around = int(counter.with_name("max_energy_range_uj").read_text()) if now < before else 0
            except (OSError, ValueError):
                self.joules = None
            if self.joules is None:
                return
            self.joules += (now - before + around) / 1e6
            self.last[counter] = now

    def _go_on(self, stopped: Event, every: float) -> None:
        while not stopped.wait(every):
            self._read()
        self._read()


@contextmanager
def metered(powercap: Path = POWERCAP, *, every: float = _EVERY) -> Iterator[Meter]:
    """A meter of the energy that the machine's processors use, all that runs on them, until the block ends.

    Args:
        powercap: Where the counters are.
        every: Seconds from one reading to the next.
    """
    found = {}
    # ``intel-rapl:0`` is a processor, also of other makes; ``intel-rapl:0:0`` is a part of it and counted there
    for counter in sorted(powercap.glob("intel-rapl:*/energy_uj")):
        if counter.parent.name.count(":") == 1:
            try:
                found[counter] = int(counter.read_text())
            except (OSError, ValueError):
                continue
    meter = Meter(0.0 if found else None, found)
    stopped = Event()
    thread = Thread(target=meter._go_on, args=(stopped, every), daemon=True)
    thread.start()
    try:
        yield meter
    finally:
        stopped.set()
        thread.join()
