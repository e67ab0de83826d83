"""Quality profiles."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.ids import NAMESPACE
from indexer.adapters.db.rows import PROFILE, to_json
from indexer.adapters.db.tables import PROFILES
from releases.profiles.quality_profile import QualityProfile

MAX_PROFILES = 500


class ProfileRecords:
    """The `profiles` table."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def list_all(self) -> list[tuple[QualityProfile, bool]]:
        query = sa.select(PROFILES).order_by(PROFILES.c.name, PROFILES.c.profile_id).limit(MAX_PROFILES)
        rows = (await self._sql.execute(query)).mappings()
        return [(PROFILE.validate_python(row["body"]), row["is_default"]) for row in rows]

    async def lock(self, profile_id: UUID) -> tuple[QualityProfile, bool] | None:
        query = sa.select(PROFILES).where(PROFILES.c.profile_id == profile_id).with_for_update()
        row = (await self._sql.execute(query)).mappings().first()
        return (PROFILE.validate_python(row["body"]), row["is_default"]) if row else None

    async def hold(self, profile_id: UUID | None) -> QualityProfile:
        chosen = PROFILES.c.is_default | (PROFILES.c.profile_id == profile_id)
        query = sa.select(PROFILES.c.body).where(chosen).order_by(PROFILES.c.is_default).limit(1)
        return PROFILE.validate_python((await self._sql.execute(query.with_for_update(read=True))).scalar_one())

    async def save(self, profile: QualityProfile) -> None:
        values = {"name": profile.name, "version": profile.version, "body": to_json(PROFILE, profile)}
        statement = insert(PROFILES).values(profile_id=UUID(profile.id), is_default=False, **values)
        await self._sql.execute(statement.on_conflict_do_update(index_elements=[PROFILES.c.profile_id], set_=values))

    async def remove(self, profile_id: UUID) -> None:
        await self._sql.execute(sa.delete(PROFILES).where(PROFILES.c.profile_id == profile_id))

    async def set_default(self, profile_id: UUID) -> None:
        await self._sql.execute(sa.update(PROFILES).where(PROFILES.c.is_default).values(is_default=False))
        chosen = PROFILES.c.profile_id == profile_id
        await self._sql.execute(sa.update(PROFILES).where(chosen).values(is_default=True))

    async def seed(self, profiles: Sequence[QualityProfile], default: str) -> None:
        for profile in profiles:
            stored = replace(profile, id=str(preset_id(profile.id)))
            values = {
                "profile_id": preset_id(profile.id),
                "name": profile.name,
                "version": profile.version,
                "is_default": profile.id == default,
                "body": to_json(PROFILE, stored),
            }
            await self._sql.execute(insert(PROFILES).values(**values).on_conflict_do_nothing())


def preset_id(name: str) -> UUID:
    """The id of a preset, the same in every installation."""
    return uuid5(NAMESPACE, f"profile:{name}")
