"""Indexers, their state and their budgets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.ids import new_id
from contracts.indexer.values import IndexerKind, IndexerSettings
from contracts.values import Protocol
from indexer.adapters.db.rows import CAPABILITIES, to_json
from indexer.adapters.db.tables import INDEXERS
from indexer.domain.backoff import IndexerHealth
from indexer.domain.capabilities import Capabilities
from indexer.domain.indexer import Indexer
from indexer.domain.remote import RemoteIndexer

DISCOVERY_EVERY = timedelta(hours=1)
MAX_INDEXERS = 2000
_IS_PROXY = (
    INDEXERS.c.parent_id.is_(None)
    & INDEXERS.c.settings["kind"].astext.in_((IndexerKind.PROWLARR.value, IndexerKind.JACKETT.value))
    & INDEXERS.c.settings["enabled"].as_boolean()
)


class IndexerRecords:
    """The `indexers` table. Children carry their parent's key when they are read."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def list_all(self) -> list[Indexer]:
        query = sa.select(INDEXERS).order_by(INDEXERS.c.indexer_id).limit(MAX_INDEXERS)
        rows = (await self._sql.execute(query)).mappings().all()
        parents = {row["indexer_id"]: _read(row) for row in rows if row["parent_id"] is None}
        return [*parents.values(), *(_read(row).under(parents[row["parent_id"]]) for row in rows if row["parent_id"])]

    async def find(self, indexer_id: UUID) -> Indexer | None:
        row = await self._row(sa.select(INDEXERS).where(INDEXERS.c.indexer_id == indexer_id))
        if row is None or row["parent_id"] is None:
            return _read(row) if row else None
        parent = await self.find(row["parent_id"])
        return _read(row).under(parent) if parent else None

    async def lock(self, indexer_id: UUID) -> Indexer | None:
        """As stored, without what a child takes from its parent; nobody else changes it until the commit."""
        row = await self._row(sa.select(INDEXERS).where(INDEXERS.c.indexer_id == indexer_id).with_for_update())
        return _read(row) if row else None

    async def add(self, indexer: Indexer) -> None:
        await self._sql.execute(insert(INDEXERS).values(indexer_id=indexer.id, **_settings_of(indexer)))

    async def save(self, indexer: Indexer) -> None:
        values = _settings_of(indexer)
        await self._sql.execute(sa.update(INDEXERS).where(INDEXERS.c.indexer_id == indexer.id).values(**values))

    async def remove(self, indexer_id: UUID) -> bool:
        gone = await self._sql.execute(sa.delete(INDEXERS).where(INDEXERS.c.indexer_id == indexer_id))
        return gone.rowcount > 0

    async def save_health(self, indexer_id: UUID, health: IndexerHealth) -> None:
        values = {
            "failures": health.failures,
            "backing_off": health.backing_off,
            "retry_at": health.retry_at,
            "last_error": health.last_error,
        }
        if health.last_success_at:
            values["last_success_at"] = health.last_success_at
        await self._sql.execute(sa.update(INDEXERS).where(INDEXERS.c.indexer_id == indexer_id).values(**values))

    async def save_capabilities(self, indexer_id: UUID, capabilities: Capabilities, now: datetime) -> None:
        values = {"capabilities": to_json(CAPABILITIES, capabilities), "capabilities_at": now}
        await self._sql.execute(sa.update(INDEXERS).where(INDEXERS.c.indexer_id == indexer_id).values(**values))

    async def save_children(self, parent: Indexer, remotes: Sequence[RemoteIndexer] | None, now: datetime) -> None:
        """Add and rename children, and drop those that are gone; what a person set of a child stays."""
        own = sa.update(INDEXERS).where(INDEXERS.c.indexer_id == parent.id)
        await self._sql.execute(own.values(discovered_at=now))
        if remotes is None:
            return
        gone = INDEXERS.c.remote_id.not_in([remote.id for remote in remotes])
        await self._sql.execute(sa.delete(INDEXERS).where(INDEXERS.c.parent_id == parent.id, gone))
        stored = sa.select(INDEXERS).where(INDEXERS.c.parent_id == parent.id)
        known = {row["remote_id"]: row for row in (await self._sql.execute(stored)).mappings()}
        for remote in remotes:
            await self._save_child(parent, remote, known.get(remote.id))

    async def note_request(self, indexer_id: UUID, now: datetime, free_from: datetime) -> None:
        today = now.astimezone(UTC).date()
        used = sa.case((INDEXERS.c.budget_day == today, INDEXERS.c.requests), else_=0)
        change = sa.update(INDEXERS).where(INDEXERS.c.indexer_id == indexer_id)
        await self._sql.execute(change.values(next_request_at=free_from, budget_day=today, requests=used + 1))

    async def next_discovery_at(self) -> datetime | None:
        query = sa.select(sa.func.min(INDEXERS.c.discovered_at)).where(_IS_PROXY)
        found: datetime | None = (await self._sql.execute(query)).scalar()
        return found + DISCOVERY_EVERY if found else None

    async def list_due_proxies(self, now: datetime) -> list[Indexer]:
        query = sa.select(INDEXERS).where(_IS_PROXY, INDEXERS.c.discovered_at <= now - DISCOVERY_EVERY)
        return [_read(row) for row in (await self._sql.execute(query.limit(MAX_INDEXERS))).mappings()]

    async def _save_child(self, parent: Indexer, remote: RemoteIndexer, row: RowMapping | None) -> None:
        settings = IndexerSettings.model_validate(row["settings"]) if row else parent.settings
        told: dict[str, object] = {"name": remote.name, "kind": parent.settings.kind, "url": remote.url, "api_key": ""}
        if row is None:
            told["enabled"] = remote.enabled
        child = Indexer(
            row["indexer_id"] if row else new_id(),
            settings.model_copy(update=told),
            remote.protocol,
            parent_id=parent.id,
            remote_id=remote.id,
        )
        await (self.save(child) if row else self.add(child))

    async def _row(self, query: sa.Select[tuple[object, ...]]) -> RowMapping | None:
        return (await self._sql.execute(query)).mappings().first()


def _settings_of(indexer: Indexer) -> dict[str, object]:
    return {
        "parent_id": indexer.parent_id,
        "remote_id": indexer.remote_id,
        "protocol": indexer.protocol.value,
        "settings": indexer.settings.model_dump(mode="json"),
    }


def _read(row: RowMapping) -> Indexer:
    indexer = Indexer(
        id=row["indexer_id"],
        settings=IndexerSettings.model_validate(row["settings"]),
        protocol=Protocol(row["protocol"]),
        parent_id=row["parent_id"],
        remote_id=row["remote_id"],
        capabilities_at=row["capabilities_at"],
        health=IndexerHealth(
            row["failures"], row["backing_off"], row["retry_at"], row["last_error"], row["last_success_at"]
        ),
        free_from=row["next_request_at"],
        requests_today=row["requests"] if row["budget_day"] == datetime.now(UTC).date() else 0,
    )
    if row["capabilities"] is None:
        return indexer
    return replace(indexer, capabilities=CAPABILITIES.validate_python(row["capabilities"]))
