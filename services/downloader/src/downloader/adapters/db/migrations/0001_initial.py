"""Torrents, downloads and limits."""

from alembic import op

from downloader.adapters.db.tables import METADATA
from kit.db.delivery import create_delivery_tables, drop_delivery_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_delivery_tables(op)
    METADATA.create_all(op.get_bind())


def downgrade() -> None:
    METADATA.drop_all(op.get_bind())
    drop_delivery_tables(op)
