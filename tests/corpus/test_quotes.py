"""Quotes made from offsets give the offsets back, and nothing shorter would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.corpus import load_gold
from claimx.corpus.formats.gold import encoded
from claimx.corpus.quotes import gives, quote, region, trimmed
from claimx.errors import CorpusError
from tests.corpus.formats.generated import TEXTS

_CLOSED = {"bound": "exact", "type": "count", "topic": "crime", "change": "level", "status": "actual", "scope": "other"}


@pytest.mark.parametrize(
    ("text", "amount", "said"),
    [
        ("Kent had 5 dogs.", "5", "had [[5]] dogs."),
        ("5", "5", "[[5]]"),
        ("Up 5 to 5 men", "5", "Up [[5]] to"),
        ("a 5 b a 5 c", "5", "a [[5]] b"),
        ("had\n\n  20  000 men", "20  000", "had [[20 000]] men"),
        ("the 20-officer target", "20", "the [[20]]-officer"),
        ("It cost (£5m), he said", "£5m", "([[£5m]]),"),
    ],
)
def test_quote(text: str, amount: str, said: str) -> None:
    start = text.index(amount)
    assert quote(text, start, start + len(amount)) == said


def test_more_words_where_fewer_stand_twice() -> None:
    text = "in May we had 5 men. in June we had 5 men."
    assert quote(text, text.rindex("5"), text.rindex("5") + 1) == "June we had [[5]] men."


@pytest.mark.parametrize("text", ["x [5] y", "x [[5 y", "a[[b 5 a[[b 5 c"])
def test_brackets_before_or_around(text: str) -> None:
    start = text.rindex("5")
    assert gives(text, quote(text, start, start + 1), start, start + 1)


@pytest.mark.parametrize(
    ("text", "start", "end"), [("5]", 0, 2), ("a ]] b", 0, 6), ("a b", 1, 2), ("abc", 1, 1), ("a b", 0, 2)]
)
def test_what_no_quote_can_mark(text: str, start: int, end: int) -> None:
    with pytest.raises(CorpusError):
        quote(text, start, end)


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(TEXTS, st.data())
def test_any_stretch_of_any_text(tmp_path: Path, text: str, data: st.DataObject) -> None:
    """The loader finds what was quoted; where nothing can be quoted, it is for square brackets."""
    edges = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
    start, end = trimmed(text, *edges)
    around = data.draw(st.integers(0, 3))
    try:
        said = quote(text, start, end, around=around)
    except CorpusError:
        assert start >= end or "]" in text[start:end] or "[" in text[:start]
        return
    assert gives(text, said, start, end)
    (tmp_path / "a.txt").write_bytes(encoded(text))
    gold = {"kind": "news", "ignore": [], "claims": [{"quote": said, **_CLOSED}]}
    (tmp_path / "a.json").write_text(json.dumps(gold))
    if "\r" not in text:  # which the loader takes for a line feed
        [claim] = load_gold(tmp_path)[0].claims
        assert (claim.start, claim.end) == (start, end)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["5", "a", "b"]), min_size=1, max_size=14), st.data())
def test_nothing_shorter_would_do(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    at = data.draw(st.integers(0, len(words) - 1))
    start = 2 * at
    said = re.sub(r"[\[\]]", "", quote(text, start, start + 1, around=0)).split()
    shorter = [
        words[left : left + len(said) - 1]
        for left in range(max(0, at - len(said) + 2), at + 1)
        if at < left + len(said) - 1 <= len(words)
    ]
    for fewer in shorter:
        spots = [i for i in range(len(words)) if words[i : i + len(fewer)] == fewer]
        assert len(spots) > 1, (said, fewer)


@settings(max_examples=200)
@given(TEXTS, st.data())
def test_regions(text: str, data: st.DataObject) -> None:
    start, end = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
    if start == end:
        with pytest.raises(CorpusError):
            region(text, start, end)
        return
    try:
        first, last = region(text, start, end)
    except CorpusError:
        assert text.find(text[start:].rstrip()) < start
        return
    assert text.find(first) == start
    assert text.find(last, start) + len(last) == end


def test_the_corpus_is_quoted_as_it_is_placed(root: Path) -> None:
    for document in load_gold(root / "corpora" / "dev"):
        for claim in document.claims:
            assert gives(document.text, quote(document.text, claim.start, claim.end), claim.start, claim.end)
