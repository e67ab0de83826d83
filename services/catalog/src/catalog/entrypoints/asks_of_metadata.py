"""Asks about metadata sources and their keys."""

from catalog.adapters.db.store import stores
from catalog.app.keep_metadata_keys import list_metadata_sources, set_metadata_keys, try_metadata_source
from catalog.entrypoints.tools import App
from contracts.catalog.metadata_asks import (
    ListMetadataSources,
    MetadataSources,
    MetadataSourceTest,
    SetMetadataKeys,
    TestMetadataSource,
)
from kit.db.units import Work


async def on_list(_ask: ListMetadataSources, work: Work, app: App) -> MetadataSources:
    return await list_metadata_sources(begin=stores(work), directory=app.directory)


async def on_set(ask: SetMetadataKeys, work: Work, app: App) -> MetadataSources:
    return await set_metadata_keys(ask, begin=stores(work), directory=app.directory)


async def on_try(ask: TestMetadataSource, work: Work, app: App) -> MetadataSourceTest:
    return await try_metadata_source(ask, begin=stores(work), directory=app.directory)
