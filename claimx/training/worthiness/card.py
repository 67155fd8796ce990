"""The card of a linear model of worth, from what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Any

from claimx.worthiness.model import Linear

_CARD = Template(
    """# A linear model of what is worth checking

Two questions, asked of every sentence of a statement: is it a factual claim, and is it worth a fact-checker's time.
The score is a sum of weights of readable signs (`signs.csv`: change them and score again), words, pairs of words and
pieces of words (`grams.json`), and a curve that makes a chance of it (`scorer.json`). Made by `claimx train
worthiness`; used by `claimx score --scorer FOLDER`.

## What it was trained on

$data

Its chances were fitted on $calibration.
It takes a sentence as worth checking from a chance of $threshold. It holds
$signs signs, $words words, $pairs pairs and $pieces pieces.

## What was measured

Each figure with its 95% bootstrap interval over documents (over sentences where a set names no documents).

$tests

## What it cannot do

It has read one kind of text; on another its chances mean less than its order. It gives no verdict: a claim that is
worth checking may well be right. Who labelled it decided what is worth checking; `signs.csv` shows what came of that.

Claimx $version, scikit-learn $sklearn, seed $seed.
"""
)


def card(told: Mapping[str, Any], model: Linear) -> str:
    """The card as Markdown.

    Args:
        told: What ``metrics.json`` holds.
        model: The model.
    """
    head = "| set | speech | sentences |\n|---|---|---|\n"
    data = head + "\n".join(f"| {one['source']}: `{one['file']}` | {_row(one)} |" for one in told["data"])
    apart = ", ".join(f"`{one['file']}` ({one['speech']})" for one in told["calibration"])
    return _CARD.substitute(
        data=data,
        calibration=apart or "what was left out in turn of the above",
        threshold=f"{model.threshold:.2f}",
        signs=f"{len(model.signs):,}",
        words=f"{len(model.words):,}",
        pairs=f"{len(model.pairs):,}",
        pieces=f"{len(model.pieces):,}",
        tests=tests(told["tests"]) if told["tests"] else "Nothing: no test was given.",
        version=told["versions"]["claimx"],
        sklearn=told["versions"]["scikit-learn"],
        seed=told["settings"]["seed"],
    )


def tests(told: list[Mapping[str, Any]]) -> str:
    """The figures of tests as a table."""
    names = ("test", "speech", "sentences", "question", "F1", "average precision", "calibration error")
    head = f"| {' | '.join(names)} |\n{'|---' * len(names)}|"
    rows = [
        f"| {one['source']}: `{one['file']}` | {_row(one)} | {question} | "
        + " | ".join(_figure(one[part][name]) for name in ("f1", "average_precision", "calibration_error"))
        + " |"
        for one in told
        for part, question in (("claim", "a claim?"), ("worth", "worth checking?"))
        if part in one
    ]
    return "\n".join([head, *rows])


def _row(one: Mapping[str, Any]) -> str:
    return f"{one['speech']} | {one['sentences']:,}"


def _figure(figure: Mapping[str, Any]) -> str:
    low, high = figure["interval"]
    return f"{figure['value']:.3f} ({low:.3f} to {high:.3f})"
