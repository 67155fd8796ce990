"""What can be wrong with an annotated corpus, told so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Rule(StrEnum):
    """The rule that something goes against."""

    FILE = "file"
    FORM = "form"
    QUOTE = "quote"
    OVERLAP = "overlap"
    REGION = "region"
    CLOSED_LIST = "closed_list"
    FORCE = "force"
    VALUE = "value"
    UNIT = "unit"
    DATE = "date"
    PERIOD = "period"
    SCOPE = "scope"
    WORDS = "words"
    METADATA = "metadata"
    DUPLICATE = "duplicate"
    LEAKAGE = "leakage"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend.

    Attributes:
        path: The file it is in.
        quote: Of a mention, its words with the amount marked; empty where it is about the whole file.
        remedy: What to do about it.
    """

    path: Path
    rule: Rule
    message: str
    quote: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" + (f" in {self.quote!r}" if self.quote else "")
