"""Reads the fields of a specification, which come from outside."""

import math
from collections.abc import Mapping
from typing import TypeVar

from releases.formats.pattern import compile_pattern
from releases.qualities.numbers import App

Fields = Mapping[str, object]
Value = TypeVar("Value")

_LARGEST = 1e12


class BadFieldError(ValueError):
    """A field is missing, of the wrong type, or holds what the program does not know; the message says which."""


def fields_of(written: object) -> Fields:
    """The fields as a mapping, from either shape: `{name: value}` or `[{"name": …, "value": …}]`."""
    if isinstance(written, Mapping):
        return {str(name): value for name, value in written.items()}
    if isinstance(written, list) and all(isinstance(item, Mapping) and "name" in item for item in written):
        return {str(item["name"]): item.get("value") for item in written}
    raise BadFieldError("'fields' must be an object of values, or a list of objects with 'name' and 'value'")


def number_in(fields: Fields, name: str) -> float:
    """A number; numbers written as text are taken too."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BadFieldError(f"the field '{name}' must be a number, found {value!r}")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise BadFieldError(f"the field '{name}' must be a number, found {str(value)[:40]!r}") from None
    if not math.isfinite(number) or abs(number) > _LARGEST:
        raise BadFieldError(f"the field '{name}' is out of range: {number}")
    return number


def whole_in(fields: Fields, name: str) -> int:
    """A whole number."""
    number = number_in(fields, name)
    if not number.is_integer():
        raise BadFieldError(f"the field '{name}' must be a whole number, found {number}")
    return int(number)


def switch_in(fields: Fields, name: str) -> bool:
    """True or false; off when it is not told. A word or a number is no switch, for it could be meant either way."""
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        raise BadFieldError(f"'{name}' must be true or false, found {repr(value)[:40]}")
    return value is True


def pattern_in(fields: Fields) -> str:
    """A pattern that can be used. Raises BadPatternError too."""
    value = fields.get("value")
    if not isinstance(value, str):
        raise BadFieldError(f"the field 'value' must be a pattern, found {value!r}")
    compile_pattern(value)
    return value


def looked_up(table: Mapping[int, Value], fields: Fields, what: str, app: App) -> Value:
    """What the number in `value` stands for in that program."""
    number = whole_in(fields, "value")
    if number not in table:
        known = ", ".join(map(str, sorted(table)))
        raise BadFieldError(f"{app} has no {what} {number}; known are {known}")
    return table[number]


def number_of(table: Mapping[int, Value], value: Value, what: str, app: App) -> int:
    """The program's number for a value."""
    for number, known in table.items():
        if known == value:
            return number
    raise BadFieldError(f"{app} cannot say {what} {value}")
