"""What was decided about releases, per target."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from indexer.adapters.db.decision_tables import DECISIONS
from indexer.adapters.db.releases import read_kept
from indexer.adapters.db.rows import to_json
from indexer.adapters.db.tables import RELEASES
from indexer.app.ports import KeptRelease
from indexer.domain.decision import DecisionFacts, KeptDecision, decisions_of
from indexer.domain.verdicts import Judged
from kit.errors import InvalidInput
from kit.paging import decode_cursor

_FACTS = TypeAdapter(DecisionFacts)
MAX_TARGETS = 500


class DecisionRecords:
    """The `decisions` table; its rows go with the releases'."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def save(self, judged: Sequence[Judged]) -> None:
        rows = [
            {
                "release_id": one.found.release_id,
                "target_id": target_id,
                "accepted": facts.accepted,
                "body": to_json(_FACTS, facts),
            }
            for one in judged
            for target_id, facts in decisions_of(one).items()
        ]
        if not rows:
            return
        statement = insert(DECISIONS)
        new = {"accepted": statement.excluded.accepted, "body": statement.excluded.body, "judged_at": sa.func.now()}
        key = [DECISIONS.c.release_id, DECISIONS.c.target_id]
        await self._sql.execute(statement.on_conflict_do_update(index_elements=key, set_=new), rows)

    async def of_target(
        self, target_id: UUID, limit: int, cursor: str | None
    ) -> list[tuple[KeptDecision, KeptRelease]]:
        query = (
            sa.select(DECISIONS.c.target_id, DECISIONS.c.judged_at.label("decided_at"), DECISIONS.c.body, RELEASES)
            .join(RELEASES, RELEASES.c.release_id == DECISIONS.c.release_id)
            .where(DECISIONS.c.target_id == target_id)
            .order_by(DECISIONS.c.judged_at.desc(), DECISIONS.c.release_id.desc())
        )
        if cursor:
            place = sa.tuple_(DECISIONS.c.judged_at, DECISIONS.c.release_id)
            query = query.where(place < sa.tuple_(*map(sa.literal, _read_cursor(cursor))))
        rows = (await self._sql.execute(query.limit(limit))).mappings()
        return [(_read(row, row["decided_at"]), read_kept(row)) for row in rows]

    async def of_release(self, release_id: UUID) -> list[KeptDecision]:
        query = sa.select(DECISIONS).where(DECISIONS.c.release_id == release_id)
        query = query.order_by(DECISIONS.c.accepted.desc(), DECISIONS.c.target_id).limit(MAX_TARGETS)
        return [_read(row, row["judged_at"]) for row in (await self._sql.execute(query)).mappings()]


def _read(row: RowMapping, at: datetime) -> KeptDecision:
    return KeptDecision(row["release_id"], row["target_id"], at, _FACTS.validate_python(row["body"]))


def _read_cursor(cursor: str) -> tuple[datetime, UUID]:
    at, release_id = decode_cursor(cursor, 2)
    try:
        return datetime.fromisoformat(at), UUID(release_id)
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
