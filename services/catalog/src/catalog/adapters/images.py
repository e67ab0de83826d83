"""Images on disk: fetched once, kept as they came, and in three sizes for the web."""

import asyncio
import hashlib
import shutil
import warnings
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

from PIL import Image, UnidentifiedImageError

from catalog.app.ports import DueImage
from contracts.metadata import ImageKind
from kit.errors import InvalidInput, NotFound, Unavailable
from kit.http.client import Elsewhere, GuardedClient

MAX_BYTES = 5_000_000
"""What still fits into an answer on the bus, encoded."""
MAX_PIXELS = 60_000_000
QUALITY = 80
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_WIDTHS = {"small": 185, "medium": 342, "large": 780}
_BACKDROP_WIDTHS = _WIDTHS | {"large": 1280}
_WIDE = frozenset({ImageKind.BACKDROP.value, ImageKind.STILL.value})
_GONE = frozenset({404, 410})


class ImageFolder:
    """See the port `ImageFiles`; and gives the bytes back."""

    def __init__(self, folder: Path, client: GuardedClient) -> None:
        self._folder = folder
        self._client = client

    async def fetch(self, image: DueImage) -> tuple[str, str]:
        """Fetch an image and make its sizes. Gives the etag and the media type of the original."""
        try:
            answer = await self._client.get(image.url, max_bytes=MAX_BYTES)
        except Elsewhere as elsewhere:
            raise InvalidInput(f"The image is at {elsewhere.url[:50]}, which is no web address") from None
        if answer.status in _GONE:
            raise NotFound("The image left its source")
        if answer.status != 200:
            raise Unavailable(f"The image's host answered {answer.status}")
        return await asyncio.to_thread(_keep, self._of(image.id), image.kind, answer.body)

    async def read(self, image_id: UUID, size: str) -> bytes:
        """The bytes of one size.

        Raises:
            NotFound: they left the disk.
        """
        name = "original" if size == "original" else f"{size}.webp"
        try:
            return await asyncio.to_thread((self._of(image_id) / name).read_bytes)
        except FileNotFoundError:
            raise NotFound("The image left the disk", advice="Refresh the title") from None

    async def forget(self, image_ids: Iterable[UUID]) -> None:
        """Delete images."""
        for image_id in image_ids:
            await asyncio.to_thread(shutil.rmtree, self._of(image_id), ignore_errors=True)

    def _of(self, image_id: UUID) -> Path:
        return self._folder / image_id.hex[-2:] / image_id.hex


def _keep(folder: Path, kind: str, body: bytes) -> tuple[str, str]:
    media_type, sizes = _sizes(kind, body)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "original", body)
    for name, data in sizes.items():
        _write(folder / f"{name}.webp", data)
    return hashlib.sha256(body).hexdigest()[:16], media_type


def _sizes(kind: str, body: bytes) -> tuple[str, dict[str, bytes]]:
    widths = _BACKDROP_WIDTHS if kind in _WIDE else _WIDTHS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(body), formats=tuple(_FORMATS)) as opened:
                media_type = _FORMATS[opened.format or ""]
                if opened.width * opened.height > MAX_PIXELS:
                    raise InvalidInput(f"An image of {opened.width} × {opened.height} is too large")
                opened.draft("RGB", (max(widths.values()),) * 2)
                picture = opened.convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InvalidInput(f"That is no image: {type(error).__name__}") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise InvalidInput(f"The image is damaged: {type(error).__name__}") from error
    return media_type, {name: _scaled(picture, width) for name, width in widths.items()}


def _scaled(picture: Image.Image, width: int) -> bytes:
    height = max(1, round(picture.height * width / picture.width))
    scaled = picture.resize((width, height), Image.Resampling.LANCZOS) if width < picture.width else picture
    out = BytesIO()
    scaled.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name}-{uuid4().hex}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
