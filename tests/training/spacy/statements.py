"""A corpus of five statements, in which each thing a model is to learn is said in few ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.corpus import build

TRAIN = {
    "arrests": (
        "Patrols made 41 arrests in March. Burglary rose by 12 per cent on the year before.\n\n"
        "The commissioner will spend £2 million on cameras. Theft fell by nine per cent.",
        (("made [[41]] arrests", "count", "outcomes", "level", "actual"),
         ("rose by [[12 per cent]] on", "percentage", "theft", "increase", "actual"),
         ("will spend [[£2 million]] on", "funding", "funding", "level", "planned"),
         ("fell by [[nine per cent]].", "percentage", "theft", "decrease", "actual")),
    ),
    "recruits": (
        "Officers made 230 arrests in May. Robbery fell by 7 per cent. The force will spend £4 million on vans.",
        (("made [[230]] arrests", "count", "outcomes", "level", "actual"),
         ("fell by [[7 per cent]].", "percentage", "theft", "decrease", "actual"),
         ("will spend [[£4 million]] on", "funding", "funding", "level", "planned")),
    ),
    "cameras": (
        "The mayor will spend £9 million on lights. Theft rose by 30 per cent in June. Teams made 15 arrests in a day.",
        (("will spend [[£9 million]] on", "funding", "funding", "level", "planned"),
         ("rose by [[30 per cent]] in", "percentage", "theft", "increase", "actual"),
         ("made [[15]] arrests", "count", "outcomes", "level", "actual")),
    ),
    "thefts": (
        "Theft rose by 18 per cent. Robbery rose by 25 per cent in May. Burglary fell by 5 per cent.",
        (("Theft rose by [[18 per cent]].", "percentage", "theft", "increase", "actual"),
         ("Robbery rose by [[25 per cent]]", "percentage", "theft", "increase", "actual"),
         ("fell by [[5 per cent]].", "percentage", "theft", "decrease", "actual")),
    ),
}  # fmt: skip
DEV = {
    "vans": (
        "Teams made 88 arrests in June. Burglary fell by 14 per cent. The mayor will spend £3 million on vans. "
        "Robbery rose by 44 per cent.",
        (("made [[88]] arrests", "count", "outcomes", "level", "actual"),
         ("fell by [[14 per cent]].", "percentage", "theft", "decrease", "actual"),
         ("will spend [[£3 million]] on", "funding", "funding", "level", "planned"),
         ("rose by [[44 per cent]].", "percentage", "theft", "increase", "actual")),
    ),
}  # fmt: skip


def claim(quote: str, kind: str, topic: str, change: str, status: str, **more: Any) -> dict[str, Any]:
    """An annotation of which only what is taught is looked at."""
    fields = {"quote": quote, "type": kind, "topic": topic, "change": change, "status": status}
    return {**build.ARRESTS, **fields, **more}


def write(folder: Path) -> Path:
    """Write the corpus; its folder."""
    for split, statements in (("train", TRAIN), ("dev", DEV)):
        for name, (text, claims) in statements.items():
            build.write(folder / split, name, *(claim(*fields) for fields in claims), text=text)
    return folder
