"""The table of what was decided for each target about each judged release. It goes with the release."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

METADATA = sa.MetaData()

DECISIONS = sa.Table(
    "decisions",
    METADATA,
    sa.Column("release_id", sa.Uuid, primary_key=True),
    sa.Column("target_id", sa.Uuid, primary_key=True),
    sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("accepted", sa.Boolean, nullable=False),
    sa.Column("body", JSONB, nullable=False),
    sa.Index("decisions_of_target", "target_id", sa.text("judged_at desc"), sa.text("release_id desc")),
)
