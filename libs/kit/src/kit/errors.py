"""The one family of errors. Each says by its class who has to do something, and by its text what.

They are mapped once at each edge: HTTP problems, answers to asks, and the fate of a message.
"""

from typing import ClassVar


class ReelwayError(Exception):
    """The root of the family. `detail` is for people; `advice` says what to do next."""

    code: ClassVar[str] = "bug"
    status: ClassVar[int] = 500

    def __init__(self, detail: str, *, advice: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.advice = advice


class InvalidInput(ReelwayError):  # noqa: N818 - the family is named after what happened, as the field's words go
    """What was sent can't be right; sending it again will not help."""

    code = "invalid_input"
    status = 422


class NotFound(ReelwayError):  # noqa: N818
    """What was named does not exist."""

    code = "not_found"
    status = 404


class Conflict(ReelwayError):  # noqa: N818
    """It can't be done as things stand now."""

    code = "conflict"
    status = 409


class Unavailable(ReelwayError):  # noqa: N818
    """Something outside does not answer; the same will work later."""

    code = "unavailable"
    status = 503


class Bug(ReelwayError):  # noqa: N818
    """Our own fault."""


BY_CODE: dict[str, type[ReelwayError]] = {
    kind.code: kind for kind in (InvalidInput, NotFound, Conflict, Unavailable, Bug)
}
