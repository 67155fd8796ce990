"""Lists that give their figures place by place: what is counted stands above them.

"It will go to:", "Drivers not traced, 2013", over "Kent: £2m" or "Kent: 84%".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claimx.documents.model import BlockKind, Document
from claimx.pipeline.fields.antecedents import main_noun
from claimx.pipeline.fields.led import headed
from claimx.pipeline.fields.lexicon import cue
from claimx.pipeline.fields.nouns import Counted
from claimx.pipeline.parse import Parsed
from claimx.pipeline.types import Amount, Sentence

# Headings above one another over a list: "Drivers not traced, 2013", then "Highest".
_HEADINGS = 2
# Lists that such a heading may stand over: "Highest", "Lowest".
_LISTS = 6
Above = tuple[Sentence, Parsed]


def heading_above(view: Document, block: int) -> int | None:
    """The heading that stands over another: right above it, or above the headings of the lists before it."""
    blocks = view.blocks
    for _ in range(_LISTS):
        if not block or blocks[block].kind is not BlockKind.HEADING:
            return None
        above = blocks[block - 1]
        if above.kind is BlockKind.HEADING:
            return block - 1
        if above.kind is not BlockKind.LIST_ITEM or above.lead is None:
            return None
        block = above.lead
    return None


def leads_of(
    view: Document, last_of: Mapping[int, Sentence], parses: Mapping[int, Parsed], sentence: Sentence
) -> Iterator[Above]:
    """The words that a list stands under, for one of its items: what leads it in, then headings right above that.

    Args:
        view: The document.
        last_of: The last sentence of each block.
        parses: The parsed sentences by index.
        sentence: The item.
    """
    at = view.blocks[sentence.block].lead
    for _ in range(_HEADINGS):
        if at is None:
            return
        above = last_of.get(at)
        if above is not None and above.index in parses:
            yield above, parses[above.index]
        at = heading_above(view, at)


def of_places(
    view: Document, amount: Amount, sentence: Sentence, above: Iterator[Above], is_name: Callable[[int], bool]
) -> tuple[Counted, Sentence, Parsed] | None:
    """What the figure of a list counts that has only the name of a place or a force before it.

    Sums are of the money that the lead is about; shares and counts of what a heading names.

    Args:
        view: The document.
        amount, sentence: The figure and its entry.
        above: The words that the list stands under.
        is_name: Whether the name of a force or a place stands at an offset.
    """
    label = view.text[sentence.start : amount.start]
    named = label.rstrip(" \t:–—-")
    if not named or named == label:
        return None
    if not (is_name(sentence.start) and is_name(sentence.start + len(named) - 1)):
        return None
    for home, spoken in above:
        if amount.form == "money":
            phrase = main_noun(spoken)
            if phrase.head is not None and phrase.head.lemma_.lower() in cue("money_noun"):
                return phrase, home, spoken
            return None
        if view.blocks[home.block].kind is BlockKind.HEADING and (phrase := headed(spoken)).found:
            return phrase, home, spoken
    return None
