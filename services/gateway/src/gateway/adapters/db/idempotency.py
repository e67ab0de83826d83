"""Answers to creations that named an idempotency key, so that a repeated request is not done twice."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from gateway.adapters.db.tables import IDEMPOTENCY

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the first request got; `status` None while it is still under way."""

    request_hash: bytes
    status: int | None
    body: bytes | None
    created_at: datetime


class StoredAnswers:
    """By person and key."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def claim(self, user_id: UUID, key: str, request_hash: bytes) -> StoredAnswer | None:
        """None when the key is new and now ours; else what is stored under it."""
        await self._sql.execute(sa.delete(IDEMPOTENCY).where(IDEMPOTENCY.c.created_at < datetime.now(UTC) - KEPT))
        written = await self._sql.execute(
            insert(IDEMPOTENCY)
            .values(user_id=user_id, key=key, request_hash=request_hash, created_at=datetime.now(UTC))
            .on_conflict_do_nothing()
            .returning(IDEMPOTENCY.c.key)
        )
        if written.first() is not None:
            return None
        row = (await self._sql.execute(sa.select(IDEMPOTENCY).where(*_is(user_id, key)))).one()
        return StoredAnswer(row.request_hash, row.status, row.body, row.created_at)

    async def keep(self, user_id: UUID, key: str, status: int, body: bytes) -> None:
        """The answer to give again."""
        await self._sql.execute(sa.update(IDEMPOTENCY).where(*_is(user_id, key)).values(status=status, body=body))

    async def release(self, user_id: UUID, key: str) -> None:
        """It failed; the same key may be tried again."""
        await self._sql.execute(sa.delete(IDEMPOTENCY).where(*_is(user_id, key)))


def _is(user_id: UUID, key: str) -> tuple[sa.ColumnElement[bool], ...]:
    return IDEMPOTENCY.c.user_id == user_id, IDEMPOTENCY.c.key == key
