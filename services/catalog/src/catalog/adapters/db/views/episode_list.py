"""Episodes of a show with their state per slot."""

from collections import defaultdict
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import EPISODES, IMAGES, MEDIA_FILES, SLOTS, TARGETS, TITLES
from contracts.catalog.asks import Episodes, ListEpisodes
from contracts.catalog.values import EpisodeView, TargetView
from kit.errors import InvalidInput, NotFound
from kit.paging import decode_cursor, encode_cursor

_C = EPISODES.c


async def list_episodes(ask: ListEpisodes, sql: AsyncConnection) -> Episodes:
    """One page, by season and number."""
    if (await sql.execute(sa.select(TITLES.c.id).where(TITLES.c.id == ask.title_id))).first() is None:
        raise NotFound(f"There is no title {ask.title_id}")
    rows = (await sql.execute(_page(ask))).all()
    shown = rows[: ask.page.limit]
    targets = await _targets([row.episode_id for row in shown], sql)
    last = shown[-1] if len(rows) > ask.page.limit else None
    return Episodes(
        items=tuple(
            EpisodeView.model_validate({**row._mapping, "targets": targets.get(row.episode_id, ())}) for row in shown
        ),
        next_cursor=encode_cursor(str(last.season), str(last.number), str(last.episode_id)) if last else None,
    )


def _page(ask: ListEpisodes) -> sa.Select[tuple[object, ...]]:
    order = (_C.season, _C.number, _C.id)
    shown = [_C[name] for name in EpisodeView.model_fields if name in _C]
    query: sa.Select[tuple[object, ...]] = sa.select(
        _C.id.label("episode_id"), IMAGES.c.id.label("still_id"), *shown
    ).outerjoin(IMAGES, IMAGES.c.episode_id == _C.id)
    query = query.where(_C.title_id == ask.title_id).order_by(*order).limit(ask.page.limit + 1)
    if ask.season is not None:
        query = query.where(_C.season == ask.season)
    if ask.page.cursor:
        season, number, identity = decode_cursor(ask.page.cursor, 3)
        try:
            start = (sa.literal(int(season)), sa.literal(int(number)), sa.literal(UUID(identity)))
        except ValueError:
            raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
        query = query.where(sa.tuple_(*order) > sa.tuple_(*start))
    return query


async def _targets(episode_ids: list[UUID], sql: AsyncConnection) -> dict[UUID, tuple[TargetView, ...]]:
    query = (
        sa.select(
            TARGETS.c.episode_id,
            TARGETS.c.id.label("target_id"),
            TARGETS.c.slot_id,
            SLOTS.c.name.label("slot_name"),
            TARGETS.c.state,
            TARGETS.c.file_id,
            MEDIA_FILES.c.evidence["quality"].astext.label("quality"),
            MEDIA_FILES.c.size_bytes,
        )
        .join(SLOTS, SLOTS.c.id == TARGETS.c.slot_id)
        .outerjoin(MEDIA_FILES, MEDIA_FILES.c.id == TARGETS.c.file_id)
        .where(TARGETS.c.episode_id.in_(episode_ids))
        .order_by(SLOTS.c.position)
    )
    found: dict[UUID, tuple[TargetView, ...]] = defaultdict(tuple)
    for row in await sql.execute(query):
        found[row.episode_id] += (TargetView.model_validate(dict(row._mapping)),)
    return found
