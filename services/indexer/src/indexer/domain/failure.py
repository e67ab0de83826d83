"""Why an indexer gave no answer."""

from enum import StrEnum


class FailureKind(StrEnum):
    """Who has to do what about it."""

    UNREACHABLE = "unreachable"
    KEY_REFUSED = "key_refused"
    LIMITED = "limited"
    UNSUPPORTED = "unsupported"
    BROKEN = "broken"


_ADVICE = {
    FailureKind.UNREACHABLE: "Check the address, and that the indexer runs",
    FailureKind.KEY_REFUSED: "Check the API key",
    FailureKind.LIMITED: "Wait, or set a daily budget below the indexer's limit",
    FailureKind.UNSUPPORTED: "Check that the address is the one of the Torznab or Newznab API",
    FailureKind.BROKEN: "Open the address in a browser; the indexer may be down for maintenance",
}


class IndexerFailure(Exception):  # noqa: N818 - named after what happened
    """`detail` is for people and holds neither key nor address."""

    def __init__(self, kind: FailureKind, detail: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.retry_after_seconds = retry_after_seconds

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _ADVICE[self.kind]
