"""The plain text of a message: flowed lines joined, quoted lines of earlier messages told from its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimx.documents.draft import Extracted
from claimx.documents.model import Section
from claimx.documents.readers import text as plain_text
from claimx.documents.readers.mail.joining import join, put

_QUOTED = re.compile(r">[> ]*")
_WROTE = re.compile(r"\bwrote:\s*$|^\W*original message\W*$", re.I)
_SIGNATURE = "-- "
# More changes between quoted and other lines than that are no conversation.
_MOST_RUNS = 1_000


@dataclass(slots=True)
class _Run:
    """Lines that are quoted alike: all of them or none."""

    quoted: bool
    lines: list[str] = field(default_factory=list)


def unflow(text: str, *, delete_space: bool) -> str:
    """A text in the format ``flowed`` of RFC 3676 with the lines of each paragraph joined.

    Args:
        delete_space: Whether the space that flows a line into the next is no part of the text.
    """
    joined: list[list[str]] = []
    flows = False
    depth = -1
    for line in text.splitlines():
        quoted = _depth(line)
        rest = line[quoted:]
        rest = rest[1:] if rest.startswith(" ") else rest
        if not (flows and quoted == depth and rest != _SIGNATURE):
            joined.append([">" * quoted + " " * bool(quoted)])
        flows = rest.endswith(" ") and rest != _SIGNATURE
        depth = quoted
        joined[-1].append(rest[:-1] if flows and delete_space else rest)
    return "\n".join("".join(line) for line in joined)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def from_plain(text: str, name: str) -> Extracted:
    """The drafts of the plain text of a message, quoted lines marked as furniture.

    Where all is quoted, as in a message passed on, the text is taken without the marks of quotation.
    """
    runs = _runs(text)
    if len(runs) > _MOST_RUNS or not any(run.quoted for run in runs):
        return plain_text.from_string(text, name=name)
    if not any(line.strip() and not _WROTE.search(line) for run in runs if not run.quoted for line in run.lines):
        passed_on = "\n".join(_QUOTED.sub("", line, count=1) for run in runs for line in run.lines)
        return plain_text.from_string(passed_on, name=name)
    pieces: list[Extracted] = []
    for run in runs:
        piece = plain_text.from_string("\n".join(run.lines).strip("\n"), name=name)
        if piece.drafts:
            pieces.append(put(piece, Section.FURNITURE) if run.quoted else piece)
    return join(pieces) if pieces else plain_text.from_string(text, name=name)


def _runs(text: str) -> list[_Run]:
    """The text's lines in runs; items of a list that have ">" as their mark are not quoted."""
    runs: list[_Run] = []
    for line in text.splitlines():
        quoted = line.startswith(">")
        if not runs or runs[-1].quoted != quoted:
            runs.append(_Run(quoted))
        runs[-1].lines.append(line)
    last = ""
    for run in runs:
        introduced = last.rstrip().endswith(":") and not _WROTE.search(last)
        if run.quoted and introduced and all(re.match(r"> ?[^>\s]", line) for line in run.lines):
            run.quoted = False
        last = next((line for line in reversed(run.lines) if line.strip()), last)
    return runs
