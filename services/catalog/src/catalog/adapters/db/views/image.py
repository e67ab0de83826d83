"""What is known of one image."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import IMAGES
from kit.errors import NotFound, Unavailable


@dataclass(frozen=True, slots=True)
class FetchedImage:
    """An image that was fetched; `media_type` is the original's."""

    id: UUID
    etag: str
    media_type: str


async def find_fetched_image(image_id: UUID, sql: AsyncConnection) -> FetchedImage:
    """Raises NotFound when there is none, Unavailable while it is being fetched."""
    c = IMAGES.c
    row = (await sql.execute(sa.select(c.etag, c.media_type, c.due_at).where(c.id == image_id))).first()
    if row is None:
        raise NotFound(f"There is no image {image_id}")
    if row.etag is None and row.due_at is not None:
        raise Unavailable("The image is being fetched", advice="Try again in a moment")
    if row.etag is None:
        raise NotFound("The image's source did not give it")
    return FetchedImage(image_id, row.etag, row.media_type)
