"""Makes targets wanted whose time has come."""

from datetime import datetime

from catalog.app.ports import Begin
from catalog.app.settle_targets import Why, settle_targets
from contracts.catalog.values import WantedReason

BATCH = 50


async def settle_due_targets(*, begin: Begin, now: datetime) -> int:
    """A transaction per title, at most so many titles; gives how many there were."""
    async with begin() as store:
        due = await store.targets.due_titles(now, BATCH)
    for title_id in due:
        async with begin() as store:
            if title := await store.titles.find(title_id):
                store.emit(*await settle_targets(title, Why(WantedReason.AIRED), store=store, now=now))
    return len(due)
