"""The downloader's tables."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

METADATA = sa.MetaData()
_at = sa.DateTime(timezone=True)

TORRENTS = sa.Table(
    "torrents",
    METADATA,
    sa.Column("torrent_id", sa.Uuid, primary_key=True),
    sa.Column("info_hash", sa.Text, nullable=False),
    sa.Column("torrent", sa.LargeBinary),
    sa.Column("magnet", sa.Text),
    sa.Column("leaving", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("drops_data", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("torrents_info_hash", "info_hash", unique=True, postgresql_where=sa.text("not leaving")),
)
"""What the client has or shall have. A row goes when the client has let go of it."""

DOWNLOADS = sa.Table(
    "downloads",
    METADATA,
    sa.Column("download_id", sa.Uuid, primary_key=True),
    sa.Column("torrent_id", sa.Uuid, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("client", sa.Text, nullable=False),
    sa.Column("info_hash", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("targets", JSONB, nullable=False),
    sa.Column("title_ids", ARRAY(sa.Uuid), nullable=False),
    sa.Column("evidence", JSONB(none_as_null=True)),
    sa.Column("seeding", JSONB(none_as_null=True)),
    sa.Column("correlation_id", sa.Uuid, nullable=False),
    sa.Column("causation_id", sa.Uuid),
    sa.Column("actor", sa.Text),
    sa.Column("paused", sa.Boolean, nullable=False),
    sa.Column("total_bytes", sa.BigInteger, nullable=False),
    sa.Column("done_bytes", sa.BigInteger, nullable=False),
    sa.Column("uploaded_bytes", sa.BigInteger, nullable=False),
    sa.Column("files", JSONB, nullable=False),
    sa.Column("error", sa.Text),
    sa.Column("added_at", _at, nullable=False),
    sa.Column("started_at", _at),
    sa.Column("completed_at", _at),
    sa.Column("imported_at", _at),
    sa.Column("seeded_at", _at),
    sa.Column("ended_at", _at),
    sa.Index("downloads_live", "torrent_id", postgresql_where=sa.text("ended_at is null")),
    sa.Index("downloads_listed", "added_at", "download_id", postgresql_where=sa.text("state <> 'removed'")),
    sa.Index("downloads_of_state", "state", "added_at", "download_id"),
    sa.Index("downloads_of_title", "title_ids", postgresql_using="gin"),
)
LIMITS = sa.Table(
    "limits",
    METADATA,
    sa.Column("single", sa.Boolean, primary_key=True, server_default=sa.true()),
    sa.Column("limits", JSONB, nullable=False),
    sa.Column("changed_at", _at, nullable=False),
    sa.CheckConstraint("single", name="limits_has_one_row"),
)
