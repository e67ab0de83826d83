"""Which targets are gone. Their rows stay, so that events that come late do not bring them back."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("targets", sa.Column("removed", sa.Boolean, nullable=False, server_default="false"))


def downgrade() -> None:
    op.drop_column("targets", "removed")
