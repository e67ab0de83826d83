"""What an indexer can search by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Function(StrEnum):
    """The search functions of Torznab and Newznab that are used."""

    SEARCH = "search"
    TV = "tvsearch"
    MOVIE = "movie"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`parameters` by function; a function that is missing can't be used. Page sizes are in results."""

    parameters: Mapping[Function, frozenset[str]] = field(default_factory=dict)
    categories: frozenset[int] = frozenset()
    page_size: int = 100
    aggregates_ids: bool = False
    """Whether several ids in one query widen it, as with Prowlarr and Jackett."""

    def can(self, function: Function, *parameters: str) -> bool:
        """Whether a function takes all these parameters."""
        known = self.parameters.get(function)
        return known is not None and known.issuperset(parameters)

    def describe(self) -> tuple[str, ...]:
        """Each function with its parameters, for people."""
        return tuple(f"{function.value}({', '.join(sorted(known))})" for function, known in self.parameters.items())


DEFAULT_CAPABILITIES = Capabilities(
    {Function.SEARCH: frozenset({"q"}), Function.TV: frozenset({"q", "rid", "season", "ep"})}
)
"""What an indexer that does not tell is taken to know."""
