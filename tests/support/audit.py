"""Looks at a whole system that came to rest: nothing lost, nothing doubled, nothing left lying about."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from nats.aio.client import Client

from contracts.catalog.events import ImportCompleted, MediaImported, TargetSatisfied, TargetWanted
from contracts.downloader.events import DownloadCompleted, DownloadFailed, DownloadRemoved, DownloadStarted
from contracts.envelope import Envelope
from contracts.indexer.events import ReleaseGrabbed
from contracts.message import Event
from contracts.service import Service
from contracts.topology import BY_SUBJECT, TOPOLOGY
from contracts.values import TargetRef
from kit.bus.dead_letters import list_dead
from kit.bus.naming import durable_name
from kit.files.placing import TEMPORARY_PREFIX
from support.whole import Whole, Wish, until

EventT = TypeVar("EventT", bound=Event)
VIDEO = ".mkv"
PATIENCE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Logged:
    """An event as its stream keeps it."""

    event: Event
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class EventLog:
    """All events of all streams; each stream in its order."""

    entries: tuple[Logged, ...]

    def all_of(self, kind: type[EventT]) -> list[EventT]:
        """The events of one kind."""
        return [one.event for one in self.entries if isinstance(one.event, kind)]


async def come_to_rest(whole: Whole, *, seconds: float = 120) -> None:
    """Wait until every outbox is empty and every message was handled."""

    async def is_at_rest() -> bool:
        return not await _unsent(whole) and not await _unhandled(whole)

    await until("every message is sent and handled", is_at_rest, seconds=seconds)


async def _unsent(whole: Whole) -> int:
    count = 0
    for service in Service:
        sql = await whole.sql(service)
        try:
            count += int(await sql.fetchval("select count(*) from outbox"))
        finally:
            await sql.close()
    return count


async def _unhandled(whole: Whole) -> int:
    operator = await whole.running.backends.connect_nats()
    try:
        api, count = operator.jetstream(), 0
        for stream in _streams():
            infos = await api.consumers_info(stream)
            count += sum((info.num_pending or 0) + (info.num_ack_pending or 0) for info in infos)
        return count
    finally:
        await operator.close()


def _streams() -> Iterable[str]:
    return (stream for service in Service for stream in (service.event_stream, service.command_stream))


async def audit(whole: Whole) -> EventLog:
    """The events, after everything that must hold of any rested system was found to hold."""
    seen = await _look_undisturbed(whole)
    assert seen.dead == []
    assert {service: count for service, count in seen.commands.items() if count} == {}
    _every_id_is_unique(seen.log)
    _keys_are_in_order(seen.log)
    _everybody_handled_every_event_once(seen)
    _every_step_happened_once(seen.log)
    _no_temporary_file_is_left(whole.data.media)
    return seen.log


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was there at one moment. `handled` are the ids in the inboxes, `projected` those in the gateway's events."""

    log: EventLog
    dead: list[str]
    commands: Mapping[Service, int]
    handled: Mapping[tuple[Service, type[Event]], set[UUID]]
    projected: list[UUID]


async def _look_undisturbed(whole: Whole) -> _Seen:
    """A late search or reading of a feed may end at any time: look again when something was published meanwhile."""
    operator = await whole.running.backends.connect_nats()
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                before = await _positions(operator)
                await come_to_rest(whole)
                seen = await _look(whole, operator)
                if await _positions(operator) == before:
                    return seen
    finally:
        await operator.close()


async def _positions(operator: Client) -> list[int]:
    api = operator.jetstream()
    return [(await api.stream_info(stream)).state.last_seq for stream in _streams()]


async def _look(whole: Whole, operator: Client) -> _Seen:
    handled = {}
    for service, links in TOPOLOGY.items():
        sql = await whole.sql(service)
        try:
            for kind in links.reads:
                rows = await sql.fetch("select message_id from inbox where consumer = $1", durable_name(service, kind))
                handled[service, kind] = {row["message_id"] for row in rows}
        finally:
            await sql.close()
    sql = await whole.sql(Service.GATEWAY)
    try:
        projected = [row["id"] for row in await sql.fetch("select id from events")]
    finally:
        await sql.close()
    api = operator.jetstream()
    return _Seen(
        log=EventLog(tuple([one for service in Service for one in await _read(operator, service.event_stream)])),
        dead=[letter.error async for letter in list_dead(operator)],
        commands={one: (await api.stream_info(one.command_stream)).state.messages for one in Service},
        handled=handled,
        projected=projected,
    )


