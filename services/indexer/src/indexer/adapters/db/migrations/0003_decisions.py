"""What was decided for each target; the blocklist by date."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

METADATA = sa.MetaData()

sa.Table(
    "decisions",
    METADATA,
    sa.Column("release_id", sa.Uuid, primary_key=True),
    sa.Column("target_id", sa.Uuid, primary_key=True),
    sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("accepted", sa.Boolean, nullable=False),
    sa.Column("body", JSONB, nullable=False),
    sa.Index("decisions_of_target", "target_id", sa.text("judged_at desc"), sa.text("release_id desc")),
)


def upgrade() -> None:
    METADATA.create_all(op.get_bind())
    op.create_foreign_key(
        "decisions_of_release", "decisions", "releases", ["release_id"], ["release_id"], ondelete="CASCADE"
    )
    op.create_index("blocklist_newest", "blocklist", [sa.text("added_at desc"), sa.text("blocklist_id desc")])


def downgrade() -> None:
    op.drop_index("blocklist_newest", "blocklist")
    METADATA.drop_all(op.get_bind())
