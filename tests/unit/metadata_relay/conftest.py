"""A relay in front of stand-ins for all four sources."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from unit.metadata_relay import keyless_answers, tmdb_answers, tvdb_answers
from unit.metadata_relay.relay_world import FakeSources, relay_settings, running_relay


@pytest.fixture
def sources() -> FakeSources:
    return FakeSources({**tmdb_answers.ANSWERS, **tvdb_answers.ANSWERS, **keyless_answers.ANSWERS})


@pytest.fixture
async def relay(sources: FakeSources, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with running_relay(relay_settings(tmp_path), sources) as client:
        yield client
