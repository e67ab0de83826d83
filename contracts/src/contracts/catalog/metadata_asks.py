"""What the catalog answers about metadata sources and their keys."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from contracts.catalog.asks import CatalogAsk
from contracts.message import Value
from contracts.values import TitleKind

SourceKey = Annotated[str, Field(max_length=1000, pattern=r"^[\x21-\x7e]*$")]
"""Letters, digits and signs without blanks, as it travels in a header."""


class KeyOrigin(StrEnum):
    """Where the key of a source comes from."""

    NONE = "none"
    STORED = "stored"
    """Somebody set it here."""
    RELAY = "relay"
    """The metadata relay has one of its own."""


class MetadataSourceView(Value):
    """A metadata source; its key is never told."""

    source: str
    kinds: tuple[TitleKind, ...]
    """What it has."""
    used_for: tuple[TitleKind, ...]
    """For what it is asked first."""
    needs_key: bool
    """Whether it can't be asked without a key."""
    key: KeyOrigin
    """Whose key is used."""
    configured: bool
    """Whether it can be asked."""
    translates: bool
    """Whether it has texts in other languages than English."""
    trouble: str | None = None
    """Why it did not answer last time; null when it did."""


class MetadataSources(Value):
    """All metadata sources."""

    items: tuple[MetadataSourceView, ...]


class ListMetadataSources(CatalogAsk):
    """The metadata sources, which of them are used, and how they do."""

    answer: ClassVar[type[Value]] = MetadataSources


class MetadataKey(Value):
    """The key of a source."""

    source: Annotated[str, Field(pattern="^(tmdb|tvdb)$")]
    """`tmdb` or `tvdb`; the others need no key."""
    api_key: SourceKey
    """Empty forgets the stored one."""
    pin: SourceKey = ""
    """For keys of TVDB that need one."""


class SetMetadataKeys(CatalogAsk):
    """Keep or forget keys of metadata sources; those of sources that are left out stay."""

    answer: ClassVar[type[Value]] = MetadataSources
    keys: Annotated[tuple[MetadataKey, ...], Field(min_length=1, max_length=2)]
    """What to keep or forget."""


class MetadataSourceTest(Value):
    """What a source said when it was asked."""

    ok: bool
    error: str = ""
    """What went wrong."""
    advice: str = ""
    took_ms: int = 0


class TestMetadataSource(CatalogAsk):
    """Ask a source now; an empty key uses the one that is kept."""

    __test__ = False  # not a test, whatever its name says to pytest
    answer: ClassVar[type[Value]] = MetadataSourceTest
    timeout_seconds: ClassVar[float] = 30.0
    source: Annotated[str, Field(pattern="^[a-z]{1,20}$")]
    """Which one."""
    api_key: SourceKey = ""
    """To be tried without being kept."""
    pin: SourceKey = ""
    """To be tried with it."""
