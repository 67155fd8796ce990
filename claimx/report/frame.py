"""What pages of one file have in common: a policy that lets them run what they were made with, and reach nothing."""

from __future__ import annotations

import base64
import hashlib
import re

# JSON of a browser, and UTF-8, hold no half of a surrogate pair as a character of its own.
HALF = re.compile("[\ud800-\udfff]")


def policy(style: str, script: str) -> str:
    """A content security policy for a page with this style and this script."""
    allowed = {"default-src": "'none'", "script-src": _hash(script), "style-src": _hash(style), "img-src": "data:"}
    closed = {"base-uri": "'none'", "form-action": "'none'"}
    return "; ".join(f"{name} {value}" for name, value in {**allowed, **closed}.items())


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
