"""The noun phrase that stands first in a text, as words to compare."""

from __future__ import annotations

import re
from functools import lru_cache

from claimx.checks.arithmetic.lexicon import cues, words

_TO_MARK = re.compile(r"[^,;:()–—.]*")
# A noun phrase after an amount is not longer than this.
_LONGEST = 5
# Words whose stem is kept.
_KEPT = 4_096


@lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """A word without the ending of a plural: good for comparison only."""
    word = re.sub(r"['’]s?$", "", word)
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def noun(text: str) -> frozenset[str]:
    """Its words, without those of change and comparison; empty for none."""
    found = _TO_MARK.match(text)
    phrase: list[str] = []
    for word in words(found[0] if found else "")[: _LONGEST + 1]:
        if word in cues("noun_end"):
            break
        phrase.append(stem(word))
    return frozenset(phrase) - cues("no_noun") - cues("movement")
