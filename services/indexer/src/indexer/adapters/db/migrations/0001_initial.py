"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from kit.db.delivery import create_delivery_tables, drop_delivery_tables

revision = "0001"
down_revision = None

METADATA = sa.MetaData()
_MOMENT = sa.DateTime(timezone=True)
LAST_PLACE = 2_147_483_647

INDEXERS = sa.Table(
    "indexers",
    METADATA,
    sa.Column("indexer_id", sa.Uuid, primary_key=True),
    sa.Column("parent_id", sa.Uuid, sa.ForeignKey("indexers.indexer_id", ondelete="CASCADE")),
    sa.Column("remote_id", sa.Text),
    sa.Column("protocol", sa.Text, nullable=False),
    sa.Column("settings", JSONB, nullable=False),
    sa.Column("capabilities", JSONB),
    sa.Column("capabilities_at", _MOMENT),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("backing_off", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("retry_at", _MOMENT),
    sa.Column("last_error", sa.Text),
    sa.Column("last_success_at", _MOMENT),
    sa.Column("next_request_at", _MOMENT),
    sa.Column("budget_day", sa.Date),
    sa.Column("requests", sa.Integer, nullable=False, server_default="0"),
    sa.Column("discovered_at", _MOMENT),
    sa.UniqueConstraint("parent_id", "remote_id"),
)
TITLES = sa.Table(
    "titles",
    METADATA,
    sa.Column("title_id", sa.Uuid, primary_key=True),
    sa.Column("facts", JSONB),
    sa.Column("name_keys", ARRAY(sa.Text), nullable=False),
    sa.Column("as_of", sa.Uuid, nullable=False),
    sa.Column("removed", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("changed_at", _MOMENT, nullable=False, server_default=sa.func.now()),
    sa.Index("titles_name_keys", "name_keys", postgresql_using="gin"),
)
TARGETS = sa.Table(
    "targets",
    METADATA,
    sa.Column("target_id", sa.Uuid, primary_key=True),
    sa.Column("title_id", sa.Uuid, nullable=False),
    sa.Column("season", sa.Integer),
    sa.Column("episode", sa.Integer),
    sa.Column("ref", JSONB, nullable=False),
    sa.Column("wanted", sa.Boolean, nullable=False),
    sa.Column("profile_id", sa.Uuid),
    sa.Column("season_episode_count", sa.Integer),
    sa.Column("current", JSONB),
    sa.Column("as_of", sa.Uuid, nullable=False),
    sa.Column("correlation_id", sa.Uuid, nullable=False),
    sa.Column("causation_id", sa.Uuid),
    sa.Column("actor", sa.Text),
    sa.Column("search_at", _MOMENT),
    sa.Column("gather_until", _MOMENT),
    sa.Column("retry_of", sa.Uuid),
    sa.Column("misses", sa.Integer, nullable=False, server_default="0"),
    sa.Column("unserved", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("changed_at", _MOMENT, nullable=False, server_default=sa.func.now()),
    sa.Index("targets_of_title", "title_id", "season", "episode"),
    sa.Index("targets_due", "search_at", postgresql_where=sa.text("search_at is not null")),
    sa.Index("targets_unserved", "target_id", postgresql_where=sa.text("unserved")),
)
SEARCHES = sa.Table(
    "searches",
    METADATA,
    sa.Column("search_id", sa.Uuid, primary_key=True),
    sa.Column("title_id", sa.Uuid, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("season", sa.Integer),
    sa.Column("target_ids", ARRAY(sa.Uuid), nullable=False),
    sa.Column("query", sa.Text),
    sa.Column("retry_of", sa.Uuid),
    sa.Column("correlation_id", sa.Uuid, nullable=False),
    sa.Column("causation_id", sa.Uuid),
    sa.Column("actor", sa.Text),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("answers", JSONB, nullable=False, server_default="[]"),
    sa.Column("found", sa.Integer, nullable=False, server_default="0"),
    sa.Column("accepted", sa.Integer, nullable=False, server_default="0"),
    sa.Column("grabbed", sa.Text),
    sa.Column("started_at", _MOMENT, nullable=False),
    sa.Column("finished_at", _MOMENT),
    sa.Column("lease", sa.Uuid),
    sa.Column("lease_until", _MOMENT),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Index("searches_newest", sa.text("started_at desc"), sa.text("search_id desc")),
    sa.Index("searches_of_title", "title_id", sa.text("started_at desc"), sa.text("search_id desc")),
    sa.Index("searches_running", "lease_until", postgresql_where=sa.text("state = 'running'")),
)
RELEASES = sa.Table(
    "releases",
    METADATA,
    sa.Column("release_id", sa.Uuid, primary_key=True),
    sa.Column("search_id", sa.Uuid, nullable=False),
    sa.Column("title_id", sa.Uuid, nullable=False),
    sa.Column("accepted", sa.Boolean, nullable=False),
    sa.Column("position", sa.Integer, nullable=False, server_default=str(LAST_PLACE)),
    sa.Column("view", JSONB, nullable=False),
    sa.Column("offers", JSONB, nullable=False),
    sa.Column("grabbed_at", _MOMENT),
    sa.Column("fetch_failed", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("judged_at", _MOMENT, nullable=False, server_default=sa.func.now()),
    sa.Index("releases_of_search", "search_id", "position", "release_id"),
    sa.Index("releases_oldest", "judged_at"),
)
GRABS = sa.Table(
    "grabs",
    METADATA,
    sa.Column("download_id", sa.Uuid, primary_key=True),
    sa.Column("target_id", sa.Uuid, primary_key=True),
    sa.Column("title_id", sa.Uuid, nullable=False),
    sa.Column("ref", JSONB, nullable=False),
    sa.Column("release_id", sa.Uuid, nullable=False),
    sa.Column("search_id", sa.Uuid),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("info_hash", sa.Text, nullable=False),
    sa.Column("indexer_id", sa.Uuid, nullable=False),
    sa.Column("evidence", JSONB, nullable=False),
    sa.Column("grabbed_at", _MOMENT, nullable=False),
    sa.Column("ended_at", _MOMENT),
    sa.Column("outcome", sa.Text),
    sa.Index("grabs_one_per_target", "target_id", unique=True, postgresql_where=sa.text("ended_at is null")),
    sa.Index("grabs_under_way", "info_hash", postgresql_where=sa.text("ended_at is null")),
    sa.Index("grabs_of_target", "target_id", "grabbed_at"),
    sa.Index("grabs_of_title", "title_id", "grabbed_at"),
    sa.Index("grabs_oldest", "grabbed_at"),
)
BLOCKLIST = sa.Table(
    "blocklist",
    METADATA,
    sa.Column("blocklist_id", sa.Uuid, primary_key=True),
    sa.Column("title_id", sa.Uuid, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("info_hash", sa.Text, nullable=False, server_default=""),
    sa.Column("indexer_id", sa.Uuid),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("added_at", _MOMENT, nullable=False),
    sa.UniqueConstraint("title_id", "name", "info_hash"),
)
PROFILES = sa.Table(
    "profiles",
    METADATA,
    sa.Column("profile_id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("is_default", sa.Boolean, nullable=False),
    sa.Column("body", JSONB, nullable=False),
    sa.Index("profiles_one_default", "is_default", unique=True, postgresql_where=sa.text("is_default")),
)


def upgrade() -> None:
    create_delivery_tables(op)
    METADATA.create_all(op.get_bind())


def downgrade() -> None:
    METADATA.drop_all(op.get_bind())
    drop_delivery_tables(op)
