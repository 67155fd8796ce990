"""Annotated documents: the gold format and what is done with it.

>>> from claimx.corpus import load, load_gold
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimx.corpus.folders import load
    from claimx.corpus.gold import GoldClaim, GoldDocument, load_gold

__all__ = ["GoldClaim", "GoldDocument", "load", "load_gold"]

# The command names formats before it needs what reads them.
_HOMES = {
    "GoldClaim": "claimx.corpus.gold",
    "GoldDocument": "claimx.corpus.gold",
    "load": "claimx.corpus.folders",
    "load_gold": "claimx.corpus.gold",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claimx.corpus' has no attribute {name!r}")
