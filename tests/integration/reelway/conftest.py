import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.servers import NatsServer, PostgresServer, start_nats, start_postgres


@pytest.fixture(scope="session")
def nats_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    server = asyncio.run(start_nats(tmp_path_factory.mktemp("nats")))
    yield server
    asyncio.run(server.stop())


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    server = asyncio.run(start_postgres(tmp_path_factory.mktemp("postgres")))
    yield server
    asyncio.run(server.stop())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole stacks take the usual ports of their parts: they start one after the other, on one worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("e2e"))
