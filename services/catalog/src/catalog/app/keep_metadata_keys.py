"""Which metadata sources are used, and the keys that people give for them."""

from collections.abc import Mapping

from catalog.app.ports import Begin, SourceDirectory
from catalog.domain.metadata_key import MetadataKey
from contracts.catalog.metadata_asks import (
    MetadataSources,
    MetadataSourceTest,
    SetMetadataKeys,
    TestMetadataSource,
)


async def list_metadata_sources(*, begin: Begin, directory: SourceDirectory) -> MetadataSources:
    """Raises Unavailable when the relay does not answer."""
    return MetadataSources(items=tuple(await directory.list_sources(await _stored(begin))))


async def set_metadata_keys(ask: SetMetadataKeys, *, begin: Begin, directory: SourceDirectory) -> MetadataSources:
    """An empty key is forgotten."""
    async with begin() as store:
        for one in ask.keys:
            if one.api_key:
                await store.metadata_keys.save(one.source, MetadataKey(one.api_key, one.pin))
            else:
                await store.metadata_keys.forget(one.source)
    return await list_metadata_sources(begin=begin, directory=directory)


async def try_metadata_source(
    ask: TestMetadataSource, *, begin: Begin, directory: SourceDirectory
) -> MetadataSourceTest:
    """With the given key, else with the one that is kept. What the source says against it is the answer, no error."""
    stored = await _stored(begin)
    given = {ask.source: MetadataKey(ask.api_key, ask.pin)} if ask.api_key else {}
    return await directory.try_source(ask.source, {**stored, **given})


async def _stored(begin: Begin) -> Mapping[str, MetadataKey]:
    async with begin() as store:
        return await store.metadata_keys.all()
