"""Which use case answers what about files to be better, and about held releases."""

from contracts.indexer.held_asks import ForgetHeldRelease, HeldReleases, ListHeldReleases, TakeHeldRelease
from contracts.indexer.wanted_asks import CutoffUnmetPage, ListCutoffUnmet
from contracts.message import Done
from indexer.adapters.db.records import UnitRecords
from indexer.app.keep_held import forget_held_release, list_held_releases
from indexer.app.list_cutoff_unmet import list_cutoff_unmet
from indexer.app.take_held import take_held_release
from indexer.entrypoints.app import App
from kit.bus.handlers import Answerer, answer, answer_long
from kit.db.units import Unit, Work


async def _list_cutoff_unmet(ask: ListCutoffUnmet, unit: Unit, _app: App) -> CutoffUnmetPage:
    records = UnitRecords(unit)
    return await list_cutoff_unmet(ask, rows=records.cutoff_unmet, profiles=records.profiles)


async def _list_held(ask: ListHeldReleases, unit: Unit, _app: App) -> HeldReleases:
    records = UnitRecords(unit)
    return await list_held_releases(ask, pages=records.held, titles=records.titles)


async def _take_held(ask: TakeHeldRelease, work: Work, app: App) -> Done:
    return await take_held_release(ask, cause=work.cause, ports=app.taking)


async def _forget_held(ask: ForgetHeldRelease, unit: Unit, _app: App) -> Done:
    return await forget_held_release(ask, records=UnitRecords(unit))


FINDING_ANSWERS: tuple[Answerer[App], ...] = (
    answer(ListCutoffUnmet, _list_cutoff_unmet),
    answer(ListHeldReleases, _list_held),
    answer_long(TakeHeldRelease, _take_held),
    answer(ForgetHeldRelease, _forget_held),
)
