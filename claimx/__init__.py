"""claimx reads UK statements on policing and turns each quantitative claim into a structured record.

>>> import claimx
>>> [claim] = claimx.extract("Durham Constabulary has recruited 120 extra officers since 2019.")
>>> claim.quantity.value, claim.change.value, claim.forces[0].id
(120.0, 'increase', 'durham')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimx.api import extract, read, read_all, score
    from claimx.checks.run import check
    from claimx.documents.model import Document
    from claimx.errors import ClaimxError, ReadError
    from claimx.matching.match import match
    from claimx.pipeline.language import load
    from claimx.records import Claim

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "ClaimxError",
    "Document",
    "ReadError",
    "__version__",
    "check",
    "extract",
    "load",
    "match",
    "read",
    "read_all",
    "score",
]

_HOMES = {
    "Claim": "claimx.records",
    "ClaimxError": "claimx.errors",
    "Document": "claimx.documents.model",
    "ReadError": "claimx.errors",
    "check": "claimx.checks.run",
    "extract": "claimx.api",
    "load": "claimx.pipeline.language",
    "match": "claimx.matching.match",
    "read": "claimx.api",
    "read_all": "claimx.api",
    "score": "claimx.api",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claimx' has no attribute {name!r}")
