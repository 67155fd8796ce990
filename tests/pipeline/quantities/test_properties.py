"""What holds for the amounts of any string at all."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimx.pipeline.quantities import find_amounts, might_hold_amount
from claimx.records import Bound

PIECES = st.sampled_from(
    [
        "£",
        "$",
        "€",
        "%",
        "-",
        "–",
        "/",
        ".",
        ",",
        ";",
        "(",
        ")",
        '"',
        "’",
        "1",
        "12",
        "300",
        "2,000",
        "3.5",
        "2010",
        "2019-20",
        "101",
        "999",
        "0800",
        "1st",
        "30%",
        "m",
        "bn",
        "k",
        "p",
        "million",
        "hundred",
        "and",
        "a",
        "half",
        "third",
        "quarter",
        "of",
        "in",
        "to",
        "from",
        "between",
        "or",
        "per",
        "cent",
        "points",
        "times",
        "one",
        "two",
        "five",
        "twenty",
        "doubled",
        "twice",
        "as",
        "many",
        "officers",
        "crimes",
        "minutes",
        "hours",
        "year",
        "week",
        "each",
        "every",
        "more",
        "than",
        "over",
        "under",
        "about",
        "at",
        "least",
        "up",
        "aged",
        "old",
        "section",
        "level",
        "May\n",
    ]
)
SENTENCES = st.lists(PIECES, max_size=40).map(" ".join)
GLUED = st.lists(PIECES, max_size=25).map("".join)
ANY = st.text(st.characters(), max_size=200)  # lone surrogates and NUL included


def check(text: str) -> None:
    amounts = find_amounts(text)
    assert might_hold_amount(text) or not amounts
    last = 0
    for amount in amounts:
        assert last <= amount.start < amount.end <= len(text)
        assert text[amount.start : amount.end] == text[amount.start : amount.end].strip()
        last = amount.end
        for span in (amount.bound_span, amount.per_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert (amount.bound is Bound.RANGE) == (amount.value_high is not None)
        assert amount.value_high is None or (amount.value is not None and amount.value < amount.value_high)
        assert (amount.value is None) == (amount.form == "vague")
        assert (amount.per is None) == (amount.per_span is None)


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_sentences_of_number_words(text: str) -> None:
    check(text)


@given(GLUED)
@settings(max_examples=200, deadline=None)
def test_pieces_run_together(text: str) -> None:
    check(text)


@given(ANY)
@settings(max_examples=200, deadline=None)
@example("\ud800 12 officers\x00")
@example("٣٤ officers")
@example("9" * 5000)
@example("1" + ",000" * 40)
@example("")
def test_any_string(text: str) -> None:
    check(text)


@given(SENTENCES)
@settings(max_examples=100, deadline=None)
def test_leading_words_shift_offsets_only(text: str) -> None:
    """Blank space before a text moves its amounts and changes nothing else."""
    moved = [amount.shift(3) for amount in find_amounts(text)]
    assert find_amounts("   " + text) == moved
