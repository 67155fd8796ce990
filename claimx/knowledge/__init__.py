"""The knowledge base: UK police forces, their names, places, office holders and ministers, with sources.

>>> from claimx.knowledge import base
>>> base().force("essex").name
'Essex Police'
"""

from __future__ import annotations

from claimx.knowledge.model import Candidate, Force, Holder, Minister, Name, Rule, Source
from claimx.knowledge.store import KnowledgeBase, base

__all__ = [
    "Candidate",
    "Force",
    "Holder",
    "KnowledgeBase",
    "Minister",
    "Name",
    "Rule",
    "Source",
    "base",
]
