"""The tables of releases that are held, and of what was spent of indexers' budgets."""

import sqlalchemy as sa

METADATA = sa.MetaData()
_MOMENT = sa.DateTime(timezone=True)

HELD_RELEASES = sa.Table(
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
SPENDING = sa.Table(
    "spending",
    METADATA,
    sa.Column("indexer_id", sa.Uuid, primary_key=True),
    sa.Column("use", sa.Text, primary_key=True),
    sa.Column("slice_at", _MOMENT, primary_key=True),
    sa.Column("purpose", sa.Text, primary_key=True),
    sa.Column("tokens", sa.Integer, nullable=False),
)
