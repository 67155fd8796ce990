"""From sheets to what the network takes: windows with the amounts that are read in them, packed as tensors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from claimx.pipeline.learned.transformer.candidates import AMOUNT_FEATURES, FEATURES, Candidate, Forces, of_amount
from claimx.pipeline.learned.transformer.windows import Shape, Window, windows
from claimx.pipeline.steps import Sheet

# Where nothing stands.
NONE = (0, 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """An amount that the network is asked about.

    Attributes:
        index: Among the amounts of its sheet.
        place, sentence: First token and the one after the last, of the amount and of its sentence.
        known: What the grammar says of it.
        candidates: The forces it could be about.
        named: For each where its nearest words stand in the window.
    """

    index: int
    place: tuple[int, int]
    sentence: tuple[int, int]
    known: tuple[float, ...]
    candidates: tuple[Candidate, ...]
    named: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A window and the amounts asked about in it."""

    window: Window
    asked: tuple[Asked, ...]


def readings(sheet: Sheet, tokenizer: Any, shape: Shape) -> list[Reading]:
    """The windows of a sheet, each with those of its amounts that are read there.

    An amount that no token stands for is in none.
    """
    forces = Forces(sheet)
    every = []
    starts = [amount.start for amount in sheet.amounts]
    done = -1
    for window in windows(sheet.view, sheet.sentences, tokenizer, shape):
        asked = []
        first, stop = window.reach
        for index in range(max(done + 1, bisect_left(starts, first)), bisect_left(starts, stop)):
            amount = sheet.amounts[index]
            place = window.place(amount.start, amount.end)
            if place is None:
                continue
            done = index
            candidates = tuple(forces.of(index))
            asked.append(
                Asked(
                    index, place, window.sentence(place[0]), of_amount(amount), candidates,
                    tuple(_named(window, candidate) for candidate in candidates),
                )
            )  # fmt: skip
        every.append(Reading(window, tuple(asked)))
    return every


def _named(window: Window, candidate: Candidate) -> tuple[int, int]:
    link = candidate.link
    if link.start is None or link.end is None:
        return NONE
    return window.place(link.start, link.end, anywhere=True) or NONE


def pack(batch: Sequence[Reading], *, padding: int) -> dict[str, Tensor]:
    """Readings as tensors: ``ids``, ``mask``, ``read`` (windows, tokens) and, an amount a row, the rest.

    Args:
        batch: One or more.
        padding: The token that fills up.
    """
    length = max(len(one.window.ids) for one in batch)
    asked = [(number, one) for number, reading in enumerate(batch) for one in reading.asked]
    many = max((len(one.candidates) for _, one in asked), default=0) or 1
    forces = torch.zeros(len(asked), many, FEATURES)
    named = torch.zeros(len(asked), many, 2, dtype=torch.long)
    offered = torch.zeros(len(asked), many, dtype=torch.bool)
    for row, (_, one) in enumerate(asked):
        for column, (candidate, place) in enumerate(zip(one.candidates, one.named, strict=True)):
            forces[row, column] = torch.tensor(candidate.features)
            named[row, column] = torch.tensor(place)
            offered[row, column] = True
    return {
        "ids": _padded([one.window.ids for one in batch], length, padding),
        "mask": _padded([(1,) * len(one.window.ids) for one in batch], length, 0),
        "read": _padded([one.window.read for one in batch], length, 0),
        "where": torch.tensor([number for number, _ in asked], dtype=torch.long),
        "place": torch.tensor([one.place for _, one in asked], dtype=torch.long).reshape(-1, 2),
        "sentence": torch.tensor([one.sentence for _, one in asked], dtype=torch.long).reshape(-1, 2),
        "known": torch.tensor([one.known for _, one in asked]).reshape(-1, AMOUNT_FEATURES),
        "forces": forces,
        "named": named,
        "offered": offered,
    }


def _padded(rows: Sequence[Sequence[int]], length: int, filler: int) -> Tensor:
    return torch.tensor([[*map(int, row), *[filler] * (length - len(row))] for row in rows], dtype=torch.long)
