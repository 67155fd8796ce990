"""The outcome of an evaluation as it is stored: figures, what they were measured on and with, counts by document."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from claimx.errors import RecordsError
from claimx.evaluation.confusion import Matrix
from claimx.records import ErrorRecord, Record

SCHEMA: Literal["claimx.evaluation/1"] = "claimx.evaluation/1"
_HEAD = 200


class Figure(Record):
    """A figure with the ends of its interval; null where there is nothing to tell it of."""

    value: float | None
    low: float | None
    high: float | None


class Gap(Record):
    """One model's figure less another's, its interval, and its p-value by approximate randomisation.

    The ends are null where one statement alone tells of it.
    """

    value: float
    low: float | None
    high: float | None
    p: float


class Model(Record):
    """What made the records.

    ``fingerprints`` are those the records bear; ``files`` is a hash of a model's folder or of a file of records.
    """

    name: str
    kind: Literal["rules", "pipeline", "stored"]
    fingerprints: tuple[str, ...] = ()
    files: str | None = None


class Corpus(Record):
    """What was measured on; ``hash`` is of all texts and annotations, ``optional`` mentions are scored neither way."""

    name: str
    hash: str
    documents: int
    mentions: int
    optional: int
    words: int


class Settings(Record):
    """How intervals and p-values were made."""

    seed: int
    resamples: int
    swaps: int
    level: float


class Cost(Record):
    """What reading and extracting took, without loading; ``peak_memory`` is the whole process's, in bytes."""

    seconds: float
    cpu_seconds: float
    words_per_second: float
    words_per_cpu_second: float
    peak_memory: int | None


class Machine(Record):
    """What it ran on, as far as it bears on the pace."""

    cores: int
    system: str


class Group(Record):
    """The figures of a group, and how much of the corpus is in it."""

    documents: int
    mentions: int
    scores: dict[str, Figure]


class Tally(Record):
    """The counts of a document: of all of it and of its groups, each in the order of ``columns``."""

    total: tuple[int, ...]
    groups: dict[str, dict[str, tuple[int, ...]]]


class Comparison(Record):
    """The other model's result, and by measure this model's figure less its."""

    differences: dict[str, Gap]
    against: Result


class Result(Record):
    """One model on one corpus. ``scores`` has a figure a measure; ``docs/evaluation.md`` names them."""

    schema_: Literal["claimx.evaluation/1"] = Field(default=SCHEMA, alias="schema")
    claimx: str
    date: dt.datetime
    model: Model
    corpus: Corpus
    settings: Settings
    packages: dict[str, str]
    machine: Machine
    cost: Cost | None
    scores: dict[str, Figure]
    groups: dict[str, dict[str, Group]]
    confusion: dict[str, Matrix]
    failures: tuple[ErrorRecord, ...]
    columns: tuple[str, ...]
    documents: dict[str, Tally]
    comparison: Comparison | None = None

    def to_json(self) -> str:
        """One JSON object over several lines, each document's counts on a line of their own."""
        plain = self.model_dump(mode="json", by_alias=True)
        parts = []
        for key, value in plain.items():
            if key == "documents":
                rows = ",\n".join(f"  {_plain(name)}: {_plain(counts)}" for name, counts in value.items())
                parts.append(f' "documents": {{\n{rows}\n }}')
            else:
                parts.append(f" {_plain(key)}: {_plain(value)}")
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @classmethod
    def read(cls, path: str | Path) -> Result:
        """Read a stored result.

        Raises:
            RecordsError: There is no such file, or it is no result of ``claimx evaluate``.
        """
        try:
            return cls.model_validate_json(Path(path).read_bytes())
        except OSError as error:
            raise RecordsError(f"{path} cannot be read: {error.strerror}", remedy="check the path") from error
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise RecordsError(
                f"{path} is no result of an evaluation: {place}: {first['msg']}",
                remedy="make one with claimx evaluate MODEL CORPUS -f json -o RESULT.json",
            ) from error


def is_result(path: str | Path) -> bool:
    """Whether a file begins as a stored result does."""
    if not Path(path).is_file():
        return False
    with Path(path).open("rb") as file:
        return f'"{SCHEMA}"'.encode() in file.read(_HEAD)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
