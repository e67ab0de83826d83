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
    payload, download_id = fetched.payload, new_id()
    if not refs or not await records.titles.lock(refs[0].title_id):
        return ()
    if await records.grabs.is_under_way(payload.info_hash):
        return ()
    evidence = evidence.model_copy(
        update={"info_hash": payload.info_hash, "indexer": fetched.offer.indexer, "size_bytes": found.offer.size_bytes}
    )
    name = fetched.offer.name
    claimed = await records.grabs.claim(
        [
            Grab(
                download_id,
                ref,
                found.release_id,
                search_id,
                name,
                payload.info_hash,
                fetched.offer.indexer_id,
                evidence,
                now,
            )
            for ref in refs
        ]
    )
    if not claimed:
        return ()
    targets = tuple(grab.ref for grab in claimed)
    await records.targets.clear_plan([target.target_id for target in targets])
    await records.held.drop([target.target_id for target in targets])
    await records.releases.mark_grabbed(found.release_id, now)
    records.emit(
        TorrentRequested(
            download_id=download_id,
            release_id=found.release_id,
            name=name,
            targets=targets,
            evidence=evidence,
            torrent=base64.b64encode(payload.torrent) if payload.torrent else None,
            magnet=payload.magnet,
        ),
        ReleaseGrabbed(
            release_id=found.release_id,
            download_id=download_id,
            search_id=search_id,
            title_id=targets[0].title_id,
            targets=targets,
            evidence=evidence,
            reason=reason,
        ),
    )
    return targets
