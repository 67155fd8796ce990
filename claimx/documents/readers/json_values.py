"""JSON as people publish it: values one after the other, and what of a value can be a cell of a table."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from claimx.documents import encoding
from claimx.documents.parts import MAX_BYTES
from claimx.errors import ReadError

_CHUNK = 1_000_000
_SPACE = " \t\r\n\ufeff"
_LONGEST_INTEGER = 300
_LONGEST_TOKEN = 16
_DEEPEST_FIELD = 6
_MOST_FIELDS = 1_000
# Where answers of APIs keep the list that they are about.
LIST_KEYS = (
    "results", "items", "data", "statements", "articles", "documents", "records", "rows", "entries", "value",
    "values", "hits", "posts", "speeches", "answers", "questions", "releases", "response", "result", "docs",
)  # fmt: skip


def _integer(digits: str) -> int | float:
    # Python refuses to make an integer of thousands of digits.
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


# NaN is how some programs write a missing value, and line ends stand in texts as they are. Of a key that stands twice
# the last value counts.
_DECODER = json.JSONDecoder(parse_int=_integer, parse_constant=lambda _: None, strict=False)


def loads(text: str) -> Any:
    """The value that a text is.

    Raises:
        json.JSONDecodeError: It is none, or is nested too deep.
    """
    start = len(text) - len(text.lstrip(_SPACE))
    value, end = _decode(text, start)
    rest = len(text) - len(text[end:].lstrip(_SPACE))
    if rest < len(text):
        raise json.JSONDecodeError("something stands behind the value", text, rest)
    return value


def _decode(text: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError:
        pass
    raise json.JSONDecodeError("it is nested too deep", text, start)


def cells(value: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an object that hold text or figures; of an object in it with dots, of a list of texts as one."""
    found: dict[str, str] = {}
    stack = [("", value, 0)]
    while stack and len(found) < _MOST_FIELDS:
        prefix, fields, depth = stack.pop()
        inner = []
        for key, content in fields.items():
            if len(found) == _MOST_FIELDS:
                break
            if isinstance(content, dict):
                inner.append((f"{prefix}{key}.", content, depth + 1))
            elif isinstance(content, list):
                if content and all(isinstance(item, str) for item in content):
                    found[prefix + key] = "\n\n".join(content)
            elif content is not None:
                found[prefix + key] = content if isinstance(content, str) else json.dumps(content)
        if depth < _DEEPEST_FIELD:
            stack += reversed(inner)
    return found


def inner_list(value: Mapping[str, Any]) -> list[Any] | None:
    """The list that an object is about: under a usual key, or the only one; None where there is none."""
    for _ in range(_DEEPEST_FIELD):
        lists = [key for key, content in value.items() if isinstance(content, list) and content and _is_rows(content)]
        usual = [key for key in LIST_KEYS if key in lists] or (lists if len(lists) == 1 else [])
        if usual:
            found: list[Any] = value[usual[0]]
            return found
        deeper = next((value[key] for key in LIST_KEYS if isinstance(value.get(key), dict)), None)
        if deeper is None:
            return None
        value = deeper
    return None


def _is_rows(items: list[Any]) -> bool:
    return all(isinstance(item, dict) for item in items[:20]) or all(isinstance(item, str) for item in items[:20])


