"""When the seasons of targets are over."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("targets", sa.Column("season_ends_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("targets", "season_ends_at")
