"""Send people's wishes to search on their way."""

from collections.abc import Sequence

from contracts.envelope import Cause
from contracts.indexer.commands import SearchRequested
from kit.db.units import Units


async def request_searches(commands: Sequence[SearchRequested], cause: Cause, *, units: Units) -> None:
    """Through the outbox, so that an accepted wish is never lost."""
    async with units.begin(cause) as unit:
        unit.emit(*commands)
