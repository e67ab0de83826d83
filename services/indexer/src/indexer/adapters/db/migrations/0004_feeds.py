"""How far each indexer's feed was read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0004"
down_revision = "0003"

METADATA = sa.MetaData()
_MOMENT = sa.DateTime(timezone=True)

sa.Table(
    "feeds",
    METADATA,
    sa.Column("indexer_id", sa.Uuid, primary_key=True),
    sa.Column("next_at", _MOMENT, nullable=False),
    sa.Column("read_at", _MOMENT),
    sa.Column("seen", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("fresh", sa.Integer, nullable=False, server_default="0"),
    sa.Column("matched", sa.Integer, nullable=False, server_default="0"),
    sa.Column("taken", sa.Integer, nullable=False, server_default="0"),
    sa.Column("gap_at", _MOMENT),
    sa.Column("error", sa.Text),
    sa.Index("feeds_due", "next_at"),
)


def upgrade() -> None:
    METADATA.create_all(op.get_bind())
    op.create_foreign_key("feeds_of_indexer", "feeds", "indexers", ["indexer_id"], ["indexer_id"], ondelete="CASCADE")


def downgrade() -> None:
    METADATA.drop_all(op.get_bind())
