"""Keeps the images of a title in line with what its source lists."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from catalog.app.ports import Store
from catalog.domain.titles import TitleImage
from contracts.metadata import ImageKind


async def sync_images(title_id: UUID, wanted: Sequence[TitleImage], *, store: Store, now: datetime) -> tuple[UUID, ...]:
    """New ones and those with another address are fetched soon. Gives the ids of images that left."""
    known = {image.place: image for image in await store.images.of_title(title_id)}
    await store.images.add(title_id, [image for image in wanted if image.place not in known], now)
    for image in wanted:
        old = known.get(image.place)
        if old and old.url != image.url:
            await store.images.change_url(old.id, image.url, now)
    places = {image.place for image in wanted}
    left = tuple(image.id for place, image in known.items() if place not in places)
    await store.images.remove(left)
    posters = [known.get(image.place, image).id for image in wanted if image.kind is ImageKind.POSTER]
    await store.titles.set_poster(title_id, posters[0] if posters else None)
    return left
