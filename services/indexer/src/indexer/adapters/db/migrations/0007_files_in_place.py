"""Which file holds what is in place: several episodes may be in one."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("targets", sa.Column("file_id", sa.Uuid))


def downgrade() -> None:
    op.drop_column("targets", "file_id")
