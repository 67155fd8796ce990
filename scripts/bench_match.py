"""Time and memory of ``claimx match`` on claims made from those of the project's own statements.

Usage: python scripts/bench_match.py [--one-force] [CLAIMS ...]      (by default 10,000 and 100,000)

Each claim is one of ``corpora/train`` with another force, day, period and figure, ten to a document.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimx.knowledge import base
from claimx.matching.match import match
from claimx.records import Claim, ForceLink, Period, Scope, Via
from claimx.stored import claims

TRAIN = Path(__file__).parents[1] / "corpora" / "train"
SEED = 20250101
A_DOCUMENT = 10


def varied(sources: list[Claim], count: int, *, one_force: bool = False) -> Iterator[Claim]:
    """So many claims like the sources, if wanted all of one force, so that few blocks part them."""
    chance = random.Random(SEED)
    forces = sorted(id for id, force in base().forces.items() if force.end is None)[: 1 if one_force else None]
    for number in range(count):
        source = chance.choice(sources)
        if number % A_DOCUMENT == 0:
            day = dt.date(2015, 1, 1) + dt.timedelta(chance.randrange(3650))
            id = f"{chance.getrandbits(64):016x}"
            force = chance.choice(forces)
        years = day.year - (source.document.date or day).year
        value = float(f"{(source.quantity.value or 1) * chance.uniform(0.7, 1.4):.3g}")
        link = ForceLink(id=force, name=base().forces[force].name, via=Via.NAME, score=1.0)
        yield source.model_copy(
            update={
                "id": f"{chance.getrandbits(64):016x}",
                "document": source.document.model_copy(update={"id": id, "path": f"{id}.txt", "date": day}),
                "quantity": source.quantity.model_copy(update={"value": value, "text": f"{value:,g}"}),
                "forces": (link,) if source.forces or one_force else (),
                "scope": Scope.FORCE if one_force else source.scope,
                "period": moved(source.period, years),
            }
        )


def moved(period: Period | None, years: int) -> Period | None:
    """A period some years later."""
    if period is None:
        return None
    days = [None if day is None else day + dt.timedelta(round(365.25 * years)) for day in (period.start, period.end)]
    return Period(text=period.text, start=days[0], end=days[1])


def measure(path: Path) -> None:
    """Match the claims of a file and say what it took; a process of its own, so that its peak is its own."""
    started = time.process_time()
    found = match(claims(path))
    kinds = ", ".join(
        f"{count:,} {kind}" for kind, count in sorted(Counter(group.kind.value for group in found).items())
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{time.process_time() - started:.1f} CPU-seconds, peak {peak:,.0f} MiB; {kinds}\n")


def main() -> None:
    """Write the claims of each size to a file and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="*")
    parser.add_argument("--one-force", action="store_true", help="the worst case: nothing parts the claims by force")
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.file:
        measure(args.file)
        return
    from claimx.corpus import load_gold
    from claimx.evaluation import extracted

    sources = [claim for _, found in extracted(load_gold(TRAIN), TRAIN) for claim in found]
    with tempfile.TemporaryDirectory() as folder:
        for count in args.claims or (10_000, 100_000):
            path = Path(folder) / "claims.jsonl"
            with path.open("w", encoding="utf-8") as out:
                out.writelines(claim.to_json() + "\n" for claim in varied(sources, count, one_force=args.one_force))
            sys.stdout.write(f"{count:,} claims: ")
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, "--file", str(path)], check=True)


if __name__ == "__main__":
    main()
