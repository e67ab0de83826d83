"""Fetches images that are due."""

from datetime import datetime, timedelta

from catalog.app.ports import Begin, DueImage, ImageFiles
from catalog.domain.refreshing import next_try
from kit.errors import InvalidInput, NotFound, Unavailable

BATCH = 20
LEASE = timedelta(minutes=10)
MOST_TRIES = 8


async def fetch_due_images(*, begin: Begin, images: ImageFiles, now: datetime) -> int:
    """A few, posters first; gives how many there were."""
    async with begin() as store:
        due = await store.images.claim(now, now + LEASE, BATCH)
    for image in due:
        await _fetch(image, begin, images, now)
    return len(due)


async def _fetch(image: DueImage, begin: Begin, images: ImageFiles, now: datetime) -> None:
    try:
        etag, media_type = await images.fetch(image)
    except (InvalidInput, NotFound):
        again = None  # what is no image now will be none later; another address makes it due again
    except Unavailable:
        again = next_try(image.failures + 1, now) if image.failures < MOST_TRIES else None
    else:
        async with begin() as store:
            await store.images.fetched(image, etag, media_type)
        return
    async with begin() as store:
        await store.images.failed(image, again)
