"""Sizes of shows and of movies are kept apart; what was set for all stays as it is for both."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("quality_sizes", sa.Column("kind", sa.Text, nullable=False, server_default="show"))
    op.drop_constraint("quality_sizes_pkey", "quality_sizes")
    op.create_primary_key("quality_sizes_pkey", "quality_sizes", ["kind", "quality"])
    op.execute(
        "insert into quality_sizes (kind, quality, min_mb, preferred_mb, max_mb) "
        "select 'movie', quality, min_mb, preferred_mb, max_mb from quality_sizes"
    )
    op.alter_column("quality_sizes", "kind", server_default=None)


def downgrade() -> None:
    op.execute("delete from quality_sizes where kind = 'movie'")
    op.drop_constraint("quality_sizes_pkey", "quality_sizes")
    op.drop_column("quality_sizes", "kind")
    op.create_primary_key("quality_sizes_pkey", "quality_sizes", ["quality"])
