"""Which use case answers what about files to be better, held releases, and searches to be ended."""

from contracts.indexer.wanted_asks import CutoffUnmetPage, ListCutoffUnmet
from indexer.adapters.db.records import UnitRecords
from indexer.app.list_cutoff_unmet import list_cutoff_unmet
from indexer.entrypoints.app import App
from kit.bus.handlers import Answerer, answer
from kit.db.units import Unit


async def _list_cutoff_unmet(ask: ListCutoffUnmet, unit: Unit, _app: App) -> CutoffUnmetPage:
    records = UnitRecords(unit)
    return await list_cutoff_unmet(ask, rows=records.cutoff_unmet, profiles=records.profiles)


FINDING_ANSWERS: tuple[Answerer[App], ...] = (answer(ListCutoffUnmet, _list_cutoff_unmet),)
