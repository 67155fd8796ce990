"""ClaimBuster: sentences of US presidential debates (Arslan and others, ICWSM 2020).

``crowdsourced.csv`` and ``groundtruth.csv`` have a verdict of three values and the debate; ``2xNCS.json`` and its like,
and the folds made of them, tell only check-worthy claims from all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimx.worthiness.sets.labels import label, one_line
from claimx.worthiness.types import Labelled

_VERDICTS = {"-1": -1.0, "0": 0.0, "1": 1.0}


def rows(name: str, table: Sequence[Mapping[str, str]]) -> Iterator[Labelled]:
    """The labelled sentences of a table: -1 no factual claim, 0 an unimportant one, 1 one worth checking.

    Where a file has the verdicts 0 and 1 alone, 0 says nothing of whether it is a claim.
    """
    column = "verdict" if "verdict" in table[0] else "label"
    three = any(row[column].strip().startswith("-1") for row in table)
    for number, row in enumerate(table, 2):
        verdict = label(name, number, row[column], _VERDICTS)
        text = one_line(row["text"])
        if text:
            claim = verdict >= 0 if three or verdict > 0 else None
            group = row.get("file_id") or row.get("sentence_id") or str(number)
            yield Labelled(text, claim, float(verdict > 0), group)
