"""Images that were asked for lately, in memory: the next browser's page of posters does not ask the catalog again."""

import time
from collections import OrderedDict
from collections.abc import Callable
from uuid import UUID

from contracts.catalog.asks import ImageData

MOST_BYTES = 48_000_000
KEPT_SECONDS = 600.0
"""Far less than browsers keep an image; one that its source changed is shown from then on."""
Key = tuple[UUID, str]


class ImageShelf:
    """Holds so many bytes at most; what was not asked for the longest leaves first."""

    def __init__(self, *, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic) -> None:
        self._most_bytes = most_bytes
        self._clock = clock
        self._bytes = 0
        self._images: OrderedDict[Key, tuple[float, ImageData]] = OrderedDict()

    def find(self, key: Key) -> ImageData | None:
        """An image in a size, None when it is not here or too old."""
        since, image = self._images.get(key, (0.0, None))
        if image is None:
            return None
        if self._clock() - since > KEPT_SECONDS:
            self._drop(key)
            return None
        self._images.move_to_end(key)
        return image

    def put(self, key: Key, image: ImageData) -> None:
        """Keep an image; others leave where it takes their room."""
        self._drop(key)
        self._images[key] = (self._clock(), image)
        self._bytes += len(image.data)
        while self._bytes > self._most_bytes:
            self._drop(next(iter(self._images)))

    def _drop(self, key: Key) -> None:
        dropped = self._images.pop(key, None)
        if dropped:
            self._bytes -= len(dropped[1].data)
