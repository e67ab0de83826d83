"""Budgets: never over a limit in any window, people first, the backlog last, whatever order requests come in."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.domain.budget import DAY, HOUR, SLICE, Limit, Purpose, Spent, Use, level, next_turn, slice_of
from unit.indexer.samples import NOW, indexer

TEN_A_DAY = Limit(Use.QUERY, 10, DAY)
THREE_AN_HOUR = Limit(Use.QUERY, 3, HOUR)


class Bucket:
    """A bucket with a clock that the test turns."""

    def __init__(self, *limits: Limit) -> None:
        self.limits = limits
        self.now = NOW
        self.spent: dict[tuple[datetime, Purpose], int] = {}
        self.taken: list[datetime] = []

    @property
    def stored(self) -> list[Spent]:
        """What a restart finds."""
        return [Spent(at, purpose, tokens) for (at, purpose), tokens in self.spent.items()]

    def take(self, purpose: Purpose) -> datetime | None:
        """None when a token was taken, else until when there is none."""
        turn = next_turn(self.limits, self.stored, purpose, self.now)
        if turn.at is None:
            return turn.until
        key = slice_of(turn.at), purpose
        self.spent[key] = self.spent.get(key, 0) + 1
        self.taken.append(turn.at)
        return None

    def take_all(self, purpose: Purpose) -> int:
        """How many there were for it at once."""
        count = 0
        while self.take(purpose) is None:
            count += 1
        return count


def test_all_of_a_limit_may_be_used_at_once_and_comes_back_a_window_later() -> None:
    bucket = Bucket(TEN_A_DAY)
    assert bucket.take_all(Purpose.PERSON) == 10
    back_at = bucket.take(Purpose.PERSON)
    assert back_at == slice_of(NOW) + SLICE + DAY
    bucket.now += DAY - timedelta(seconds=1)
    assert bucket.take_all(Purpose.PERSON) == 0
    bucket.now = back_at
    assert bucket.take_all(Purpose.PERSON) == 10


def test_a_part_is_for_people_and_one_for_feeds() -> None:
    bucket = Bucket(TEN_A_DAY)
    assert [bucket.take_all(purpose) for purpose in (Purpose.WISH, Purpose.FEED, Purpose.PERSON)] == [6, 2, 2]
    bucket = Bucket(TEN_A_DAY)
    assert [bucket.take_all(purpose) for purpose in (Purpose.PERSON, Purpose.FEED, Purpose.WISH)] == [10, 0, 0]


@pytest.mark.parametrize("tokens", [2, 3, 4])
def test_people_have_a_token_of_their_own_in_the_smallest_budgets_too(tokens: int) -> None:
    bucket = Bucket(Limit(Use.GRAB, tokens, DAY))
    assert bucket.take_all(Purpose.BACKLOG) + bucket.take_all(Purpose.WISH) + bucket.take_all(Purpose.FEED) < tokens
    assert bucket.take_all(Purpose.PERSON) >= 1


def test_the_backlog_is_spread_over_the_window() -> None:
    bucket = Bucket(Limit(Use.QUERY, 200, DAY))
    by_stretch = []
    for _ in range(10):
        by_stretch.append(bucket.take_all(Purpose.BACKLOG))
        bucket.now += DAY / 8 + SLICE
    assert by_stretch[:8] == [15] * 8
    assert sum(by_stretch[:8]) == 120
    assert bucket.take_all(Purpose.FEED) > 0


def test_the_smallest_limit_lets_everybody_in_and_the_tightest_one_decides() -> None:
    for purpose in Purpose:
        assert Bucket(Limit(Use.QUERY, 1, HOUR)).take_all(purpose) == 1
    both = Bucket(TEN_A_DAY, THREE_AN_HOUR)
    assert both.take_all(Purpose.PERSON) == 3
    turn = next_turn(both.limits, both.stored, Purpose.PERSON, NOW)
    assert (turn.limit, turn.reason) == (THREE_AN_HOUR, "the budget of 3 requests an hour is used up")
    assert turn.wait_seconds == (slice_of(NOW) + SLICE + HOUR - NOW).total_seconds()
    assert Bucket().take(Purpose.BACKLOG) is None


def test_how_full_a_bucket_is_can_be_told() -> None:
    bucket = Bucket(THREE_AN_HOUR)
    assert level(THREE_AN_HOUR, bucket.stored, NOW).next_at is None
    bucket.take(Purpose.PERSON)
    bucket.now += timedelta(minutes=10)
    bucket.take(Purpose.PERSON)
    state = level(THREE_AN_HOUR, bucket.stored, bucket.now)
    first = slice_of(NOW) + SLICE + HOUR
    assert (state.left, state.next_at, state.full_at) == (1, first, first + timedelta(minutes=10))


def test_an_indexer_has_the_limits_that_were_set() -> None:
    limited = indexer(daily_budget=50, hourly_budget=9, daily_grabs=5)
    assert [str(limit) for limit in limited.limits(Use.QUERY)] == ["9 requests an hour", "50 requests a day"]
    assert [str(limit) for limit in limited.limits(Use.GRAB)] == ["5 grabs a day"]
    assert indexer().limits(Use.QUERY) == ()


REQUESTS = st.lists(st.tuples(st.integers(0, 7200), st.sampled_from(Purpose)), max_size=120)


@settings(deadline=None)
@given(per_hour=st.integers(1, 12), per_day=st.integers(1, 60), requests=REQUESTS)
def test_no_window_ever_holds_more_than_its_limit(
    per_hour: int, per_day: int, requests: list[tuple[int, Purpose]]
) -> None:
    limits = (Limit(Use.QUERY, per_hour, HOUR), Limit(Use.QUERY, per_day, DAY))
    bucket = Bucket(*limits)
    for seconds, purpose in requests:
        bucket.now += timedelta(seconds=seconds)
        bucket.take(purpose)
    for limit in limits:
        for last in bucket.taken:
            assert sum(last - limit.window < at <= last for at in bucket.taken) <= limit.tokens


@settings(deadline=None)
@given(tokens=st.integers(1, 40), requests=REQUESTS)
def test_people_always_get_what_is_kept_back_for_them(tokens: int, requests: list[tuple[int, Purpose]]) -> None:
    limit = Limit(Use.QUERY, tokens, DAY)
    bucket = Bucket(limit)
    for seconds, purpose in requests:
        bucket.now += timedelta(seconds=seconds)
        bucket.take(purpose if purpose is not Purpose.PERSON else Purpose.FEED)
    assert bucket.take_all(Purpose.PERSON) >= tokens // 5


@settings(deadline=None)
@given(tokens=st.integers(1, 40), requests=REQUESTS, purpose=st.sampled_from(Purpose))
def test_when_the_next_one_may_go_is_told_truly(
    tokens: int, requests: list[tuple[int, Purpose]], purpose: Purpose
) -> None:
    bucket = Bucket(Limit(Use.QUERY, tokens, DAY))
    for seconds, one in requests:
        bucket.now += timedelta(seconds=seconds)
        bucket.take(one)
    until = bucket.take(purpose)
    if until is not None:
        bucket.now = until - timedelta(seconds=1)
        assert bucket.take(purpose) is not None
        bucket.now = until
        assert bucket.take(purpose) is None
