"""What the gateway reads: every event there is, into its projection."""

from contracts.message import Event
from contracts.topology import EVENTS
from gateway.adapters.db.projection import Projection
from gateway.app.project_event import project_event
from gateway.app_state import App
from kit.bus.handlers import Answerer, Handler, on
from kit.db.units import Unit
from kit.errors import Bug


async def _project(event: Event, unit: Unit, _app: App) -> None:
    if unit.handled is None:
        raise Bug("an event came without its envelope")
    await project_event(event, unit.handled, log=Projection(unit.sql))


HANDLERS: tuple[Handler[App], ...] = tuple(on(event, _project, lanes=1) for event in EVENTS)
ANSWERS: tuple[Answerer[App], ...] = ()
