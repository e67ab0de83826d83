"""Makes the demo's libraries and indexers, once."""

from reelway.data_folder import DataFolder
from reelway.demo.journey.visitor import Visitor
from reelway.demo.world import DemoWorld

LIBRARIES = (("show", "Shows", "shows"), ("movie", "Movies", "movies"))


async def furnish_house(visitor: Visitor, data: DataFolder, world: DemoWorld) -> None:
    """Add what is missing of libraries and indexers; indexers that listen elsewhere now are told so."""
    await _add_libraries(visitor, data)
    present = {item["name"]: item["indexer_id"] for item in await visitor.items("indexers")}
    for indexer in world.indexers:
        settings = {
            "name": indexer.name,
            "kind": "torznab",
            "url": indexer.torznab_url,
            "api_key": indexer.api_key,
            "request_spacing_seconds": 0,
            "timeout_seconds": 10,
        }
        if indexer.name in present:
            await visitor.http.put(f"indexers/{present[indexer.name]}", json=settings)
        else:
            await visitor.post("indexers", settings)


async def _add_libraries(visitor: Visitor, data: DataFolder) -> None:
    kinds = {item["kind"] for item in await visitor.items("libraries")}
    for kind, name, folder in LIBRARIES:
        if kind not in kinds:
            await visitor.post("libraries", {"kind": kind, "name": name, "root": str(data.media / folder)})
