"""Targets know whether they are monitored, also while they have a file.

Until a title is settled again (at its next refresh at the latest), those with a file are taken to be monitored.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("targets", sa.Column("monitored", sa.Boolean, nullable=False, server_default="true"))
    op.execute("update targets set monitored = false where state = 'unmonitored'")


def downgrade() -> None:
    op.drop_column("targets", "monitored")
