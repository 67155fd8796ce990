"""A view of a text for reading, of the same length: doubly encoded characters and odd spaces put right.

Text that was UTF-8 and was decoded as Windows-1252 or Latin-1 shows "£" as "Â£" and "’" as "â€™".
Offsets refer to the text as it stands, so nothing may move: each such run is replaced by the character
it stands for and as many fillers as it takes, and every other character keeps its place.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimx.documents.bars import tabbed
from claimx.documents.encoding import CP1252

# Stands inside a word for characters that have no width; a letter to a regular expression (\w), unseen.
LETTER_FILLER = "\u3164"

# What English and Welsh text is made of beyond ASCII. Runs that would decode to anything else are left alone.
# The C1 controls are there for text that was mangled twice.
_TARGETS = (
    *range(0x0080, 0x0180),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2150, 0x215F),
    *range(0x1E80, 0x1E86),
    *range(0x2190, 0x2194),
    0x02C6, 0x02DC, 0x1EF2, 0x1EF3, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CF, 0x25AA,
    0x25E6, 0x2713, 0x2714, 0xF0B7, 0xFEFF, 0xFFFD,
)  # fmt: skip
_CLOSERS = frozenset("”’»…™®°)")
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xa0\xad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff\u2010\u2011\u2212\ud800-\udfff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_HYPHENS = "\u2010\u2011\u2212"
_ZERO_WIDTH = frozenset(
    "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
_ROUNDS = 2


@cache
def table() -> dict[str, str]:
    """Every run that stands for one character, computed by decoding its UTF-8 bytes wrongly."""
    found: dict[str, str] = {}
    for code in _TARGETS:
        encoded = chr(code).encode("utf-8")
        wrong = "".join(CP1252[byte] for byte in encoded)
        found[encoded.decode("latin-1")] = chr(code)
        found[wrong] = chr(code)
        if code >= 0xA0 and any("\x80" <= character <= "\x9f" for character in wrong):
            # Bytes that Windows-1252 leaves undefined are often lost or replaced on the way.
            found["".join("�" if "\x80" <= c <= "\x9f" else c for c in wrong)] = chr(code)
    found["â€"] = "”"  # its third byte (9D) is one of those, and this is by far the commonest of them
    return found


@cache
def _runs() -> re.Pattern[str]:
    by_lead: dict[str, list[str]] = {}
    for run in sorted(table(), key=len, reverse=True):
        by_lead.setdefault(run[0], []).append(run[1:])
    choices = (re.escape(lead) + "(?:" + "|".join(map(re.escape, rest)) + ")" for lead, rest in by_lead.items())
    # "Â" by itself before white space is what is left of a no-break space that was made a plain one.
    return re.compile("|".join([*choices, r"Â(?=\s)"]))


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, made U+FFFD; of the same length."""
    return _SURROGATE.sub("\ufffd", text)


def repair(text: str) -> str:
    """The text with doubly encoded characters put right; shorter than before where there were any."""
    for _ in range(_ROUNDS):
        repaired = _runs().sub(lambda run: table().get(run.group(), ""), text)
        if repaired == text:
            break
        text = repaired
    return text


def reading_view(text: str) -> str:
    """The text as it should be read, with the same length and every character at its own offset.

    Doubly encoded characters become the character and fillers (spaces, or ``LETTER_FILLER`` inside a
    word) on the side where they part nothing: "Â£25m" reads " £25m". Other white space than tab and
    line ends becomes a plain space, as do control characters and characters without width at the edge
    of a word; unusual hyphens and the minus sign become "-", lone surrogates U+FFFD. The bars between the columns of a
    table become tabs. A text with nothing of the kind is returned itself.
    """
    text = tabbed(text)
    mangled = not text.isascii() and _runs().search(text) is not None
    return _mended(text) if mangled or _ODD.search(text) else text


@lru_cache(maxsize=2)
def _mended(text: str) -> str:
    """A text with something to mend, mended; kept while the document is at work, for each stage asks for it."""
    return _ODD.sub(_plain, _unmangle(text))


def _plain(found: re.Match[str]) -> str:
    character = found.group()
    if character in _HYPHENS:
        return "-"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character in _ZERO_WIDTH:
        text, at = found.string, found.start()
        inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
        return character if inside else " "
    return " "


def _unmangle(text: str) -> str:
    """Put doubly encoded runs right at the same length; twice over for text mangled twice."""
    if not _runs().search(text):
        return text
    # A compact repaired text and, for each of its characters, where its run started in the original.
    compact, starts = text, list(range(len(text) + 1))
    for _ in range(_ROUNDS):
        parts: list[str] = []
        moved: list[int] = []
        at = 0
        for run in _runs().finditer(compact):
            parts.append(compact[at : run.start()])
            moved.extend(starts[at : run.start()])
            parts.append(table().get(run.group(), " "))
            moved.append(starts[run.start()])
            at = run.end()
        if not at:
            break
        parts.append(compact[at:])
        moved.extend(starts[at:])
        compact, starts = "".join(parts), moved
    return "".join(_padded(compact, index, starts[index + 1] - starts[index]) for index in range(len(compact)))


def _padded(compact: str, index: int, width: int) -> str:
    """A character of the compact text widened to the width of the run it came from."""
    character = compact[index]
    if width == 1:
        return character
    before = compact[index - 1] if index else " "
    after = compact[index + 1] if index + 1 < len(compact) else " "
    if character.isalpha() and before.isalpha():
        return LETTER_FILLER * (width - 1) + character
    if character.isalpha() and after.isalpha():
        return " " * (width - 1) + character
    if character in _CLOSERS and not after.isalnum():
        return character + " " * (width - 1)
    return " " * (width - 1) + character
