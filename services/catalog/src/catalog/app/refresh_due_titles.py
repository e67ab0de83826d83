"""Reads metadata again where it is due."""

from datetime import datetime, timedelta

from catalog.app.ports import Begin, ImageFiles, MetadataSource
from catalog.app.refresh_title import refresh_title
from catalog.domain.refreshing import next_try
from contracts.catalog.asks import RefreshTitle
from kit.errors import InvalidInput, NotFound, Unavailable

BATCH = 10
LEASE = timedelta(minutes=15)
"""Nobody else refreshes a title that was taken so long ago."""


async def refresh_due_titles(
    *, begin: Begin, source: MetadataSource, images: ImageFiles, now: datetime
) -> tuple[str, ...]:
    """A few titles, one after the other; gives what went wrong. A failure only puts its own title off."""
    async with begin() as store:
        due = await store.titles.claim_refreshes(now, now + LEASE, BATCH)
    problems: list[str] = []
    for title_id in due:
        try:
            await refresh_title(RefreshTitle(title_id=title_id), begin=begin, source=source, images=images, now=now)
        except (Unavailable, NotFound, InvalidInput) as error:
            problems.append(error.detail)
            async with begin() as store:
                if title := await store.titles.find(title_id):
                    failures = title.refresh_failures + 1
                    await store.titles.put_off_refresh(title_id, next_try(failures, now), failures)
    return tuple(problems)
