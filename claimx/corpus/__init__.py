"""Annotated documents: the gold format and what is done with it.

>>> from claimx.corpus import load_gold
"""

from __future__ import annotations

from claimx.corpus.gold import GoldClaim, GoldDocument, load_gold

__all__ = ["GoldClaim", "GoldDocument", "load_gold"]
