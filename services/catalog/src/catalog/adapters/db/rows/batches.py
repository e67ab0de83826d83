"""Values as rows, and many rows in one round."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection


def row_of(value: Any) -> dict[str, Any]:
    """A dataclass as a row. Unlike `asdict` it copies nothing: what is in there is frozen."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


async def update_all(sql: AsyncConnection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Update each row by its `id`; all of them have the same columns."""
    if not rows:
        return
    columns = [name for name in rows[0] if name != "id"]
    change = sa.update(table).where(table.c.id == sa.bindparam("row_id"))
    change = change.values({name: sa.bindparam(f"new_{name}") for name in columns})
    values = [{"row_id": row["id"], **{f"new_{name}": row[name] for name in columns}} for row in rows]
    await sql.execute(change, values)
