"""Titles in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.title_columns import metadata_columns, title_columns, title_of
from catalog.adapters.db.tables import ALTERNATIVE_TITLES, MEDIA_FILES, TITLES
from catalog.app.ports import KnownTitle
from catalog.domain.target_states import Counters
from catalog.domain.titles import Title
from contracts.metadata import SearchHit, TitleMetadata
from contracts.values import ExternalIds, TitleKind
from kit.errors import Conflict, NotFound


class TitleRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def get(self, title_id: UUID) -> Title:
        title = await self.find(title_id)
        if title is None:
            raise NotFound(f"There is no title {title_id}")
        return title

    async def find(self, title_id: UUID) -> Title | None:
        row = (await self._sql.execute(sa.select(TITLES).where(TITLES.c.id == title_id).with_for_update())).first()
        if row is None:
            return None
        aliases = sa.select(ALTERNATIVE_TITLES.c.name).where(ALTERNATIVE_TITLES.c.title_id == title_id)
        names = await self._sql.execute(aliases.order_by(ALTERNATIVE_TITLES.c.position))
        return title_of(row, tuple(names.scalars()))

    async def find_same(
        self, kind: TitleKind, source: str, source_id: str, ids: ExternalIds | None = None
    ) -> KnownTitle | None:
        same = [sa.and_(TITLES.c.source == source, TITLES.c.source_id == source_id)]
        known = ids.model_dump(exclude_none=True) if ids else {}
        same += [TITLES.c[name] == value for name, value in known.items()]
        query = sa.select(TITLES.c.id, TITLES.c.name, TITLES.c.added_by_ask).where(TITLES.c.kind == kind, sa.or_(*same))
        row = (await self._sql.execute(query.limit(1))).first()
        return KnownTitle(row.id, row.name, row.added_by_ask) if row else None

    async def find_known(self, kind: TitleKind, hits: Sequence[SearchHit]) -> Sequence[UUID | None]:
        """Which title each hit is, in one query."""
        c = TITLES.c
        conditions = [sa.tuple_(c.source, c.source_id).in_([(hit.source, hit.source_id) for hit in hits])]
        for name in ExternalIds.model_fields:
            known = [getattr(hit.external_ids, name) for hit in hits]
            conditions.append(c[name].in_([value for value in known if value is not None]))
        query = sa.select(c.id, c.source, c.source_id, *(c[name] for name in ExternalIds.model_fields))
        rows = (await self._sql.execute(query.where(c.kind == kind, sa.or_(*conditions)))).all()
        return [next((row.id for row in rows if _is_hit(row, hit)), None) for hit in hits]

    async def find_folder(self, library_id: UUID, folder: str) -> UUID | None:
        query = sa.select(TITLES.c.id).where(
            TITLES.c.library_id == library_id, sa.func.lower(TITLES.c.folder) == folder.lower()
        )
        return (await self._sql.execute(query.limit(1))).scalar_one_or_none()

    async def add(self, title: Title, metadata: TitleMetadata, *, ask_id: UUID | None, due_at: datetime) -> None:
        values = {
            **title_columns(title),
            **metadata_columns(title, metadata),
            "added_by_ask": ask_id,
            "refreshed_at": title.added_at,
            "refresh_due_at": due_at,
            "refresh_failures": 0,
            "targets": 0,
            "satisfied": 0,
            "size_bytes": 0,
        }
        try:
            await self._sql.execute(sa.insert(TITLES).values(values))
        except IntegrityError as error:
            raise Conflict(f"{title.name} was added by somebody else at this moment") from error
        await self._write_aliases(title, metadata)

    async def change(self, title: Title) -> None:
        await self._update(title.id, title_columns(title))

    async def describe(
        self, title: Title, metadata: TitleMetadata, *, refreshed_at: datetime, due_at: datetime
    ) -> None:
        times = {"refreshed_at": refreshed_at, "refresh_due_at": due_at, "refresh_failures": 0}
        await self._update(title.id, {**title_columns(title), **metadata_columns(title, metadata), **times})
        await self._sql.execute(sa.delete(ALTERNATIVE_TITLES).where(ALTERNATIVE_TITLES.c.title_id == title.id))
        await self._write_aliases(title, metadata)

    async def count(self, title_id: UUID, counters: Counters) -> None:
        size = sa.select(sa.func.coalesce(sa.func.sum(MEDIA_FILES.c.size_bytes), 0))
        values: dict[str, Any] = {
            "targets": counters.targets,
            "satisfied": counters.satisfied,
            "season_counts": [season.model_dump() for season in counters.seasons],
            "next_air_at": counters.next_air_at,
            "size_bytes": size.where(MEDIA_FILES.c.title_id == title_id).scalar_subquery(),
        }
        await self._update(title_id, values)

    async def set_poster(self, title_id: UUID, poster_id: UUID | None) -> None:
        await self._update(title_id, {"poster_id": poster_id})

    async def put_off_refresh(self, title_id: UUID, due_at: datetime, failures: int) -> None:
        await self._update(title_id, {"refresh_due_at": due_at, "refresh_failures": failures})

    async def claim_refreshes(self, now: datetime, until: datetime, limit: int) -> Sequence[UUID]:
        due = sa.select(TITLES.c.id).where(TITLES.c.refresh_due_at <= now).order_by(TITLES.c.refresh_due_at)
        claimed = due.limit(limit).with_for_update(skip_locked=True)
        change = sa.update(TITLES).where(TITLES.c.id.in_(claimed)).values(refresh_due_at=until)
        claimed_ids: Sequence[UUID] = (await self._sql.execute(change.returning(TITLES.c.id))).scalars().all()
        return claimed_ids

    async def next_refresh_at(self) -> datetime | None:
        found: datetime | None = (await self._sql.execute(sa.select(sa.func.min(TITLES.c.refresh_due_at)))).scalar_one()
        return found

    async def remove(self, title_id: UUID) -> None:
        await self._sql.execute(sa.delete(TITLES).where(TITLES.c.id == title_id))

    async def _update(self, title_id: UUID, values: dict[str, Any]) -> None:
        await self._sql.execute(sa.update(TITLES).where(TITLES.c.id == title_id).values(values))

    async def _write_aliases(self, title: Title, metadata: TitleMetadata) -> None:
        known = {alternative.name: alternative for alternative in metadata.alternative_titles}
        rows = [
            {
                "title_id": title.id,
                "position": position,
                "name": name,
                "country": known[name].country if name in known else None,
                "language": known[name].language if name in known else None,
            }
            for position, name in enumerate(title.aliases)
        ]
        if rows:
            await self._sql.execute(sa.insert(ALTERNATIVE_TITLES), rows)


def _is_hit(row: sa.Row[Any], hit: SearchHit) -> bool:
    if (row.source, row.source_id) == (hit.source, hit.source_id):
        return True
    ids = hit.external_ids.model_dump(exclude_none=True)
    return any(row._mapping[name] == value for name, value in ids.items())
