"""Monitor policies, movie availability, and the state machine of targets."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from catalog.domain.availability import movie_due_at
from catalog.domain.monitoring import monitors_new_season, pick_monitored, season_is_monitored
from catalog.domain.refreshing import LONGEST_RETRY, next_refresh, next_try
from catalog.domain.target_states import TargetChanges, Turn, count, settle, state_of, with_file
from catalog.domain.titles import Episode
from contracts.catalog.values import MinimumAvailability, MonitorPolicy, SeasonCount, TargetState
from contracts.values import TitleKind
from unit.catalog.catalog_examples import NOW, episode, slot, title

PAST, FUTURE = NOW - timedelta(days=9), NOW + timedelta(days=9)
SPECIAL = episode(0, 1, air_at=PAST)
PILOT = episode(1, 1, air_at=PAST)
SECOND = episode(1, 2, air_at=PAST)
LATEST = episode(2, 1, air_at=PAST)
COMING = episode(2, 2, air_at=FUTURE)
UNDATED = episode(2, 3)
ALL = (SPECIAL, PILOT, SECOND, LATEST, COMING, UNDATED)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (MonitorPolicy.ALL, {PILOT, SECOND, LATEST, COMING, UNDATED}),
        (MonitorPolicy.FUTURE, {COMING, UNDATED}),
        (MonitorPolicy.MISSING, {PILOT, LATEST, COMING, UNDATED}),
        (MonitorPolicy.EXISTING, {SECOND, COMING, UNDATED}),
        (MonitorPolicy.FIRST_SEASON, {PILOT, SECOND}),
        (MonitorPolicy.LATEST_SEASON, {LATEST, COMING, UNDATED}),
        (MonitorPolicy.PILOT, {PILOT}),
        (MonitorPolicy.NONE, set()),
    ],
)
@pytest.mark.parametrize("specials", [True, False])
def test_policies(policy: MonitorPolicy, expected: set[Episode], specials: bool) -> None:
    picked = pick_monitored(policy, ALL, specials=specials, now=NOW, with_file=frozenset({SECOND.id}))
    assert picked == {one.id for one in expected | ({SPECIAL} if specials else set())}


@pytest.mark.parametrize(
    ("policy", "monitored"),
    [
        (MonitorPolicy.ALL, True),
        (MonitorPolicy.FUTURE, True),
        (MonitorPolicy.MISSING, True),
        (MonitorPolicy.LATEST_SEASON, True),
        (MonitorPolicy.EXISTING, False),
        (MonitorPolicy.FIRST_SEASON, False),
        (MonitorPolicy.PILOT, False),
        (MonitorPolicy.NONE, False),
    ],
)
def test_new_seasons_follow_the_policy(policy: MonitorPolicy, monitored: bool) -> None:
    assert monitors_new_season(policy, 3, specials=True) is monitored
    assert monitors_new_season(policy, 0, specials=False) is False
    assert monitors_new_season(policy, 0, specials=True) is True


def test_the_season_of_a_pilot_stays_unmonitored_for_what_follows() -> None:
    assert not season_is_monitored(MonitorPolicy.PILOT, 1, specials=False, picked={1}, latest=1)
    assert season_is_monitored(MonitorPolicy.FUTURE, 2, specials=False, picked=set(), latest=2)
    assert not season_is_monitored(MonitorPolicy.FUTURE, 1, specials=False, picked={2}, latest=2)


CINEMA, DIGITAL, PHYSICAL = date(2026, 1, 10), date(2026, 3, 1), date(2026, 4, 1)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minimum", "dates", "status", "due_at"),
    [
        (MinimumAvailability.ANNOUNCED, {}, "announced", NOW),
        (MinimumAvailability.IN_CINEMAS, {"cinema_date": CINEMA}, "announced", at(CINEMA)),
        (MinimumAvailability.IN_CINEMAS, {}, "in_cinemas", NOW),
        (MinimumAvailability.IN_CINEMAS, {}, "announced", None),
        (MinimumAvailability.RELEASED, {"digital_date": DIGITAL, "physical_date": PHYSICAL}, "announced", at(DIGITAL)),
        (MinimumAvailability.RELEASED, {"physical_date": PHYSICAL}, "announced", at(PHYSICAL)),
        (MinimumAvailability.RELEASED, {"cinema_date": CINEMA}, "in_cinemas", at(CINEMA) + timedelta(days=90)),
        (MinimumAvailability.RELEASED, {}, "released", NOW),
        (MinimumAvailability.RELEASED, {}, "in_cinemas", None),
    ],
)
def test_movies_are_due(
    minimum: MinimumAvailability, dates: dict[str, date], status: str, due_at: datetime | None
) -> None:
    movie = title(TitleKind.MOVIE, minimum_availability=minimum, status=status, **dates)
    assert movie_due_at(movie) == due_at


@pytest.mark.parametrize(
    ("monitored", "due_at", "file_id", "state"),
    [
        (True, PAST, None, TargetState.WANTED),
        (True, NOW, None, TargetState.WANTED),
        (True, FUTURE, None, TargetState.UNAIRED),
        (True, None, None, TargetState.UNAIRED),
        (False, PAST, None, TargetState.UNMONITORED),
        (False, PAST, UUID(int=5), TargetState.SATISFIED),
        (True, FUTURE, UUID(int=5), TargetState.SATISFIED),
    ],
)
def test_states(monitored: bool, due_at: datetime | None, file_id: UUID | None, state: TargetState) -> None:
    assert state_of(monitored=monitored, due_at=due_at, file_id=file_id, now=NOW) is state


def test_what_changes_is_told_once() -> None:
    show, main = title(), slot()
    seen = replace(PILOT, monitored=True)
    coming = replace(COMING, monitored=True)
    first = settle(show, [main], [seen, coming, SECOND], (), NOW)
    assert [turn for _, turn in first.turns] == [Turn.WANTED]
    assert len(first.added) == 3
    again = settle(show, [main], [seen, coming, SECOND], first.targets, NOW)
    assert (again.turns, again.added, again.changed, again.removed) == ((), (), (), ())
    aired = settle(show, [main], [seen, coming, SECOND], first.targets, FUTURE)
    assert [(target.episode_id, turn) for target, turn in aired.turns] == [(coming.id, Turn.WANTED)]
    gone = settle(show, [main], [coming], first.targets, NOW)
    assert [(target.episode_id, turn) for target, turn in gone.turns] == [(seen.id, Turn.REMOVED)]
    assert len(gone.removed) == 2
    paused = settle(replace(show, monitored=False), [main], [seen, coming, SECOND], first.targets, NOW)
    assert [turn for _, turn in paused.turns] == [Turn.UNMONITORED]
    late = settle(show, [main], [replace(seen, air_at=FUTURE), coming, SECOND], first.targets, NOW)
    assert [turn for _, turn in late.turns] == [Turn.POSTPONED]


def test_targets_that_are_not_wanted_are_listed_when_they_are_new_change_or_leave() -> None:
    show, main = title(), slot()
    seen, coming = replace(PILOT, monitored=True), replace(COMING, monitored=True)

    def listed(changes: TargetChanges) -> set[tuple[UUID | None, Turn]]:
        return {(target.episode_id, turn) for target, turn in changes.listed}

    first = settle(show, [main], [seen, coming, SECOND], (), NOW)
    assert listed(first) == {(coming.id, Turn.UNAIRED), (SECOND.id, Turn.UNMONITORED)}
    assert settle(show, [main], [seen, coming, SECOND], first.targets, NOW).listed == ()
    anew = settle(show, [main], [seen, coming, SECOND], first.targets, NOW, list_all=True)
    assert (anew.listed, anew.turns) == (first.listed, ())
    dropped = settle(show, [main], [seen, COMING, SECOND], first.targets, NOW)
    assert listed(dropped) == {(coming.id, Turn.UNMONITORED)}
    moved = replace(coming, air_at=FUTURE + timedelta(days=1))
    assert listed(settle(show, [main], [seen, moved, SECOND], first.targets, NOW)) == {(coming.id, Turn.UNAIRED)}
    assert settle(show, [main], [seen, coming, SECOND], first.targets, FUTURE).listed == ()
    gone = settle(show, [main], [coming], first.targets, NOW)
    assert (listed(gone), len(gone.turns)) == ({(SECOND.id, Turn.REMOVED)}, 1)
    paused = settle(replace(show, monitored=False), [main], [seen, coming, SECOND], first.targets, NOW)
    assert listed(paused) == {(coming.id, Turn.UNMONITORED)}


def test_whether_a_file_may_be_replaced_is_told_when_it_changes() -> None:
    show, main, seen = title(), slot(), replace(PILOT, monitored=True)
    (wanted,) = settle(show, [main], [seen], (), NOW).targets
    with_its_file = [with_file(wanted, UUID(int=5))]
    assert settle(show, [main], [seen], with_its_file, NOW).turns == ()
    paused = settle(show, [main], [PILOT], with_its_file, NOW)
    assert [turn for _, turn in paused.turns] == [Turn.UNMONITORED]
    assert settle(show, [main], [PILOT], paused.targets, NOW).turns == ()
    watched = settle(show, [main], [seen], paused.targets, NOW)
    assert [turn for _, turn in watched.turns] == [Turn.UPGRADABLE]
    lost = [replace(target, file_id=None) for target in paused.targets]
    assert [turn for _, turn in settle(show, [main], [PILOT], lost, NOW).turns] == [Turn.UNMONITORED]


def test_counters_count_what_could_be_there() -> None:
    show, main = title(), slot()
    seen, coming = replace(PILOT, monitored=True), replace(COMING, monitored=True)
    targets = list(settle(show, [main], [seen, coming, SECOND], (), NOW).targets)
    targets[0] = replace(targets[0], file_id=uuid4(), state=TargetState.SATISFIED)
    counters = count(targets, ALL)
    assert (counters.targets, counters.satisfied, counters.next_air_at) == (1, 1, FUTURE)


def test_seasons_are_counted_in_order_the_specials_last_and_those_of_nothing_not() -> None:
    monitored = [replace(one, monitored=True) for one in (SPECIAL, PILOT, SECOND, COMING)]
    targets = list(settle(title(), [slot()], monitored, (), NOW).targets)
    targets[1] = with_file(targets[1], uuid4())
    assert count(targets, monitored).seasons == (
        SeasonCount(number=1, targets=2, satisfied=1),
        SeasonCount(number=0, targets=1, satisfied=0),
    )


def test_refreshes_are_spread_and_failures_back_off() -> None:
    times = {next_refresh(UUID(int=number), "running", NOW) for number in range(500)}
    assert len(times) == 500
    assert all(timedelta(hours=21) < time - NOW < timedelta(hours=27) for time in times)
    assert next_refresh(UUID(int=1), "ended", NOW) - NOW > timedelta(days=6)
    pauses = [next_try(failures, NOW) - NOW for failures in range(1, 40)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_RETRY
