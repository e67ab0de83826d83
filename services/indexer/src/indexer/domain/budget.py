"""What may be asked of an indexer: buckets whose tokens come back one window after they were taken.

A bucket that fills up evenly would give up to twice its limit within one window: all that is in it, and all that comes
back meanwhile. Indexers count the requests of the last hour or day, so a token comes back only when its own has passed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SLICE = timedelta(minutes=1)
"""Tokens are remembered by the minute, and come back when the last one of their minute may."""
LONGEST = DAY + SLICE
KEPT_BACK = 5
"""One token in so many, but one at least, is for people alone, and as many more for people and feeds."""
STRETCHES = 8
"""Of what is for the backlog, so many parts are given out one after the other, so that it is spread over the window."""


class Use(StrEnum):
    """What a token is for."""

    QUERY = "query"
    GRAB = "grab"


class Purpose(StrEnum):
    """For whom a token is, the most important first."""

    PERSON = "person"
    FEED = "feed"
    WISH = "wish"
    BACKLOG = "backlog"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tokens in any window of that length."""

    use: Use
    tokens: int
    window: timedelta

    def __str__(self) -> str:
        noun = "requests" if self.use is Use.QUERY else "grabs"
        return f"{self.tokens} {noun} {'an hour' if self.window == HOUR else 'a day'}"

    def share(self, purpose: Purpose) -> int:
        """How many tokens may be out for a purpose to get one more."""
        reserve = max(self.tokens // KEPT_BACK, 1)
        return max(self.tokens - {Purpose.PERSON: 0, Purpose.FEED: 1}.get(purpose, 2) * reserve, 1)


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens that were taken for a purpose within the minute that began at that time."""

    at: datetime
    purpose: Purpose
    tokens: int


@dataclass(frozen=True, slots=True)
class Turn:
    """When a request may go (`at`), or until when it may not (`wait_seconds` from when it asked), by which limit."""

    at: datetime | None
    until: datetime | None = None
    limit: Limit | None = None
    wait_seconds: float = 0.0

    @property
    def reason(self) -> str:
        """Why not now."""
        return f"the budget of {self.limit} is used up"


@dataclass(frozen=True, slots=True)
class Level:
    """How full a bucket is. `next_at` is when the next token comes back, `full_at` when the last one does."""

    limit: Limit
    left: int
    next_at: datetime | None
    full_at: datetime | None


def slice_of(at: datetime) -> datetime:
    """The beginning of its minute."""
    return at.replace(second=0, microsecond=0)


def next_turn(limits: Iterable[Limit], spent: Sequence[Spent], purpose: Purpose, at: datetime) -> Turn:
    """Whether a request may go at that time. `spent` are the tokens of one use, at least those of the last day."""
    latest = Turn(at)
    for limit in limits:
        ready = _ready_at(spent, limit.share(purpose), limit.window, at)
        if purpose is Purpose.BACKLOG:
            own = [one for one in spent if one.purpose is Purpose.BACKLOG]
            stretch = max(limit.share(purpose) // STRETCHES, 1)
            ready = max(ready, _ready_at(own, stretch, limit.window / STRETCHES, at))
        if ready > (latest.until or at):
            latest = Turn(None, ready, limit, (ready - at).total_seconds())
    return latest


def level(limit: Limit, spent: Sequence[Spent], now: datetime) -> Level:
    """What is left for people, and when more comes back."""
    out = _out(spent, limit.window, now)
    taken = sum(tokens for _, tokens in out)
    return Level(limit, max(limit.tokens - taken, 0), out[0][0] if out else None, out[-1][0] if out else None)


def _ready_at(spent: Sequence[Spent], most: int, window: timedelta, at: datetime) -> datetime:
    """When fewer than `most` tokens are out: `at`, or when enough have come back."""
    out = _out(spent, window, at)
    too_many = sum(tokens for _, tokens in out) - most + 1
    ready = at
    for back_at, tokens in out:
        if too_many <= 0:
            break
        ready, too_many = back_at, too_many - tokens
    return ready


def _out(spent: Sequence[Spent], window: timedelta, at: datetime) -> list[tuple[datetime, int]]:
    """The tokens that are not back yet, by the time at which they will be."""
    back = ((one.at + SLICE + window, one.tokens) for one in spent)
    return sorted((back_at, tokens) for back_at, tokens in back if back_at > at)
