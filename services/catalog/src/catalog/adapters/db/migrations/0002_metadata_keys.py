"""Keys of metadata sources."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "metadata_keys",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("api_key", sa.Text, nullable=False),
        sa.Column("pin", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("metadata_keys")
