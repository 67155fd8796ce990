"""Claims of one document held against each other.

Flow: ``reading`` (claims to sentences of amounts) -> one module a relation (``share``, ``total``, ``change`` and
``movement``, ``rate``, ``repeat``: amounts that words tie together) -> ``solving`` (intervals, by ``equations``) ->
``telling`` (records); ``checker`` runs it. ``cues.json`` holds the words.
"""

from __future__ import annotations

from claimx.checks.arithmetic.checker import arithmetic, relations

__all__ = ["arithmetic", "relations"]
