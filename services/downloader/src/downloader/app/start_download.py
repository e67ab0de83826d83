"""A release was grabbed: take it in, once."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from contracts.downloader.commands import TorrentRequested
from contracts.downloader.values import DownloadState, FailureReason
from contracts.envelope import Cause
from downloader.app.ports import DownloadClient, Downloads, Outbox, Torrents
from downloader.domain.download import Download
from downloader.domain.settling import failed_at_once
from downloader.domain.source import Source
from downloader.domain.standing import Failure
from kit.errors import InvalidInput

MAX_NAME_CHARACTERS = 500


async def start_download(
    message: TorrentRequested,
    *,
    downloads: Downloads,
    torrents: Torrents,
    client: DownloadClient,
    outbox: Outbox,
    cause: Cause,
    now: datetime,
) -> Download | None:
    """The new download; None when it is known already.

    A torrent that the client has already is shared: the new download completes with it, at once if it is complete.
    What is no torrent fails at once, so that the next best release gets its turn.
    """
    if await downloads.find(message.download_id):
        return None
    source = Source(message.torrent, message.magnet)
    download = _new(message, client.name, cause, now)
    try:
        facts = client.read(source)
    except InvalidInput as error:
        settled = failed_at_once(download, Failure(FailureReason.INVALID, error.detail), now)
        await downloads.add(settled.download)
        outbox.emit(*settled.events)
        return None
    shared = await torrents.lock_by_hash(facts.info_hash)
    if shared is None:
        await torrents.add(message.download_id, facts.info_hash, source)
    download = _of_torrent(download, shared or message.download_id, facts.info_hash, facts.total_bytes)
    await downloads.add(download)
    return download


def _new(message: TorrentRequested, client: str, cause: Cause, now: datetime) -> Download:
    name = "".join(character for character in message.name if character.isprintable())[:MAX_NAME_CHARACTERS]
    return Download(
        download_id=message.download_id,
        torrent_id=message.download_id,
        name=name or str(message.download_id),
        client=client,
        info_hash="",
        state=DownloadState.QUEUED,
        targets=message.targets,
        evidence=message.evidence,
        seeding=message.seeding,
        cause=cause,
        added_at=now,
    )


def _of_torrent(download: Download, torrent_id: UUID, info_hash: str, total_bytes: int | None) -> Download:
    return replace(download, torrent_id=torrent_id, info_hash=info_hash, total_bytes=total_bytes or 0)
