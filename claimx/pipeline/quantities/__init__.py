"""Amounts in a sentence: the grammar of figures as UK officials and journalists write them."""

from claimx.pipeline.quantities.discourse import carry_over
from claimx.pipeline.quantities.finder import find_amounts, might_hold_amount

__all__ = ["carry_over", "find_amounts", "might_hold_amount"]
