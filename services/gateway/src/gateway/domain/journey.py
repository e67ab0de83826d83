"""Which titles an event is about, so that each title has its whole timeline."""

from uuid import UUID

from contracts.message import Event
from contracts.values import TargetRef


def titles_of(event: Event) -> tuple[UUID, ...]:
    """The titles that an event names, directly or by its targets."""
    found: dict[UUID, None] = {}
    title_id = getattr(event, "title_id", None)
    if isinstance(title_id, UUID):
        found[title_id] = None
    for target in targets_of(event):
        found[target.title_id] = None
    return tuple(found)


def targets_of(event: Event) -> tuple[TargetRef, ...]:
    """The targets that an event names."""
    single = getattr(event, "target", None)
    many = getattr(event, "targets", None) or getattr(event, "imported", None) or ()
    return (single,) if isinstance(single, TargetRef) else tuple(many)
