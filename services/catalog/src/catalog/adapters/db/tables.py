"""The catalog's tables."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

METADATA = sa.MetaData()


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.Uuid, primary_key=True)


def _title_id() -> sa.Column[Any]:
    return sa.Column("title_id", sa.Uuid, sa.ForeignKey("titles.id", ondelete="CASCADE"), nullable=False)


def _at(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _bytes(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=False)


LIBRARIES = sa.Table(
    "libraries",
    METADATA,
    _id(),
    _text("kind"),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("root", sa.Text, nullable=False, unique=True),
    _text("naming_preset"),
    sa.Column("default_profile_id", sa.Uuid),
)

METADATA_KEYS = sa.Table(
    "metadata_keys",
    METADATA,
    sa.Column("source", sa.Text, primary_key=True),
    _text("api_key"),
    _text("pin"),
)

TITLES = sa.Table(
    "titles",
    METADATA,
    _id(),
    _text("kind"),
    sa.Column("library_id", sa.Uuid, sa.ForeignKey("libraries.id"), nullable=False),
    _text("source"),
    _text("source_id"),
    _text("name"),
    sa.Column("sort_name", sa.Text(collation="C"), nullable=False),
    _text("search_text"),
    _text("original_name", nullable=True),
    _text("original_language", nullable=True),
    _text("overview", nullable=True),
    _number("year"),
    _text("status"),
    _number("runtime_minutes"),
    sa.Column("genres", ARRAY(sa.Text), nullable=False),
    _text("certification", nullable=True),
    sa.Column("rating", sa.Float),
    sa.Column("ratings", JSONB, nullable=False),
    _text("network", nullable=True),
    _text("collection", nullable=True),
    _text("collection_id", nullable=True),
    sa.Column("first_air_date", sa.Date),
    sa.Column("cinema_date", sa.Date),
    sa.Column("digital_date", sa.Date),
    sa.Column("physical_date", sa.Date),
    _text("trailer_url", nullable=True),
    _text("language"),
    _number("tmdb"),
    _number("tvdb"),
    _text("imdb", nullable=True),
    _number("tvmaze"),
    _flag("monitored"),
    _text("monitor_policy"),
    _flag("monitor_specials"),
    _text("minimum_availability"),
    sa.Column("series_type", sa.Text, nullable=False, server_default="standard"),
    _text("chosen_series_type", nullable=True),
    sa.Column("facts_version", sa.Integer, nullable=False, server_default="0"),
    _text("folder"),
    _at("added_at", nullable=False),
    sa.Column("added_by_ask", sa.Uuid),
    _at("refreshed_at"),
    _at("refresh_due_at", nullable=False),
    _number("refresh_failures", nullable=False),
    _number("targets", nullable=False),
    _number("satisfied", nullable=False),
    sa.Column("season_counts", JSONB, nullable=False, server_default="[]"),
    _bytes("size_bytes"),
    _at("next_air_at"),
    sa.Column("poster_id", sa.Uuid),
    sa.UniqueConstraint("kind", "source", "source_id", name="titles_source"),
    sa.UniqueConstraint("library_id", "folder", name="titles_folder"),
    sa.Index("titles_by_name", "kind", "sort_name", "id"),
    sa.Index("titles_by_added", "kind", "added_at", "id"),
    sa.Index("titles_by_year", "kind", sa.text("coalesce(year, 0)"), "id"),
    sa.Index("titles_refresh_due", "refresh_due_at"),
    *(sa.Index(f"titles_{name}", name) for name in ("tmdb", "tvdb", "imdb", "tvmaze")),
)

ALTERNATIVE_TITLES = sa.Table(
    "alternative_titles",
    METADATA,
    _title_id(),
    _number("position", nullable=False),
    _text("name"),
    _text("country", nullable=True),
    _text("language", nullable=True),
    sa.PrimaryKeyConstraint("title_id", "position"),
)

SEASONS = sa.Table(
    "seasons",
    METADATA,
    _id(),
    _title_id(),
    _number("number", nullable=False),
    _text("name"),
    _text("overview", nullable=True),
    _flag("monitored"),
    sa.UniqueConstraint("title_id", "number", name="seasons_number"),
)

EPISODES = sa.Table(
    "episodes",
    METADATA,
    _id(),
    _title_id(),
    _number("season", nullable=False),
    _number("number", nullable=False),
    _text("name"),
    _text("source_id"),
    _number("absolute_number"),
    _text("overview", nullable=True),
    _at("air_at"),
    _number("runtime_minutes"),
    _text("still_url", nullable=True),
    _flag("monitored"),
    _flag("detached"),
    sa.Index("episodes_in_order", "title_id", "season", "number", "id"),
)

IMAGES = sa.Table(
    "images",
    METADATA,
    _id(),
    _title_id(),
    sa.Column("episode_id", sa.Uuid, sa.ForeignKey("episodes.id", ondelete="CASCADE")),
    _text("kind"),
    _number("season"),
    _text("url"),
    _number("priority", nullable=False),
    _text("fetched_url", nullable=True),
    _text("etag", nullable=True),
    _text("media_type", nullable=True),
    _number("failures", nullable=False),
    _at("due_at"),
    sa.Index("images_of_title", "title_id"),
    sa.Index("images_of_episode", "episode_id"),
    sa.Index("images_due", "due_at", "priority", postgresql_where=sa.text("due_at is not null")),
)

SLOTS = sa.Table(
    "slots",
    METADATA,
    _id(),
    _title_id(),
    _text("name"),
    sa.Column("profile_id", sa.Uuid),
    _flag("monitored"),
    _number("position", nullable=False),
    sa.UniqueConstraint("title_id", "name", name="slots_name"),
)

MEDIA_FILES = sa.Table(
    "media_files",
    METADATA,
    _id(),
    _title_id(),
    sa.Column("library_id", sa.Uuid, sa.ForeignKey("libraries.id"), nullable=False),
    sa.Column("slot_id", sa.Uuid, sa.ForeignKey("slots.id", ondelete="CASCADE"), nullable=False),
    sa.Column("import_id", sa.Uuid),
    _text("path"),
    _bytes("size_bytes"),
    _text("method"),
    sa.Column("evidence", JSONB, nullable=False),
    sa.Column("media_info", JSONB(none_as_null=True)),
    _at("added_at", nullable=False),
    sa.UniqueConstraint("library_id", "path", name="media_files_path"),
    sa.Index("media_files_of_title", "title_id", "id"),
    sa.Index("media_files_of_slot", "slot_id"),
)

TARGETS = sa.Table(
    "targets",
    METADATA,
    _id(),
    _title_id(),
    sa.Column("slot_id", sa.Uuid, sa.ForeignKey("slots.id", ondelete="CASCADE"), nullable=False),
    sa.Column("episode_id", sa.Uuid, sa.ForeignKey("episodes.id", ondelete="CASCADE")),
    _text("state"),
    _at("due_at"),
    sa.Column("file_id", sa.Uuid, sa.ForeignKey("media_files.id", ondelete="SET NULL")),
    sa.Column("monitored", sa.Boolean, nullable=False, server_default="true"),
    sa.Index("targets_of_title", "title_id"),
    sa.Index("targets_of_slot", "slot_id"),
    sa.Index("targets_of_episode", "episode_id"),
    sa.Index("targets_of_file", "file_id"),
    sa.Index("targets_wanted", "due_at", "id", postgresql_where=sa.text("state = 'wanted'")),
    sa.Index("targets_due", "due_at", postgresql_where=sa.text("state = 'unaired'")),
)

SUBTITLES = sa.Table(
    "subtitles",
    METADATA,
    _id(),
    sa.Column("file_id", sa.Uuid, sa.ForeignKey("media_files.id", ondelete="CASCADE"), nullable=False),
    _text("path"),
    _text("language", nullable=True),
    _flag("forced"),
    _flag("hearing_impaired"),
    sa.Index("subtitles_of_file", "file_id"),
)

IMPORTS = sa.Table(
    "imports",
    METADATA,
    _id(),
    sa.Column("download_id", sa.Uuid),
    sa.Column("title_id", sa.Uuid),
    _text("name"),
    _text("state"),
    sa.Column("request", JSONB, nullable=False),
    sa.Column("plan", JSONB(none_as_null=True)),
    sa.Column("placed", JSONB, nullable=False),
    sa.Column("blocks", JSONB, nullable=False),
    sa.Column("files", JSONB, nullable=False),
    _at("started_at", nullable=False),
    _at("finished_at"),
    sa.Index("imports_newest", "started_at", "id"),
    sa.Index("imports_by_state", "state", "started_at", "id"),
    sa.Index("imports_of_title", "title_id", "started_at", "id"),
    # One import of a title at a time: the row that says `running` is the claim.
    sa.Index("imports_running", "title_id", unique=True, postgresql_where=sa.text("state = 'running'")),
)

RECYCLE_BIN = sa.Table(
    "recycle_bin",
    METADATA,
    _id(),
    sa.Column("library_id", sa.Uuid, sa.ForeignKey("libraries.id"), nullable=False),
    _text("title_name"),
    _text("original_path"),
    _text("folder"),
    _bytes("size_bytes"),
    _text("reason"),
    _at("recycled_at", nullable=False),
    _at("expires_at", nullable=False),
    sa.Index("recycle_bin_expiry", "expires_at"),
)

BULK_CHANGES = sa.Table(
    "bulk_changes",
    METADATA,
    _id(),
    sa.Column("change", JSONB, nullable=False),
    _at("started_at", nullable=False),
    _at("finished_at"),
    sa.Index("bulk_changes_started", "started_at"),
)

BULK_CHANGE_TITLES = sa.Table(
    "bulk_change_titles",
    METADATA,
    sa.Column("bulk_id", sa.Uuid, sa.ForeignKey("bulk_changes.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    # Without a key into titles: a title that is removed stays in the account of what was done.
    sa.Column("title_id", sa.Uuid, nullable=False),
    _text("name"),
    _flag("done"),
    _text("failure", nullable=True),
    sa.Index("bulk_change_titles_left", "bulk_id", "position", postgresql_where=sa.text("not done")),
)
