"""Tables of what releases are judged by, besides the profiles."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

METADATA = sa.MetaData()

JUDGING_VERSION = sa.Table(
    "judging_version",
    METADATA,
    sa.Column("single", sa.Boolean, primary_key=True),
    sa.Column("version", sa.Uuid, nullable=False),
)
CUSTOM_FORMATS = sa.Table(
    "custom_formats",
    METADATA,
    sa.Column("format_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("body", JSONB, nullable=False),
    sa.Index("custom_formats_by_name", "name", "format_id"),
)
QUALITY_SIZES = sa.Table(
    "quality_sizes",
    METADATA,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("quality", sa.Text, primary_key=True),
    sa.Column("min_mb", sa.Float, nullable=False),
    sa.Column("preferred_mb", sa.Float),
    sa.Column("max_mb", sa.Float),
)
RULES = sa.Table(
    "rules",
    METADATA,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("body", JSONB, nullable=False),
)
