import os
from pathlib import Path

import pytest

from metadata_relay.cache import FILE, AnswerCache


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


async def opened(folder: Path, clock: Clock, *, max_bytes: int = 1_000_000, keep_seconds: float = 1000) -> AnswerCache:
    cache = AnswerCache(folder, max_bytes=max_bytes, keep_seconds=keep_seconds, clock=clock)
    await cache.open()
    return cache


async def body_of(cache: AnswerCache, key: str) -> bytes | None:
    kept = await cache.find(key)
    return kept.body if kept else None


async def test_what_was_stored_is_found_with_its_age(tmp_path: Path) -> None:
    clock = Clock()
    cache = await opened(tmp_path, clock)
    await cache.store("a", b"one")
    await cache.store("a", b"two")
    clock.now += 60
    kept = await cache.find("a")
    assert kept
    assert (kept.body, kept.age_seconds) == (b"two", 60)
    assert await cache.find("b") is None
    await cache.close()


async def test_it_outlives_its_process(tmp_path: Path) -> None:
    clock = Clock()
    first = await opened(tmp_path, clock)
    await first.store("a", b"one")
    # Not closed: as after a kill.
    second = await opened(tmp_path, clock)
    assert await body_of(second, "a") == b"one"
    await first.close()
    await second.close()


async def test_what_was_not_used_for_longest_leaves_when_there_is_no_room(tmp_path: Path) -> None:
    clock = Clock()
    cache = await opened(tmp_path, clock, max_bytes=40_000, keep_seconds=1e6)
    for number in range(4):
        clock.now += 10
        await cache.store(f"{number}", os.urandom(9_000))
    clock.now += 4_000
    assert await body_of(cache, "0")
    await cache.store("new", os.urandom(9_000))
    assert await body_of(cache, "1") is None
    assert await body_of(cache, "0")
    assert await body_of(cache, "new")
    await cache.close()


async def test_an_answer_too_large_for_the_room_is_not_kept(tmp_path: Path) -> None:
    cache = await opened(tmp_path, Clock(), max_bytes=40_000)
    await cache.store("small", b"x")
    await cache.store("large", os.urandom(20_000))
    assert await body_of(cache, "large") is None
    assert await body_of(cache, "small") == b"x"
    await cache.close()


async def test_too_old_answers_leave(tmp_path: Path) -> None:
    clock = Clock()
    cache = await opened(tmp_path, clock, keep_seconds=100)
    await cache.store("a", b"one")
    clock.now += 101
    assert await cache.find("a") is None
    await cache.close()


async def test_a_forgotten_answer_is_gone(tmp_path: Path) -> None:
    cache = await opened(tmp_path, Clock())
    await cache.store("a", b"one")
    await cache.forget("a")
    assert await cache.find("a") is None
    await cache.close()


async def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database, but it is long enough to look at" * 100)
    cache = await opened(tmp_path, Clock())
    await cache.store("a", b"one")
    assert await body_of(cache, "a") == b"one"
    assert cache.trouble is None
    await cache.close()


async def test_a_disk_that_fails_stops_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    cache = await opened(in_the_way, Clock())
    await cache.store("a", b"one")
    assert await cache.find("a") is None
    assert cache.trouble
    await cache.close()


@pytest.mark.parametrize("key", ["'; drop table answers; --", "🎬" * 100, ""])
async def test_any_text_is_a_key(tmp_path: Path, key: str) -> None:
    cache = await opened(tmp_path, Clock())
    await cache.store(key, b"one")
    assert await body_of(cache, key) == b"one"
    await cache.close()
