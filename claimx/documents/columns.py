"""Which columns of a table of statements hold what: by what they are called, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimx.documents import dates, people
from claimx.documents.details import Details
from claimx.documents.model import Person
from claimx.documents.mojibake import without_surrogates
from claimx.documents.parts import Columns
from claimx.errors import ReadError
from claimx.records import DocumentKind

# Names as ``key`` makes them, the likelier first.
_TEXT = (
    "text", "fulltext", "body", "bodytext", "content", "contents", "articlebody", "articletext", "articlecontent",
    "article", "statementtext", "statement", "answertext", "answer", "speechtext", "speech", "transcript",
    "messagetext", "message", "maintext", "rawtext", "plaintext", "cleantext", "textcontent", "html", "bodyhtml",
    "contenthtml", "claimtext", "claim", "sentencetext", "sentence", "quote", "quotation", "paragraph", "post", "tweet",
    "reply", "response", "pressrelease", "release",
)  # fmt: skip
# Names that as often stand over something else: taken where the cells are prose.
_PERHAPS_TEXT = ("description", "summary", "details", "abstract", "extract", "excerpt", "comment", "remarks")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": (
        "id", "uin", "docid", "documentid", "statementid", "articleid", "answerid", "questionid", "claimid", "uid",
        "uuid", "guid", "identifier", "slug", "key", "ref", "reference", "filename", "file", "path", "url", "link",
    ),
    "date": (
        "date", "published", "datepublished", "publisheddate", "publicationdate", "pubdate", "publishedat",
        "firstpublishedat", "dateofpublication", "released", "releasedate", "issued", "dateissued", "dateanswered",
        "answered", "answeredon", "speechdate", "sittingdate", "day", "datetime", "posted", "postedat", "created",
        "createdat", "datecreated", "timestamp",
    ),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "href", "permalink", "weburl", "sourceurl", "pageurl", "canonicalurl", "address"),
    "publisher": (
        "publisher", "publishername", "publishedby", "source", "sourcename", "organisation", "organization",
        "organisationname", "outlet", "newspaper", "department", "answeringbody", "answeringbodyname", "agency",
    ),
    "publisher_force": ("publisherforce",),
    "speaker": (
        "speaker", "speakername", "saidby", "spokenby", "person", "personname", "answeredby", "answeringmember",
        "answeringmembername", "minister", "member", "membername", "politician", "spokesperson",
    ),
    "author": ("author", "authorname", "byline", "writtenby"),
    "kind": ("kind", "documentkind", "documenttype", "type"),
}  # fmt: skip
# Columns that say something about the others.
_ASIDE = frozenset("note notes footnote footnotes comments methodology definition source metadata caveat".split())
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 4
_WORDS_OF_PROSE = 8
_LONGEST_LIST = 30
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """The fields of the rows of a table that hold something; None where there is no such field."""

    text: str
    given: bool = False  # whether the caller named the text field
    id: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_force: str | None = None
    speaker: str | None = None
    author: str | None = None
    kind: str | None = None

    def fields(self) -> tuple[str, ...]:
        """The fields that are read, each once."""
        named = (
            self.text, self.id, self.date, self.title, self.url, self.publisher, self.publisher_force, self.speaker,
            self.author, self.kind,
        )  # fmt: skip
        return tuple(dict.fromkeys(name for name in named if name is not None))


def key(name: str) -> str:
    """A field's name as names are compared: its letters and digits in lower case."""
    return "".join(character for character in name.casefold() if character.isalnum())


def plan(fields: Sequence[str], sample: Sequence[Mapping[str, str]], columns: Columns, where: str) -> Plan | None:
    """Which fields hold what, None where none holds text.

    Args:
        fields: All of them, in order; those of an object in an object with dots.
        sample: Some of the rows.
        columns: What the caller says of them.
        where: How the file is called.

    Raises:
        ReadError: A field that the caller names is not there.
    """
    named = {
        role: _given(name, fields, role, where)
        for role, name in (("text", columns.text), ("id", columns.id), ("date", columns.date))
    }
    text = named["text"] or _text_field(fields, sample)
    if text is None:
        return None
    found = {role: named.get(role) or _first(fields, names, but=text) for role, names in _NAMES.items()}
    return Plan(text, columns.text is not None, **found)


def no_text(fields: Iterable[str], where: str) -> ReadError:
    """The error for a table none of whose fields holds text."""
    return ReadError(
        f"{where} has no field that holds text; there are {listed(fields)}",
        remedy="name the one to read with --text-field",
    )


def listed(fields: Iterable[str]) -> str:
    """Names of fields, as a message gives them."""
    names = [without_surrogates(name) for name in fields]
    more = f" and {len(names) - _LONGEST_LIST} more" if len(names) > _LONGEST_LIST else ""
    return (", ".join(repr(name[:60]) for name in names[:_LONGEST_LIST]) or "none") + more


