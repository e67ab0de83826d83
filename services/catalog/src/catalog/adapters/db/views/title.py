"""One title whole, as it is answered."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.slots import slot_views
from catalog.adapters.db.rows.title_columns import external_ids_of
from catalog.adapters.db.tables import (
    ALTERNATIVE_TITLES,
    EPISODES,
    IMAGES,
    MEDIA_FILES,
    SEASONS,
    SLOTS,
    TARGETS,
    TITLES,
)
from contracts.catalog.values import ImageView, SeasonView, SlotView, TargetState, TitleView
from contracts.metadata import ImageKind
from contracts.values import TitleKind
from kit.errors import NotFound

_SHOWN = tuple(name for name in TitleView.model_fields if name in TITLES.c)


class TitleViewRows:
    """See the port `TitleViews`."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def get(self, title_id: UUID) -> TitleView:
        row = (await self._sql.execute(sa.select(TITLES).where(TITLES.c.id == title_id))).first()
        if row is None:
            raise NotFound(f"There is no title {title_id}")
        is_show = row.kind == TitleKind.SHOW
        shown: dict[str, Any] = {name: row._mapping[name] for name in _SHOWN}
        shown |= {
            "title_id": row.id,
            "monitor_policy": row.monitor_policy if is_show else None,
            "minimum_availability": None if is_show else row.minimum_availability,
            "series_type": (row.chosen_series_type or row.series_type) if is_show else None,
            "series_type_chosen": row.chosen_series_type is not None,
            "external_ids": external_ids_of(row),
            "metadata_source": row.source,
            "aliases": await self._aliases(title_id),
            "images": await self._images(title_id),
            "slots": await self._slots(title_id),
            "seasons": await self._seasons(title_id) if is_show else (),
        }
        return TitleView.model_validate(shown)

    async def _aliases(self, title_id: UUID) -> tuple[str, ...]:
        c = ALTERNATIVE_TITLES.c
        query = sa.select(c.name).where(c.title_id == title_id).order_by(c.position)
        return tuple((await self._sql.execute(query)).scalars())

    async def _images(self, title_id: UUID) -> tuple[ImageView, ...]:
        c = IMAGES.c
        query = sa.select(c.id.label("image_id"), c.kind, c.season).where(
            c.title_id == title_id, c.kind != ImageKind.STILL.value
        )
        rows = await self._sql.execute(query.order_by(c.priority, c.season))
        return tuple(ImageView.model_validate(dict(row._mapping)) for row in rows)

    async def _slots(self, title_id: UUID) -> tuple[SlotView, ...]:
        rows = await self._sql.execute(slot_views().where(SLOTS.c.title_id == title_id))
        return tuple(SlotView.model_validate(dict(row._mapping)) for row in rows)

    async def _seasons(self, title_id: UUID) -> tuple[SeasonView, ...]:
        counts = _season_counts(title_id).subquery()
        sizes = _season_sizes(title_id).subquery()
        query = (
            sa.select(
                SEASONS.c.id.label("season_id"),
                SEASONS.c.number,
                SEASONS.c.name,
                SEASONS.c.monitored,
                sa.func.coalesce(counts.c.episodes, 0).label("episodes"),
                sa.func.coalesce(counts.c.aired, 0).label("aired"),
                sa.func.coalesce(counts.c.satisfied, 0).label("satisfied"),
                sa.func.coalesce(sizes.c.size_bytes, 0).label("size_bytes"),
            )
            .outerjoin(counts, counts.c.season == SEASONS.c.number)
            .outerjoin(sizes, sizes.c.season == SEASONS.c.number)
            .where(SEASONS.c.title_id == title_id)
            .order_by(SEASONS.c.number)
        )
        return tuple(SeasonView.model_validate(dict(row._mapping)) for row in await self._sql.execute(query))


def _season_counts(title_id: UUID) -> sa.Select[Any]:
    """Episodes of each season, how many aired, and how many have a file in any slot."""
    has_file = sa.exists().where(TARGETS.c.episode_id == EPISODES.c.id, TARGETS.c.state == TargetState.SATISFIED.value)
    return (
        sa.select(
            EPISODES.c.season,
            sa.func.count().label("episodes"),
            sa.func.count().filter(EPISODES.c.air_at <= sa.func.now()).label("aired"),
            sa.func.count().filter(has_file).label("satisfied"),
        )
        .where(EPISODES.c.title_id == title_id)
        .group_by(EPISODES.c.season)
    )


def _season_sizes(title_id: UUID) -> sa.Select[Any]:
    """Bytes of each season's files; a file of several episodes counts once."""
    files = (
        sa.select(EPISODES.c.season, MEDIA_FILES.c.id, MEDIA_FILES.c.size_bytes)
        .join(TARGETS, TARGETS.c.episode_id == EPISODES.c.id)
        .join(MEDIA_FILES, MEDIA_FILES.c.id == TARGETS.c.file_id)
        .where(EPISODES.c.title_id == title_id)
        .distinct()
        .subquery()
    )
    return sa.select(files.c.season, sa.func.sum(files.c.size_bytes).label("size_bytes")).group_by(files.c.season)
