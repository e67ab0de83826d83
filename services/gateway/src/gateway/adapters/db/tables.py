"""The gateway's tables."""

import sqlalchemy as sa

METADATA = sa.MetaData()
_at = sa.DateTime(timezone=True)

USERS = sa.Table(
    "users",
    METADATA,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("created_at", _at, nullable=False),
    sa.Index("users_name", sa.text("lower(name)"), unique=True),
)
SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("token_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("agent", sa.Text, nullable=False),
    sa.Column("created_at", _at, nullable=False),
    sa.Column("used_at", _at, nullable=False),
    sa.Column("expires_at", _at, nullable=False),
)
API_KEYS = sa.Table(
    "api_keys",
    METADATA,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("token_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("hint", sa.Text, nullable=False),
    sa.Column("created_at", _at, nullable=False),
    sa.Column("used_at", _at),
    sa.Column("expires_at", _at),
)
SETUP = sa.Table(
    "setup",
    METADATA,
    sa.Column("single", sa.Boolean, primary_key=True, server_default=sa.true()),
    sa.Column("token_hash", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("single", name="setup_has_one_row"),
)
LOGIN_FAILURES = sa.Table(
    "login_failures",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("failed_at", _at, nullable=False),
)
IDEMPOTENCY = sa.Table(
    "idempotency",
    METADATA,
    sa.Column("user_id", sa.Uuid, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("request_hash", sa.LargeBinary, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("body", sa.LargeBinary),
    sa.Column("created_at", _at, nullable=False, index=True),
)
EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("seq", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    sa.Column("id", sa.Uuid, nullable=False, unique=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("time", _at, nullable=False),
    sa.Column("correlation_id", sa.Uuid, nullable=False, index=True),
    sa.Column("causation_id", sa.Uuid),
    sa.Column("actor", sa.Text),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("events_time", "time"),
)
EVENT_TITLES = sa.Table(
    "event_titles",
    METADATA,
    sa.Column("title_id", sa.Uuid, primary_key=True),
    sa.Column("seq", sa.ForeignKey("events.seq", ondelete="CASCADE"), primary_key=True, index=True),
)
