"""What people have found of claims: a table of ratings, which become ``ClaimReview``."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import MetadataError

NEEDED = ("claim", "rating", "reviewer", "url", "date")
_ADDRESS = re.compile(r"https?://\S+\Z")


@dataclass(frozen=True, slots=True)
class Rating:
    """A person's finding: the rating in words, who gave it, where it is published, and when."""

    claim: str
    rating: str
    reviewer: str
    url: str
    date: dt.date


def read(path: Path) -> Mapping[str, tuple[Rating, ...]]:
    """The ratings of a CSV file by the id of the claim; a claim may have several.

    Raises:
        MetadataError: A column is missing, or a row lacks a value or holds one that is none.
        OSError: The file cannot be read.
    """
    found: dict[str, tuple[Rating, ...]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
            if missing:
                raise MetadataError(
                    f"{path} has no column {', '.join(missing)}", remedy=f"head its columns {', '.join(NEEDED)}"
                )
            for row in rows:
                one = _rating(row, f"{path}, line {rows.line_num}")
                found[one.claim] = (*found.get(one.claim, ()), one)
    except (UnicodeDecodeError, csv.Error) as error:
        raise MetadataError(f"{path} is no CSV in UTF-8: {error}", remedy="save it as CSV UTF-8") from error
    return found


def _rating(row: Mapping[str, str | None], where: str) -> Rating:
    values = {name: (row[name] or "").strip() for name in NEEDED}
    empty = [name for name in NEEDED if not values[name]]
    if empty:
        raise MetadataError(f"{where}: {', '.join(empty)} is empty", remedy="fill it in, or remove the line")
    if not _ADDRESS.match(values["url"]):
        raise MetadataError(f"{where}: {values['url']!r} is no address", remedy="give it with https://")
    try:
        date = dt.date.fromisoformat(values["date"])
    except ValueError:
        raise MetadataError(f"{where}: {values['date']!r} is no date", remedy="write it as 2024-01-31") from None
    return Rating(values["claim"], values["rating"], values["reviewer"], values["url"], date)
