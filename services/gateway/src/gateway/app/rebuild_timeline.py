"""Build the projection anew from the streams."""

from nats.js.errors import NotFoundError

from contracts.service import Service
from contracts.topology import EVENTS
from gateway.adapters.db.projection import Projection
from gateway.app_state import App
from kit.bus.naming import durable_name


async def rebuild_timeline(app: App) -> None:
    """Empty it and delete its consumers; they are made anew at once and read their streams from the start."""
    async with app.database.transaction() as sql:
        await Projection(sql).empty()
    stream_api = app.client.jetstream()
    for event in EVENTS:
        try:
            await stream_api.delete_consumer(event.owner.event_stream, durable_name(Service.GATEWAY, event))
        except NotFoundError:
            continue
