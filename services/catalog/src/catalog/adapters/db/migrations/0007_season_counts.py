"""Titles know how much of each season there is, as they know it of all together."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

# As the rule was when this was written: a migration does not change with the code.
_COUNT = """
update titles set season_counts = counted.seasons
from (
    select title_id, jsonb_agg(
        jsonb_build_object('number', season, 'targets', targets, 'satisfied', satisfied) order by season = 0, season
    ) as seasons
    from (
        select targets.title_id, episodes.season, count(*) as targets,
            count(*) filter (where targets.state = 'satisfied') as satisfied
        from targets join episodes on episodes.id = targets.episode_id
        where targets.state in ('satisfied', 'wanted')
        group by targets.title_id, episodes.season
    ) as of_season
    group by title_id
) as counted
where titles.id = counted.title_id
"""


def upgrade() -> None:
    empty = sa.Column("season_counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    op.add_column("titles", empty)
    op.execute(_COUNT)


def downgrade() -> None:
    op.drop_column("titles", "season_counts")