def text_among(fields: Mapping[str, str]) -> str | None:
    """The field of one row that by its name holds its text and is not empty."""
    return next((name for name in _by_name(list(fields), _TEXT) if fields[name].strip()), None)


def known_names(names: Sequence[str]) -> bool:
    """Whether these read as the header of a table of statements: a text and something else that is known."""
    keys = {key(name) for name in names}
    others = {name for names_of in _NAMES.values() for name in names_of} & keys
    texts = keys & {*_TEXT, *_PERHAPS_TEXT}
    return bool(texts) and len(others | texts) > 1


def is_text_name(name: str) -> bool:
    """Whether a field of this name holds text, in all likelihood."""
    return key(name) in _TEXT


def is_prose(text: str) -> bool:
    """Whether a cell reads as words rather than as a figure, code or label."""
    return len(_WORDS.findall(text[:400])) >= _LEAST_WORDS


def details(row: Mapping[str, str], plan: Plan) -> tuple[Details, tuple[str, ...]]:
    """What a row says of its text, and warnings about what could not be read."""

    def cell(name: str | None) -> str | None:
        value = row.get(name, "").strip() if name is not None else ""
        return value or None

    written = cell(plan.date)
    date = dates.parse(written) if written else None
    warnings = (f"field {plan.date!r}: {written[:60]!r} is no date that can be read",) if written and not date else ()
    url, publisher, author = cell(plan.url), cell(plan.publisher), cell(plan.author)
    told = Details(
        date=date,
        title=cell(plan.title),
        publisher=publisher if publisher and not is_url(publisher) else None,
        publisher_force=cell(plan.publisher_force),
        url=url if url and is_url(url) else None,
        speaker=speaker(cell(plan.speaker)) or (people.parse(author) if author else None),
        kind=kind(cell(plan.kind)),
    )
    return told, warnings


def is_url(text: str) -> bool:
    """Whether a text is an address on the web."""
    return text.lower().startswith(("http://", "https://", "www."))


def speaker(text: str | None) -> Person | None:
    """Who is meant by the name of a speaker, which need not be that of a person."""
    return (people.parse(text) or Person(text)) if text else None


def kind(text: str | None) -> DocumentKind | None:
    """The kind of document of this name, None where there is none of that name."""
    try:
        return DocumentKind(text.lower().replace(" ", "_")) if text else None
    except ValueError:
        return None


def _given(name: str | None, fields: Sequence[str], role: str, where: str) -> str | None:
    if name is None:
        return None
    if name in fields:
        return name
    alike = next((field for field in fields if key(field) == key(name)), None)
    if alike is None:
        raise ReadError(
            f"{where} has no field {name!r}; there are {listed(fields)}", remedy=f"name one of them with --{role}-field"
        )
    return alike


def _first(fields: Sequence[str], names: Sequence[str], *, but: str) -> str | None:
    return next((field for field in _by_name(fields, names) if field != but), None)


def _by_name(fields: Sequence[str], names: Sequence[str]) -> Iterable[str]:
    """The fields of these names, the likelier first; the whole of a dotted name counts before its last part."""
    for last in (False, True):
        keys: dict[str, str] = {}
        for field in fields:
            keys.setdefault(key(field.rpartition(".")[2] if last else field), field)
        yield from (keys[name] for name in names if name in keys)


def _text_field(fields: Sequence[str], sample: Sequence[Mapping[str, str]]) -> str | None:
    cells = {field: [row.get(field, "").strip() for row in sample] for field in fields}
    named = list(dict.fromkeys(_by_name(fields, _TEXT)))
    for field in dict.fromkeys([*named, *_by_name(fields, _PERHAPS_TEXT)]):
        filled = [cell for cell in cells[field] if cell]
        if filled and sum(map(is_prose, filled)) >= _SHARE * len(filled):
            return field
    for field in named:
        filled = [cell for cell in cells[field] if cell]
        # "Crime fell 5%" is a statement; "S-12" or "text/html" is none.
        if filled and sum(len(_WORDS.findall(cell[:400])) > 1 for cell in filled) >= _SHARE * len(filled):
            return field
    prose = [field for field in fields if _is_prose_column(field, cells[field])]
    longest = max(prose, key=lambda field: sum(map(len, cells[field])), default=None)
    return longest or next((field for field in named if not any(cells[field])), None)


def _is_prose_column(field: str, cells: Sequence[str]) -> bool:
    """Whether a column is prose without being called so: most of all its cells are sentences."""
    if key(field) in _ASIDE or not cells:
        return False
    return sum(len(_WORDS.findall(cell[:400])) >= _WORDS_OF_PROSE for cell in cells) > _SHARE * len(cells)
