"""Changes of many titles; letters that Unicode does not take apart sort as the plain ones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

# As the rule was when this was written: a migration does not change with the code.
_SINGLE = ("øłđðħıŧ", "olddhit")
_DOUBLE = {"æ": "ae", "œ": "oe", "þ": "th"}


def upgrade() -> None:
    op.create_table(
        "bulk_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("bulk_changes_started", "bulk_changes", ["started_at"], unique=False)
    op.create_table(
        "bulk_change_titles",
        sa.Column("bulk_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["bulk_id"], ["bulk_changes.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("bulk_id", "position"),
    )
    op.create_index(
        "bulk_change_titles_left",
        "bulk_change_titles",
        ["bulk_id", "position"],
        unique=False,
        postgresql_where=sa.text("not done"),
    )
    _sort_anew()


def _sort_anew() -> None:
    titles = sa.table("titles", sa.column("sort_name"), sa.column("search_text"))
    plain: sa.ColumnElement[str] = sa.func.translate(titles.c.sort_name, *_SINGLE)
    for letter, letters in _DOUBLE.items():
        plain = sa.func.replace(plain, letter, letters)
    change = sa.update(titles).where(titles.c.sort_name != plain)
    op.execute(change.values(sort_name=plain, search_text=titles.c.search_text + "\n" + plain))


def downgrade() -> None:
    op.drop_table("bulk_change_titles")
    op.drop_table("bulk_changes")
