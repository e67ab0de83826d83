"""Formats and facts, made short."""

from releases.formats.conditions import Condition
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.facts import FormatFacts
from releases.formats.format_set import FormatSet


def spec(condition: Condition, *, name: str = "", negate: bool = False, required: bool = False) -> Specification:
    return Specification(name or type(condition).__name__, condition, negate, required)


def matches(facts: FormatFacts, *specifications: Specification) -> bool:
    return bool(FormatSet([CustomFormat("f", "F", specifications)]).match(facts).matches)
