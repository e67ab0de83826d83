"""What became of a grab: failed, removed, imported, or blocked. Each frees its targets; most look for the next best.

A grab ends once: what comes a second time finds nothing under way, and does nothing.
"""

from datetime import datetime, timedelta
from uuid import UUID

from contracts.catalog.events import ImportBlocked, ImportCompleted
from contracts.downloader.events import DownloadFailed, DownloadRemoved
from contracts.indexer.events import ReleaseBlocklisted
from indexer.app.ports import Records
from indexer.domain.ban import Ban
from indexer.domain.blocks import NOT_ITS_FAULT, WRONG_FILE
from indexer.domain.grab import Grab, Outcome

FULL_DISK_PAUSE = timedelta(hours=1)
REFUSED_BY_PERSON = "a person removed it and wanted another one"


async def note_download_failed(event: DownloadFailed, *, records: Records, now: datetime) -> None:
    """Put the release on the blocklist when it is its fault, and take the next best."""
    grabs = await records.grabs.end(event.download_id, Outcome.FAILED, now)
    if event.reason in NOT_ITS_FAULT:
        await _search_again(grabs, records, now + FULL_DISK_PAUSE)
        return
    await _blocklist(grabs, event.detail or event.reason.value.replace("_", " "), records, now)
    await _search_again(grabs, records, now)


async def note_download_removed(event: DownloadRemoved, *, records: Records, now: datetime) -> None:
    """A person who removes it may want another release: then this one goes onto the blocklist, from which it can be
    taken again. What vanished by itself is searched anew.
    """
    wants_another = event.by_person and event.search_again
    outcome = Outcome.REMOVED_BY_PERSON if event.by_person else Outcome.REMOVED
    grabs = await records.grabs.end(event.download_id, Outcome.BLOCKED if wants_another else outcome, now)
    if wants_another:
        await _blocklist(grabs, REFUSED_BY_PERSON, records, now)
    if event.search_again or not (event.by_person or event.completed):
        await _search_again(grabs, records, now)


async def note_import_completed(event: ImportCompleted, *, event_id: UUID, records: Records, now: datetime) -> None:
    """What the download brought is done; what it lacked is searched elsewhere.

    `TargetSatisfied` may come later than this: until then nothing else may be taken for what is in place.
    """
    if event.download_id is None:
        return
    imported = [target.target_id for target in event.imported]
    ended = await records.grabs.end(event.download_id, Outcome.IMPORTED, now, target_ids=imported)
    if ended:
        await records.targets.note_in_place([grab.ref.target_id for grab in ended], ended[0].evidence, as_of=event_id)
    await _search_again(await records.grabs.end(event.download_id, Outcome.MISSING, now), records, now)


async def note_import_blocked(event: ImportBlocked, *, records: Records, now: datetime) -> None:
    """A wrong or broken file is the release's fault; every other block waits for a person, and so does the grab."""
    blocks = [block for block in event.blocks if block.reason in WRONG_FILE]
    if event.download_id is None or len(blocks) < len(event.blocks) or not blocks:
        return
    grabs = await records.grabs.end(event.download_id, Outcome.BLOCKED, now)
    await _blocklist(grabs, blocks[0].detail, records, now)
    await _search_again(grabs, records, now)


async def _blocklist(grabs: list[Grab], reason: str, records: Records, now: datetime) -> None:
    if not grabs:
        return
    first = grabs[0]
    kept = await records.releases.find(first.release_id)
    offers = kept.found.offers if kept else ()
    offer = next((one for one in offers if one.indexer_id == first.indexer_id), None)
    ban = Ban(
        reason=reason[:500],
        name=first.name,
        info_hash=first.info_hash,
        indexer_id=first.indexer_id,
        size_bytes=first.evidence.size_bytes,
        published_at=offer.published_at if offer else None,
    )
    await records.blocklist.add(first.ref.title_id, ban, now)
    records.emit(
        ReleaseBlocklisted(
            release_id=first.release_id,
            title_id=first.ref.title_id,
            name=first.name,
            info_hash=first.info_hash,
            reason=ban.reason,
            targets=tuple(grab.ref for grab in grabs),
        )
    )


async def _search_again(grabs: list[Grab], records: Records, at: datetime) -> None:
    if grabs:
        await records.targets.plan([grab.ref.target_id for grab in grabs], at, retry_of=grabs[0].search_id)
