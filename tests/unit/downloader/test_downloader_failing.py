import pytest

from contracts.downloader.values import DownloadLimits, FailureReason
from downloader.domain.activity import Activity
from downloader.domain.failing import find_failure
from downloader.domain.status import Phase, Status, Trouble
from unit.downloader.downloader_cases import status

LIMITS = DownloadLimits(stall_minutes=10, metadata_minutes=5)


@pytest.mark.parametrize(
    ("one", "idle_seconds", "reason"),
    [
        (status(), 599, None),
        (status(), 600, FailureReason.STALLED),
        (status(Phase.METADATA), 299, None),
        (status(Phase.METADATA), 300, FailureReason.NO_METADATA),
        (status(Phase.FINISHED), 10**6, None),
        (status(Phase.CHECKING), 10**6, None),
        (status(total_bytes=2001), 0, FailureReason.TOO_LARGE),
        (status(total_bytes=2000), 0, None),
        (status(trouble=Trouble.DISK), 0, None),
        (status(trouble=Trouble.INVALID), 0, FailureReason.INVALID),
        (status(trouble=Trouble.KEEPS_VANISHING), 0, FailureReason.MISSING_FILES),
        (status(trouble=Trouble.OTHER), 0, FailureReason.CLIENT_ERROR),
    ],
)
def test_a_download_is_given_up_for_a_reason(one: Status, idle_seconds: float, reason: FailureReason | None) -> None:
    failure = find_failure(one, idle_seconds=idle_seconds, limits=LIMITS, capacity_bytes=2000)
    assert (failure.reason if failure else None) is reason


def test_standing_still_on_our_word_is_no_idleness() -> None:
    activity = Activity(0)
    assert activity.follow(status(), 10) == 0
    assert activity.follow(status(), 70) == 60
    assert activity.follow(status(running=False), 100) == 0
    assert activity.follow(status(), 130) == 30
    assert activity.follow(status(done_bytes=501), 160) == 0


def test_metadata_counts_as_a_byte() -> None:
    activity = Activity(0)
    activity.follow(status(Phase.METADATA, done_bytes=0), 0)
    assert activity.follow(status(Phase.METADATA, done_bytes=0), 200) == 200
    assert activity.follow(status(done_bytes=0), 200) == 0
