"""The Arrow schema of records, declared by their classes."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa

from claimx.records import Record

# Key of the metadata of a Parquet file that says which record it holds: "claimx.claim/1".
HOLDS = b"claimx.record"
_PLAIN: tuple[tuple[type, pa.DataType], ...] = (
    (str, pa.string()),
    (bool, pa.bool_()),
    (int, pa.int64()),
    (float, pa.float64()),
    (dt.date, pa.date32()),
)


@cache
def schema(record: type[Record]) -> pa.Schema:
    """The schema of a class of records: a field a key, nested as they are; only what may be null is nullable.

    Enums and literals are strings, tuples are lists, offsets are lists of two.

    Raises:
        TypeError: A field is of a kind that is not known here.
    """
    name: str = record.model_fields["schema_"].default
    return pa.schema(_fields(record), metadata={HOLDS: name.encode()})


def _fields(record: type[Record]) -> list[pa.Field]:
    return [_field(field.alias or name, field.annotation) for name, field in record.model_fields.items()]


def _field(name: str, annotation: Any) -> pa.Field:
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    [kind] = [kind for kind in kinds if kind is not NoneType]
    return pa.field(name, _type(kind), nullable=NoneType in kinds)


def _type(kind: Any) -> pa.DataType:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _type(inner[0])
    if origin is Literal:
        return _type(type(inner[0]))
    if origin is tuple:
        return pa.list_(_field("item", inner[0]))
    if isinstance(kind, type):
        if issubclass(kind, Record):
            return pa.struct(_fields(kind))
        if issubclass(kind, Enum):
            return pa.string()
        for plain, told in _PLAIN:
            if issubclass(kind, plain):
                return told
    raise TypeError(f"no Arrow type is declared for {kind!r}")
