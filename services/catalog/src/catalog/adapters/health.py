"""What the catalog looks at to tell whether it can work."""

import asyncio
import os
import shutil
from pathlib import Path

import sqlalchemy as sa

from catalog.adapters.db.tables import LIBRARIES
from contracts.health import HealthCheck, HealthState
from kit.db.database import Database
from kit.health import Check


def libraries_check(database: Database, reserve_bytes: int) -> Check:
    """Every library's folder is there, may be written, and has room for what is imported next."""

    async def check() -> HealthCheck:
        async with database.transaction() as sql:
            rows = (await sql.execute(sa.select(LIBRARIES.c.name, LIBRARIES.c.root))).all()
        lost = [row.name for row in rows if not await asyncio.to_thread(_is_usable, Path(row.root))]
        if lost:
            return HealthCheck(
                name="libraries",
                state=HealthState.FAILING,
                detail=f"missing or not writable: {', '.join(lost)}",
                advice="Mount their folders, or give the service's user the right to write there",
            )
        full = [row.name for row in rows if await asyncio.to_thread(_free_bytes, Path(row.root)) < reserve_bytes]
        if full:
            return HealthCheck(
                name="libraries",
                state=HealthState.WARNING,
                detail=f"nearly full: {', '.join(full)}",
                advice="Free some space: imports that must copy wait for it, and go on by themselves",
            )
        return HealthCheck(name="libraries", state=HealthState.OK, detail=f"{len(rows)} usable")

    return check


def _is_usable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free
