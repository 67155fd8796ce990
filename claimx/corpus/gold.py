"""Annotated documents: ``NAME.txt`` beside ``NAME.json``, as ``corpora/README.md`` describes them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from claimx.corpus.forms import is_day, malformed
from claimx.corpus.problems import Problem, Rule
from claimx.errors import CorpusError
from claimx.records import Bound, Change, ClaimType, DocumentKind, Offsets, Scope, Status, Topic

CLOSED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(value.value for value in values)
        for name, values in {
            "bound": Bound,
            "type": ClaimType,
            "topic": Topic,
            "change": Change,
            "status": Status,
            "scope": Scope,
        }.items()
    }
)
# The key of a .json that is false until a person has gone over what was annotated for them.
REVIEWED = "reviewed"
KINDS = frozenset(kind.value for kind in DocumentKind)
_MARKED = re.compile(r"(.*?)\[\[(.+?)\]\](.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated mention: offsets of the amount's core and its fields as they stand in the file."""

    start: int
    end: int
    fields: dict[str, Any]

    @property
    def optional(self) -> bool:
        """Whether careful readers would differ on it; it is scored neither way."""
        return bool(self.fields.get("optional"))


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document: its path, text, mentions in order, and regions in which nothing is scored.

    ``publisher_force`` is the id of the force that issued it, or whose commissioner did.
    """

    path: Path
    text: str
    kind: str
    date: str | None
    claims: tuple[GoldClaim, ...]
    ignored: tuple[Offsets, ...]
    publisher_force: str | None = None

    @property
    def name(self) -> str:
        """Name of its files without ending."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an annotation file.

    Attributes:
        path: The file.
        document: What of it fits the text; None where the files cannot be read at all.
        plain: The file as plain JSON values.
        problems: Why it is no gold document, if it is none.
    """

    path: Path
    document: GoldDocument | None
    plain: Mapping[str, Any]
    problems: tuple[Problem, ...]


def spaced(words: str) -> str:
    """A pattern for words in which any white space stands for any run of it."""
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", words))


def place(text: str, quote: str) -> tuple[list[Offsets], str]:
    """Where the marked amount of a quote stands, and what is wrong if that is not one place."""
    marked = _MARKED.fullmatch(quote)
    if marked is None:
        return [], "no [[amount]] is marked"
    before, core, after = (spaced(part) for part in marked.groups())
    found = [match.span(1) for match in re.finditer(f"{before}({core}){after}", text)]
    return found, "" if len(found) == 1 else f"it stands {len(found)} times in the text"


def region_of(text: str, ends: object) -> Offsets | None:
    """The stretch from the first words to the last, where both are given and stand in the text."""
    if not (isinstance(ends, list) and len(ends) == 2 and all(isinstance(end, str) and end for end in ends)):
        return None
    start = text.find(ends[0])
    last = text.find(ends[1], max(0, start))
    return None if start < 0 or last < 0 else (start, last + len(ends[1]))


def _closed(path: Path, fields: Mapping[str, Any]) -> Iterator[Problem]:
    for name, values in CLOSED.items():
        given = fields.get(name)
        if not fields.get("optional") and not (isinstance(given, str) and given in values):
            yield Problem(
                path,
                Rule.CLOSED_LIST,
                f"{name} is {given!r}",
                fields["quote"],
                "use one of " + ", ".join(sorted(values)),
            )


def _listed(path: Path, plain: Mapping[str, Any], key: str, problems: list[Problem]) -> list[Any]:
    found = plain.get(key, [])
    if isinstance(found, list):
        return found
    problems.append(Problem(path, Rule.FORM, f"{key!r} is no list", remedy="write [] where there is none"))
    return []


def _claims(path: Path, text: str, listed: list[Any], problems: list[Problem]) -> Iterator[GoldClaim]:
    for number, fields in enumerate(listed, 1):
        quote = fields.get("quote") if isinstance(fields, dict) else None
        if not isinstance(quote, str):
            problems.append(Problem(path, Rule.FORM, f"mention {number} has no quote", remedy="quote the statement"))
            continue
        found, wrong = place(text, quote)
        if wrong:
            problems.append(Problem(path, Rule.QUOTE, wrong, quote, "quote it as it stands, so that it is one"))
            continue
        problems.extend(_closed(path, fields))
        problems.extend(Problem(path, rule, said, quote, remedy) for rule, said, remedy in malformed(fields))
        yield GoldClaim(*found[0], fields)


def text_of(path: Path, texts: Path | None = None) -> Path:
    """The text of an annotation: beside it, else of its name in a folder of texts or in one of the folders there."""
    beside = path.with_suffix(".txt")
    if texts is None or beside.is_file():
        return beside
    name = beside.name
    return next((place / name for place in (texts, *sorted(texts.iterdir())) if (place / name).is_file()), beside)


def _unread(path: Path, file: Path, error: Exception) -> Reading:
    """What is told of an annotation file that cannot be read, or whose text cannot."""
    said = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    what = said if file == path else f"its text {file.name}: {said}"
    remedy = "see that the .json and its .txt are there, and that both are UTF-8"
    return Reading(path, None, {}, (Problem(path, Rule.FILE, what, remedy=remedy),))


def read_gold(path: str | Path, *, texts: str | Path | None = None) -> Reading:
    """An annotation file with its text, and all that keeps it from being a gold document.

    A byte order mark is no part of either, as it is none for the extractor.

    Args:
        texts: Where the text is, if not beside it: see ``text_of``.
    """
    path = Path(path)
    try:
        plain = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        return _unread(path, path, error)
    text_path = path.with_suffix(".txt")
    try:
        text_path = text_of(path, None if texts is None else Path(texts))
        # As the file stands: line ends are not translated, so that offsets are those of the file's characters.
        text = text_path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        return _unread(path, text_path, error)
    if not isinstance(plain, dict):
        remedy = "write one JSON object a file"
        return Reading(path, None, {}, (Problem(path, Rule.FORM, "it holds no annotations", remedy=remedy),))
    problems: list[Problem] = []
    claims = sorted(
        _claims(path, text, _listed(path, plain, "claims", problems), problems), key=lambda claim: claim.start
    )
    for one, other in itertools.pairwise(claims):
        if other.start < one.end:
            told = f"mentions overlap at {text[other.start : other.end]!r}"
            problems.append(Problem(path, Rule.OVERLAP, told, other.fields["quote"], "keep one of the two"))
    ignored = []
    for ends in _listed(path, plain, "ignore", problems):
        region = region_of(text, ends)
        if region is None:
            remedy = "give the first words and the last as they stand in the text"
            problems.append(Problem(path, Rule.REGION, f"no region to ignore is given by {ends!r}", remedy=remedy))
        else:
            ignored.append(region)
    kind = plain.get("kind")
    if kind not in KINDS:
        problems.append(
            Problem(path, Rule.CLOSED_LIST, f"kind is {kind!r}", remedy="use one of " + ", ".join(sorted(KINDS)))
        )
    date = plain.get("date")
    if date is not None and not is_day(date):
        problems.append(Problem(path, Rule.DATE, f"date is {date!r}", remedy="write it as 2024-01-31, or null"))
    if plain.get(REVIEWED, True) is not True:
        problems.append(
            Problem(
                path,
                Rule.REVIEW,
                f"no person has gone over it: {REVIEWED!r} is {json.dumps(plain[REVIEWED])}",
                remedy=f"correct its mentions, and take the line {REVIEWED!r} out",
            )
        )
    document = GoldDocument(
        text_path,
        text,
        str(kind),
        date,
        tuple(claims),
        tuple(ignored),
        plain.get("publisher_force"),
    )
    return Reading(path, document, plain, tuple(problems))


def load_gold(folder: str | Path, *, texts: str | Path | None = None) -> list[GoldDocument]:
    """The annotated documents of a folder, by name.

    Args:
        texts: Where the texts are that are not beside their annotations: see ``text_of``.

    Raises:
        CorpusError: A file that is no annotation, a quote that does not occur exactly once, a value outside
            the closed lists or of another type, overlapping mentions, or one that no person has gone over;
            the message names the first, ``claimx corpus check`` lists all.
    """
    found = []
    for path in sorted(Path(folder).glob("*.json")):
        reading = read_gold(path, texts=texts)
        if reading.problems or reading.document is None:
            first = reading.problems[0]
            raise CorpusError(str(first), remedy=first.remedy)
        found.append(reading.document)
    return found
