"""What indexers answer instead of results, as typed failures."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from indexer.domain.failure import FailureKind, IndexerFailure

_KINDS = {
    **dict.fromkeys((100, 101, 102, 103), FailureKind.KEY_REFUSED),
    **dict.fromkeys((200, 201, 202, 203), FailureKind.UNSUPPORTED),
    **dict.fromkeys((429, 500, 501), FailureKind.LIMITED),
}
MAX_DETAIL = 200


def failure_of_code(code: str | None, description: str | None) -> IndexerFailure:
    """From an error element of Newznab."""
    number = int(code) if code and code.isdecimal() and len(code) < 6 else 0
    words = " ".join((description or "no description").split())[:MAX_DETAIL]
    kind = _KINDS.get(number, FailureKind.BROKEN)
    if "api key" in words.lower() or "apikey" in words.lower():
        kind = FailureKind.KEY_REFUSED
    return IndexerFailure(kind, f"error {code or '?'}: {words}"[: MAX_DETAIL + 20])


def failure_of_status(status: int, headers: Mapping[str, str], now: datetime) -> IndexerFailure | None:
    """From an HTTP status; None when it is a success."""
    if 200 <= status < 300:
        return None
    retry_after = read_retry_after(headers.get("retry-after"), now)
    if status in (401, 403):
        return IndexerFailure(FailureKind.KEY_REFUSED, f"HTTP {status}: the key is refused")
    if status == 429:
        return IndexerFailure(FailureKind.LIMITED, "HTTP 429: too many requests", retry_after_seconds=retry_after)
    if status == 404:
        return IndexerFailure(FailureKind.UNSUPPORTED, "HTTP 404: there is nothing at this address")
    kind = FailureKind.UNREACHABLE if status in (502, 503, 504) else FailureKind.BROKEN
    return IndexerFailure(kind, f"HTTP {status}", retry_after_seconds=retry_after)


def read_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After header (seconds or a date); None when there is none or it can't be read."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max((at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds(), 0.0)
