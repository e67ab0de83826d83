"""The catalog's world, for tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integration.catalog.catalog_world import FakeRelay, World, make_clip
from integration.catalog.direct_catalog import Direct
from kit.ops import serve_http
from support.stack import Stack


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real video of two seconds with sound."""
    return make_clip(tmp_path_factory.mktemp("clips") / "clip.mkv", "-f", "lavfi", "-i", "sine=duration=2")


@pytest.fixture(scope="session")
def silent_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without sound."""
    return make_clip(tmp_path_factory.mktemp("clips") / "silent.mkv")


@pytest.fixture
async def relay() -> AsyncIterator[FakeRelay]:
    fake = FakeRelay()
    async with serve_http(fake.app(), "127.0.0.1", 0) as port:
        fake.url = f"http://127.0.0.1:{port}"
        yield fake


@pytest.fixture
async def direct(stack: Stack, tmp_path: Path, clip: Path) -> AsyncIterator[Direct]:
    """The catalog's use cases without a service around them."""
    async with Direct.open(stack, tmp_path, clip) as opened:
        yield opened


@pytest.fixture
def world(stack: Stack, relay: FakeRelay, clip: Path, tmp_path: Path) -> World:
    for name in ("downloads", "images"):
        (tmp_path / name).mkdir()
    return World(stack, relay, tmp_path, clip)
