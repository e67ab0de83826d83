"""Grabs: what is on its way, and what became of it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.values import Evidence, TargetRef
from indexer.adapters.db.tables import GRABS, TARGETS
from indexer.domain.ban import Ban
from indexer.domain.grab import PASSED_OVER, Grab, Outcome

MAX_ROWS = 5000
_EVER = datetime.fromtimestamp(0, UTC)


class GrabRecords:
    """The `grabs` table. An index lets each target have one grab under way, whoever else tries."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def claim(self, grabs: Sequence[Grab]) -> list[Grab]:
        if not grabs:
            return []
        rows = [
            {
                "download_id": grab.download_id,
                "target_id": grab.ref.target_id,
                "title_id": grab.ref.title_id,
                "ref": grab.ref.model_dump(mode="json"),
                "release_id": grab.release_id,
                "search_id": grab.search_id,
                "name": grab.name,
                "info_hash": grab.info_hash,
                "indexer_id": grab.indexer_id,
                "evidence": grab.evidence.model_dump(mode="json"),
                "grabbed_at": grab.grabbed_at,
            }
            for grab in sorted(grabs, key=lambda grab: grab.ref.target_id)
        ]
        statement = insert(GRABS).values(rows).on_conflict_do_nothing().returning(GRABS.c.target_id)
        taken = set((await self._sql.execute(statement)).scalars())
        return [grab for grab in grabs if grab.ref.target_id in taken]

    async def is_under_way(self, info_hash: str) -> bool:
        chosen = (GRABS.c.info_hash == info_hash) & GRABS.c.ended_at.is_(None)
        return (await self._sql.execute(sa.select(GRABS.c.download_id).where(chosen).limit(1))).first() is not None

    async def end(
        self, download_id: UUID, outcome: Outcome, now: datetime, *, target_ids: Collection[UUID] | None = None
    ) -> list[Grab]:
        chosen = (GRABS.c.download_id == download_id) & GRABS.c.ended_at.is_(None)
        if target_ids is not None:
            chosen &= GRABS.c.target_id.in_(list(target_ids))
        change = sa.update(GRABS).where(chosen).values(ended_at=now, outcome=outcome.value).returning(GRABS)
        return [_read(row) for row in (await self._sql.execute(change)).mappings()]

    async def end_for_title(self, title_id: UUID, now: datetime) -> None:
        chosen = (GRABS.c.title_id == title_id) & GRABS.c.ended_at.is_(None)
        change = sa.update(GRABS).where(chosen).values(ended_at=now, outcome=Outcome.TITLE_REMOVED.value)
        await self._sql.execute(change)

    async def passed_over(self, title_id: UUID, since: datetime) -> list[Ban]:
        query = (
            sa.select(GRABS)
            .where(GRABS.c.title_id == title_id, GRABS.c.outcome.in_(list(PASSED_OVER)), GRABS.c.ended_at > since)
            .order_by(GRABS.c.ended_at.desc())
            .limit(MAX_ROWS)
        )
        rows = (await self._sql.execute(query)).mappings()
        return [
            Ban(PASSED_OVER[row["outcome"]], row["name"], row["info_hash"], row["indexer_id"], row["target_id"])
            for row in rows
        ]

    async def counts(self, title_id: UUID) -> Mapping[tuple[UUID, str], int]:
        # A failure is the blocklist's matter when it is the release's fault, and nobody's else.
        failed = GRABS.c.outcome.in_([Outcome.FAILED.value, Outcome.BLOCKED.value])
        key = (GRABS.c.target_id, GRABS.c.info_hash, GRABS.c.name)
        query = (
            sa.select(*key, sa.func.count().label("grabs"))
            .outerjoin(TARGETS, TARGETS.c.target_id == GRABS.c.target_id)
            .where(
                GRABS.c.title_id == title_id,
                GRABS.c.outcome.is_(None) | ~failed,
                GRABS.c.grabbed_at > sa.func.coalesce(TARGETS.c.lost_at, _EVER),
            )
            .group_by(*key)
            .limit(MAX_ROWS)
        )
        counts: Counter[tuple[UUID, str]] = Counter()
        for row in await self._sql.execute(query):
            counts[row.target_id, row.info_hash] += row.grabs
            counts[row.target_id, row.name.casefold()] += row.grabs
        return counts


def _read(row: RowMapping) -> Grab:
    return Grab(
        download_id=row["download_id"],
        ref=TargetRef.model_validate(row["ref"]),
        release_id=row["release_id"],
        search_id=row["search_id"],
        name=row["name"],
        info_hash=row["info_hash"],
        indexer_id=row["indexer_id"],
        evidence=Evidence.model_validate(row["evidence"]),
        grabbed_at=row["grabbed_at"],
    )
