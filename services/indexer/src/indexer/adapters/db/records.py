"""All records within one transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from contracts.envelope import Cause
from contracts.message import Command, Event
from indexer.adapters.db.blocklist import BlocklistRecords
from indexer.adapters.db.blocklist_pages import BlocklistPageRecords
from indexer.adapters.db.cutoff_unmet import CutoffUnmetRecords
from indexer.adapters.db.decisions import DecisionRecords
from indexer.adapters.db.feeds import FeedRecords
from indexer.adapters.db.grabs import GrabRecords
from indexer.adapters.db.held import HeldRecords
from indexer.adapters.db.indexers import IndexerRecords
from indexer.adapters.db.judging import JudgingRecords
from indexer.adapters.db.past import PastRecords
from indexer.adapters.db.profiles import ProfileRecords
from indexer.adapters.db.releases import ReleaseRecords
from indexer.adapters.db.searches import SearchRecords
from indexer.adapters.db.spending import SpendingRecords
from indexer.adapters.db.target_refs import TargetRefRecords
from indexer.adapters.db.targets import TargetRecords
from indexer.adapters.db.titles import TitleRecords
from indexer.adapters.db.upgrades import UpgradeRecords
from kit.db.units import Unit, Units


class UnitRecords:
    """The records of a unit of work."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.indexers = IndexerRecords(unit.sql)
        self.titles = TitleRecords(unit.sql)
        self.targets = TargetRecords(unit.sql)
        self.searches = SearchRecords(unit.sql)
        self.releases = ReleaseRecords(unit.sql)
        self.grabs = GrabRecords(unit.sql)
        self.blocklist = BlocklistRecords(unit.sql)
        self.profiles = ProfileRecords(unit.sql)
        self.judging = JudgingRecords(unit.sql)
        self.upgrades = UpgradeRecords(unit.sql)
        self.past = PastRecords(unit.sql)
        self.decisions = DecisionRecords(unit.sql)
        self.blocklist_pages = BlocklistPageRecords(unit.sql)
        self.feeds = FeedRecords(unit.sql)
        self.refs = TargetRefRecords(unit.sql)
        self.cutoff_unmet = CutoffUnmetRecords(unit.sql)
        self.held = HeldRecords(unit.sql)
        self.spending = SpendingRecords(unit.sql)

    def emit(self, *messages: Event | Command) -> None:
        """Send once committed."""
        self._unit.emit(*messages)


class DatabaseStore:
    """Transactions on the indexer's database."""

    def __init__(self, units: Units) -> None:
        self._units = units

    @asynccontextmanager
    async def begin(self, cause: Cause) -> AsyncIterator[UnitRecords]:
        """One transaction."""
        async with self._units.begin(cause) as unit:
            yield UnitRecords(unit)
