from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from contracts.downloader.events import DownloadCompleted, DownloadFailed, DownloadRemoved, DownloadStarted
from contracts.downloader.values import DownloadLimits, DownloadState, FailureReason, SeedingGoal
from downloader.domain.download import Download
from downloader.domain.settling import Settled, removed_by_person, settle
from downloader.domain.standing import Failure, Hold, Standing
from downloader.domain.status import Phase, Trouble
from unit.downloader.downloader_cases import FILE, NOW, download, status

LIMITS = DownloadLimits(seeding=SeedingGoal(ratio=1.0))
LATER = NOW + timedelta(minutes=3)
FINISHED = status(Phase.FINISHED, done_bytes=1000)


def carry(before: Download, standing: Standing, **limits: Any) -> Settled:
    """Settle, and see that doing it again changes nothing."""
    chosen = LIMITS.model_copy(update=limits)
    settled = settle(before, standing, chosen, LATER)
    assert settle(settled.download, standing, chosen, LATER + timedelta(hours=1)) == Settled(settled.download)
    return settled


def kinds(settled: Settled) -> list[type]:
    return [type(event) for event in settled.events]


def test_what_a_client_took_has_started() -> None:
    settled = carry(download(), Standing(status()))
    assert kinds(settled) == [DownloadStarted]
    assert (settled.download.state, settled.download.started_at) == (DownloadState.DOWNLOADING, LATER)


def test_nothing_is_said_before_the_client_knows() -> None:
    before = download(completed_at=NOW, state=DownloadState.SEEDING)
    assert carry(before, Standing(status(Phase.OPENING))) == Settled(before)


def test_a_finished_torrent_completes_the_download_with_its_files() -> None:
    settled = carry(download(started_at=NOW), Standing(FINISHED))
    (event,) = settled.events
    assert isinstance(event, DownloadCompleted)
    assert [(file.path.root, file.path.path, file.size_bytes) for file in event.files] == [
        ("downloads", FILE.path, FILE.size_bytes)
    ]
    assert event.took_seconds == 180
    assert settled.download.state is DownloadState.SEEDING


def test_one_look_may_find_it_started_and_completed() -> None:
    assert kinds(carry(download(), Standing(FINISHED))) == [DownloadStarted, DownloadCompleted]


def test_a_failure_ends_it_with_its_reason_and_its_data() -> None:
    standing = Standing(status(), failure=Failure(FailureReason.STALLED, "no byte"))
    settled = carry(download(started_at=NOW), standing)
    (event,) = settled.events
    assert isinstance(event, DownloadFailed)
    assert (event.reason, event.detail, event.evidence) == (FailureReason.STALLED, "no byte", download().evidence)
    assert (settled.download.state, settled.drops_data) == (DownloadState.FAILED, True)


def test_what_was_complete_never_fails_afterwards() -> None:
    standing = Standing(status(), failure=Failure(FailureReason.STALLED, "no byte"))
    assert carry(download(started_at=NOW, completed_at=NOW), standing).events == ()


def test_complete_files_that_are_gone_are_a_removal() -> None:
    gone = status(Phase.OPENING, trouble=Trouble.GONE)
    standing = Standing(gone, failure=Failure(FailureReason.MISSING_FILES, "gone"))
    (event,) = carry(download(started_at=NOW, completed_at=NOW), standing).events
    assert isinstance(event, DownloadRemoved)
    assert (event.completed, event.by_person) == (True, False)


@pytest.mark.parametrize(
    ("goal", "uploaded", "seconds", "state"),
    [
        (None, 999, 0, DownloadState.SEEDING),
        (None, 1000, 0, DownloadState.COMPLETED),
        (SeedingGoal(ratio=2.0), 1000, 0, DownloadState.SEEDING),
        (SeedingGoal(ratio=2.0, minutes=1), 0, 60, DownloadState.COMPLETED),
        (SeedingGoal(), 10**9, 10**9, DownloadState.SEEDING),
    ],
)
def test_it_seeds_until_its_own_goal_or_the_clients(
    goal: SeedingGoal | None, uploaded: int, seconds: int, state: DownloadState
) -> None:
    standing = Standing(replace(FINISHED, uploaded_bytes=uploaded, seeding_seconds=seconds))
    assert carry(download(seeding=goal), standing).download.state is state


@pytest.mark.parametrize("is_imported", [True, False])
def test_only_what_is_imported_goes_by_itself(is_imported: bool) -> None:
    before = download(started_at=NOW, completed_at=NOW, seeded_at=NOW, imported_at=NOW if is_imported else None)
    settled = carry(before, Standing(FINISHED, hold=Hold.SEEDED), remove_after_seeding=True)
    assert kinds(settled) == ([DownloadRemoved] if is_imported else [])
    assert settled.drops_data is is_imported


@pytest.mark.parametrize(
    ("standing", "paused", "state"),
    [
        (Standing(status(Phase.METADATA)), False, DownloadState.METADATA),
        (Standing(status(Phase.CHECKING)), False, DownloadState.CHECKING),
        (Standing(status(), idle_seconds=61), False, DownloadState.STALLED),
        (Standing(status(), hold=Hold.SLOT), False, DownloadState.QUEUED),
        (Standing(status(), hold=Hold.PERSON), True, DownloadState.PAUSED),
    ],
)
def test_the_state_is_what_people_see(standing: Standing, paused: bool, state: DownloadState) -> None:
    assert carry(download(started_at=NOW, paused=paused), standing).download.state is state


def test_a_person_removes_it_and_may_want_another() -> None:
    settled = removed_by_person(download(), with_data=False, search_again=True, now=LATER)
    (event,) = settled.events
    assert isinstance(event, DownloadRemoved)
    assert (event.completed, event.with_data, event.by_person, event.search_again) == (False, False, True, True)
    assert settled.drops_data is False
