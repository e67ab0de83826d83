"""Who publishes, sends, reads, handles and asks what.

NATS permissions, the generated reference and the ownership test all follow from this table. What a service owns
follows from the classes: it publishes its events and live messages, handles its commands, answers its asks.
"""

from dataclasses import dataclass
from typing import TypeVar

from contracts.catalog import asks as catalog_asks
from contracts.catalog import bulk_asks as catalog_bulk_asks
from contracts.catalog import commands as catalog_commands
from contracts.catalog import events as catalog_events
from contracts.catalog import live as catalog_live
from contracts.catalog import metadata_asks as catalog_metadata_asks
from contracts.downloader import asks as downloader_asks
from contracts.downloader import commands as downloader_commands
from contracts.downloader import events as downloader_events
from contracts.downloader import live as downloader_live
from contracts.indexer import asks as indexer_asks
from contracts.indexer import commands as indexer_commands
from contracts.indexer import decision_asks as indexer_decision_asks
from contracts.indexer import events as indexer_events
from contracts.indexer import feed_asks as indexer_feed_asks
from contracts.indexer import format_asks as indexer_format_asks
from contracts.indexer import held_asks as indexer_held_asks
from contracts.indexer import live as indexer_live
from contracts.indexer import profile_asks as indexer_profile_asks
from contracts.indexer import rule_asks as indexer_rule_asks
from contracts.indexer import wanted_asks as indexer_wanted_asks
from contracts.message import Ask, Command, Event, Live, Message
from contracts.service import Service

_MODULES = (
    catalog_events,
    catalog_commands,
    catalog_asks,
    catalog_bulk_asks,
    catalog_metadata_asks,
    catalog_live,
    indexer_events,
    indexer_commands,
    indexer_asks,
    indexer_format_asks,
    indexer_profile_asks,
    indexer_rule_asks,
    indexer_decision_asks,
    indexer_feed_asks,
    indexer_wanted_asks,
    indexer_held_asks,
    indexer_live,
    downloader_events,
    downloader_commands,
    downloader_asks,
    downloader_live,
)


_Kind = TypeVar("_Kind", bound=Message)


def _of_kind(kind: type[_Kind]) -> tuple[type[_Kind], ...]:
    """The classes of a kind that travel: those that nothing else in the contracts derives from."""
    found = [
        member
        for module in _MODULES
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, kind) and member.__module__ == module.__name__
    ]
    parents = {parent for member in found for parent in member.__mro__[1:]}
    return tuple(member for member in found if member not in parents)


EVENTS: tuple[type[Event], ...] = _of_kind(Event)
COMMANDS: tuple[type[Command], ...] = _of_kind(Command)
ASKS: tuple[type[Ask], ...] = _of_kind(Ask)
LIVE: tuple[type[Live], ...] = _of_kind(Live)
MESSAGES: tuple[type[Message], ...] = (*EVENTS, *COMMANDS, *ASKS, *LIVE)
BY_SUBJECT: dict[str, type[Message]] = {message.subject(): message for message in MESSAGES}


@dataclass(frozen=True, slots=True)
class Links:
    """What a service does with messages that it need not own."""

    reads: tuple[type[Event], ...] = ()
    """Events for which it keeps a durable consumer."""
    sends: tuple[type[Command], ...] = ()
    asks: tuple[type[Ask], ...] = ()
    hears: tuple[type[Live], ...] = ()
    settles_dead_letters: bool = False
    """Whether it lists, replays and drops dead letters of all services."""


TOPOLOGY: dict[Service, Links] = {
    Service.GATEWAY: Links(
        reads=EVENTS,
        sends=(indexer_commands.SearchRequested,),
        asks=ASKS,
        hears=LIVE,
        settles_dead_letters=True,
    ),
    Service.CATALOG: Links(
        reads=(downloader_events.DownloadCompleted, downloader_events.DownloadRemoved),
        sends=(catalog_commands.ImportRequested, catalog_commands.BulkChangeRequested),
    ),
    Service.INDEXER: Links(
        reads=(
            catalog_events.TargetWanted,
            catalog_events.TargetSatisfied,
            catalog_events.TargetUnwanted,
            catalog_events.TargetsListed,
            catalog_events.TitleUpdated,
            catalog_events.TitleRemoved,
            catalog_events.ImportCompleted,
            catalog_events.ImportBlocked,
            downloader_events.DownloadFailed,
            downloader_events.DownloadRemoved,
        ),
        sends=(downloader_commands.TorrentRequested,),
    ),
    Service.DOWNLOADER: Links(
        reads=(catalog_events.ImportCompleted, catalog_events.TitleRemoved),
    ),
}


def publishes(service: Service) -> tuple[type[Message], ...]:
    """Everything that a service may publish: its events and live messages, and the commands it sends."""
    own: tuple[type[Message], ...] = (*EVENTS, *LIVE)
    return (*(message for message in own if message.owner is service), *TOPOLOGY[service].sends)


def handles(service: Service) -> tuple[type[Event] | type[Command], ...]:
    """Everything that a service consumes durably: events it reads and commands it owns."""
    return (*TOPOLOGY[service].reads, *(command for command in COMMANDS if command.owner is service))


def answers(service: Service) -> tuple[type[Ask], ...]:
    """Everything that a service answers."""
    return tuple(ask for ask in ASKS if ask.owner is service)


def readers(message: type[Message]) -> tuple[Service, ...]:
    """Who consumes an event or command."""
    return tuple(service for service in TOPOLOGY if message in handles(service))
