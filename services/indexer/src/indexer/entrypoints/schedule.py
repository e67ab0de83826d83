"""What is due by the clock: proxies to be asked for their indexers, held releases, and old records to be removed."""

from datetime import UTC, datetime, timedelta

from contracts.envelope import Cause
from contracts.service import Service
from indexer.adapters.db.pruning import TOMBSTONES_KEPT, prune
from indexer.app.keep_indexers import KeepingPorts, discover_children
from indexer.app.take_best import TakingPorts
from indexer.app.take_held import take_due_releases
from indexer.settings import IndexerServiceSettings
from kit.db.database import Database
from kit.schedule import DueLoop

PRUNE_EVERY = timedelta(hours=6)


def discovery(ports: KeepingPorts) -> DueLoop:
    """Asks each Prowlarr and Jackett hourly which indexers it has."""

    async def next_due() -> datetime | None:
        async with ports.store.begin(Cause.fresh()) as records:
            return await records.indexers.next_discovery_at()

    async def act() -> None:
        cause = Cause.fresh()
        async with ports.store.begin(cause) as records:
            proxies = await records.indexers.list_due_proxies(datetime.now(UTC))
        for proxy in proxies:
            await discover_children(proxy, cause=cause, ports=ports)

    return DueLoop(Service.INDEXER, "discovery", next_due=next_due, act=act)


def holding(ports: TakingPorts) -> DueLoop:
    """Takes held releases when they are due."""

    async def next_due() -> datetime | None:
        async with ports.store.begin(Cause.fresh()) as records:
            return await records.held.next_due()

    return DueLoop(Service.INDEXER, "held releases", next_due=next_due, act=lambda: take_due_releases(ports=ports))


def pruning(database: Database, settings: IndexerServiceSettings) -> DueLoop:
    """Removes what is kept long enough, when the service starts and every few hours."""
    due_at = datetime.now(UTC)

    async def next_due() -> datetime | None:
        return due_at

    async def act() -> None:
        nonlocal due_at
        before = datetime.now(UTC) - max(timedelta(days=settings.keep_days), TOMBSTONES_KEPT)
        gone = 1
        while gone:
            async with database.transaction() as sql:
                gone = await prune(sql, before=before, most_releases=settings.keep_releases)
        due_at = datetime.now(UTC) + PRUNE_EVERY

    return DueLoop(Service.INDEXER, "pruning", next_due=next_due, act=act)
