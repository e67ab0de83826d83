"""Reads the answer to `t=caps`."""

from indexer.adapters.torznab.errors import failure_of_code
from indexer.adapters.torznab.xml import local_name, read_elements
from indexer.domain.capabilities import DEFAULT_CAPABILITIES, Capabilities, Function
from indexer.domain.failure import FailureKind, IndexerFailure

MAX_PAGE_SIZE = 100
MAX_CATEGORIES = 2000
_FUNCTIONS = {"search": Function.SEARCH, "tv-search": Function.TV, "movie-search": Function.MOVIE}
_IMPLIED = {Function.SEARCH: "q", Function.TV: "q,season,ep", Function.MOVIE: "q"}


def read_capabilities(body: bytes, *, aggregates_ids: bool = False) -> Capabilities:
    """What an indexer says that it can do.

    Raises:
        IndexerFailure: it answered with an error, or with something else.
    """
    parameters: dict[Function, frozenset[str]] = {}
    categories: set[int] = set()
    page_size = MAX_PAGE_SIZE
    root: str | None = None
    for event, element in read_elements(body):
        name = local_name(element)
        if event == "start":
            root = root or name
            if name == "error":
                raise failure_of_code(element.get("code"), element.get("description"))
            continue
        if (function := _FUNCTIONS.get(name)) and element.get("available", "yes").lower() in ("yes", "true", "1"):
            parameters[function] = _split(element.get("supportedParams") or _IMPLIED[function])
        elif name == "limits":
            page_size = _page_size(element.get("max"), element.get("default"))
        elif name in ("category", "subcat") and len(categories) < MAX_CATEGORIES:
            categories |= _number(element.get("id"))
    if root != "caps":
        raise IndexerFailure(FailureKind.BROKEN, f"the answer to caps is <{(root or 'nothing')[:40]}>")
    return Capabilities(parameters or DEFAULT_CAPABILITIES.parameters, frozenset(categories), page_size, aggregates_ids)


def _split(text: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in text.split(",") if part.strip())


def _page_size(most: str | None, usual: str | None) -> int:
    sizes = [int(text) for text in (most, usual) if text and text.isdecimal() and 0 < int(text[:9]) <= MAX_PAGE_SIZE]
    return max(sizes, default=MAX_PAGE_SIZE)


def _number(text: str | None) -> set[int]:
    return {int(text)} if text and text.isdecimal() and len(text) < 8 else set()
