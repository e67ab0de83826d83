"""How a person says that releases number a show's episodes."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("titles", sa.Column("chosen_series_type", sa.Text))


def downgrade() -> None:
    op.drop_column("titles", "chosen_series_type")
