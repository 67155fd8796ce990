"""Annotated documents of any text and any fields, for property tests."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from claimx.corpus.formats.model import Annotated, Ignored
from claimx.corpus.gold import GoldClaim
from claimx.corpus.quotes import quote, region, trimmed
from claimx.errors import CorpusError
from claimx.records import Bound, Change, ClaimType, DocumentKind, Scope, Status, Topic

# What tools and formats are known to stumble over: astral characters, joiners, brackets, quotation marks, line ends,
# tabs, white space of other kinds, right-to-left text, words that tokenizers part.
_ODD = (
    "£4.57m.|20,000-officer|7%|(£5m)|😀|👮🏽‍♀️|e\u0301|[[|]]|[|]|\"|'|\\|\t|\n|\r\n|\n\n|\u00a0|\u2028|\x85| |  |don't|,"
    "|שלום|\ufeff|-DOCSTART-|#|T1|O|;|officers|crime|in 2018|Mr. Jones said|a third|\x00|\x1f|{|}|<b>|&amp;"
)
_PIECES = st.sampled_from(_ODD.split("|"))
TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=30).map("".join)
_NUMBERS = st.one_of(
    st.none(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)
)
_WORDS = st.one_of(st.none(), st.text(max_size=20))
_DAYS = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))
# What a cell of a table of metadata can hold.
_CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8)
_NAMES = st.text(st.sampled_from("abc_-019 é"), min_size=1, max_size=12)


def _closed(values: type) -> st.SearchStrategy[str]:
    return st.sampled_from([value.value for value in values])  # type: ignore[attr-defined]


@st.composite
def _words_of(draw: st.DrawFn, text: str) -> str | None:
    """Words of the text or others."""
    if text and draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        return text[start : start + draw(st.integers(1, 20))]
    return draw(_WORDS)


@st.composite
def _claims(draw: st.DrawFn, text: str, start: int, end: int) -> GoldClaim:
    times = st.one_of(
        st.none(), st.fixed_dictionaries({"text": _words_of(text).map(lambda w: w or ""), "start": _DAYS, "end": _DAYS})
    )
    fields = {
        "quote": quote(text, start, end, around=draw(st.integers(0, 3))),
        "value": draw(_NUMBERS),
        "value_high": draw(_NUMBERS),
        "unit": draw(_WORDS),
        "bound": draw(_closed(Bound)),
        "per": draw(_WORDS),
        "type": draw(_closed(ClaimType)),
        "topic": draw(_closed(Topic)),
        "subject": draw(_words_of(text)),
        "change": draw(_closed(Change)),
        "status": draw(_closed(Status)),
        "forces": draw(st.lists(st.text(max_size=8), max_size=3)),
        "scope": draw(_closed(Scope)),
        "speaker": draw(_words_of(text)),
        "period": draw(times),
        "baseline": draw(times),
        "optional": draw(st.booleans()),
    }
    if fields["optional"] and draw(st.booleans()):
        fields |= {"type": None, "topic": None, "scope": None}
    return GoldClaim(start, end, fields)


@st.composite
def documents(draw: st.DrawFn) -> Annotated:
    """One document, every mention of which a quote can give."""
    text = draw(TEXTS)
    edges = draw(st.lists(st.integers(0, len(text)), max_size=12).map(sorted))
    claims = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        place = trimmed(text, start, end)
        if place[0] < place[1]:
            try:
                claims.append(draw(_claims(text, *place)))
            except CorpusError:
                continue
    ends = draw(st.lists(st.integers(0, len(text)), max_size=4).map(sorted))
    ignored = tuple(
        Ignored(start, end, region(text, start, end) if draw(st.booleans()) else None)
        for start, end in zip(ends[::2], ends[1::2], strict=False)
        if start < end and text.find(text[start:].rstrip()) == start
    )
    head = {
        "doc": draw(_NAMES.map(str.strip).filter(bool)),
        "date": draw(_DAYS),
        "kind": draw(_closed(DocumentKind)),
        "publisher_force": draw(_WORDS),
    }
    row = draw(st.one_of(st.none(), st.fixed_dictionaries({"date": _CELLS, "part": _CELLS})))
    return Annotated(head["doc"], text, head, tuple(claims), ignored, row)


def named_apart(found: list[Annotated]) -> list[Annotated]:
    """The documents under names that differ."""
    names = [f"{number}_{one.name}" for number, one in enumerate(found)]
    return [replace(one, name=name, head={**one.head, "doc": name}) for name, one in zip(names, found, strict=True)]


COLLECTIONS = st.lists(documents(), min_size=1, max_size=3).map(named_apart)
