"""Custom formats, sizes of qualities, and rules."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

METADATA = sa.MetaData()

sa.Table(
    "judging_version",
    METADATA,
    sa.Column("single", sa.Boolean, primary_key=True),
    sa.Column("version", sa.Uuid, nullable=False),
)
sa.Table(
    "custom_formats",
    METADATA,
    sa.Column("format_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("body", JSONB, nullable=False),
    sa.Index("custom_formats_by_name", "name", "format_id"),
)
sa.Table(
    "quality_sizes",
    METADATA,
    sa.Column("quality", sa.Text, primary_key=True),
    sa.Column("min_mb", sa.Float, nullable=False),
    sa.Column("preferred_mb", sa.Float),
    sa.Column("max_mb", sa.Float),
)
sa.Table(
    "rules",
    METADATA,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("body", JSONB, nullable=False),
)


def upgrade() -> None:
    METADATA.create_all(op.get_bind())


def downgrade() -> None:
    METADATA.drop_all(op.get_bind())