async def _read(operator: Client, stream: str) -> list[Logged]:
    api = operator.jetstream()
    state = (await api.stream_info(stream)).state
    found = []
    for number in range(state.first_seq, state.last_seq + 1) if state.messages else ():
        raw = await api.get_msg(stream, number)
        kind = BY_SUBJECT[raw.subject or ""]
        event = kind.model_validate_json(raw.data or b"")
        assert isinstance(event, Event)
        found.append(Logged(event, Envelope.from_headers(raw.headers or {})))
    return found


def _every_id_is_unique(log: EventLog) -> None:
    counts = Counter(one.envelope.id for one in log.entries)
    assert [one for one, count in counts.items() if count > 1] == []


def _keys_are_in_order(log: EventLog) -> None:
    """Within its owner's stream, an event was never stored before an earlier one of its key."""
    last: dict[tuple[str, UUID | None], datetime] = {}
    for one in log.entries:
        key = (one.envelope.source, one.envelope.key)
        assert last.get(key, one.envelope.time) <= one.envelope.time, one
        last[key] = one.envelope.time


def _everybody_handled_every_event_once(seen: _Seen) -> None:
    """The inboxes hold each event of each reader; that none is there twice is their primary key."""
    for (service, kind), handled in seen.handled.items():
        published = {one.envelope.id for one in seen.log.entries if type(one.event) is kind}
        assert handled == published, f"{service} and {kind.__name__}"
    assert sorted(seen.projected) == sorted(one.envelope.id for one in seen.log.entries)


def _every_step_happened_once(log: EventLog) -> None:
    for kind in (DownloadStarted, DownloadCompleted, DownloadFailed, DownloadRemoved):
        _once(kind.__name__, (one.download_id for one in log.all_of(kind)))
    _once("ReleaseGrabbed", (one.download_id for one in log.all_of(ReleaseGrabbed)))
    _once("ImportCompleted", (one.import_id for one in log.all_of(ImportCompleted)))
    _once("MediaImported", (one.file_id for one in log.all_of(MediaImported)))
    completed = {one.download_id for one in log.all_of(DownloadCompleted)}
    assert completed <= {one.download_id for one in log.all_of(DownloadStarted)}
    assert {one.download_id for one in log.all_of(MediaImported)} <= completed


def _once(what: str, ids: Iterable[UUID]) -> None:
    assert [(what, one) for one, count in Counter(ids).items() if count > 1] == []


def _no_temporary_file_is_left(media: Path) -> None:
    assert [path for path in media.rglob(f"{TEMPORARY_PREFIX}*") if path.is_file()] == []


def satisfied_exactly_once(log: EventLog, wishes: Iterable[Wish]) -> int:
    """How many targets the titles have. Each was wanted, imported and satisfied once, and one download more was
    grabbed for it only when one had failed.
    """
    ids = {UUID(wish.title_id) for wish in wishes}
    wanted = _counted([one.target] for one in log.all_of(TargetWanted) if one.title_id in ids)
    assert set(wanted.values()) == {1}
    assert _counted([one.target] for one in log.all_of(TargetSatisfied) if one.title_id in ids) == wanted
    assert _counted(one.targets for one in log.all_of(MediaImported) if one.title_id in ids) == wanted
    grabbed = _counted(one.targets for one in log.all_of(ReleaseGrabbed) if one.title_id in ids)
    failed = _counted(one.targets for one in log.all_of(DownloadFailed))
    assert {target: count - failed[target] for target, count in grabbed.items()} == wanted
    return len(wanted)


def _counted(targets: Iterable[Sequence[TargetRef]]) -> Counter[UUID]:
    return Counter(target.target_id for some in targets for target in some)


async def library_holds_exactly(whole: Whole, wishes: Iterable[Wish]) -> None:
    """The files on disk are those that the catalog knows, each once, each linked to its download."""
    known = [path for wish in wishes for path in await whole.paths_of(wish)]
    for path in known:
        assert path.stat().st_nlink > 1, f"{path} is no hardlink"
    found = [path for folder in {path.parent for path in known} for path in folder.iterdir() if path.suffix == VIDEO]
    assert sorted(found) == sorted(known)
