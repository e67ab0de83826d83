"""What the catalog says of a title."""

from datetime import datetime
from uuid import UUID

from contracts.catalog.events import TitleRemoved, TitleUpdated
from indexer.app.ports import Records


async def note_title_updated(event: TitleUpdated, *, event_id: UUID, records: Records) -> None:
    """Judge by the newest facts."""
    await records.titles.save(event.facts, event_id)


async def note_title_removed(event: TitleRemoved, *, event_id: UUID, records: Records, now: datetime) -> None:
    """Forget what was wanted of it; events that come late do not bring it back."""
    await records.titles.remove(event.title_id, event_id)
    await records.targets.forget_title(event.title_id)
    await records.held.drop_of_title(event.title_id)
    await records.grabs.end_for_title(event.title_id, now)
