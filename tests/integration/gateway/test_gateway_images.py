"""Images of titles: fetched from the catalog once for all browsers, and never for strangers."""

import base64
from pathlib import Path

import httpx

from contracts.catalog.asks import GetImage, ImageData
from contracts.ids import new_id
from support.gateway import CannedService, running_gateway
from support.stack import Stack


async def test_the_catalog_is_asked_once_for_an_image(stack: Stack, tmp_path: Path) -> None:
    catalog, picture = CannedService(stack), b"a picture"
    image = ImageData(media_type="image/webp", data=base64.b64encode(picture), etag="e1-small")
    await catalog.answers(GetImage, lambda _ask: image)
    path = f"/api/v1/images/{new_id()}/small"
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        first, second = [await browser.get(path) for _ in range(2)]
        assert first.content == second.content == picture
        assert (await browser.get(path, headers={"If-None-Match": first.headers["etag"]})).status_code == 304
        assert len(catalog.asked) == 1
        async with httpx.AsyncClient(base_url=gateway.url) as stranger:
            assert (await stranger.get(path)).status_code == 401
