"""The table of how far each indexer's feed was read."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

METADATA = sa.MetaData()
_MOMENT = sa.DateTime(timezone=True)

FEEDS = sa.Table(
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
