"""Tables as text: for a terminal, in Markdown, in LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from claimx.evaluation.tables.sheets import Sheet

# What LaTeX reads as more than itself.
_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "·": r"$\cdot$",
    "–": "--",
}  # fmt: skip
_SPECIAL = re.compile("|".join(map(re.escape, _LATEX)))
_WIDTH = 110

Facts = Sequence[tuple[str, str]]


def terminal(facts: Facts, sheets: Sequence[Sheet], out: TextIO) -> None:
    """Write tables for reading on a terminal, or in a file as plain text."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, highlight=False, width=None if out.isatty() else _WIDTH)
    about = Table.grid(padding=(0, 2))
    for name, value in facts:
        about.add_row(Text(name, style="dim"), Text(value))
    console.print(about)
    for sheet in sheets:
        table = Table(box=None, pad_edge=False)
        for at, head in enumerate(sheet.head):
            table.add_column(Text(head), justify="right" if at else "left", header_style="dim")
        for row in sheet.rows:
            table.add_row(*map(Text, row))
        console.print(Text(f"\n{sheet.title}", style="bold"))
        console.print(table)
        if sheet.note:
            console.print(Text(sheet.note, style="dim"))


def markdown(facts: Facts, sheets: Sequence[Sheet], out: TextIO) -> None:
    """Write tables in GitHub's Markdown."""
    out.write("\n".join(f"- {name}: {_pipes(value)}" for name, value in facts) + "\n")
    for sheet in sheets:
        out.write(f"\n**{_pipes(sheet.title)}**\n\n")
        out.write(_line(sheet.head) + _line(["---", *["---:"] * (len(sheet.head) - 1)]))
        out.writelines(map(_line, sheet.rows))
        if sheet.note:
            out.write(f"\n{_pipes(sheet.note)}\n")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_pipes, cells))} |\n"


def _pipes(text: str) -> str:
    return text.replace("|", r"\|")


def latex(facts: Facts, sheets: Sequence[Sheet], out: TextIO) -> None:
    """Write tables in LaTeX, for the package ``booktabs``; the facts as comments."""
    out.writelines(f"% {name}: {' '.join(value.split())}\n" for name, value in facts)
    for sheet in sheets:
        note = f" {_escaped(sheet.note)}" if sheet.note else ""
        out.write(f"\n\\begin{{table}}\n\\centering\n\\caption{{{_escaped(sheet.title)}.{note}}}\n")
        out.write(f"\\begin{{tabular}}{{l{'r' * (len(sheet.head) - 1)}}}\n\\toprule\n")
        out.write(_row(sheet.head) + "\\midrule\n")
        out.writelines(map(_row, sheet.rows))
        out.write("\\bottomrule\n\\end{tabular}\n\\end{table}\n")


def _row(cells: Sequence[str]) -> str:
    return " & ".join(map(_escaped, cells)) + " \\\\\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _LATEX[found[0]], text)
