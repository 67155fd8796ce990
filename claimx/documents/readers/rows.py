"""Rows to parts: one document a row of a table of statements, whatever file the rows come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from itertools import chain

from claimx.documents import columns as fields_of
from claimx.documents.columns import Plan
from claimx.documents.draft import Extracted
from claimx.documents.mojibake import without_surrogates
from claimx.documents.parts import MAX_BYTES, Columns, Part
from claimx.documents.readers import html
from claimx.documents.readers import text as plain
from claimx.errors import ReadError

_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 5_000_000
_LONGEST_NAME = 120
# Names given so far are kept to tell repeats; beyond so many every name carries its row's number.
_MOST_NAMES = 1_000_000
# Nobody reads more messages; and a file of millions of nothings would take as many.
_MOST_FAILURES = 10_000
_WHOLE_PAGE = re.compile(r"<(?:html|body)\b", re.I)
_TAGS = re.compile(
    r"\s*<(?:html|body|main|article|section|div|p|span|h[1-6]|ul|ol|table|blockquote)\b[^<>]{0,400}>"
    r"|</p>|</li>|</div>|<br ?/?>|<p>",
    re.I,
)
_UNSAFE = re.compile(r"[/\\\x00-\x1f\x7f]+")
SPLIT = f"the limit is {MAX_BYTES // 1_000_000} MB a statement: split it, or leave it out"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, or an object of a list.

    Attributes:
        number: Its place in the file, from 1.
        where: The same in words: "row 3", "line 12".
        cells: Its values as text, by field; what is missing has no key, or an empty value.
        warnings: What could not be read as it should.
    """

    number: int
    where: str
    cells: Mapping[str, str]
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Names:
    """Names of parts within a file: safe as a piece of a path, each given once."""

    taken: dict[str, int] = dataclass_field(default_factory=dict)

    def give(self, wanted: str, number: int) -> str:
        """A name as wanted if it is free, else the same with "#2", "#3", …; the number where none is wanted."""
        name = _safe(wanted)[:_LONGEST_NAME]
        if len(self.taken) >= _MOST_NAMES:
            return f"{name}#{number}" if name else str(number)
        return self._free(name or str(number), "")

    def path(self, steps: Sequence[str], number: int) -> str:
        """The same of a path, its ending kept at the end."""
        name = "/".join(safe[-_LONGEST_NAME:] for step in steps if (safe := _safe(step))) or str(number)
        stem, dot, ending = name.rpartition(".")
        return self._free(stem, dot + ending) if dot else self._free(name, "")

    def _free(self, stem: str, ending: str) -> str:
        name = given = stem + ending
        count = self.taken.get(name, 1)
        while given in self.taken:
            count += 1
            given = f"{stem}#{count}{ending}"
        self.taken[name] = count
        self.taken[given] = 1
        return given


def sample(entries: Iterable[Row | Part]) -> tuple[list[Row], Iterator[Row | Part]]:
    """The first rows, and all entries from the first on."""
    rest = iter(entries)
    seen: list[Row | Part] = []
    rows: list[Row] = []
    size = 0
    for entry in rest:
        seen.append(entry)
        if isinstance(entry, Row):
            rows.append(entry)
            size += sum(map(len, entry.cells.values()))
        if len(seen) >= _SAMPLE_ROWS or size >= _SAMPLE_CHARACTERS:
            break
    return rows, chain(seen, rest)


def fields(rows: Iterable[Row]) -> list[str]:
    """The fields that rows have, in the order they come up."""
    return list(dict.fromkeys(name for row in rows for name in row.cells))


def parts(entries: Iterable[Row | Part], columns: Columns, name: str) -> Iterator[Part]:
    """The parts that rows make; parts among them are handed on with names of their own.

    Raises:
        ReadError: There are rows, and none of their fields is or can be the text.
    """
    rows, entries = sample(entries)
    first = next(entries, None)
    if first is None:
        raise ReadError(f"{name} holds no statement", remedy="give a file with a statement in it")
    entries = chain([first], entries)
    plan = None
    if rows:
        there = fields(rows)
        plan = fields_of.plan(there, [row.cells for row in rows], columns, name)
        if plan is None:
            raise fields_of.no_text(there, name)
    yield from planned(entries, plan, columns, name)


def planned(entries: Iterable[Row | Part], plan: Plan | None, columns: Columns, name: str) -> Iterator[Part]:
    """The parts that rows make where the plan is known; without one, it is made from the first row."""
    names = Names()
    failures = 0
    for entry in entries:
        if isinstance(entry, Row):
            if plan is None:
                plan = fields_of.plan(list(entry.cells), [entry.cells], columns, name)
            if plan is None:
                part = Part(str(entry.number), fields_of.no_text(entry.cells, f"{name}, {entry.where}"))
            else:
                part = _part(entry, plan, names, name)
        elif isinstance(entry.content, ReadError):
            part = entry
        else:
            part = replace(entry, name=names.give(entry.name, len(names.taken) + 1))
        yield part
        failures = failures + 1 if isinstance(part.content, ReadError) else 0
        if failures == _MOST_FAILURES:
            why = f"{name}: {failures:,} statements in succession could not be read: the rest is not"
            yield Part("", ReadError(why, remedy="check that it is what it should be"))
            return


def single(cells: Mapping[str, str], columns: Columns, name: str, warnings: tuple[str, ...] = ()) -> Part:
    """The part that an object makes which is all of a file.

    Raises:
        ReadError: None of its fields is or can be the text.
    """
    plan = fields_of.plan(list(cells), [cells], columns, name)
    if plan is None:
        raise fields_of.no_text(cells, name)
    return replace(_part(Row(1, "its only statement", cells, warnings), plan, Names(), name), name="")


def from_cell(text: str, name: str) -> Extracted:
    """What the text of a statement makes, plain or HTML; ``name`` is what it is called in errors."""
    text = without_surrogates(text)
    if not _TAGS.search(text):
        return plain.from_string(text, name=name)
    return html.from_source(text, name=name, page=_WHOLE_PAGE.search(text) is not None)


def _part(row: Row, plan: Plan, names: Names, name: str) -> Part:
    where = f"{name}, {row.where}"
    called = names.give(row.cells.get(plan.id, "") if plan.id else "", row.number)
    source = plan.text
    if source not in row.cells and not plan.given:
        source = fields_of.text_among(row.cells) or source
    text = row.cells.get(source, "")
    if len(text) > MAX_BYTES:
        return Part(called, ReadError(f"{where} is too large", remedy=SPLIT))
    try:
        extracted = from_cell(text, where)
    except ReadError as error:
        return Part(called, error)
    if not extracted.drafts:
        why = f"{where}: there is no text in field {source!r}"
        if source not in row.cells:
            why += f"; there are {fields_of.listed(row.cells)}"
        return Part(called, ReadError(why, remedy="fill it in, or name another field with --text-field"))
    cells = {field: without_surrogates(row.cells.get(field, "")) for field in plan.fields()}
    details, warnings = fields_of.details(cells, plan)
    extracted.warnings = (*extracted.warnings, *row.warnings, *warnings)
    return Part(called, extracted, details)


def _safe(name: str) -> str:
    """A name as a piece of a path: no separators, control characters or steps up."""
    name = _UNSAFE.sub("_", without_surrogates(name.strip())).strip()
    return name if name.strip("._ ") else ""
