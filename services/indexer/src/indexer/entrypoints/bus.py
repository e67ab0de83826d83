"""Which use case takes which message."""

from datetime import UTC, datetime
from uuid import UUID

from contracts.catalog.events import (
    ImportBlocked,
    ImportCompleted,
    TargetSatisfied,
    TargetsListed,
    TargetUnwanted,
    TargetWanted,
    TitleRemoved,
    TitleUpdated,
)
from contracts.downloader.events import DownloadFailed, DownloadRemoved
from contracts.envelope import Cause
from contracts.indexer.asks import (
    AddIndexer,
    CancelSearch,
    EditIndexer,
    GetSearch,
    GrabRelease,
    Indexers,
    ListIndexers,
    ListProfiles,
    ListReleases,
    ListSearches,
    Profiles,
    Releases,
    RemoveIndexer,
    Searches,
    StartSearch,
    TestIndexer,
)
from contracts.indexer.commands import SearchRequested
from contracts.indexer.values import IndexerTest, IndexerView, SearchView
from contracts.message import Done
from indexer.adapters.db.records import UnitRecords
from indexer.app import note_download, note_target, note_title
from indexer.app.cancel_search import cancel_search
from indexer.app.grab_release import grab_release
from indexer.app.keep_indexers import add_indexer, edit_indexer, remove_indexer
from indexer.app.list_indexers import list_indexers
from indexer.app.list_releases import list_releases
from indexer.app.list_searches import get_search, list_searches
from indexer.app.request_search import request_search, start_search
from indexer.app.try_indexer import try_indexer
from indexer.app.views import view_profiles
from indexer.entrypoints.app import App
from indexer.entrypoints.deciding import DECIDING_ANSWERS
from indexer.entrypoints.finding import FINDING_ANSWERS
from indexer.entrypoints.judging import JUDGING_ANSWERS
from kit.bus.handlers import Answerer, Handler, answer, answer_long, on, on_long
from kit.db.units import Unit, Work
from kit.errors import Bug


async def _on_wanted(event: TargetWanted, work: Work, app: App) -> None:
    async with work.begin() as unit:
        event_id = _event_id(work.cause)
        await note_target.note_wanted(event, event_id=event_id, cause=work.cause, records=UnitRecords(unit), now=_now())
    app.lanes.changed()


async def _on_satisfied(event: TargetSatisfied, work: Work, app: App) -> None:
    async with work.begin() as unit:
        event_id, records = _event_id(work.cause), UnitRecords(unit)
        await note_target.note_satisfied(event, event_id=event_id, cause=work.cause, records=records, now=_now())
    app.lanes.changed()


async def _on_unwanted(event: TargetUnwanted, unit: Unit, _app: App) -> None:
    await note_target.note_unwanted(event, event_id=_event_id(unit.cause), cause=unit.cause, records=UnitRecords(unit))


async def _on_listed(event: TargetsListed, unit: Unit, _app: App) -> None:
    await note_target.note_listed(event, event_id=_event_id(unit.cause), cause=unit.cause, records=UnitRecords(unit))


async def _on_title_updated(event: TitleUpdated, unit: Unit, _app: App) -> None:
    await note_title.note_title_updated(event, event_id=_event_id(unit.cause), records=UnitRecords(unit))


async def _on_title_removed(event: TitleRemoved, unit: Unit, _app: App) -> None:
    await note_title.note_title_removed(event, event_id=_event_id(unit.cause), records=UnitRecords(unit), now=_now())


async def _on_import_completed(event: ImportCompleted, work: Work, app: App) -> None:
    async with work.begin() as unit:
        event_id, records = _event_id(work.cause), UnitRecords(unit)
        await note_download.note_import_completed(event, event_id=event_id, records=records, now=_now())
    app.lanes.changed()


async def _on_import_blocked(event: ImportBlocked, work: Work, app: App) -> None:
    async with work.begin() as unit:
        await note_download.note_import_blocked(event, records=UnitRecords(unit), now=_now())
    app.lanes.changed()


async def _on_download_failed(event: DownloadFailed, work: Work, app: App) -> None:
    async with work.begin() as unit:
        await note_download.note_download_failed(event, records=UnitRecords(unit), now=_now())
    app.lanes.changed()


async def _on_download_removed(event: DownloadRemoved, work: Work, app: App) -> None:
    async with work.begin() as unit:
        await note_download.note_download_removed(event, records=UnitRecords(unit), now=_now())
    app.lanes.changed()


