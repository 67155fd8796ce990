"""Every sentence that might hold an amount is read once, and offsets lead back to the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimx.documents import from_text
from claimx.pipeline import steps
from claimx.pipeline.learned.transformer.windows import Shape, windows
from claimx.pipeline.quantities import might_hold_amount

transformers = pytest.importorskip("transformers")

SHAPE = Shape(length=96, head=12, before=20, after=8)


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    from claimx.training.base import find

    return transformers.AutoTokenizer.from_pretrained(find())


def _sheet(text: str) -> steps.Sheet:
    return steps.sheet(from_text(text))


def test_sentences_that_might_hold_an_amount_are_read_once(root: Path, tokenizer: Any) -> None:
    texts = [path.read_text("utf-8") for path in sorted((root / "corpora" / "train").glob("*.txt"))[::20]]
    seen = 0
    for text in texts:
        sheet = _sheet(text)
        found = windows(sheet.view, sheet.sentences, tokenizer, SHAPE)
        read = [span for one in found for span, is_read in zip(one.spans, one.read, strict=True) if is_read]
        assert read == sorted(set(read))
        assert all(len(one.ids) <= SHAPE.length for one in found)
        for sentence in sheet.sentences:
            words = sheet.view.text[sentence.start : sentence.end]
            inside = [span for span in read if sentence.start <= span[0] < sentence.end]
            row = sheet.view.blocks[sentence.block].kind == "table_row"
            assert bool(inside) is (might_hold_amount(words) and not row)
            if inside:
                assert (inside[0][0], inside[-1][1]) == (sentence.start, sentence.end)
                seen += 1
    assert seen > 50


def test_tokens_are_of_the_words_at_their_offsets(tokenizer: Any) -> None:
    sheet = _sheet("Kent Police has 412 officers.\n\nIt had £2.5 million – more than ever.")
    [window] = windows(sheet.view, sheet.sentences, tokenizer, Shape())
    for token, (start, end) in zip(window.ids, window.spans, strict=True):
        if start >= 0:
            assert tokenizer.decode([token]).removeprefix("##").strip() == sheet.view.text[start:end].lower()
    at = sheet.view.text.index("412")
    place = window.place(at, at + 3)
    assert place is not None
    first, stop = window.sentence(place[0])
    assert window.spans[first][0] == 0 and window.spans[stop - 1][1] == sheet.view.text.index(".") + 1


def test_a_sentence_longer_than_a_window_is_read_in_pieces(tokenizer: Any) -> None:
    sheet = _sheet("They counted " + ", ".join(f"{number} cars" for number in range(100, 160)) + ".")
    found = windows(sheet.view, sheet.sentences, tokenizer, SHAPE)
    assert len(found) > 2
    for number in range(100, 160):
        at = sheet.view.text.index(str(number))
        assert sum(one.place(at, at + 3) is not None for one in found) == 1


@pytest.mark.parametrize("text", ["No figures here.", "\n\n", "§§ 12 ¶"])
def test_odd_texts(text: str, tokenizer: Any) -> None:
    sheet = _sheet(text)
    for window in windows(sheet.view, sheet.sentences, tokenizer, SHAPE):
        assert window.reach[0] < window.reach[1]
