"""Terms that a release name must hold, must not hold, or gets points for."""

from dataclasses import dataclass

from releases.formats.pattern import compile_pattern

_TIMEOUT_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class PreferredTerm:
    """Points for a term, added to the format score; they may be negative."""

    term: str
    points: int


@dataclass(frozen=True, slots=True)
class ReleaseRules:
    """A term is a plain text found anywhere without regard to case, or `/pattern/`.

    A release must hold at least one of `must_contain` (when there are any) and none of `must_not_contain`.
    """

    name: str = ""
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    preferred: tuple[PreferredTerm, ...] = ()
    version: int = 1


def term_found(term: str, name: str) -> bool:
    """Whether the term stands in the name; a pattern that takes too long is not found. Raises BadPatternError."""
    if len(term) > 2 and term.startswith("/") and term.rstrip("i").endswith("/"):
        try:
            return compile_pattern(term.rstrip("i")[1:-1]).found_in(name, _TIMEOUT_SECONDS)
        except TimeoutError:
            return False
    return term.lower() in name.lower()


def term_problem(term: str) -> str | None:
    """Why the term cannot be used, for whoever saves it; None when it can."""
    if not term.strip():
        return "the term is empty; it would be found in every name"
    try:
        term_found(term, "")
    except ValueError as problem:
        return str(problem)
    return None
