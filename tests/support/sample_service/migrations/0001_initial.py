"""The tables of delivery and one of the sample's own."""

import sqlalchemy as sa
from alembic import op

from kit.db.delivery import create_delivery_tables, drop_delivery_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_delivery_tables(op)
    op.create_table("seen", sa.Column("download_id", sa.Uuid, primary_key=True), sa.Column("times", sa.Integer))


def downgrade() -> None:
    op.drop_table("seen")
    drop_delivery_tables(op)
