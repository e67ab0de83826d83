"""Keeps an indexer's health by how it answers."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from contracts.indexer.events import IndexerHealthChanged
from indexer.app.ports import Records
from indexer.domain.backoff import IndexerHealth, after_failure, after_success
from indexer.domain.failure import FailureKind, IndexerFailure


async def note_answer(indexer_id: UUID, failure: IndexerFailure | None, *, records: Records, now: datetime) -> None:
    """One step up the ladder for a failure, one down for a success; says so when the state changes.

    What an indexer does not support is no sign of ill health.
    """
    if failure and failure.kind is FailureKind.UNSUPPORTED:
        return
    indexer = await records.indexers.lock(indexer_id)
    if indexer is None:
        return
    health = _after(indexer.health, failure, now)
    await records.indexers.save_health(indexer_id, health)
    if health.backing_off != indexer.health.backing_off:
        state = replace(indexer, health=health).state
        error = _words(health)
        records.emit(IndexerHealthChanged(indexer_id=indexer_id, name=indexer.settings.name, state=state, error=error))


def _after(before: IndexerHealth, failure: IndexerFailure | None, now: datetime) -> IndexerHealth:
    if failure is None:
        return after_success(before, now)
    limited = failure.kind is FailureKind.LIMITED
    return after_failure(before, failure.detail, now, limited=limited, retry_after_seconds=failure.retry_after_seconds)


def _words(health: IndexerHealth) -> str | None:
    if health.last_error is None or health.retry_at is None:
        return health.last_error
    return f"{health.last_error}; next try after {health.retry_at:%Y-%m-%d %H:%M} UTC"
