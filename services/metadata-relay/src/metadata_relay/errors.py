"""What can go wrong with a source. All but `NotFound` give way to an older answer where there is one."""

from typing import ClassVar

from kit.errors import InvalidInput, NotFound, ReelwayError, Unavailable


class SourceUnavailable(Unavailable):
    """The source does not answer, or says that it can't now. `wait_seconds` is what it asked for."""

    code: ClassVar[str] = "source_unavailable"

    def __init__(self, detail: str, *, advice: str = "", wait_seconds: float | None = None) -> None:
        super().__init__(detail, advice=advice or "Try again in a few minutes; Reelway does so by itself")
        self.wait_seconds = wait_seconds


class SourceBusy(Unavailable):
    """Too many questions wait for the source already."""

    code: ClassVar[str] = "source_busy"


class SourceNotConfigured(Unavailable):
    """The source is switched off or has no key."""

    code: ClassVar[str] = "source_not_configured"


class KeyRefused(Unavailable):
    """The source does not accept our key."""

    code: ClassVar[str] = "source_key_refused"


class SourceUnreadable(ReelwayError):  # noqa: N818 - named after what happened, as the family is
    """The source answered something that can't be read."""

    code: ClassVar[str] = "source_unreadable"
    status: ClassVar[int] = 502


SourceFailure = (Unavailable, SourceUnreadable)
"""What another source, or an older answer, can make good."""

__all__ = [
    "InvalidInput",
    "KeyRefused",
    "NotFound",
    "SourceBusy",
    "SourceFailure",
    "SourceNotConfigured",
    "SourceUnavailable",
    "SourceUnreadable",
]
