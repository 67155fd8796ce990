"""Trained models that are spaCy pipelines: entities are the amounts, and each field labels them in a span group."""

from __future__ import annotations

# The fields that a pipeline may tell, each by a component that writes ``doc.spans["claimx_FIELD"]``.
FIELDS = ("type", "change", "bound", "status", "topic")
# Spans of amounts that are known before the pipeline is asked; where there are none, its own entities are.
AMOUNTS = "claimx_amounts"


def group(field: str) -> str:
    """The span group of a field."""
    return f"claimx_{field}"
