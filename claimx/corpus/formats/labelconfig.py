"""The labelling configuration of Label Studio: which controls there are, and the XML that makes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.etree import ElementTree

from claimx.corpus.formats.marks import AMOUNTS, IGNORED, VALUES
from claimx.corpus.formats.model import ARGUMENTS

NUMBERS = ("value", "value_high")
TEXTS = ("unit", "per")
LISTED = ("forces",)
# The control that holds the days of a period, and the period.
DAYS: Mapping[str, str] = MappingProxyType({"period_days": "period", "baseline_days": "baseline"})
OPTIONAL, YES = "optional", "optional"
_HINTS = {
    "value": "value, a plain number: 1500000",
    "value_high": "the upper end of a range",
    "unit": "GBP, percent, percentage_points, times, count, or a singular noun",
    "per": "what a rate is per, singular",
    "forces": "ids of forces, one at a time",
    "period_days": "days of the period: 2024-01-01/2024-12-31, .. where open",
    "baseline_days": "days of the baseline: 2023-01-01/2023-12-31",
}
_COLOURS = ("#0b6e4f", "#1d4e89", "#7b2d8b", "#b5541c", "#5c5c5c", "#999999")


def _config() -> str:
    view = ElementTree.Element("View")
    _labels(view, "type", zip(AMOUNTS, _COLOURS, strict=True))
    _labels(view, "words", ((name, "#c9a227") for name in (*ARGUMENTS, IGNORED)))
    ElementTree.SubElement(view, "Text", {"name": "text", "value": "$text", "granularity": "symbol"})
    relations = ElementTree.SubElement(view, "Relations")
    for name in ARGUMENTS:
        ElementTree.SubElement(relations, "Relation", value=name)
    of_amounts = {"toName": "text", "perRegion": "true", "whenTagName": "type"}
    shown = ElementTree.SubElement(view, "View", {"visibleWhen": "region-selected", "whenTagName": "type"})
    for name, values in VALUES.items():
        layout = "select" if len(values) > 5 else "inline"
        ElementTree.SubElement(shown, "Header", {"value": name, "size": "6"})
        choices = ElementTree.SubElement(
            shown, "Choices", {"name": name, "choice": "single", "layout": layout} | of_amounts
        )
        for value in values:
            ElementTree.SubElement(choices, "Choice", {"value": value})
    choices = ElementTree.SubElement(shown, "Choices", {"name": OPTIONAL, "choice": "multiple"} | of_amounts)
    ElementTree.SubElement(choices, "Choice", {"value": YES})
    for name in (*NUMBERS, *TEXTS, *LISTED, *DAYS):
        most = {} if name in LISTED else {"maxSubmissions": "1"}
        said = {"name": name, "placeholder": _HINTS[name], "editable": "true"}
        ElementTree.SubElement(shown, "TextArea", said | most | of_amounts)
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode") + "\n"


def _labels(view: ElementTree.Element, name: str, values: Iterable[tuple[str, str]]) -> None:
    labels = ElementTree.SubElement(view, "Labels", name=name, toName="text")
    for value, colour in values:
        ElementTree.SubElement(labels, "Label", value=value, background=colour)


CONFIG = _config()
