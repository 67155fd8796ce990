"""A ranking of ``claimx score`` for a terminal: each sentence with its score, its amounts, and why it stands there."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TextIO

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from claimx.outputs.checks import COLOURS, plain
from claimx.outputs.table import when
from claimx.records import Change, Claim, Scope
from claimx.worthiness.reasons import WORD, Reason
from claimx.worthiness.scoring import Scored, Scores, amounts
from claimx.worthiness.types import THRESHOLD

# The bar beside a score, in full and in eighths of a character.
_BAR = 8
_EIGHTHS = " ▏▎▍▌▋▊▉█"
# Reasons told of a sentence, for it and against it.
FOR, AGAINST = 4, 2
# With more signs than this no single words are told.
ENOUGH = 2
_COLOURS = {Change.INCREASE: "green", Change.DECREASE: "red", Change.LEVEL: "blue"}
_NAMED = 2


def title(scores: Scores) -> str:
    """What a document is called."""
    ref = scores.document
    return ref.title or (PurePath(ref.path).name if ref.path else "standard input")


def summary(scores: Scores) -> str:
    """The line for the whole document."""
    sentences = "1 sentence" if scores.total == 1 else f"{scores.total} sentences"
    claims = "1 factual claim" if scores.factual == 1 else f"{scores.factual} factual claims"
    line = f"{sentences}, {claims}, {scores.worthy} worth checking ({scores.threshold:.2f} or more)"
    topics = [f"{topic.value.replace('_', ' ')} {count}" for topic, count in scores.topics]
    return f"{line} · {', '.join(topics)}" if topics else line


def chosen(one: Scored) -> list[Reason]:
    """The reasons that are told of a sentence: those for it, then those against, the strongest of each first."""
    signs = [reason for reason in one.reasons if reason.sign != WORD]
    told = signs if len(signs) > ENOUGH else one.reasons
    above = [reason for reason in told if reason.weight > 0][:FOR]
    below = [reason for reason in told if reason.weight < 0][:AGAINST]
    return [*above, *below]


def about(claim: Claim) -> str:
    """What was extracted of the claim that is most worth checking, in one line."""
    forces = [force.name for force in claim.forces]
    named = ", ".join(forces) if len(forces) <= _NAMED else f"{len(forces)} forces"
    parts = [
        f"{_ARROW[claim.change]} {' '.join(claim.quantity.text.split())}",
        claim.type.value.replace("_", " "),
        claim.subject or "",
        named if claim.scope is Scope.FORCE else claim.scope.value if claim.scope is Scope.NATIONAL else "",
        when(claim.period) if claim.period else "",
        f"says {claim.speaker.name}" if claim.speaker else "",
        f"confidence {claim.confidence:.2f}",
    ]
    return " · ".join(" ".join(part.split()) for part in parts if part)


_ARROW = {Change.INCREASE: "▲", Change.DECREASE: "▼", Change.LEVEL: "●"}


def write(scores: Scores, out: TextIO, *, console: Console | None = None) -> None:
    """Write a heading, the line for the document, and the ranking as a table."""
    console = console or Console(file=out, highlight=False)
    ref = scores.document
    known = [ref.kind.value.replace("_", " "), str(ref.date) if ref.date else "undated"]
    known += [ref.publisher.name] if ref.publisher and ref.publisher.name else []
    console.print(Text(title(scores), style="bold"))
    console.print(Text(" · ".join(known), style="dim"))
    console.print(Text(summary(scores)))
    console.print()
    if not scores.sentences:
        console.print("no sentence scores so much")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1, 0))
    table.add_column("", justify="right", style="dim")
    table.add_column("score", no_wrap=True)
    table.add_column("claim, and why it ranks here", ratio=1)
    checked = any(one.checks for one in scores.sentences)
    if checked:
        table.add_column("checks", no_wrap=True)
    for one in scores.sentences:
        held = [_checks(one)] if checked else []
        table.add_row(str(one.rank), _score(one, scores.threshold), _sentence(one), *held)
    console.print(table)


def _score(one: Scored, threshold: float) -> Text:
    colour = "green" if one.score >= threshold else "yellow" if one.claim >= THRESHOLD else "bright_black"
    whole, part = divmod(round(one.score * _BAR * 8), 8)
    bar = "█" * whole + (_EIGHTHS[part] if part else "")
    return Text.assemble((f"{one.score:.2f} ", f"bold {colour}"), (bar.ljust(_BAR), colour))


def _checks(one: Scored) -> Text:
    """What came of each check of a sentence's amounts, each outcome once."""
    found = dict.fromkeys(check.outcome for check in one.checks)
    return Text("\n").join(Text(plain(outcome), style=COLOURS.get(outcome, "")) for outcome in found)


def _sentence(one: Scored) -> Group:
    lines = [_marked(one)]
    if one.first is not None:
        lines.append(Text(about(one.first), style="dim"))
    elif one.claim < THRESHOLD:
        lines.append(Text("no factual claim", style="dim"))
    told = chosen(one)
    if told:
        signs = [(("+\xa0" if reason.weight > 0 else "−\xa0") + reason.shown, reason.weight > 0) for reason in told]
        parts = [(words, "green" if good else "red") for words, good in signs]
        lines.append(Text("   ").join(Text(words, style=colour) for words, colour in parts))
    return Group(*lines)


def _marked(one: Scored) -> Text:
    """The sentence with its amounts marked, on one line."""
    words = Text()
    place = 0
    for (start, end), claim in zip(amounts(one), one.claims, strict=True):
        if start < place:
            continue
        words.append(one.text[place:start])
        words.append(one.text[start:end], style=f"bold {_COLOURS[claim.change]}")
        place = end
    words.append(one.text[place:])
    return Text(" ").join(words.split()) if "\n" in one.text else words


def write_json(scores: Scores, out: TextIO) -> None:
    """Write a ranking as one JSON object."""
    out.write(json.dumps(scores.to_dict(), ensure_ascii=False, indent=1) + "\n")
