"""What public sources answer, recognised by its shape: Parliament's and GOV.UK's APIs, TheyWorkForYou's XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from claimx.documents.draft import Extracted
from claimx.documents.parts import Part
from claimx.documents.readers.rows import Names
from claimx.documents.sources import govuk, govuk_search, parliament, statements
from claimx.documents.sources.fields import Fields, mapping, number
from claimx.errors import ReadError

_Given = TypeVar("_Given")

_LISTS = ("results", "items", "value")
# What the lists of the sources say of themselves; it tells an empty one from any other empty list.
_COUNTS = (("totalResults",), ("total", "start"))
_DESCRIBED = frozenset(("openapi", "swagger"))


def recognise(value: object, name: str = "the input") -> Iterator[Part] | None:
    """The documents in a parsed JSON value of a known source: one item, or a list of them; else None.

    The part of a single item has no name. Those of a list are named by their number or the end of their address;
    questions that were given one answer are one document, and an item of no known source is an error of its own.

    Args:
        name: How the file is called in messages.
    """
    parts = _recognised(value)
    return None if parts is None else (_named(part, name) for part in parts)


def _named(part: Part, name: str) -> Part:
    """A part whose error says which file it is about."""
    error = part.content
    if not isinstance(error, ReadError):
        return part
    return replace(part, content=ReadError(f"{name}: {error.message}", remedy=error.remedy))


def _recognised(value: object) -> Iterator[Part] | None:
    single = _unwrapped(value)
    if _DESCRIBED & single.keys() and "paths" in single:
        error = ReadError("it describes an API and is no answer of it", remedy="fetch one of the addresses it names")
        return iter((Part("", error),))
    if _is_known(single):
        return iter((Part("", _read(single)),))
    items = _items(value)
    if items is None:
        return None
    unwrapped = [_unwrapped(item) for item in items]
    return _parts(unwrapped) if not items or any(map(_is_known, unwrapped)) else None


def _unwrapped(value: object) -> Fields:
    """An item without the envelope that an API puts it in."""
    fields = mapping(value)
    return mapping(fields["value"]) if isinstance(fields.get("value"), dict) else fields


def _items(value: object) -> list[object] | None:
    """The items of a list, of the answer to a search, or of a list of such answers."""
    if isinstance(value, list):
        return [item for each in value for item in _page(each) or [each]] or None
    return _page(value)


def _page(value: object) -> list[object] | None:
    """The items of an answer to a search."""
    fields = mapping(value)
    for key in _LISTS:
        items = fields.get(key)
        if isinstance(items, list) and (items or any(all(name in fields for name in names) for names in _COUNTS)):
            return items
    return None


def _is_known(fields: Fields) -> bool:
    return any(
        known(fields)
        for known in (parliament.is_question, statements.is_statement, govuk.is_item, govuk_search.is_result)
    )


def _read(fields: Fields) -> Extracted | ReadError:
    """The document that an item of a known source makes by itself."""
    if parliament.is_question(fields):
        return _tried(parliament.read, [parliament.read_item(fields)])
    if statements.is_statement(fields):
        return _tried(statements.read, fields)
    return _tried(govuk.read, fields) if govuk.is_item(fields) else _tried(govuk_search.read, fields)


def _tried(read: Callable[[_Given], Extracted | ReadError], given: _Given) -> Extracted | ReadError:
    """What a function reads, or why it could not: an item must not cost its neighbours."""
    try:
        return read(given)
    except ReadError as error:
        return error


def _parts(items: list[Fields]) -> Iterator[Part]:
    questions = {at: parliament.read_item(fields) for at, fields in enumerate(items) if parliament.is_question(fields)}
    places = list(questions)
    together = {
        places[group[0]]: [questions[places[index]] for index in group]
        for group in parliament.groups(list(questions.values()))
    }
    names = Names()
    for at, fields in enumerate(items):
        if at in questions and at not in together:
            continue
        name = names.give(_name(fields) or "", at + 1)
        if at in together:
            yield Part(name, _tried(parliament.read, together[at]))
        elif _is_known(fields):
            yield Part(name, _read(fields))
        else:
            yield Part(
                name,
                ReadError(f"item {at + 1} of the list is of no source that is known", remedy="give its text as .txt"),
            )


def _name(fields: Fields) -> str | None:
    """What an item is called among others: its number, the end of its address, its id."""
    numbered = number(fields.get("uin"))
    address = number(fields.get("base_path")) or number(fields.get("link"))
    return numbered or (address.rstrip("/").rpartition("/")[2] if address else None) or number(fields.get("id"))
