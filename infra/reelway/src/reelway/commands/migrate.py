"""`reelway migrate`."""

import asyncio
from pathlib import Path

from rich.console import Console

from contracts.service import Service
from kit.db.migrate import migrate as apply_migrations
from reelway.commands.options import DEFAULT_DATA, Data
from reelway.supervisor.programs import SERVICES
from reelway.supervisor.reaching import reach_backends


def migrate(data: Data = DEFAULT_DATA) -> None:
    """Bring the databases of all services up to date (`reelway up` does so by itself)."""
    asyncio.run(_migrate(data, Console()))


async def _migrate(data: Path, console: Console) -> None:
    async with reach_backends(data) as backends:
        for service in Service:
            await apply_migrations(backends.postgres_url(service), SERVICES[service].load_maker().migrations)
            console.print(f"  [green]✓[/] {service}")
