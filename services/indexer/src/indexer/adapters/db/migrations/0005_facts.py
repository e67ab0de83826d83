"""When the seasons of targets are over; and titles are found by their ids as by their names."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ADD_ID_KEYS = """update titles set name_keys = name_keys || array_remove(array[
    'tmdb ' || (facts->'external_ids'->>'tmdb'),
    'tvdb ' || (facts->'external_ids'->>'tvdb'),
    'imdb ' || lower(facts->'external_ids'->>'imdb'),
    'tvmaze ' || (facts->'external_ids'->>'tvmaze')
], null) where jsonb_typeof(facts) = 'object'"""


def upgrade() -> None:
    op.add_column("targets", sa.Column("season_ends_at", sa.DateTime(timezone=True)))
    op.execute(ADD_ID_KEYS)


def downgrade() -> None:
    op.execute(
        "update titles set name_keys = "
        "(select coalesce(array_agg(k), '{}') from unnest(name_keys) k where k not like '% %')"
    )
    op.drop_column("targets", "season_ends_at")
