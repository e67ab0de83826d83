"""What the catalog's health says of its libraries."""

from pathlib import Path

import pytest

from catalog.bootstrap import DEFINITION
from catalog.settings import CatalogSettings
from contracts.catalog.asks import AddLibrary, GetCatalogHealth
from contracts.catalog.values import LibraryView
from contracts.health import HealthCheck, HealthReport, HealthState
from contracts.values import TitleKind
from support.stack import Stack


async def libraries_health(stack: Stack) -> HealthCheck:
    report = await stack.ask(GetCatalogHealth(), HealthReport)
    return next(check for check in report.checks if check.name == "libraries")


@pytest.mark.parametrize(("reserve_bytes", "state"), [(0, HealthState.OK), (10**18, HealthState.WARNING)])
async def test_a_library_without_room_is_a_warning_with_advice(
    stack: Stack, tmp_path: Path, reserve_bytes: int, state: HealthState
) -> None:
    roots = {"downloads": tmp_path / "downloads", "images": tmp_path / "images"}
    for folder in roots.values():
        folder.mkdir()
    async with stack.running(DEFINITION, CatalogSettings, roots=roots, import_reserve_bytes=reserve_bytes):
        library = AddLibrary(kind=TitleKind.SHOW, name="Shows", root=str(tmp_path / "shows"))
        await stack.ask(library, LibraryView)
        found = await libraries_health(stack)
        assert found.state is state
        assert bool(found.advice) == (state is HealthState.WARNING)
        (tmp_path / "shows").rmdir()
        assert (await libraries_health(stack)).state is HealthState.FAILING
