"""What the catalog looks at to tell whether it can work."""

import asyncio
import os
from pathlib import Path

import sqlalchemy as sa

from catalog.adapters.db.tables import LIBRARIES
from contracts.health import HealthCheck, HealthState
from kit.db.database import Database
from kit.health import Check


def libraries_check(database: Database) -> Check:
    """Every library's folder is there and may be written."""

    async def check() -> HealthCheck:
        async with database.transaction() as sql:
            rows = (await sql.execute(sa.select(LIBRARIES.c.name, LIBRARIES.c.root))).all()
        lost = [row.name for row in rows if not await asyncio.to_thread(_is_usable, Path(row.root))]
        if not lost:
            return HealthCheck(name="libraries", state=HealthState.OK, detail=f"{len(rows)} usable")
        return HealthCheck(
            name="libraries",
            state=HealthState.FAILING,
            detail=f"missing or not writable: {', '.join(lost)}",
            advice="Mount their folders, or give the service's user the right to write there",
        )

    return check


def _is_usable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
