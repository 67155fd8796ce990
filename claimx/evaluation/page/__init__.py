"""One HTML page of every error in its sentence, what was annotated beside what was given."""

from __future__ import annotations

from claimx.evaluation.page.render import render

__all__ = ["render"]