async def _on_search_requested(command: SearchRequested, work: Work, app: App) -> None:
    async with work.begin() as unit:
        command_id = _event_id(work.cause)
        await request_search(command, command_id=command_id, cause=work.cause, records=UnitRecords(unit), now=_now())
    app.lanes.changed()


async def _start_search(ask: StartSearch, work: Work, app: App) -> SearchView:
    async with work.begin() as unit:
        view = await start_search(ask, cause=work.cause, records=UnitRecords(unit), now=_now())
    app.lanes.changed()
    return view


async def _list_indexers(_ask: ListIndexers, unit: Unit, _app: App) -> Indexers:
    return await list_indexers(records=UnitRecords(unit), now=_now())


async def _add_indexer(ask: AddIndexer, work: Work, app: App) -> IndexerView:
    view = await add_indexer(ask, cause=work.cause, ports=app.keeping)
    app.lanes.changed()
    app.feeds.changed()
    return view


async def _edit_indexer(ask: EditIndexer, work: Work, app: App) -> IndexerView:
    view = await edit_indexer(ask, cause=work.cause, ports=app.keeping)
    app.lanes.changed()
    app.feeds.changed()
    return view


async def _remove_indexer(ask: RemoveIndexer, unit: Unit, _app: App) -> Done:
    return await remove_indexer(ask, records=UnitRecords(unit))


async def _try_indexer(ask: TestIndexer, work: Work, app: App) -> IndexerTest:
    return await try_indexer(ask, cause=work.cause, ports=app.keeping)


async def _get_search(ask: GetSearch, unit: Unit, _app: App) -> SearchView:
    return await get_search(ask, records=UnitRecords(unit))


async def _cancel_search(ask: CancelSearch, work: Work, app: App) -> Done:
    async with work.begin() as unit:
        answered = await cancel_search(ask, records=UnitRecords(unit), now=_now())
    app.lanes.stop(ask.search_id)
    return answered


async def _list_searches(ask: ListSearches, unit: Unit, _app: App) -> Searches:
    return await list_searches(ask, records=UnitRecords(unit))


async def _list_releases(ask: ListReleases, unit: Unit, _app: App) -> Releases:
    return await list_releases(ask, records=UnitRecords(unit))


async def _grab_release(ask: GrabRelease, work: Work, app: App) -> Done:
    return await grab_release(ask, cause=work.cause, ports=app.taking)


async def _list_profiles(_ask: ListProfiles, unit: Unit, _app: App) -> Profiles:
    return Profiles(items=view_profiles(await UnitRecords(unit).profiles.list_all()))


def _now() -> datetime:
    return datetime.now(UTC)


def _event_id(cause: Cause) -> UUID:
    """The id of the message that is handled."""
    if cause.causation_id is None:
        raise Bug("a handled message is the cause of what follows")
    return cause.causation_id


HANDLERS: tuple[Handler[App], ...] = (
    on_long(TargetWanted, _on_wanted, lanes=4),
    on_long(TargetSatisfied, _on_satisfied),
    on(TargetUnwanted, _on_unwanted),
    on(TargetsListed, _on_listed),
    on(TitleUpdated, _on_title_updated),
    on(TitleRemoved, _on_title_removed),
    on_long(ImportCompleted, _on_import_completed),
    on_long(ImportBlocked, _on_import_blocked),
    on_long(DownloadFailed, _on_download_failed),
    on_long(DownloadRemoved, _on_download_removed),
    on_long(SearchRequested, _on_search_requested),
)
ANSWERS: tuple[Answerer[App], ...] = (
    answer(ListIndexers, _list_indexers),
    answer_long(AddIndexer, _add_indexer),
    answer_long(EditIndexer, _edit_indexer),
    answer(RemoveIndexer, _remove_indexer),
    answer_long(TestIndexer, _try_indexer),
    answer_long(StartSearch, _start_search),
    answer(GetSearch, _get_search),
    answer_long(CancelSearch, _cancel_search),
    answer(ListSearches, _list_searches),
    answer(ListReleases, _list_releases),
    answer_long(GrabRelease, _grab_release),
    answer(ListProfiles, _list_profiles),
    *JUDGING_ANSWERS,
    *DECIDING_ANSWERS,
    *FINDING_ANSWERS,
)
