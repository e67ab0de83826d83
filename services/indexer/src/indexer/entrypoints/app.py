"""What the entrypoints work with."""

from dataclasses import dataclass

from indexer.app.keep_indexers import KeepingPorts
from indexer.app.take_best import TakingPorts
from indexer.entrypoints.lanes import SearchLanes
from kit.schedule import DueLoop


@dataclass(frozen=True, slots=True)
class App:
    """The ports of the use cases, the lanes in which searches run, the reading of feeds, and the held releases."""

    keeping: KeepingPorts
    taking: TakingPorts
    lanes: SearchLanes
    feeds: DueLoop
    held: DueLoop
