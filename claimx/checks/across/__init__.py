"""Claims of different documents of one run held against each other.

Flow: ``repeats`` (claims that ``claimx.matching`` groups) and ``movements`` (a change with the levels before and
after it, found by ``levels``) -> the equations of ``claimx.checks.arithmetic`` -> ``telling`` (records, which name the
other documents by ``papers``); ``checker`` runs it.
"""

from __future__ import annotations

from claimx.checks.across.checker import across

__all__ = ["across"]
