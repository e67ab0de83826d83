"""A preview of a profile looks at what was found for a title."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_index("releases_of_title", "releases", ["title_id", "judged_at"])


def downgrade() -> None:
    op.drop_index("releases_of_title", "releases")
