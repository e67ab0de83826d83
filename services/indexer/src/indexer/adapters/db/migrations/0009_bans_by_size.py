"""A release of the same name that was made anew, of another size or day, is not the one on the blocklist."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("blocklist", sa.Column("size_bytes", sa.BigInteger))
    op.add_column("blocklist", sa.Column("published_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("blocklist", "published_at")
    op.drop_column("blocklist", "size_bytes")
