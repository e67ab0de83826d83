"""What is known of titles."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.catalog.values import TitleFacts
from contracts.values import TitleKind
from indexer.adapters.db.tables import TITLES
from indexer.domain.titles import match_keys

MAX_BESIDE = 50
MAX_FOUND = 2000


class TitleRecords:
    """The `titles` table. Rows of removed titles stay for a while, so that late events do not bring them back."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def find(self, title_id: UUID) -> TitleFacts | None:
        query = sa.select(TITLES.c.facts).where(TITLES.c.title_id == title_id, ~TITLES.c.removed)
        facts = (await self._sql.execute(query)).scalar()
        return TitleFacts.model_validate(facts) if facts else None

    async def find_many(self, title_ids: Collection[UUID]) -> Mapping[UUID, TitleFacts]:
        query = sa.select(TITLES.c.facts).where(TITLES.c.title_id.in_(list(title_ids)), ~TITLES.c.removed)
        found = [TitleFacts.model_validate(facts) for facts in (await self._sql.execute(query)).scalars() if facts]
        return {facts.title_id: facts for facts in found}

    async def save(self, facts: TitleFacts, as_of: UUID) -> bool:
        values = {
            "facts": facts.model_dump(mode="json"),
            "name_keys": list(match_keys(facts)),
            "as_of": as_of,
            "changed_at": sa.func.now(),
        }
        newer = (TITLES.c.as_of < as_of) & ~TITLES.c.removed
        statement = insert(TITLES).values(title_id=facts.title_id, **values)
        statement = statement.on_conflict_do_update(index_elements=[TITLES.c.title_id], set_=values, where=newer)
        return (await self._sql.execute(statement.returning(TITLES.c.title_id))).first() is not None

    async def remove(self, title_id: UUID, as_of: UUID) -> None:
        values = {"as_of": as_of, "removed": True, "facts": None, "name_keys": [], "changed_at": sa.func.now()}
        statement = insert(TITLES).values(title_id=title_id, **values)
        await self._sql.execute(statement.on_conflict_do_update(index_elements=[TITLES.c.title_id], set_=values))

    async def lock(self, title_id: UUID) -> bool:
        query = sa.select(TITLES.c.title_id).where(TITLES.c.title_id == title_id, ~TITLES.c.removed)
        return (await self._sql.execute(query.with_for_update())).first() is not None

    async def find_by_keys(self, kind: TitleKind, keys: Sequence[str]) -> list[TitleFacts]:
        if not keys:
            return []
        query = (
            sa.select(TITLES.c.facts)
            .where(
                TITLES.c.name_keys.overlap(list(keys)),
                TITLES.c.facts["kind"].astext == kind.value,
                ~TITLES.c.removed,
            )
            .limit(MAX_FOUND)
        )
        return [TitleFacts.model_validate(row) for row in (await self._sql.execute(query)).scalars()]

    async def beside(self, facts: TitleFacts) -> list[TitleFacts]:
        query = (
            sa.select(TITLES.c.facts)
            .where(
                TITLES.c.name_keys.overlap(list(match_keys(facts))),
                TITLES.c.title_id != facts.title_id,
                TITLES.c.facts["kind"].astext == facts.kind.value,
                ~TITLES.c.removed,
            )
            .limit(MAX_BESIDE)
        )
        return [TitleFacts.model_validate(row) for row in (await self._sql.execute(query)).scalars()]
