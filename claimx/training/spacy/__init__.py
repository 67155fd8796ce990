"""Extraction models that are spaCy pipelines: a reader of annotated documents, and a run of spaCy's own training."""

from __future__ import annotations
