"""Files that may be replaced, releases that are held, and what was spent of indexers' budgets."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

METADATA = sa.MetaData()
_MOMENT = sa.DateTime(timezone=True)
sa.Table(
    "held_releases",
    METADATA,
    sa.Column("target_id", sa.Uuid, primary_key=True),
    sa.Column("release_id", sa.Uuid, nullable=False),
    sa.Column("title_id", sa.Uuid, nullable=False),
    sa.Column("held_at", _MOMENT, nullable=False),
    sa.Column("waiting_since", _MOMENT, nullable=False),
    sa.Column("due_at", _MOMENT, nullable=False),
    sa.Column("lease_until", _MOMENT),
    sa.Column("correlation_id", sa.Uuid, nullable=False),
    sa.Column("causation_id", sa.Uuid),
    sa.Column("actor", sa.Text),
    sa.Index("held_releases_due", "due_at", "release_id"),
    sa.Index("held_releases_of_release", "release_id"),
    sa.Index("held_releases_of_title", "title_id"),
)
sa.Table(
    "spending",
    METADATA,
    sa.Column("indexer_id", sa.Uuid, primary_key=True),
    sa.Column("use", sa.Text, primary_key=True),
    sa.Column("slice_at", _MOMENT, primary_key=True),
    sa.Column("purpose", sa.Text, primary_key=True),
    sa.Column("tokens", sa.Integer, nullable=False),
)


def upgrade() -> None:
    op.add_column("targets", sa.Column("monitored", sa.Boolean, nullable=False, server_default="true"))
    op.add_column("targets", sa.Column("air_at", _MOMENT, nullable=False, server_default=sa.text("'epoch'")))
    op.add_column("targets", sa.Column("episode_name", sa.Text))
    op.add_column("targets", sa.Column("slot_name", sa.Text))
    op.add_column("targets", sa.Column("lost_at", _MOMENT))
    # Evidence that was not there was stored as JSON's null; from now on it is SQL's.
    op.execute("update targets set current = null where jsonb_typeof(current) <> 'object'")
    op.execute("update targets set monitored = wanted or current is not null")
    op.execute("update targets set air_at = (ref->>'air_at')::timestamptz where ref->>'air_at' is not null")
    op.create_index(
        "targets_cutoff_unmet",
        "targets",
        [sa.text("air_at desc"), sa.text("target_id desc")],
        postgresql_where=sa.text("wanted and current is not null"),
    )
    METADATA.create_all(op.get_bind())
    op.create_foreign_key(
        "held_releases_kept", "held_releases", "releases", ["release_id"], ["release_id"], ondelete="CASCADE"
    )
    op.create_foreign_key(
        "spending_of_indexer", "spending", "indexers", ["indexer_id"], ["indexer_id"], ondelete="CASCADE"
    )
    # What was asked of each indexer today counts against its budget from the start.
    op.execute(
        "insert into spending (indexer_id, use, slice_at, purpose, tokens) "
        "select indexer_id, 'query', date_trunc('minute', now()), 'backlog', requests from indexers "
        "where budget_day = (now() at time zone 'utc')::date and requests > 0"
    )


def downgrade() -> None:
    METADATA.drop_all(op.get_bind())
    op.drop_index("targets_cutoff_unmet", "targets")
    for column in ("monitored", "air_at", "episode_name", "slot_name", "lost_at"):
        op.drop_column("targets", column)
