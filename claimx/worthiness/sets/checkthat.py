"""CheckThat! 2023 and 2024, task 1 in English: sentences of US debates, worth checking or not.

The training file of 2024 is ClaimBuster's crowdsourced one and its dev file the ground truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimx.worthiness.sets.labels import label, one_line
from claimx.worthiness.types import Labelled

_LABELS = {"no": 0.0, "yes": 1.0}
# A label with the next row's number run on to it, where a line lost its end.
_RUN_ON = re.compile(r"(yes|no)(\d+)", re.IGNORECASE)


def mended(name: str, head: Sequence[str], body: Sequence[list[str]], warnings: list[str]) -> list[list[str]]:
    """The rows, those that lost the line's end between them set apart again; each is told in ``warnings``.

    The training file of 2024 has one, ``No29286``.
    """
    width, found = len(head), []
    for number, line in enumerate(body, 2):
        fields = list(line)
        while len(fields) > width and (run := _RUN_ON.fullmatch(fields[width - 1])):
            found.append([*fields[: width - 1], run[1]])
            fields = [run[2], *fields[width:]]
            warnings.append(f"{name}: row {number} holds two rows ({run[0]!r}), set apart")
        found.append(fields)
    return found


def rows(name: str, table: Sequence[Mapping[str, str]]) -> Iterator[Labelled]:
    """The labelled sentences of a table; of one that is not worth checking the set does not say if it is a claim."""
    for number, row in enumerate(table, 2):
        worth = label(name, number, row["class_label"], _LABELS)
        text = one_line(row["text"])
        if text:
            yield Labelled(text, True if worth else None, worth, row.get("sentence_id") or str(number))
