"""Images in memory: within their bounds, and never for too long."""

import base64

from contracts.catalog.asks import ImageData
from contracts.ids import new_id
from gateway.adapters.image_shelf import KEPT_SECONDS, ImageShelf


def image(size_bytes: int) -> ImageData:
    return ImageData(media_type="image/webp", data=base64.b64encode(b"x" * size_bytes), etag="e")


def test_what_was_put_there_is_found_in_that_size_only() -> None:
    shelf, one, picture = ImageShelf(), new_id(), image(3)
    shelf.put((one, "small"), picture)
    assert shelf.find((one, "small")) is picture
    assert shelf.find((one, "large")) is None


def test_what_was_not_asked_for_the_longest_makes_room() -> None:
    shelf, (a, b, c) = ImageShelf(most_bytes=10), [(new_id(), "small") for _ in range(3)]
    shelf.put(a, image(4))
    shelf.put(b, image(4))
    shelf.find(a)
    shelf.put(c, image(6))
    assert [shelf.find(key) is not None for key in (a, b, c)] == [True, False, True]


def test_one_that_is_too_large_is_not_kept_and_others_may_come_again() -> None:
    shelf, key = ImageShelf(most_bytes=10), (new_id(), "original")
    shelf.put(key, image(11))
    assert shelf.find(key) is None
    shelf.put(key, image(10))
    assert shelf.find(key)


def test_the_same_again_takes_its_room_once() -> None:
    shelf, one, other = ImageShelf(most_bytes=10), (new_id(), "small"), (new_id(), "small")
    shelf.put(other, image(5))
    for _ in range(3):
        shelf.put(one, image(5))
    assert shelf.find(other)


def test_an_old_one_is_asked_for_again() -> None:
    now = 0.0
    shelf, key = ImageShelf(clock=lambda: now), (new_id(), "small")
    shelf.put(key, image(1))
    now = KEPT_SECONDS
    assert shelf.find(key)
    now += 1
    assert shelf.find(key) is None