@dataclass(slots=True)
class Values:
    """A file of JSON, read value by value: what is kept of it is no more than a value."""

    file: BinaryIO
    name: str
    text: str = ""
    at: int = 0
    line: int = 0  # line ends before ``text``
    column: int = 0  # characters of its first line that stood before ``text``
    ended: bool = False
    decoder: Any = None

    def items(self) -> Iterator[Any]:
        """The items of a list, those of the list that an object is about, or the values one after the other.

        Raises:
            ReadError: The rest cannot be made out; what stood before it was given.
        """
        self.file.seek(0)
        head = self.file.read(4)
        self.file.seek(0)
        self.decoder = codecs.getincrementaldecoder(encoding.wide(head) or "utf-8")("replace")
        if self._peek() not in "[{":
            yield self._value()
        while self._peek():
            if self._peek() == "[":
                yield from self._list()
            elif self._peek() == "{":
                yield from self._object()
            else:
                raise self._error("something stands behind the value")

    def _object(self) -> Iterator[Any]:
        """An object, or the items of its list where it is too large or breaks off."""
        try:
            whole = self._value()
        except ReadError as error:
            yield from self._inner(error)
        else:
            yield whole

    def _inner(self, broken: ReadError) -> Iterator[Any]:
        """The items of the list that an object is about which cannot be read as a whole, and why it cannot."""
        listed = False
        self.at += 1
        try:
            while self._peek() != "}":
                key = self._value()
                self._take(":")
                if key in LIST_KEYS and self._peek() == "[":
                    listed = True
                    yield from self._list()
                else:
                    self._value()
                if self._peek() != "}":
                    self._take(",")
        except ReadError:
            if listed:
                raise
            raise broken from None
        self.at += 1

    def _list(self) -> Iterator[Any]:
        self.at += 1
        while self._peek() != "]":
            yield self._value()
            if self._peek() != "]":
                self._take(",")
        self.at += 1

    def _take(self, mark: str) -> None:
        if self._peek() != mark:
            raise self._error(f"{mark!r} is missing")
        self.at += 1

    def _peek(self) -> str:
        """The next character that is no white space, empty at the end."""
        while True:
            rest = self.text[self.at : self.at + 64].lstrip(_SPACE)
            if rest:
                self.at += min(64, len(self.text) - self.at) - len(rest)
                return rest[0]
            self.at = min(self.at + 64, len(self.text))
            if self.at == len(self.text) and not self._fill():
                return ""

    def _value(self) -> Any:
        """The value that comes next; where there is none, nothing is taken."""
        self._peek()
        while True:
            try:
                value, end = _decode(self.text, self.at)
            except json.JSONDecodeError as error:
                # Where what is there breaks off, the error stands at its end or at the quotation mark that is open.
                open_end = error.pos + _LONGEST_TOKEN > len(self.text) or error.msg.startswith("Unterminated")
                if open_end and self._fill():
                    continue
                long = open_end and len(self.text) - self.at > MAX_BYTES
                why = f"a value is larger than {MAX_BYTES // 1_000_000} MB" if long else error.msg
                raise self._error(why, error.pos) from error
            # A number may go on in what has not been read yet.
            if end < len(self.text) or not self._fill():
                self.at = end
                return value

    def _fill(self) -> bool:
        """Read as much again as is still needed, so that trying again costs no more than the first time."""
        left = len(self.text) - self.at
        if self.ended or left > MAX_BYTES:
            return False
        data = self.file.read(max(_CHUNK, left))
        self.ended = not data
        before = self.text[: self.at]
        ends = before.count("\n")
        self.line += ends
        self.column = len(before) - before.rfind("\n") - 1 if ends else self.column + len(before)
        self.text = self.text[self.at :] + self.decoder.decode(data, final=self.ended)
        self.at = 0
        return not self.ended or len(self.text) > left

    def _error(self, why: str, at: int | None = None) -> ReadError:
        at = self.at if at is None else at
        ends = self.text.count("\n", 0, at)
        column = at - self.text.rfind("\n", 0, at) if ends else self.column + at + 1
        return broken(self.name, self.line + ends + 1, column, why if at < len(self.text) else "it breaks off")


def broken(name: str, line: int, column: int, why: str) -> ReadError:
    """The error for what is no JSON at a place in a file."""
    why = "it breaks off" if why.startswith("Unterminated") else why[:1].lower() + why[1:]
    return ReadError(f"{name}, line {line}, column {column}: not valid JSON: {why}", remedy="fetch or save it again")
