"""Figures that a user adds: kept in a folder of their own, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimx.errors import StatsError
from claimx.stats.base import COLUMNS, FIGURES, MEASURES, forget, read_folder, stats
from claimx.stats.describe import read_measures
from claimx.stats.incoming import Incoming, check, read
from claimx.stats.model import Edition, Figure, Kind, Measure


def description(path: Path | None) -> tuple[dict[str, Measure], dict[str, Edition]]:
    """The measures and editions that a YAML file describes; none where there is no file.

    Raises:
        StatsError: It cannot be read, or says what it may not.
    """
    if path is None:
        return {}, {}
    import srsly

    try:
        data = srsly.yaml_loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StatsError(f"{path} cannot be read: {error}", remedy="see docs/stats.md") from None
    if not isinstance(data, dict):
        raise StatsError(f"{path} describes nothing", remedy="it has measures: and editions:, see docs/stats.md")
    return read_measures(data, str(path))


def beside(path: Path) -> Path | None:
    """The YAML file beside a CSV file, of the same name."""
    return next((found for end in (".yml", ".yaml") if (found := path.with_suffix(end)).is_file()), None)


def incoming(
    path: Path, describing: Path | None, folder: Path
) -> tuple[Incoming, dict[str, Measure], dict[str, Edition]]:
    """What would come of adding a file to a folder, with the measures and editions that it brings.

    Raises:
        StatsError: The file or what describes it cannot be read.
    """
    measures, editions = description(describing)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StatsError(f"{path} cannot be read: {error}", remedy="give a CSV file in UTF-8") from None
    rows = read(text, str(path))
    base = stats(folder)
    _own(measures, base.measures, "measure", str(describing))
    _own(editions, base.editions, "edition", str(describing))
    found = check(rows, base, {**base.measures, **measures}, {**base.editions, **editions})
    return found, measures, editions


def _own(new: Mapping[str, Any], there: Mapping[str, Any], what: str, place: str) -> None:
    """What is described already may be described again only in the same way."""
    for id, one in new.items():
        if id in there and there[id] != one:
            raise StatsError(f"{place}: the base has another {what} called {id!r}", remedy="call yours something else")


def add(
    folder: Path, figures: Iterable[Figure], measures: Mapping[str, Measure], editions: Mapping[str, Edition]
) -> None:
    """Add checked figures to a folder, which is made where there is none; what is there stays.

    Raises:
        StatsError: What is there is damaged.
        OSError: The folder cannot be written.
    """
    there = read_folder(folder)
    rows = sorted({_row(one) for one in (*there, *figures)})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    told = {
        "measures": {id: _measure(one) for id, one in {**there.measures, **measures}.items()},
        "editions": {id: _edition(one) for id, one in {**there.editions, **editions}.items()},
    }
    folder.mkdir(parents=True, exist_ok=True)
    # The description first: a measure without figures does no harm, figures without their measure would.
    _write(folder / MEASURES, json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    _write(folder / FIGURES, text.getvalue())
    forget()


def _write(path: Path, text: str) -> None:
    """Write a file aside and put it into its place when it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _row(one: Figure) -> tuple[str, ...]:
    value = str(int(one.value)) if one.value.is_integer() else repr(one.value)
    return one.measure, one.area, one.when, one.unit, value, one.edition, "|".join(flag.value for flag in one.flags)


def _measure(one: Measure) -> dict[str, Any]:
    told = {"label": one.label, "kind": Kind(one.kind).value, "units": list(one.units), "jump": one.jump}
    return told | {"topics": list(one.topics), "words": list(one.words), "scope": one.scope}


def _edition(one: Edition) -> dict[str, Any]:
    told = {"title": one.title, "publisher": one.publisher, "source": one.source, "licence": one.licence}
    return told | ({"published": one.published.isoformat()} if one.published else {})
