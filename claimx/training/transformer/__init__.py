"""Training of the transformer with heads that ``claimx/pipeline/learned/transformer`` runs."""

from __future__ import annotations
