from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integration.downloader.swarm import Swarm, running_swarm


@pytest.fixture
async def swarm(tmp_path: Path) -> AsyncIterator[Swarm]:
    folder = tmp_path / "seeded"
    folder.mkdir()
    async with running_swarm(folder) as running:
        yield running
