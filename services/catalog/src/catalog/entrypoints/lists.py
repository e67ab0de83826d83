"""Asks that only read."""

from catalog.adapters.db.store import DatabaseStore
from catalog.adapters.db.views.episode_list import list_episodes
from catalog.adapters.db.views.file_list import list_files
from catalog.adapters.db.views.image import find_fetched_image
from catalog.adapters.db.views.import_list import list_imports
from catalog.adapters.db.views.title_letters import list_title_letters
from catalog.adapters.db.views.title_list import list_titles
from catalog.adapters.db.views.title_names import list_title_names
from catalog.adapters.db.views.upcoming import list_upcoming
from catalog.adapters.db.views.wanted_list import list_wanted
from catalog.domain.naming.examples import example_paths
from catalog.entrypoints.tools import App
from contracts.catalog.asks import (
    Episodes,
    Files,
    GetImage,
    GetTitle,
    ImageData,
    Imports,
    ListEpisodes,
    ListFiles,
    ListImports,
    ListNamingPresets,
    ListTitleLetters,
    ListTitleNames,
    ListTitles,
    ListUpcoming,
    ListWanted,
    NamingPresets,
    TitleLetters,
    TitleNames,
    TitleSummaries,
    Upcoming,
    WantedPage,
)
from contracts.catalog.values import TitleView
from kit.db.units import Unit, Work


async def on_list_titles(ask: ListTitles, unit: Unit, _app: App) -> TitleSummaries:
    return await list_titles(ask, unit.sql)


async def on_list_title_letters(ask: ListTitleLetters, unit: Unit, _app: App) -> TitleLetters:
    return await list_title_letters(ask, unit.sql)


async def on_list_title_names(ask: ListTitleNames, unit: Unit, _app: App) -> TitleNames:
    return await list_title_names(ask, unit.sql)


async def on_list_upcoming(ask: ListUpcoming, unit: Unit, _app: App) -> Upcoming:
    return await list_upcoming(ask, unit.sql)


async def on_get_title(ask: GetTitle, unit: Unit, _app: App) -> TitleView:
    return await DatabaseStore(unit).title_views.get(ask.title_id)


async def on_list_episodes(ask: ListEpisodes, unit: Unit, _app: App) -> Episodes:
    return await list_episodes(ask, unit.sql)


async def on_list_files(ask: ListFiles, unit: Unit, _app: App) -> Files:
    return await list_files(ask, unit.sql)


async def on_list_wanted(ask: ListWanted, unit: Unit, _app: App) -> WantedPage:
    return await list_wanted(ask, unit.sql)


async def on_list_imports(ask: ListImports, unit: Unit, _app: App) -> Imports:
    return await list_imports(ask, unit.sql)


async def on_get_image(ask: GetImage, work: Work, app: App) -> ImageData:
    async with work.begin() as unit:
        image = await find_fetched_image(ask.image_id, unit.sql)
    data = await app.images.read(ask.image_id, ask.size)
    media_type = image.media_type if ask.size == "original" else "image/webp"
    return ImageData.model_construct(media_type=media_type, data=data, etag=f"{image.etag}-{ask.size}")


async def on_list_naming_presets(ask: ListNamingPresets, _work: Work, _app: App) -> NamingPresets:
    return NamingPresets(items=example_paths(ask.kind))
