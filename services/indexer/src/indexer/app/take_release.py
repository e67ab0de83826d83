"""Takes a fetched release for targets: from here on it is on its way."""

import base64
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from contracts.downloader.commands import TorrentRequested
from contracts.ids import new_id
from contracts.indexer.events import ReleaseGrabbed
from contracts.values import Evidence, TargetRef
from indexer.app.fetch_release import Fetched
from indexer.app.ports import Records
from indexer.domain.folding import Found
from indexer.domain.grab import Grab
from indexer.domain.payload import Payload


async def take_release(
    found: Found,
    fetched: Fetched,
    refs: Sequence[TargetRef],
    evidence: Evidence,
    *,
    reason: str,
    search_id: UUID,
    records: Records,
    now: datetime,
) -> tuple[TargetRef, ...]:
    """Request the download for those targets that nothing else is on its way for; gives these, which may be none."""
    if not refs or not await records.titles.lock(refs[0].title_id):
        return ()
    if await records.grabs.is_under_way(fetched.payload.info_hash):
        return ()
    claimed = await records.grabs.claim(_grabs(found, fetched, refs, evidence, search_id=search_id, now=now))
    if not claimed:
        return ()
    targets = tuple(grab.ref for grab in claimed)
    target_ids = [target.target_id for target in targets]
    await records.targets.clear_plan(target_ids)
    await records.held.drop(target_ids)
    await records.releases.mark_grabbed(found.release_id, now)
    records.emit(*_messages(claimed[0], targets, fetched.payload, search_id=search_id, reason=reason))
    return targets


def _grabs(
    found: Found,
    fetched: Fetched,
    refs: Sequence[TargetRef],
    evidence: Evidence,
    *,
    search_id: UUID,
    now: datetime,
) -> list[Grab]:
    """One for each target; they are one download."""
    offer, info_hash = fetched.offer, fetched.payload.info_hash
    of_offer = {"info_hash": info_hash, "indexer": offer.indexer, "size_bytes": found.offer.size_bytes}
    evidence, download_id = evidence.model_copy(update=of_offer), new_id()
    return [
        Grab(
            download_id=download_id,
            ref=ref,
            release_id=found.release_id,
            search_id=search_id,
            name=offer.name,
            info_hash=info_hash,
            indexer_id=offer.indexer_id,
            evidence=evidence,
            grabbed_at=now,
        )
        for ref in refs
    ]


def _messages(
    grab: Grab, targets: tuple[TargetRef, ...], payload: Payload, *, search_id: UUID, reason: str
) -> tuple[TorrentRequested, ReleaseGrabbed]:
    """What the downloader is to do, and what everybody hears of it."""
    request = TorrentRequested(
        download_id=grab.download_id,
        release_id=grab.release_id,
        name=grab.name,
        targets=targets,
        evidence=grab.evidence,
        torrent=base64.b64encode(payload.torrent) if payload.torrent else None,
        magnet=payload.magnet,
    )
    grabbed = ReleaseGrabbed(
        release_id=grab.release_id,
        download_id=grab.download_id,
        search_id=search_id,
        title_id=grab.ref.title_id,
        targets=targets,
        evidence=grab.evidence,
        reason=reason,
    )
    return request, grabbed
