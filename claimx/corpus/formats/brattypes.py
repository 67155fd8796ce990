"""What brat is to know of a collection of annotated documents: ``annotation.conf`` and ``visual.conf``."""

from __future__ import annotations

from claimx.corpus.formats.marks import AMOUNTS, IGNORED, VALUES
from claimx.corpus.formats.model import ARGUMENTS

# What the name of a relation is made of, before the label of the words it leads to.
LINK = "has_"
# An attribute that has no value: it is there or not.
OPTIONAL = "optional"
_DEFAULTS = (
    "SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken",
    "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5",
    "ATTRIBUTE_DEFAULT\tglyph:*",
)
_COLOURS = ("#bfe3d0", "#c3d7f0", "#e2cdea", "#f2d3bd", "#dddddd", "#f4f4f4")


def _annotation() -> str:
    amounts = "|".join(AMOUNTS)
    return "\n".join(
        [
            "[entities]",
            *AMOUNTS,
            *ARGUMENTS,
            IGNORED,
            "",
            "[relations]",
            # Words of one amount may lie over another amount.
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            *(f"{LINK}{name}\tArg1:{amounts}, Arg2:{name}" for name in ARGUMENTS),
            "",
            "[events]",
            "",
            "[attributes]",
            *(f"{name}\tArg:{amounts}, Value:{'|'.join(values)}" for name, values in VALUES.items()),
            f"{OPTIONAL}\tArg:{amounts}",
            "",
        ]
    )


def _visual() -> str:
    lines = ["[labels]", *(f"{name} | {name.replace('_', ' ')}" for name in (*AMOUNTS, *ARGUMENTS, IGNORED))]
    lines += [*(f"{LINK}{name} | {name}" for name in ARGUMENTS), "", "[drawing]", *_DEFAULTS]
    lines += [f"{name}\tbgColor:{colour}" for name, colour in zip(AMOUNTS, _COLOURS, strict=True)]
    lines += [f"{name}\tbgColor:#f6ecc4" for name in ARGUMENTS]
    return "\n".join([*lines, f"{IGNORED}\tbgColor:#eeeeee", ""])


ANNOTATION, VISUAL = _annotation(), _visual()
