"""What every record is made of: an immutable class without unknown keys, and text that any encoding can write."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

_SURROGATE = re.compile("[\ud800-\udfff]")


def _writable(text: str) -> str:
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


# A name of a file may hold a lone surrogate, which no encoding can write; U+FFFD takes its place.
Text = Annotated[str, AfterValidator(_writable)]


class Record(BaseModel):
    """Base of every part of a record: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False, populate_by_name=True)
