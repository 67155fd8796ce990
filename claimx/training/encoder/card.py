"""The card of an encoder of worth, from what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Any

from claimx.training.worthiness.card import tests

_CARD = Template(
    """# An encoder of what is worth checking

Two questions, asked of every sentence by itself: is it a factual claim, and is it worth a fact-checker's time. A
transformer encoder with a linear head over the mean of its token vectors, exported to ONNX in whole numbers of eight
bits ($size MB). Made by `claimx train worthiness --encoder`; used by `claimx score --scorer FOLDER` with
`pip install 'claimx[onnx]'`, without PyTorch.

## What it was trained on

$data

$runs

Its chances were fitted on $calibration. It takes a sentence as worth checking from a chance of $threshold.

## What was measured

Of the exported model, each figure with its 95% bootstrap interval over documents (over sentences where a set names no
documents).

$tests

## What it cannot do

It reads one sentence, without what stands around it. It has read few kinds of text; on another its chances mean less
than its order. It gives no verdict: a claim that is worth checking may well be right. It gives no reasons either; the
linear model does.

$versions.
"""
)


def card(told: Mapping[str, Any], threshold: float, size: int) -> str:
    """The card as Markdown.

    Args:
        told: What ``metrics.json`` holds.
        threshold: Of worth.
        size: Of the exported model, in bytes.
    """
    head = "| set | speech | sentences |\n|---|---|---|\n"
    rows = (f"| {one['source']}: `{one['file']}` | {one['speech']} | {one['sentences']:,} |" for one in told["data"])
    apart = ", ".join(f"`{one['file']}` ({one['speech']})" for one in told["calibration"])
    return _CARD.substitute(
        size=f"{size / 1e6:.1f}",
        data=head + "\n".join(rows),
        runs="\n".join(_run(name, settings) for name, settings in told["settings"].items()),
        calibration=apart or "nothing: they are the network's own",
        threshold=f"{threshold:.2f}",
        tests=tests(told["tests"]) if told["tests"] else "Nothing: no test was given.",
        versions=", ".join(f"{name} {number}" for name, number in told["versions"].items()),
    )


def _run(name: str, settings: Mapping[str, Any]) -> str:
    encoder = settings["encoder"] or "all-MiniLM-L6-v2"
    return (
        f"- `{name}`: from {encoder}, seed {settings['seed']}, at most {settings['epochs']} epochs, batches of "
        f"{settings['batch']}, learning rate {settings['rate']:g}."
    )
