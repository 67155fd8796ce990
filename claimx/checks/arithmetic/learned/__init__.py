"""How surely amounts belong together, learnt from statements: candidates, the signs at them, and their weights."""

from claimx.checks.arithmetic.learned.rivals import named
from claimx.checks.arithmetic.learned.ties import Linked, Weights, learned, shipped

__all__ = ["Linked", "Weights", "learned", "named", "shipped"]
