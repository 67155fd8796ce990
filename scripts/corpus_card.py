"""Write the numbers of the corpus into its card, ``corpora/README.md``.

Usage: python scripts/corpus_card.py
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from claimx.corpus.stats import Stats, stats

CORPUS = Path(__file__).parents[1] / "corpora"
WIDTH = 118


def words(name: str) -> str:
    """A value as people write it."""
    return name.replace("_", " ")


def row(one: Stats) -> str:
    """The row of a split."""
    kinds = ", ".join(f"{count} {words(kind)}" for kind, count in one.kinds.items() if count)
    forces = len(one.forces) - len(one.missing)
    mentions = f"{one.mentions:,} ({one.optional})"
    return f"| `{one.name}` | {one.documents} | {kinds} | {one.words:,} | {mentions} | {forces} | {one.hard:.1%} |"


def paragraphs(whole: Stats) -> dict[str, str]:
    """The paragraphs that hold numbers of the whole, by the words they begin with."""

    def each(field: str) -> str:
        return ", ".join(f"{words(value)} {count:,}" for value, count in whole.counts[field].items())

    return {
        r"\d+ statements on policing in the manner": (
            f"{whole.documents} statements on policing in the manner of UK police forces, commissioners, government "
            "departments, Parliament, inspectors, unions, charities and newspapers, with every quantitative claim in "
            f"them annotated: {whole.words:,} words, {whole.mentions:,} mentions of amounts."
        ),
        "By type:": (
            f"By type: {each('type')}. By status: {each('status')}. By change: {each('change')}. With a "
            f"speaker {whole.having['speaker']:,}, a period {whole.having['period']:,}, "
            f"a baseline {whole.having['baseline']:,}."
        ),
        r"\*Hard negatives\*": (
            "*Hard negatives* are numbers in the sentences that are read which are no mention and neither a date nor a "
            f"time of day: {whole.negatives:,}, {whole.hard:.1%} of them and the mentions together. {whole.bare} "
            f"sentences hold a number and no mention, {whole.plain:,} neither; {whole.without} statements claim "
            "nothing."
        ),
    }


def card(text: str, found: list[Stats]) -> str:
    """The card with the numbers as they are now."""
    *splits, whole = found
    for one in splits:
        text = re.sub(rf"^\| `{one.name}` \| \d.*\|$", row(one), text, count=1, flags=re.MULTILINE)
    for begin, told in paragraphs(whole).items():
        filled = textwrap.fill(told, WIDTH)
        text = re.sub(rf"^{begin}.*?(?=\n\n)", lambda _, told=filled: told, text, count=1, flags=re.M | re.S)
    return text


def main() -> None:
    """Rewrite the card."""
    path = CORPUS / "README.md"
    path.write_text(card(path.read_text("utf-8"), stats([CORPUS])), "utf-8")


if __name__ == "__main__":
    main()
