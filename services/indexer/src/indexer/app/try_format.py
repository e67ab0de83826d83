"""Tries a custom format on a name while somebody writes it."""

from dataclasses import replace

from contracts.indexer.format_asks import FormatTrial, TryFormat
from contracts.indexer.format_values import ConditionTrial, FormatSpecification
from indexer.app.judge_name import kind_of, view_reading
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.facts import FormatFacts, facts_of
from releases.formats.format_set import FormatSet
from releases.formats.stored_format import specification_from_dict
from releases.reading.reader import read_release

WHOLE = "whole"


def try_format(ask: TryFormat) -> FormatTrial:
    """Which conditions hold; one that can't be used says why, and keeps the format from matching."""
    release = read_release(ask.name, kind_of(ask.kind))
    flags = frozenset(flag.lower() for flag in ask.flags)
    if release is None:
        facts = FormatFacts(title=ask.name, flags=flags, size_bytes=ask.size_bytes)
    else:
        facts = facts_of(
            release, size_bytes=ask.size_bytes, flags=flags, original_language=ask.original_language or None
        )
    read = [_read(one) for one in ask.custom_format.specifications]
    usable = {str(at): one for at, one in enumerate(read) if isinstance(one, Specification)}
    true = _true(usable, facts)
    return FormatTrial(
        matches=len(usable) == len(read) and WHOLE in true,
        conditions=tuple(
            ConditionTrial(holds=str(at) in true, problem=one if isinstance(one, str) else "")
            for at, one in enumerate(read)
        ),
        reading=view_reading(release),
    )


def _true(specifications: dict[str, Specification], facts: FormatFacts) -> set[str]:
    """The numbers of those that hold alone, and `WHOLE` when all of them together make the format match."""
    alone = [CustomFormat(number, number, (replace(one, required=False),)) for number, one in specifications.items()]
    together = CustomFormat(WHOLE, WHOLE, tuple(specifications.values()))
    return {match.format.id for match in FormatSet([*alone, together]).match(facts).matches}


def _read(written: FormatSpecification) -> Specification | str:
    try:
        return specification_from_dict(written.model_dump(mode="json"))
    except ValueError as problem:
        return str(problem).removeprefix(f"{written.name}: ")
