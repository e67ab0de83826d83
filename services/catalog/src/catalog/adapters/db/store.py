"""All of the catalog's data inside one unit of work."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from catalog.adapters.db.rows.bulk_changes import BulkChangeRows
from catalog.adapters.db.rows.episodes import EpisodeRows
from catalog.adapters.db.rows.files import FileRows
from catalog.adapters.db.rows.images import ImageRows
from catalog.adapters.db.rows.imports import ImportRows
from catalog.adapters.db.rows.libraries import LibraryRows
from catalog.adapters.db.rows.metadata_keys import MetadataKeyRows
from catalog.adapters.db.rows.recycle_bin import RecycleBinRows
from catalog.adapters.db.rows.slots import SlotRows
from catalog.adapters.db.rows.targets import TargetRows
from catalog.adapters.db.rows.titles import TitleRows
from catalog.adapters.db.views.title import TitleViewRows
from catalog.app.ports import Begin
from contracts.message import Command, Event
from kit.db.units import Unit, Work


class DatabaseStore:
    """See the port `Store`."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.libraries = LibraryRows(unit.sql)
        self.metadata_keys = MetadataKeyRows(unit.sql)
        self.titles = TitleRows(unit.sql)
        self.episodes = EpisodeRows(unit.sql)
        self.slots = SlotRows(unit.sql)
        self.targets = TargetRows(unit.sql)
        self.files = FileRows(unit.sql)
        self.images = ImageRows(unit.sql)
        self.imports = ImportRows(unit.sql)
        self.recycle_bin = RecycleBinRows(unit.sql)
        self.bulk_changes = BulkChangeRows(unit.sql)
        self.title_views = TitleViewRows(unit.sql)

    def emit(self, *messages: Event | Command) -> None:
        self._unit.emit(*messages)


def stores(work: Work) -> Begin:
    """Stores of one long piece of work, a transaction each."""

    @asynccontextmanager
    async def begin() -> AsyncIterator[DatabaseStore]:
        async with work.begin() as unit:
            yield DatabaseStore(unit)

    return begin
