"""Reads XML from outside: no DTD, no entities, a bounded number of elements."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from indexer.domain.failure import FailureKind, IndexerFailure

MAX_ELEMENTS = 200_000


def read_elements(body: bytes) -> Iterator[tuple[str, Element]]:
    """`start` and `end` of each element as it is read. Names are without namespaces.

    Raises:
        IndexerFailure: it is no XML, is hostile, or has too many elements.
    """
    try:
        for count, (event, element) in enumerate(iterparse(BytesIO(body), events=("start", "end"), forbid_dtd=True)):
            if count > 2 * MAX_ELEMENTS:
                raise IndexerFailure(FailureKind.BROKEN, f"the answer has more than {MAX_ELEMENTS} elements")
            yield event, element
    except DefusedXmlException:
        raise IndexerFailure(FailureKind.BROKEN, "the answer is XML with a DTD or entities, which is refused") from None
    except (ParseError, ValueError, LookupError) as error:
        what = "HTML" if looks_like_html(body) else f"broken XML ({error})"
        raise IndexerFailure(FailureKind.BROKEN, f"the answer is {what} instead of results") from None


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return _local(str(element.tag))


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def looks_like_html(body: bytes) -> bool:
    """Whether a person's browser was meant."""
    start = body[:1000].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start
