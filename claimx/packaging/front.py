"""The front matter of a model card, as the hub of Hugging Face reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from claimx.evaluation.counts import LEVELS
from claimx.evaluation.fields import FIELDS
from claimx.evaluation.result import Figure, Result
from claimx.packaging.facts import Facts

_TAGS = ("claimx", "token-classification", "information-extraction", "fact-checking", "policing", "united-kingdom")
_LIBRARIES = ("spacy", "transformers")


def front(facts: Facts) -> dict[str, Any]:
    """Language, licence, library, tags, data sets, and every figure that was measured."""
    said = facts.stated
    told: dict[str, Any] = {
        "language": "en",
        "license": hub_licence(said.licence),
        "library_name": "claimx",
        "tags": [*_TAGS, *(name for name in _LIBRARIES if name == facts.manifest.learner)],
    }
    if told["license"] == "other":
        told["license_name"] = said.licence
    if said.datasets:
        told["datasets"] = list(said.datasets)
    if facts.results:
        told["model-index"] = [{"name": said.name, "results": [_result(result) for result in facts.results]}]
    return told


def hub_licence(spdx: str | None) -> str:
    """A licence as the hub names it."""
    if spdx is None:
        return "unknown"
    return "other" if " " in spdx else spdx.lower()


def shown(place: str) -> str:
    """A folder by its last two names: where it lay is of no use to others."""
    return "/".join(part for part in PurePath(place).parts[-2:] if part not in ("/", "..", "."))


def placeless(told: Any) -> Any:
    """JSON values with every path from the root cut to its last two names."""
    if isinstance(told, Mapping):
        return {name: placeless(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [placeless(one) for one in told]
    return shown(told) if isinstance(told, str) and PurePath(told).is_absolute() else told


def _result(result: Result) -> dict[str, Any]:
    name = shown(result.corpus.name)
    level = f"{result.settings.level:.0%}"
    metrics = [("f1", f"{measure} F1", result.scores[measure]) for measure in LEVELS]
    metrics += [("accuracy", f"{field} accuracy", result.scores[field]) for field in FIELDS]
    return {
        "task": {"type": "token-classification", "name": "extraction of quantitative claims"},
        "dataset": {
            "type": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "corpus",
            "name": name,
            "revision": result.corpus.hash,
        },
        "metrics": [
            {"type": kind, "name": f"{name}{_interval(figure, level)}", "value": figure.value}
            for kind, name, figure in metrics
            if figure.value is not None
        ],
    }


def _interval(figure: Figure, level: str) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f" ({level} interval {figure.low:.3f} to {figure.high:.3f})"
