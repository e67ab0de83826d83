from datetime import timedelta
from typing import Any

from contracts.downloader.values import DownloadLimits
from contracts.ids import new_id
from downloader.domain.standing import Hold
from downloader.domain.status import Phase, Trouble
from downloader.domain.steering import Wish, choose_holds
from unit.downloader.downloader_cases import NOW, status

LIMITS = DownloadLimits(active_downloads=2, minimum_free_bytes=100)


def wish(age_minutes: int = 0, *, phase: Phase = Phase.DOWNLOADING, running: bool = False, **more: Any) -> Wish:
    """One of 1,000 bytes of which 500 are there; `more` goes to the wish, `trouble` to its status."""
    trouble = more.pop("trouble", None)
    one = status(phase, torrent_id=new_id(), running=running, trouble=trouble)
    return Wish(one, NOW - timedelta(minutes=age_minutes), **more)


def holds(*wishes: Wish, free_bytes: int | None = 10_000) -> list[Hold | None]:
    """In the order of the wishes."""
    chosen = choose_holds(wishes, free_bytes=free_bytes, limits=LIMITS)
    found = [chosen[one.status.torrent_id] for one in wishes]
    return [holding.hold if holding else None for holding in found]


def test_the_oldest_come_first_and_the_rest_wait_for_a_slot() -> None:
    assert holds(wish(1), wish(3), wish(2)) == [Hold.SLOT, None, None]


def test_what_runs_keeps_its_place() -> None:
    assert holds(wish(9), wish(1, running=True), wish(2, running=True)) == [Hold.SLOT, None, None]


def test_one_that_gets_nothing_takes_no_slot() -> None:
    stalled = wish(9, running=True, idle_seconds=61)
    assert holds(stalled, wish(2), wish(1)) == [None, None, None]


def test_what_seeds_or_is_checked_takes_no_slot() -> None:
    assert holds(wish(9, phase=Phase.FINISHED), wish(8, phase=Phase.CHECKING), wish(2), wish(1)) == [None] * 4


def test_together_they_fit_and_enough_stays_free() -> None:
    assert holds(wish(2), wish(1), free_bytes=1100) == [None, None]
    assert holds(wish(2), wish(1), free_bytes=1099) == [None, Hold.SPACE]
    assert holds(wish(2), wish(1), free_bytes=50) == [Hold.SPACE, Hold.SPACE]


def test_a_magnet_link_needs_no_space_yet_and_seeding_none_at_all() -> None:
    assert holds(wish(phase=Phase.METADATA), wish(phase=Phase.FINISHED), free_bytes=0) == [None, None]


def test_a_person_comes_before_everything_but_a_check_is_ended_first() -> None:
    assert holds(wish(paused=True), wish(paused=True, phase=Phase.CHECKING), free_bytes=0) == [Hold.PERSON, None]


def test_what_has_given_enough_or_can_not_go_on_stands_still() -> None:
    seeded = wish(phase=Phase.FINISHED, seeded=True)
    assert holds(seeded, wish(trouble=Trouble.OTHER), wish(refused=True, trouble=Trouble.DISK)) == [
        Hold.SEEDED,
        Hold.TROUBLE,
        Hold.DISK,
    ]


def test_what_the_disk_refused_once_tries_again_later() -> None:
    assert holds(wish(trouble=Trouble.DISK)) == [None]


def test_without_the_root_everything_stands_still() -> None:
    assert holds(wish(), wish(phase=Phase.FINISHED), free_bytes=None) == [Hold.ROOT, Hold.ROOT]


def test_waiting_for_space_says_how_much() -> None:
    (holding,) = choose_holds([wish()], free_bytes=300, limits=LIMITS).values()
    assert holding is not None
    assert "500" in holding.detail
    assert "200" in holding.detail
