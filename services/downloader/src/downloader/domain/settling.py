"""What becomes of a download, given where its torrent stands. The one place that decides which events happen."""

from dataclasses import dataclass, replace
from datetime import datetime

from contracts.catalog.commands import DownloadedFile
from contracts.downloader.events import DownloadCompleted, DownloadFailed, DownloadRemoved, DownloadStarted
from contracts.downloader.values import DownloadLimits, DownloadState
from contracts.message import Event
from contracts.values import RootedPath
from downloader.domain.download import Download
from downloader.domain.seeding import goal_is_reached
from downloader.domain.standing import Failure, Standing, explain, state_of
from downloader.domain.status import Phase, StoredFile, Trouble

ROOT = "downloads"


@dataclass(frozen=True, slots=True)
class Settled:
    """The download as it is to be kept, and what happened. Nothing happened when it equals what was kept."""

    download: Download
    events: tuple[Event, ...] = ()
    drops_data: bool = False


def settle(download: Download, standing: Standing, limits: DownloadLimits, now: datetime) -> Settled:
    """Carry a live download to where its torrent stands.

    Doing it again with the same standing changes nothing, so each event happens once.
    """
    if not download.is_live:
        return Settled(download)
    if standing.failure is not None and not download.completed_at:
        return _fail(download, standing.failure, now)
    if standing.status.trouble is Trouble.GONE:
        return _remove(download, now)
    if standing.status.phase is Phase.OPENING:
        return Settled(download)
    events: list[Event] = []
    if download.started_at is None:
        download = replace(download, started_at=now)
        events.append(_started(download, standing))
    if standing.status.phase is Phase.FINISHED:
        if download.completed_at is None:
            download = replace(download, completed_at=now, files=standing.status.files)
            events.append(_completed(download, now))
        if download.seeded_at is None and _gave_enough(download, standing, limits):
            download = replace(download, seeded_at=now)
        if download.seeded_at and download.imported_at and limits.remove_after_seeding:
            gone = _remove(download, now)
            return Settled(gone.download, (*events, *gone.events), drops_data=True)
    return Settled(_with_state(download, standing), tuple(events))


def removed_by_person(download: Download, *, with_data: bool, search_again: bool, now: datetime) -> Settled:
    """Somebody took it out."""
    return _remove(download, now, by_person=True, with_data=with_data, search_again=search_again)


def removed_for_nobody(download: Download, now: datetime) -> Settled:
    """Nobody wants it any more."""
    return _remove(download, now)


def failed_at_once(download: Download, failure: Failure, now: datetime) -> Settled:
    """It never reached a client."""
    return _fail(download, failure, now)


def _with_state(download: Download, standing: Standing) -> Download:
    """Figures are kept when the state changes; between that, the client tells them."""
    state, error = state_of(download, standing), explain(standing)
    if (state, error) == (download.state, download.error):
        return download
    status = standing.status
    return replace(
        download,
        state=state,
        error=error,
        total_bytes=status.total_bytes,
        done_bytes=status.done_bytes,
        uploaded_bytes=status.uploaded_bytes,
    )


def _gave_enough(download: Download, standing: Standing, limits: DownloadLimits) -> bool:
    goal = download.seeding or limits.seeding
    return goal_is_reached(goal, ratio=standing.status.ratio, seconds=standing.status.seeding_seconds)


def _started(download: Download, standing: Standing) -> DownloadStarted:
    return DownloadStarted(
        download_id=download.download_id,
        name=download.name,
        targets=download.targets,
        client=download.client,
        info_hash=download.info_hash,
        size_bytes=standing.status.total_bytes or None,
    )


def _completed(download: Download, now: datetime) -> DownloadCompleted:
    return DownloadCompleted(
        download_id=download.download_id,
        name=download.name,
        targets=download.targets,
        evidence=download.evidence,
        files=tuple(_downloaded(file) for file in download.files),
        info_hash=download.info_hash,
        took_seconds=(now - (download.started_at or now)).total_seconds(),
    )


def _downloaded(file: StoredFile) -> DownloadedFile:
    return DownloadedFile(path=RootedPath(root=ROOT, path=file.path), size_bytes=file.size_bytes)


def _fail(download: Download, failure: Failure, now: datetime) -> Settled:
    failed = replace(download, state=DownloadState.FAILED, error=failure.detail, ended_at=now)
    event = DownloadFailed(
        download_id=download.download_id,
        name=download.name,
        targets=download.targets,
        evidence=download.evidence,
        reason=failure.reason,
        detail=failure.detail,
    )
    return Settled(failed, (event,), drops_data=True)


def _remove(
    download: Download,
    now: datetime,
    *,
    by_person: bool = False,
    with_data: bool = True,
    search_again: bool = False,
) -> Settled:
    removed = replace(download, state=DownloadState.REMOVED, ended_at=now)
    event = DownloadRemoved(
        download_id=download.download_id,
        name=download.name,
        targets=download.targets,
        completed=download.completed_at is not None,
        with_data=with_data,
        by_person=by_person,
        search_again=search_again,
    )
    return Settled(removed, (event,), drops_data=with_data)
