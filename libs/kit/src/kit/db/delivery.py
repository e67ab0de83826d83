"""The two tables of delivery that every service's database has."""

from datetime import UTC, datetime
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

DELIVERY = sa.MetaData()

OUTBOX = sa.Table(
    "outbox",
    DELIVERY,
    sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("headers", JSONB, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
INBOX = sa.Table(
    "inbox",
    DELIVERY,
    sa.Column("consumer", sa.Text, primary_key=True),
    sa.Column("message_id", sa.Uuid, primary_key=True),
    sa.Column("handled_at", sa.DateTime(timezone=True), nullable=False, default=lambda: datetime.now(UTC)),
    sa.Index("inbox_handled_at", "handled_at"),
)


class Binding(Protocol):
    """Alembic's `op`: what gives a migration its connection."""

    def get_bind(self) -> sa.Connection: ...


def create_delivery_tables(operations: Binding) -> None:
    """For a service's first migration."""
    DELIVERY.create_all(operations.get_bind())


def drop_delivery_tables(operations: Binding) -> None:
    """The way back."""
    DELIVERY.drop_all(operations.get_bind())
