"""Small annotated statements, and records of them that nobody extracted."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from claimx.corpus import load_gold
from claimx.corpus.gold import GoldClaim, GoldDocument
from claimx.records import (
    Claim,
    DocumentKind,
    DocumentRef,
    Extractor,
    ForceLink,
    Period,
    Quantity,
    Speaker,
    Via,
)

FIELDS: dict[str, Any] = {
    "value": 41, "value_high": None, "unit": "count", "bound": "exact", "per": None, "type": "count",
    "topic": "outcomes", "subject": "arrests", "change": "level", "status": "actual", "forces": ["kent"],
    "scope": "force", "speaker": None, "period": None, "baseline": None,
}  # fmt: skip
# Five amounts in two lines, each one for itself.
TEXT = "Kent Police made 41 arrests. It seized 12 knives, 7 cars and £900.\nThere were 88 calls in May."
AMOUNTS = ("41", "12", "7", "£900", "88")


def mention(amount: str, **fields: Any) -> dict[str, Any]:
    """An annotation of an amount that stands once in a text."""
    return {**FIELDS, "quote": f"[[{amount}]]", **fields}


def write(folder: Path, name: str, *mentions: dict[str, Any], text: str = TEXT, **extra: Any) -> GoldDocument:
    """A statement with its annotations in a folder, read back."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, "utf-8")
    plain = {"doc": name, "kind": "press_release", "date": "2024-06-01", "claims": mentions, **extra}
    (folder / f"{name}.json").write_text(json.dumps(plain), "utf-8")
    return next(one for one in load_gold(folder) if one.path.stem == name)


def gold(**fields: Any) -> GoldClaim:
    """A mention of the first amount."""
    start = TEXT.index("41")
    return GoldClaim(start, start + 2, {**FIELDS, **fields})


def claim(amount: str = "41", *, text: str = TEXT, name: str = "a.txt", **fields: Any) -> Claim:
    """A record of an amount of a text, with the fields of ``FIELDS`` but for those given."""
    told = {**FIELDS, **fields}
    start = text.index(amount)
    return Claim(
        id=f"{name}:{start}",
        document=DocumentRef(id="0" * 16, path=name, kind=DocumentKind.PRESS_RELEASE),
        text=text,
        start=0,
        end=len(text),
        quantity=Quantity(
            text=amount, start=start, end=start + len(amount),
            **{key: told[key] for key in ("value", "value_high", "unit", "bound", "per")},
        ),
        **{key: told[key] for key in ("type", "topic", "subject", "change", "status", "scope")},
        forces=tuple(ForceLink(id=id, name=id, via=Via.NAME, score=1) for id in told["forces"]),
        speaker=Speaker(name=told["speaker"]) if told["speaker"] else None,
        period=_period(told["period"]),
        baseline=_period(told["baseline"]),
        confidence=0.9,
        extractor=Extractor(version="0", fingerprint="f" * 16),
    )  # fmt: skip


def _period(plain: dict[str, str | None] | None) -> Period | None:
    if plain is None:
        return None
    days = {edge: dt.date.fromisoformat(day) for edge in ("start", "end") if (day := plain.get(edge))}
    return Period(text=plain.get("text") or "then", **days)
