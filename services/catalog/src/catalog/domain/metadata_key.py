"""A key of a metadata source."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MetadataKey:
    """Kept out of `repr`, so that no log and no error shows it."""

    key: str = field(repr=False)
    pin: str = field(default="", repr=False)
