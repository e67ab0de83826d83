"""Forgets inbox rows of messages that no stream can deliver again."""

import asyncio
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from contracts.service import Service
from kit.bus.streams import DEAD_KEPT_SECONDS
from kit.db.database import Database
from kit.db.delivery import INBOX
from kit.telemetry.logs import logger

EVERY_SECONDS = 6 * 3600
BATCH = 5000
KEPT = timedelta(seconds=DEAD_KEPT_SECONDS, days=5)
"""Dead letters are kept longest and may be replayed until their last day."""


async def prune_inbox(database: Database, service: Service) -> None:
    """For ever, a batch at a time."""
    log = logger(service)
    while True:
        try:
            pruned = await _prune_batch(database)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            pruned = 0
            log.warning("inbox pruning failed; tried again later", error=str(error))
        await asyncio.sleep(1 if pruned == BATCH else EVERY_SECONDS)


async def _prune_batch(database: Database) -> int:
    old = (
        sa.select(INBOX.c.consumer, INBOX.c.message_id)
        .where(INBOX.c.handled_at < datetime.now(UTC) - KEPT)
        .limit(BATCH)
    )
    async with database.transaction() as sql:
        result = await sql.execute(sa.delete(INBOX).where(sa.tuple_(INBOX.c.consumer, INBOX.c.message_id).in_(old)))
        return result.rowcount
