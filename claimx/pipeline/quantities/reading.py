"""What the rules of the grammar pass to one another."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.pipeline.quantities.tokens import Token
from claimx.records import Bound, Offsets


@dataclass(slots=True)
class Reading:
    """An amount being read, over tokens.

    Attributes:
        first, stop: Tokens of the core.
        resume: The token after the core and the unit word that stands outside it.
        mantissa, scale: Of the numeral, for a scale shared over a range ("£5-£10 million").
        modifier: What parts the numeral from its unit: "-", "officer", "square".
    """

    first: int
    stop: int
    resume: int
    form: str
    value: float | None
    unit: str = "count"
    high: float | None = None
    mantissa: float = 0.0
    scale: float = 1.0
    worded: bool = False
    direction: int = 0
    bound: Bound = Bound.EXACT
    bound_span: Offsets | None = None
    per: str | None = None
    per_span: Offsets | None = None
    group: int | None = None
    modifier: str = ""


@dataclass(slots=True)
class Scan:
    """A text being read: its tokens and, for each, whether it is no amount (1) or may be one (0)."""

    text: str
    tokens: list[Token]
    blocked: bytearray
    headline: bool = False

    def word(self, index: int) -> str:
        """The text of a token, "" outside the text."""
        tokens = self.tokens
        return tokens[index].text if 0 <= index < len(tokens) else ""

    def free(self, first: int, stop: int) -> bool:
        """Whether none of the tokens is blocked."""
        return not any(self.blocked[first:stop])

    def offsets(self, first: int, stop: int) -> Offsets:
        """Offsets of tokens[first:stop]."""
        return self.tokens[first].start, self.tokens[stop - 1].end

    def ends_clause(self, index: int) -> bool:
        """Whether a token is a sign that ends a clause, or there is none."""
        word = self.word(index)
        return not word or word in {
            ".",
            ",",
            ";",
            ":",
            "?",
            "!",
            "(",
            ")",
            "–",
            "—",
            "[",
            "]",
            '"',
            "”",
            "“",
            "|",
            "•",
            "*",
        }
