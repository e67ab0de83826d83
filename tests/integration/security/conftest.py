"""One whole system for all security tests: every service a process of its own, a world without releases beside it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from support.whole import Whole, whole_system


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def whole(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Whole]:
    async with whole_system(tmp_path_factory.mktemp("security"), plan=lambda *_: (), processes=True) as running:
        yield running
