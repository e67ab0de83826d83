"""How a show numbers its episodes, and which version of a title's facts others were told."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("titles", sa.Column("series_type", sa.Text, nullable=False, server_default="standard"))
    op.add_column("titles", sa.Column("facts_version", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("titles", "facts_version")
    op.drop_column("titles", "series_type")
