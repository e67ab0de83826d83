"""Searches: queue and history in one."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.indexer.values import IndexerAnswer, SearchOrigin, SearchState
from indexer.adapters.db.rows import read_cause
from indexer.adapters.db.tables import SEARCHES
from indexer.domain.search import Search
from kit.errors import InvalidInput
from kit.paging import decode_cursor

LEASE = timedelta(seconds=30)
"""Who runs a search renews its lease; when it is past, another one takes the search over."""
_RUNNING = SEARCHES.c.state == SearchState.RUNNING.value
_OF_PERSON = SEARCHES.c.origin == SearchOrigin.INTERACTIVE.value


class SearchRecords:
    """The `searches` table. A running search without a lease, or with one that is past, waits to be run."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def add(self, search: Search) -> bool:
        statement = insert(SEARCHES).values(**_row(search), lease_until=search.started_at).on_conflict_do_nothing()
        return (await self._sql.execute(statement.returning(SEARCHES.c.search_id))).first() is not None

    async def add_claimed(self, searches: Sequence[Search], lease: UUID) -> None:
        rows = [
            {**_row(search), "lease": lease, "lease_until": search.started_at + LEASE, "attempts": 1}
            for search in searches
        ]
        if rows:
            await self._sql.execute(insert(SEARCHES), rows)

    async def find(self, search_id: UUID) -> Search | None:
        query = sa.select(SEARCHES).where(SEARCHES.c.search_id == search_id)
        row = (await self._sql.execute(query)).mappings().first()
        return read_search(row) if row else None

    async def list_page(self, title_id: UUID | None, limit: int, cursor: str | None) -> list[Search]:
        place = sa.tuple_(SEARCHES.c.started_at, SEARCHES.c.search_id)
        query = sa.select(SEARCHES).order_by(SEARCHES.c.started_at.desc(), SEARCHES.c.search_id.desc()).limit(limit)
        if title_id:
            query = query.where(SEARCHES.c.title_id == title_id)
        if cursor:
            query = query.where(place < sa.tuple_(*map(sa.literal, _read_cursor(cursor))))
        return [read_search(row) for row in (await self._sql.execute(query)).mappings()]

    async def claim(self, now: datetime, limit: int, *, interactive: bool, lease: UUID) -> list[Search]:
        waiting = (
            sa.select(SEARCHES.c.search_id)
            .where(_RUNNING, SEARCHES.c.lease_until <= now, _OF_PERSON if interactive else ~_OF_PERSON)
            .order_by(SEARCHES.c.lease_until)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        change = sa.update(SEARCHES).where(SEARCHES.c.search_id.in_(waiting.scalar_subquery()))
        change = change.values(lease=lease, lease_until=now + LEASE, attempts=SEARCHES.c.attempts + 1)
        return [read_search(row) for row in (await self._sql.execute(change.returning(SEARCHES))).mappings()]

    async def renew(self, search_id: UUID, lease: UUID, now: datetime) -> bool:
        change = sa.update(SEARCHES).where(SEARCHES.c.search_id == search_id, SEARCHES.c.lease == lease, _RUNNING)
        return (await self._sql.execute(change.values(lease_until=now + LEASE))).rowcount > 0

    async def give_back(self, search_id: UUID, lease: UUID, at: datetime) -> None:
        change = sa.update(SEARCHES).where(SEARCHES.c.search_id == search_id, SEARCHES.c.lease == lease, _RUNNING)
        await self._sql.execute(change.values(lease_until=at))

    async def next_due(self, *, interactive: bool) -> datetime | None:
        query = sa.select(sa.func.min(SEARCHES.c.lease_until)).where(
            _RUNNING, _OF_PERSON if interactive else ~_OF_PERSON
        )
        found: datetime | None = (await self._sql.execute(query)).scalar()
        return found

    async def note_answers(self, search_id: UUID, answers: Collection[IndexerAnswer]) -> None:
        values = [answer.model_dump(mode="json") for answer in answers]
        await self._sql.execute(sa.update(SEARCHES).where(SEARCHES.c.search_id == search_id).values(answers=values))

    async def finish(self, search: Search) -> bool:
        ended = {"state": search.state.value, "finished_at": search.finished_at, "lease": None}
        change = sa.update(SEARCHES).where(SEARCHES.c.search_id == search.id, _RUNNING)
        return (await self._sql.execute(change.values(**ended, **_outcome(search)))).rowcount > 0

    async def note_found(self, search: Search) -> None:
        change = sa.update(SEARCHES).where(SEARCHES.c.search_id == search.id)
        await self._sql.execute(change.values(**_outcome(search)))


def _outcome(search: Search) -> dict[str, object]:
    return {
        "answers": [answer.model_dump(mode="json") for answer in search.answers],
        "found": search.found,
        "accepted": search.accepted,
        "grabbed": search.grabbed,
    }


def _row(search: Search) -> dict[str, object]:
    return {
        "search_id": search.id,
        "title_id": search.title_id,
        "origin": search.origin.value,
        "season": search.season,
        "target_ids": list(search.target_ids),
        "query": search.query,
        "retry_of": search.retry_of,
        "correlation_id": search.cause.correlation_id,
        "causation_id": search.cause.causation_id,
        "actor": search.cause.actor,
        "state": search.state.value,
        "started_at": search.started_at,
    }


def _read_cursor(cursor: str) -> tuple[datetime, UUID]:
    started_at, search_id = decode_cursor(cursor, 2)
    try:
        return datetime.fromisoformat(started_at), UUID(search_id)
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None


def read_search(row: RowMapping) -> Search:
    return Search(
        id=row["search_id"],
        title_id=row["title_id"],
        origin=SearchOrigin(row["origin"]),
        cause=read_cause(row),
        started_at=row["started_at"],
        season=row["season"],
        target_ids=tuple(row["target_ids"]),
        query=row["query"],
        retry_of=row["retry_of"],
        state=SearchState(row["state"]),
        answers=tuple(IndexerAnswer.model_validate(answer) for answer in row["answers"]),
        found=row["found"],
        accepted=row["accepted"],
        grabbed=row["grabbed"],
        finished_at=row["finished_at"],
        attempts=row["attempts"],
    )
