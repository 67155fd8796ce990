"""The marks that open the items of a list."""

from __future__ import annotations

import re

BULLET = re.compile(
    r"[•●▪▫◦‣∙■□➢➤►▶✓✔⁃\uf0b7\uf0a7](?![•●▪])[ \t]*"
    r"|(?:[·*]|[-–—>](?![-–—>0-9])|o(?=\t)"
    r"|\((?:[a-z]|[0-9]{1,2}|[ivx]{1,5})\)|[a-z]\)|[A-Z]\)|[0-9]{1,2}[.)](?![0-9])|[a-z]\.(?=\s)|[ivx]{2,5}[.)])"
    r"(?:[ \t]+|(?=$)|(?=[A-Z“\"'‘£]))"
)
