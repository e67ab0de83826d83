"""Targets: what is wanted, and when it is searched for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.indexer.values import SearchOrigin
from contracts.values import Evidence, TargetRef
from indexer.adapters.db.rows import read_cause
from indexer.adapters.db.tables import GRABS, TARGETS, TITLES
from indexer.app.ports import WantedChange
from indexer.domain.search import Search
from indexer.domain.wanted import KnownTarget

GATHER_AT_MOST = timedelta(seconds=3)
SOON = timedelta(seconds=1)
MAX_TARGETS = 5000
NEVER = datetime.fromtimestamp(0, UTC)
"""For targets of which nobody knows when they air; so they sort behind the others."""
_DAY = timedelta(days=1)
_IS_NEW = (TARGETS.c.misses == 0) & TARGETS.c.current.is_(None)


class TargetRecords:
    """The `targets` table. Rows stay when a target is no longer wanted, to know what newer events said."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def apply(self, change: WantedChange) -> bool:
        return bool(await self._apply([change]))

    async def apply_all(self, changes: Sequence[WantedChange]) -> set[UUID]:
        # All take the rows in one order, so that no two wait for each other.
        return await self._apply(sorted(changes, key=lambda change: change.ref.target_id))

    async def _apply(self, changes: Sequence[WantedChange]) -> set[UUID]:
        """They are of one title, and say the same kind of things."""
        if not changes:
            return set()
        title_id = changes[0].ref.title_id
        if (await self._sql.execute(sa.select(TITLES.c.removed).where(TITLES.c.title_id == title_id))).scalar():
            return set()
        values = [_values(change) for change in changes]
        rows = [{**_own(change.ref), **said} for change, said in zip(changes, values, strict=True)]
        statement = insert(TARGETS).values(rows)
        statement = statement.on_conflict_do_update(
            index_elements=[TARGETS.c.target_id],
            set_={name: statement.excluded[name] for name in values[0]},
            where=TARGETS.c.as_of < statement.excluded.as_of,
        )
        return set((await self._sql.execute(statement.returning(TARGETS.c.target_id))).scalars())

    async def find_profile_id(self, target_id: UUID) -> UUID | None:
        query = sa.select(TARGETS.c.profile_id).where(TARGETS.c.target_id == target_id)
        found: UUID | None = (await self._sql.execute(query)).scalar()
        return found

    async def monitored_among(self, title_ids: Collection[UUID]) -> set[UUID]:
        chosen = TARGETS.c.title_id.in_(list(title_ids)) & TARGETS.c.monitored
        return set((await self._sql.execute(sa.select(TARGETS.c.title_id).where(chosen).distinct())).scalars())

    async def of_title(self, title_id: UUID, now: datetime) -> list[KnownTarget]:
        coming = (
            sa.select(GRABS.c.target_id, GRABS.c.evidence)
            .where(GRABS.c.title_id == title_id, GRABS.c.ended_at.is_(None))
            .subquery()
        )
        tries = (
            sa.select(GRABS.c.target_id, sa.func.count().label("tries"))
            .where(GRABS.c.title_id == title_id, GRABS.c.grabbed_at > now - _DAY)
            .group_by(GRABS.c.target_id)
            .subquery()
        )
        query = (
            sa.select(TARGETS, coming.c.evidence, sa.func.coalesce(tries.c.tries, 0).label("tries"))
            .outerjoin(coming, coming.c.target_id == TARGETS.c.target_id)
            .outerjoin(tries, tries.c.target_id == TARGETS.c.target_id)
            .where(TARGETS.c.title_id == title_id, ~TARGETS.c.removed)
            .order_by(TARGETS.c.season.desc(), TARGETS.c.episode.desc())
            .limit(MAX_TARGETS)
        )
        return [_read(row) for row in (await self._sql.execute(query)).mappings()]

    async def plan_gathered(self, ref: TargetRef, now: datetime, *, gather: timedelta, season_of: int | None) -> None:
        if ref.season is None:
            await self.plan([ref.target_id], now)
            return
        siblings = (TARGETS.c.title_id == ref.title_id) & TARGETS.c.season.is_not_distinct_from(ref.season)
        gathering = siblings & TARGETS.c.search_at.is_not(None) & (TARGETS.c.gather_until > now)
        others = sa.select(sa.func.min(TARGETS.c.gather_until), sa.func.array_agg(TARGETS.c.episode)).where(gathering)
        first, episodes = (await self._sql.execute(others)).one()
        until = first or now + GATHER_AT_MOST
        whole = season_of is not None and len({ref.episode, *(episodes or ())}) >= season_of
        own = TARGETS.c.target_id == ref.target_id
        values = {"search_at": now if whole else min(now + gather, until), "gather_until": until}
        await self._sql.execute(sa.update(TARGETS).where(gathering | own).values(**values))

    async def plan(self, target_ids: Collection[UUID], at: datetime, *, retry_of: UUID | None = None) -> None:
        await self._update(target_ids, TARGETS.c.wanted, search_at=at, retry_of=retry_of, gather_until=None)

    async def plan_at_latest(self, target_ids: Collection[UUID], at: datetime) -> None:
        sooner = sa.func.least(sa.func.coalesce(TARGETS.c.search_at, at), at)
        await self._update(target_ids, TARGETS.c.wanted, search_at=sooner)

    async def plan_after_miss(self, when: Mapping[UUID, datetime]) -> None:
        if not when:
            return
        change = sa.update(TARGETS).where(TARGETS.c.target_id == sa.bindparam("one"), TARGETS.c.wanted)
        change = change.values(search_at=sa.bindparam("at"), misses=TARGETS.c.misses + 1, unserved=False)
        await self._sql.execute(change, [{"one": target_id, "at": at} for target_id, at in when.items()])

    async def plan_unserved(self, target_ids: Collection[UUID], at: datetime) -> None:
        await self._update(target_ids, TARGETS.c.wanted, search_at=at, unserved=True)

    async def hasten_unserved(self, now: datetime) -> None:
        change = sa.update(TARGETS).where(TARGETS.c.unserved, TARGETS.c.wanted)
        await self._sql.execute(change.values(search_at=now, unserved=False))

    async def lock_unchanged(self, targets: Collection[KnownTarget]) -> set[UUID]:
        known = {target.id: target.current for target in targets}
        chosen = TARGETS.c.target_id.in_(list(known)) & TARGETS.c.monitored
        query = sa.select(TARGETS.c.target_id, TARGETS.c.current).where(chosen).order_by(TARGETS.c.target_id)
        rows = await self._sql.execute(query.with_for_update())
        return {row.target_id for row in rows if _evidence(row.current) == known[row.target_id]}

    async def note_in_place(self, target_ids: Collection[UUID], evidence: Evidence, *, as_of: UUID) -> None:
        is_empty = TARGETS.c.current.is_(None) & (TARGETS.c.as_of < as_of)
        await self._update(target_ids, is_empty, current=evidence.model_dump(mode="json"))

    async def clear_plan(self, target_ids: Collection[UUID]) -> None:
        await self._update(target_ids, sa.true(), search_at=None, misses=0, unserved=False, retry_of=None)

    async def forget_title(self, title_id: UUID) -> None:
        await self._sql.execute(sa.delete(TARGETS).where(TARGETS.c.title_id == title_id))

    async def claim_due(self, now: datetime, limit: int, *, backlog: bool) -> list[Search]:
        first = (
            sa.select(TARGETS.c.title_id, TARGETS.c.season)
            .where(TARGETS.c.search_at <= now, ~_IS_NEW if backlog else _IS_NEW)
            .group_by(TARGETS.c.title_id, TARGETS.c.season)
            .order_by(sa.func.max(TARGETS.c.air_at).desc(), sa.func.min(TARGETS.c.search_at))
            .limit(limit)
        )
        groups = [(row.title_id, row.season) for row in await self._sql.execute(first)]
        searches = [await self._claim_season(title_id, season, now) for title_id, season in groups]
        return [search for search in searches if search]

    async def next_due(self, *, backlog: bool) -> datetime | None:
        planned = TARGETS.c.search_at.is_not(None) & (~_IS_NEW if backlog else _IS_NEW)
        found: datetime | None = (
            await self._sql.execute(sa.select(sa.func.min(TARGETS.c.search_at)).where(planned))
        ).scalar()
        return found

    async def _claim_season(self, title_id: UUID, season: int | None, now: datetime) -> Search | None:
        chosen = (
            sa.select(TARGETS)
            .where(
                TARGETS.c.title_id == title_id,
                TARGETS.c.season.is_not_distinct_from(season),
                TARGETS.c.search_at <= now + SOON,
            )
            .order_by(TARGETS.c.search_at)
            .limit(MAX_TARGETS)
            .with_for_update(skip_locked=True)
        )
        rows = (await self._sql.execute(chosen)).mappings().all()
        if not rows:
            return None
        target_ids = tuple(row["target_id"] for row in rows)
        await self._update(target_ids, sa.true(), search_at=None, gather_until=None, retry_of=None)
        retry_of = next((row["retry_of"] for row in rows if row["retry_of"]), None)
        cause: Cause = read_cause(rows[0])
        return Search(
            new_id(), title_id, SearchOrigin.AUTOMATIC, cause, now, season, target_ids=target_ids, retry_of=retry_of
        )

    async def _update(self, target_ids: Collection[UUID], condition: sa.ColumnElement[bool], **values: object) -> None:
        chosen = TARGETS.c.target_id.in_(list(target_ids)) & condition
        await self._sql.execute(sa.update(TARGETS).where(chosen).values(**values))


