"""Send a person's wish to search on its way."""

from contracts.envelope import Cause
from contracts.indexer.commands import SearchRequested
from kit.db.units import Units


async def request_search(command: SearchRequested, cause: Cause, *, units: Units) -> None:
    """Through the outbox, so that an accepted wish is never lost."""
    async with units.begin(cause) as unit:
        unit.emit(command)
