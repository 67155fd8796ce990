"""From annotated documents to what the network is to say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from claimx.corpus import GoldClaim
from claimx.pipeline.learned.transformer.batches import Asked, Reading, pack, readings
from claimx.pipeline.learned.transformer.network import TAGS, UNKNOWN, VALUES
from claimx.pipeline.learned.transformer.windows import Shape, Window
from claimx.pipeline.learned.types import CLOSED
from claimx.records import Offsets
from claimx.training.sheets import Annotated


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the network is to say of an amount; ``UNKNOWN`` where it does not matter.

    Attributes:
        closed: By field the index of its value.
        keep: Whether it is a claim.
        ends: First and last token of what is counted; 0 and 0 for nothing.
        forces: For each candidate whether the amount is about it.
    """

    closed: Mapping[str, int]
    keep: int
    ends: tuple[int, int]
    forces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with what is to be said of its tokens and amounts."""

    reading: Reading
    tags: tuple[int, ...]
    wanted: tuple[Wanted, ...]


def examples(document: Annotated, tokenizer: Any, shape: Shape) -> list[Example]:
    """The windows of an annotated document."""
    return [
        Example(
            reading,
            tuple(_tags(document, reading.window)),
            tuple(_wanted(document, reading.window, asked) for asked in reading.asked),
        )
        for reading in readings(document.sheet, tokenizer, shape)
    ]


def _tags(document: Annotated, window: Window) -> Iterable[int]:
    claims = document.gold.claims
    begun: GoldClaim | None = None
    for (start, end), read in zip(window.spans, window.read, strict=True):
        claim = next((claim for claim in claims if claim.start < end and start < claim.end), None) if read else None
        if not read or document.is_ignored(start) or (claim is not None and claim.optional):
            yield UNKNOWN
        elif claim is None:
            yield 0
        else:
            yield TAGS.index(f"{'I' if claim is begun else 'B'}-{claim.fields['type']}")
        begun = claim


def _wanted(document: Annotated, window: Window, asked: Asked) -> Wanted:
    claim = document.claims[asked.index]
    if claim is None or claim.optional:
        ignored = claim is not None or document.is_ignored(document.sheet.amounts[asked.index].start)
        nothing = (UNKNOWN,) * len(asked.candidates)
        return Wanted(dict.fromkeys(CLOSED, UNKNOWN), UNKNOWN if ignored else 0, (UNKNOWN, UNKNOWN), nothing)
    about = set(claim.fields.get("forces") or ())
    return Wanted(
        closed={name: VALUES[name].index(claim.fields[name]) for name in CLOSED},
        keep=1,
        ends=_ends(window, named(document.gold.text, claim)),
        forces=tuple(int(candidate.link.id in about) for candidate in asked.candidates),
    )


def named(text: str, claim: GoldClaim) -> Offsets | None:
    """Where the words that an annotation gives for what is counted stand nearest to the amount; None for nowhere."""
    words = (claim.fields.get("subject") or "").split()
    if not words:
        return None
    found = re.finditer(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    return min(
        (match.span() for match in found),
        key=lambda span: min(abs(span[0] - claim.end), abs(span[1] - claim.start)),
        default=None,
    )


def _ends(window: Window, span: Offsets | None) -> tuple[int, int]:
    if span is None:
        return 0, 0
    place = window.place(*span, anywhere=True)
    return (UNKNOWN, UNKNOWN) if place is None else (place[0], place[1] - 1)


def collate(batch: Sequence[Example], *, padding: int) -> dict[str, Tensor]:
    """Examples as tensors: those of ``pack``, and what is wanted under names that begin with ``wanted``."""
    packed = pack([one.reading for one in batch], padding=padding)
    length, many = packed["ids"].shape[1], packed["forces"].shape[1]
    wanted = [one for example in batch for one in example.wanted]
    packed["wanted_tags"] = _rows([one.tags for one in batch], length)
    packed["wanted_keep"] = torch.tensor([one.keep for one in wanted], dtype=torch.long)
    packed["wanted_ends"] = torch.tensor([one.ends for one in wanted], dtype=torch.long).reshape(-1, 2)
    packed["wanted_forces"] = _rows([one.forces for one in wanted], many).reshape(-1, many)
    packed["wanted_closed"] = torch.tensor(
        [[one.closed[name] for name in CLOSED] for one in wanted], dtype=torch.long
    ).reshape(-1, len(CLOSED))
    return packed


def _rows(rows: Sequence[Sequence[int]], length: int) -> Tensor:
    return torch.tensor([[*row, *[UNKNOWN] * (length - len(row))] for row in rows], dtype=torch.long)
