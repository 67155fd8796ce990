"""Small annotated corpora for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = "Kent Police made 41 arrests in 2019, the force said. Ann Poe said 12 per cent more will follow by May 2020.\n"

ARRESTS: dict[str, Any] = {
    "quote": "made [[41]] arrests",
    "value": 41,
    "value_high": None,
    "unit": "count",
    "bound": "exact",
    "per": None,
    "type": "count",
    "topic": "outcomes",
    "subject": "arrests",
    "change": "level",
    "status": "actual",
    "forces": ["kent"],
    "scope": "force",
    "speaker": "Kent Police",
    "period": {"text": "in 2019", "start": "2019-01-01", "end": "2019-12-31"},
    "baseline": None,
    "optional": False,
}
MORE: dict[str, Any] = {
    **ARRESTS,
    "quote": "said [[12 per cent]] more",
    "value": 12,
    "unit": "percent",
    "type": "percentage",
    "change": "increase",
    "status": "planned",
    "speaker": "Ann Poe",
    "period": {"text": "by May 2020", "start": None, "end": "2020-05-31"},
}


def write(
    folder: Path,
    name: str = "kent",
    *claims: dict[str, Any],
    text: str = TEXT,
    row: str | None = None,
    **head: Any,
) -> Path:
    """Write a statement with its annotations, and a row of metadata where one is given; the annotation file."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = {
        "doc": name,
        "date": "2020-02-03",
        "kind": "press_release",
        "publisher_force": "kent",
        "ignore": [],
        "claims": list(claims),
    } | head
    (folder / f"{name}.txt").write_text(text, "utf-8")
    path = folder / f"{name}.json"
    path.write_text(json.dumps(plain), "utf-8")
    if row is not None:
        metadata = folder / "metadata.csv"
        before = metadata.read_text("utf-8") if metadata.exists() else "path,date,part,event\n"
        metadata.write_text(before + row + "\n", "utf-8")
    return path
