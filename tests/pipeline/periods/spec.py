"""Reads the rows of tests/spec/periods; a row that expects nothing is refused."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from claimx.documents.model import Block, BlockKind, Document
from claimx.pipeline.types import Amount
from claimx.records import DocumentKind

FOLDER = Path(__file__).parents[2] / "spec" / "periods"
_MARK = re.compile(r"(\[\[|\{\{)(.+?)(\]\]|\}\})")
_FORMS = (
    ("multiple", r"doubl|twice|halv|trebl|times"),
    ("points", r"percentage points?"),
    ("money", r"[£$€]"),
    ("percent", r"%|per ?cent"),
    ("fraction", r"(?i)half|quarter|third|fifth| in "),
    ("measure", r"kg$"),
)


class SpecError(ValueError):
    """A row that expects nothing or does not fit its text."""


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file, checked."""
    found = []
    for number, line in enumerate((FOLDER / name).read_text("utf-8").splitlines(), start=1):
        row = json.loads(line)
        if "times" in row:
            check_times(row, f"{name}:{number}")
        else:
            check_assign(row, f"{name}:{number}")
        found.append(row)
    return found


def check_times(row: dict[str, Any], where: str) -> None:
    """A row names its times, or the reason why there are none."""
    if bool(row["times"]) == bool(row.get("none")):
        raise SpecError(f"{where}: give times or a reason for none")
    for time in row["times"]:
        if time["text"] not in row["text"] or not {"start", "end"} <= time.keys():
            raise SpecError(f"{where}: {time['text']!r} does not fit the text")


def check_assign(row: dict[str, Any], where: str) -> None:
    """A row marks one amount and says its period, its baseline (null for none) and why."""
    marked = [match[2] for match in _MARK.finditer(row["text"]) if match[1] == "[["]
    if marked != [row["amount"]] or not row.get("why") or not {"period", "baseline"} <= row.keys():
        raise SpecError(f"{where}: mark one amount and say its period, its baseline and why")


def day(value: str | None) -> dt.date | None:
    """An ISO day."""
    return dt.date.fromisoformat(value) if value else None


def read(row: dict[str, Any]) -> tuple[Document, list[Amount], int]:
    """The document of an assignment row, its amounts and which of them is meant."""
    text, amounts, wanted, at = "", [], -1, 0
    for match in _MARK.finditer(row["text"]):
        text += row["text"][at : match.start()]
        if match[1] == "[[":
            wanted = len(amounts)
        form = next((name for name, pattern in _FORMS if re.search(pattern, match[2])), "number")
        amounts.append(Amount(len(text), len(text) + len(match[2]), form, 1.0))
        text += match[2]
        at = match.end()
    text += row["text"][at:]
    document = Document("0" * 16, text, blocks(text), DocumentKind.PRESS_RELEASE, date=day(row["date"]))
    return document, amounts, wanted


def blocks(text: str) -> tuple[Block, ...]:
    """A block a line: bullets are list items, short lines without a stop are headings."""
    found: list[Block] = []
    lead: int | None = None
    for match in re.finditer(r"[^\n]+", text):
        line, start = match.group(), match.start()
        if line.startswith("• "):
            found.append(Block(start + 2, match.end(), BlockKind.LIST_ITEM, lead=lead))
            continue
        heading = len(line) < 60 and line[-1] not in '.:?!"'
        found.append(Block(start, match.end(), BlockKind.HEADING if heading else BlockKind.PARAGRAPH))
        lead = len(found) - 1 if line.endswith(":") else None
    return tuple(found)
