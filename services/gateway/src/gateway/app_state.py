"""What the gateway's entrypoints share."""

from dataclasses import dataclass, field

from nats.aio.client import Client

from gateway.adapters.event_feed import EventFeed
from gateway.adapters.image_shelf import ImageShelf
from gateway.adapters.supervisor_backups import SupervisorBackups
from gateway.settings import GatewaySettings
from kit.bus.asks import Asker
from kit.db.database import Database
from kit.db.units import Units


@dataclass(frozen=True, slots=True)
class App:
    """The gateway's adapters."""

    settings: GatewaySettings
    database: Database
    asker: Asker
    client: Client
    units: Units
    feed: EventFeed
    backups: SupervisorBackups
    images: ImageShelf = field(default_factory=ImageShelf)
