"""Whether statements of different splits are the same, nearly the same, or tell of the same event.

What a model learns from one split must not stand in another: Lee et al., "Deduplicating training data makes language
models better", ACL 2022, find near-duplicates by the overlap of word n-grams and shared passages by their length.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from claimx.corpus.gold import GoldDocument

# Two statements are near-duplicates where this share of their word 5-grams, numbers masked, is common to both …
NEAR = 0.3
# … or of the shorter one's, which then is taken from the longer.
WITHIN = 0.5
_SHINGLE = 5
# A passage of so many words, or so many figures of so many digits, tell of one event where hardly any other
# statement has them. (The name of an Act takes twelve words.)
PASSAGE = 14
FIGURES = 3
_DIGITS = 3
# So many statements are hardly any.
RARE = 3
# A title of so many words is a headline of its own; shorter ones ("Rural Crime") head many statements.
HEADLINE = 6
_YEAR = re.compile(r"(?:19|20)\d\d")
# Where more statements share an n-gram it is a stock phrase, and tells nothing about any two of them.
_STOCK = 40
_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Item:
    """A statement of a split.

    Attributes:
        body: Its text without page furniture.
        title: Its headline.
        event: What it tells of, where the metadata says so.
    """

    split: str
    document: GoldDocument
    body: str
    title: str | None = None
    event: str | None = None


class Likeness(StrEnum):
    """In what two statements are alike."""

    SAME = "the same text"
    NEAR = "nearly the same text"
    EVENT = "the same event"
    TITLE = "the same title"
    PASSAGE = "the same passage"
    FIGURES = "the same figures"


@dataclass(frozen=True, slots=True)
class Shared:
    """In what two statements are alike, and the words for it."""

    one: Item
    other: Item
    likeness: Likeness
    what: str


def words(text: str) -> list[str]:
    """The words and numbers of a text, case folded."""
    return _WORD.findall(text.casefold())


def text_hash(text: str) -> str:
    """The same for texts that differ in case, white space and punctuation alone."""
    return hashlib.sha256(" ".join(words(text)).encode("utf-8", "surrogatepass")).hexdigest()


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The word 5-grams of a text with its digits masked, so that the same form with other figures is the same."""
    masked = [re.sub(r"\d", "0", word) for word in words(text)]
    return frozenset(tuple(masked[at : at + _SHINGLE]) for at in range(len(masked) - _SHINGLE + 1))


def near(items: Sequence[Item]) -> Iterator[Shared]:
    """Pairs of statements whose texts are the same or nearly so, each once, in the order given."""
    hashes = [text_hash(item.document.text) for item in items]
    grams = [shingles(item.document.text) for item in items]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, held in enumerate(grams):
        for gram in held:
            holders[gram].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _STOCK:
            common.update(combinations(numbers, 2))
    same: dict[str, list[int]] = defaultdict(list)
    for number, told in enumerate(hashes):
        same[told].append(number)
    found = [(i, j, Likeness.SAME, "") for numbers in same.values() for i, j in combinations(numbers, 2)]
    for (i, j), n in common.items():
        if hashes[i] == hashes[j]:
            continue
        jaccard, inside = n / len(grams[i] | grams[j]), n / min(len(grams[i]), len(grams[j]))
        if jaccard >= NEAR or inside >= WITHIN:
            what = f"{jaccard:.0%} of all word {_SHINGLE}-grams, {inside:.0%} of the shorter one's"
            found.append((i, j, Likeness.NEAR, what))
    for i, j, likeness, what in sorted(found):
        yield Shared(items[i], items[j], likeness, what)


def passages(items: Sequence[Item]) -> Iterator[Shared]:
    """Pairs of statements with a passage in common that hardly any other has, each pair once with its longest.

    Stock phrases ("To ask the Secretary of State for the Home Department") do not count towards its length.
    """
    told = [words(item.body) for item in items]
    holders: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for number, listed in enumerate(told):
        for at in range(len(listed) - _SHINGLE + 1):
            holders[tuple(listed[at : at + _SHINGLE])].setdefault(number, at)
    rare = {gram for gram, places in holders.items() if len(places) <= RARE}
    longest: dict[tuple[int, int], tuple[int, Sequence[str]]] = {}
    for gram in sorted(rare, key=lambda gram: min(holders[gram].items())):
        for i, j in combinations(sorted(holders[gram]), 2):
            run = _run(told[i], holders[gram][i], told[j], holders[gram][j])
            own = sum(tuple(run[at : at + _SHINGLE]) in rare for at in range(len(run) - _SHINGLE + 1))
            if own > longest.get((i, j), (PASSAGE - _SHINGLE, ()))[0]:
                longest[i, j] = (own, run)
    for (i, j), (_, run) in sorted(longest.items()):
        yield Shared(items[i], items[j], Likeness.PASSAGE, " ".join(run))


def _run(one: Sequence[str], at: int, other: Sequence[str], there: int) -> Sequence[str]:
    """The words that two texts have in common from two places on."""
    length = 0
    while at + length < len(one) and there + length < len(other) and one[at + length] == other[there + length]:
        length += 1
    return one[at : at + length]


def figures(items: Sequence[Item]) -> Iterator[Shared]:
    """Pairs of statements with several precise figures in common that hardly any other has, each pair once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for figure in {word.replace(",", "") for word in words(item.body) if word[0].isdigit()}:
            if len(re.sub(r"\D", "", figure).strip("0")) >= _DIGITS and not _YEAR.fullmatch(figure):
                holders[figure].append(number)
    common: dict[tuple[int, int], list[str]] = defaultdict(list)
    for figure, numbers in holders.items():
        if len(numbers) <= RARE:
            for pair in combinations(numbers, 2):
                common[pair].append(figure)
    for (i, j), shared in sorted(common.items()):
        if len(shared) >= FIGURES:
            yield Shared(items[i], items[j], Likeness.FIGURES, ", ".join(sorted(shared)))


def named(items: Sequence[Item]) -> Iterator[Shared]:
    """Pairs of statements of the same event by their metadata, of the same headline, or of the same title and day."""
    events: dict[str, list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.event and item.event.strip():
            events[item.event.strip()].append(number)
        title = words(item.title or "")
        if len(title) >= HEADLINE:
            titles[" ".join(title)].append(number)
        elif title and item.document.date:
            titles[" ".join((*title, str(item.document.date)))].append(number)
    for held, likeness in ((events, Likeness.EVENT), (titles, Likeness.TITLE)):
        for name, numbers in held.items():
            for i, j in combinations(numbers, 2):
                yield Shared(items[i], items[j], likeness, name)


def alike(items: Sequence[Item]) -> list[Shared]:
    """Pairs of statements that are one statement, or tell of one event; each told once, by its strongest likeness."""
    found: dict[tuple[int, int], Shared] = {}
    for shared in (*near(items), *named(items), *passages(items), *figures(items)):
        found.setdefault((id(shared.one), id(shared.other)), shared)
    return list(found.values())


def leaks(items: Sequence[Item]) -> list[Shared]:
    """What statements of different splits share that they must not, and those of one split that are nearly the same."""
    return [
        shared
        for shared in alike(items)
        if shared.one.split != shared.other.split or shared.likeness in (Likeness.SAME, Likeness.NEAR)
    ]
