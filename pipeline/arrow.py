"""Flat rows → Arrow tables with fixed schemas, for Parquet. Needs pyarrow, which an extra of filet brings."""

import types
from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow


def make_table(kind: type, rows: Iterable[object]) -> pyarrow.Table:
    """``rows``, all of the dataclass ``kind``, as a table with one column a field, in their order; rows may be none."""
    schema = make_schema(kind)
    rows = list(rows)
    return pyarrow.table([pyarrow.array([_plain(getattr(row, f.name)) for row in rows], f.type) for f in schema], schema=schema)


@lru_cache(maxsize=32)
def make_schema(kind: type) -> pyarrow.Schema:
    """The schema of a dataclass: text, whole numbers, ``int | float`` as doubles, truth values, tuples of text as lists."""
    hints = get_type_hints(kind)
    return pyarrow.schema([_field(field.name, hints[field.name]) for field in fields(kind)])


def _field(name: str, hint: Any) -> "pyarrow.Field[pyarrow.DataType]":
    choices = set(get_args(hint)) if get_origin(hint) in (Union, types.UnionType) else {hint}
    nullable = type(None) in choices
    choices.discard(type(None))
    return pyarrow.field(name, _type(choices, name), nullable=nullable)


def _type(choices: set[Any], name: str) -> pyarrow.DataType:
    if choices == {int, float} or choices == {float}:
        return pyarrow.float64()
    if len(choices) == 1:
        (choice,) = choices
        if get_origin(choice) is Literal or choice is str or (isinstance(choice, type) and issubclass(choice, StrEnum)):
            return pyarrow.string()
        if choice is bool:
            return pyarrow.bool_()
        if choice is int:
            return pyarrow.int64()
        if choice == tuple[str, ...]:
            return pyarrow.list_(pyarrow.string())
    raise TypeError(f"{name}: no Arrow type is known for {choices}; add it here")


def _plain(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value
