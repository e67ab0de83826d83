"""A catalogue and its metadata server, spoken to without a network."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest

from reelway.demo.faults import Behaviour
from reelway.demo.metadata.app import metadata_app
from reelway.demo.titles.catalogue import Catalogue, build_catalogue

BASE = "http://metadata.test"


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def catalogue(now: datetime) -> Catalogue:
    return build_catalogue(now)


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.fixture
async def metadata(catalogue: Catalogue, behaviour: Behaviour) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(metadata_app(catalogue, BASE, behaviour))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client
