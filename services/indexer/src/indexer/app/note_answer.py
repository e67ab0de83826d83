"""Keeps an indexer's health by how it answers."""

from datetime import datetime
from uuid import UUID

from contracts.indexer.events import IndexerHealthChanged
from indexer.app.ports import Records
from indexer.domain.backoff import IndexerHealth, after_failure, after_success
from indexer.domain.failure import FailureKind, IndexerFailure


async def note_success(indexer_id: UUID, *, records: Records, now: datetime) -> None:
    """One step down the ladder."""
    await _change(indexer_id, None, records, now)


async def note_failure(indexer_id: UUID, failure: IndexerFailure, *, records: Records, now: datetime) -> None:
    """One step up the ladder. What an indexer does not support is no sign of ill health."""
    if failure.kind is not FailureKind.UNSUPPORTED:
        await _change(indexer_id, failure, records, now)


async def _change(indexer_id: UUID, failure: IndexerFailure | None, records: Records, now: datetime) -> None:
    indexer = await records.indexers.lock(indexer_id)
    if indexer is None:
        return
    before = indexer.health
    after = _after(before, failure, now)
    await records.indexers.save_health(indexer_id, after)
    if before.backing_off == after.backing_off:
        return
    state = (await _with_health(records, indexer_id)) or indexer.state
    records.emit(
        IndexerHealthChanged(
            indexer_id=indexer_id, name=indexer.settings.name, state=state, error=_words(after, now)
        )
    )


def _after(before: IndexerHealth, failure: IndexerFailure | None, now: datetime) -> IndexerHealth:
    if failure is None:
        return after_success(before, now)
    limited = failure.kind is FailureKind.LIMITED
    return after_failure(before, failure.detail, now, limited=limited, retry_after_seconds=failure.retry_after_seconds)