def _own(ref: TargetRef) -> dict[str, object]:
    return {"target_id": ref.target_id, "title_id": ref.title_id, "season": ref.season, "episode": ref.episode}


def _values(change: WantedChange) -> dict[str, object]:
    """What a change says; the rest of a row stays."""
    values: dict[str, object] = {
        "ref": change.ref.model_dump(mode="json"),
        "air_at": change.ref.air_at or NEVER,
        "monitored": change.monitored,
        "wanted": change.wanted,
        "removed": change.removed,
        "current": change.current.model_dump(mode="json") if change.current else None,
        "as_of": change.as_of,
        "correlation_id": change.cause.correlation_id,
        "causation_id": change.cause.causation_id,
        "actor": change.cause.actor,
        "changed_at": sa.func.now(),
    }
    if change.file_id or not change.current:
        values["file_id"] = change.file_id
    if change.facts:
        values |= asdict(change.facts)
    if change.lost:
        values["lost_at"] = sa.func.now()
    if not change.wanted:
        values |= {"search_at": None, "gather_until": None, "unserved": False, "misses": 0}
    return values


def _read(row: RowMapping) -> KnownTarget:
    return KnownTarget(
        ref=TargetRef.model_validate(row["ref"]),
        wanted=row["wanted"],
        monitored=row["monitored"],
        profile_id=row["profile_id"],
        season_episode_count=row["season_episode_count"],
        season_ends_at=row["season_ends_at"],
        current=_evidence(row["current"]),
        file_id=row["file_id"],
        coming=_evidence(row["evidence"]),
        misses=row["misses"],
        tries_today=row["tries"],
        retry_of=row["retry_of"],
    )


def _evidence(stored: object) -> Evidence | None:
    return Evidence.model_validate(stored) if stored else None
