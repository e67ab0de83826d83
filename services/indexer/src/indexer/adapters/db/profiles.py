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
