"""Judged releases."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.indexer.values import ReleaseView
from indexer.adapters.db.rows import OFFERS, to_json
from indexer.adapters.db.tables import RELEASES
from indexer.app.ports import KeptRelease
from indexer.domain.folding import Found
from indexer.domain.search import Search
from indexer.domain.verdicts import Judged
from kit.errors import InvalidInput
from kit.paging import decode_cursor

MAX_KEPT = 200


class ReleaseRecords:
    """The `releases` table."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def save(self, search: Search, judged: Sequence[Judged], views: Sequence[ReleaseView]) -> None:
        if not judged:
            return
        rows = [
            {
                "release_id": one.found.release_id,
                "search_id": search.id,
                "title_id": search.title_id,
                "accepted": view.accepted,
                "view": view.model_dump(mode="json"),
                "offers": to_json(OFFERS, tuple(one.found.offers)),
            }
            for one, view in zip(judged, views, strict=True)
        ]
        statement = insert(RELEASES)
        changed = {name: statement.excluded[name] for name in ("accepted", "view", "offers")}
        statement = statement.on_conflict_do_update(index_elements=[RELEASES.c.release_id], set_=changed)
        await self._sql.execute(statement, rows)

    async def rank(self, ordered: Sequence[UUID]) -> None:
        ids = sa.cast(list(ordered), ARRAY(sa.Uuid))
        unnested = sa.func.unnest(ids, type_=sa.Uuid)
        place = unnested.table_valued(sa.column("id", sa.Uuid), with_ordinality="place").render_derived("place")
        moved = RELEASES.c.position != place.c.place
        change = sa.update(RELEASES).where(RELEASES.c.release_id == place.c.id, moved)
        await self._sql.execute(change.values(position=place.c.place))

    async def find(self, release_id: UUID) -> KeptRelease | None:
        query = sa.select(RELEASES).where(RELEASES.c.release_id == release_id)
        row = (await self._sql.execute(query)).mappings().first()
        return read_kept(row) if row else None

    async def find_many(self, release_ids: Collection[UUID]) -> list[KeptRelease]:
        query = sa.select(RELEASES).where(RELEASES.c.release_id.in_(list(release_ids))).order_by(RELEASES.c.release_id)
        return [read_kept(row) for row in (await self._sql.execute(query)).mappings()]

    async def list_page(self, search_id: UUID, limit: int, cursor: str | None) -> list[tuple[int, ReleaseView]]:
        query = sa.select(RELEASES).where(RELEASES.c.search_id == search_id)
        query = query.order_by(RELEASES.c.position, RELEASES.c.release_id).limit(limit)
        if cursor:
            place = sa.tuple_(RELEASES.c.position, RELEASES.c.release_id)
            query = query.where(place > sa.tuple_(*map(sa.literal, _read_cursor(cursor))))
        return [(row["position"], _view(row)) for row in (await self._sql.execute(query)).mappings()]

    async def count(self, search_id: UUID) -> int:
        query = sa.select(sa.func.count()).where(RELEASES.c.search_id == search_id)
        return (await self._sql.execute(query)).scalar_one()

    async def tally(self, search_id: UUID) -> tuple[int, int]:
        accepted = sa.func.count().filter(RELEASES.c.accepted)
        query = sa.select(sa.func.count(), accepted).where(RELEASES.c.search_id == search_id)
        found, fitting = (await self._sql.execute(query)).one()
        return found, fitting

    async def kept(self, search_id: UUID, since: datetime) -> list[Found]:
        query = (
            sa.select(RELEASES)
            .where(
                RELEASES.c.search_id == search_id,
                RELEASES.c.accepted,
                RELEASES.c.grabbed_at.is_(None),
                ~RELEASES.c.fetch_failed,
                RELEASES.c.judged_at > since,
            )
            .order_by(RELEASES.c.position, RELEASES.c.release_id)
            .limit(MAX_KEPT)
        )
        return [_found(row) for row in (await self._sql.execute(query)).mappings()]

    async def mark_grabbed(self, release_id: UUID, now: datetime) -> None:
        await self._sql.execute(sa.update(RELEASES).where(RELEASES.c.release_id == release_id).values(grabbed_at=now))

    async def mark_failed(self, release_id: UUID) -> None:
        await self._sql.execute(
            sa.update(RELEASES).where(RELEASES.c.release_id == release_id).values(fetch_failed=True)
        )

    async def forget_of_search(self, search_id: UUID) -> None:
        chosen = (RELEASES.c.search_id == search_id) & RELEASES.c.grabbed_at.is_(None)
        await self._sql.execute(sa.delete(RELEASES).where(chosen))


def _read_cursor(cursor: str) -> tuple[int, UUID]:
    position, release_id = decode_cursor(cursor, 2)
    try:
        return int(position), UUID(release_id)
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None


def read_kept(row: RowMapping) -> KeptRelease:
    """The release with what people saw of it."""
    return KeptRelease(_found(row), row["search_id"], row["title_id"], _view(row))


def _found(row: RowMapping) -> Found:
    return Found(list(OFFERS.validate_python(row["offers"])), row["release_id"])


def _view(row: RowMapping) -> ReleaseView:
    view = ReleaseView.model_validate(row["view"])
    return view.model_copy(update={"grabbed": True}) if row["grabbed_at"] else view
