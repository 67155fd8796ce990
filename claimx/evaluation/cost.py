"""What a run took: time by the clock and by the processor, and the peak of the process's memory."""

from __future__ import annotations

import sys
import time

from claimx.evaluation.result import Cost


def clocks() -> tuple[float, float]:
    """Seconds by the clock and of the processor, from any beginning."""
    return time.perf_counter(), time.process_time()


def cost_since(begun: tuple[float, float], words: int) -> Cost:
    """What has been spent since, on so many words."""
    seconds, cpu = (now - then for now, then in zip(clocks(), begun, strict=True))
    return Cost(
        seconds=round(seconds, 3),
        cpu_seconds=round(cpu, 3),
        words_per_second=round(words / max(seconds, 1e-9), 1),
        words_per_cpu_second=round(words / max(cpu, 1e-9), 1),
        peak_memory=peak_memory(),
    )


def peak_memory() -> int | None:
    """The most memory that this process has held at once, in bytes; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
