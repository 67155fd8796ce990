"""Any number of statements for measuring: the project's own, with other figures in them.

Usage: python scripts/statements.py COUNT OUTPUT.csv [--seed N] [--words N]

Statement after statement of corpora/ is taken, or its first paragraphs up to so many words, and every figure of it
that is no year is replaced by one of as many digits, so that no two are alike and all read as before. The same seed
gives the same file.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
_FIGURE = re.compile(r"(?<![0-9A-Za-z./])(?!(?:19|20)[0-9]{2}\b)[1-9][0-9]{1,}(?![0-9]|/[0-9])")


def varied(text: str, chance: random.Random) -> str:
    """A text with other figures of the same length."""

    def other(found: re.Match[str]) -> str:
        digits = len(found.group())
        return str(chance.randrange(10 ** (digits - 1), 10**digits))

    return _FIGURE.sub(other, text)


def cut(text: str, words: int | None) -> str:
    """The first paragraphs of a text, as many as it takes to reach so many words."""
    if words is None:
        return text
    paragraphs = text.split("\n\n")
    kept = 1
    while kept < len(paragraphs) and len(" ".join(paragraphs[:kept]).split()) < words:
        kept += 1
    return "\n\n".join(paragraphs[:kept])


def statements(count: int, seed: int, words: int | None = None) -> Iterator[tuple[str, str, str]]:
    """So many statements: name, day of publication, text."""
    chance = random.Random(seed)
    texts = []
    for table in sorted((ROOT / "corpora").glob("*/metadata.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                path = table.parent / row["path"]
                texts.append((path.stem, row["date"], cut(path.read_text("utf-8"), words)))
    for number, (name, day, text) in enumerate(islice(cycle(texts), count)):
        yield f"{number:07}-{name}", day, varied(text, chance)


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int)
    arguments = parser.parse_args()
    with arguments.output.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "date", "text"))
        table.writerows(statements(arguments.count, arguments.seed, arguments.words))


if __name__ == "__main__":
    main()
