"""Servers that integration tests share: started once per test run, emptied before each test that uses them."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from support.servers import NatsServer, PostgresServer, start_nats, start_postgres
from support.stack import Stack, stop_when_done

# How long an example takes says nothing on a machine that does other work too: benches measure, tests don't.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="session")
def nats_server(server_folder: Path) -> Iterator[NatsServer]:
    yield from stop_when_done(start_nats(server_folder))


@pytest.fixture(scope="session")
def postgres_server(server_folder: Path) -> Iterator[PostgresServer]:
    yield from stop_when_done(start_postgres(server_folder))


@pytest.fixture
async def stack(nats_server: NatsServer, postgres_server: PostgresServer) -> AsyncIterator[Stack]:
    """Empty NATS and databases, and what tests do with them."""
    async with Stack.open(nats_server, postgres_server) as opened:
        yield opened
