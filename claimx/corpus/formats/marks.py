"""Mentions as tools for annotation show them: marked stretches with labels, and links from amounts to their words."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from claimx.corpus.formats.merge import Days, Seen
from claimx.corpus.formats.model import ARGUMENTS, Annotated, names
from claimx.corpus.formats.words import arguments
from claimx.errors import CorpusError
from claimx.records import Bound, Change, ClaimType, Offsets, Scope, Status, Topic

# The label of an amount is its type, or this where it has none.
UNTYPED = "amount"
AMOUNTS = (*(one.value for one in ClaimType), UNTYPED)
IGNORED = "ignored"
LABELS = (*AMOUNTS, *ARGUMENTS, IGNORED)
# The other fields of closed lists, with their values.
VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "change": tuple(Change),
        "status": tuple(Status),
        "bound": tuple(Bound),
        "topic": tuple(Topic),
        "scope": tuple(Scope),
    }
)
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of text.

    Attributes:
        key: What links call it; of an amount that was written before, its name.
        spans: Its offsets, several where it is in pieces.
        fields, times: Of an amount, what the file shows of it, as ``Seen`` has them.
    """

    key: str
    label: str
    spans: tuple[Offsets, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    times: Mapping[str, Days] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where its first piece starts."""
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return max(end for _, end in self.spans)


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two marks; the label is that of the words it leads to, or empty."""

    source: str
    target: str
    label: str = ""


def marked(document: Annotated) -> tuple[list[Mark], list[Link]]:
    """The marks and links of a document: amounts ``c1`` …, words ``w1`` …, ignored regions ``i1`` …

    Words that belong to several amounts are marked once.
    """
    amounts: list[Mark] = []
    words: dict[tuple[str, Offsets], Mark] = {}
    links: list[Link] = []
    for name, claim in names(document):
        label = claim.fields.get("type") or UNTYPED
        amounts.append(Mark(name, label, ((claim.start, claim.end),), claim.fields))
        for argument, place in arguments(document, claim):
            if (argument, place) not in words:
                words[argument, place] = Mark(f"w{len(words) + 1}", argument, (place,))
            links.append(Link(name, words[argument, place].key, argument))
    ignored = [
        Mark(f"i{number}", IGNORED, ((one.start, one.end),))
        for number, one in enumerate(document.ignored, 1)
        if document.text[one.start : one.end].strip()
    ]
    return [*amounts, *words.values(), *ignored], links


def seen(
    marks: Sequence[Mark], links: Iterable[Link] | None, text: str, where: str, tell: Tell
) -> tuple[list[Seen], list[Offsets]]:
    """The mentions and the ignored regions that marks and links show.

    Args:
        links: None where the file cannot show words that belong to amounts.
        where: The file, and the line if there is one.
        tell: Is told of what is marked and cannot be held.

    Raises:
        CorpusError: A label that is none, an amount in pieces, a link that is none, or an amount with two subjects.
    """
    for mark in marks:
        if mark.label not in LABELS:
            raise CorpusError(f"{where}: there is no label {mark.label!r}", remedy="use " + ", ".join(LABELS))
    by_key = {mark.key: mark for mark in marks}
    of: dict[str, dict[str, Mark]] = defaultdict(dict)
    linked: set[str] = set()
    for link in links or ():
        amount, words = _ends(by_key, link, where)
        if words.label in of[amount.key] and of[amount.key][words.label] is not words:
            raise CorpusError(
                f"{where}: {_said(amount, text)!r} has two marks for its {words.label}", remedy="unlink one of them"
            )
        of[amount.key][words.label] = words
        linked.add(words.key)
    found = []
    for mark in marks:
        if mark.label in AMOUNTS:
            found.append(_amount(mark, None if links is None else of[mark.key], text, where))
        elif mark.label in ARGUMENTS and mark.key not in linked:
            tell(f"{where}: the {mark.label} {_said(mark, text)!r} is linked to no amount, and left out")
    ignored = [(mark.start, mark.end) for mark in marks if mark.label == IGNORED]
    return found, ignored


def _amount(mark: Mark, words: Mapping[str, Mark] | None, text: str, where: str) -> Seen:
    gaps = (text[one[1] : other[0]] for one, other in itertools.pairwise(sorted(mark.spans)))
    if any(gap.strip() for gap in gaps):
        raise CorpusError(f"{where}: the amount {_said(mark, text)!r} is in pieces", remedy="mark it in one stretch")
    said: dict[str, str | None] = {}
    if words is not None:
        said = {name: _said(words[name], text) if name in words else None for name in ARGUMENTS}
    label = None if mark.label == UNTYPED else mark.label
    return Seen(mark.start, mark.end, mark.key, {**mark.fields, "type": label}, said, mark.times)


def _ends(marks: Mapping[str, Mark], link: Link, where: str) -> tuple[Mark, Mark]:
    """The amount and the words of a link, drawn in either direction."""
    ends = [marks.get(link.source), marks.get(link.target)]
    for amount, words in (ends, ends[::-1]):
        if amount and words and amount.label in AMOUNTS and words.label in ARGUMENTS:
            if link.label in ("", words.label):
                return amount, words
            break
    raise CorpusError(
        f"{where}: the link {link.label!r} from {link.source} to {link.target} is none",
        remedy="link an amount to its subject, speaker, period or baseline, by a link of that name",
    )


def _said(mark: Mark, text: str) -> str:
    return " ".join(text[start:end] for start, end in sorted(mark.spans))
