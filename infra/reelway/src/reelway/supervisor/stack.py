"""All parts of one machine, in the order in which they need each other."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from contracts.service import Service
from reelway.data_folder import DataFolder, prepare
from reelway.embedded.failure import PartFailed
from reelway.embedded.ports import LOOPBACK, require_free
from reelway.folder_lock import hold
from reelway.folder_version import claim_version
from reelway.supervisor.backends import Backends, locate_backends
from reelway.supervisor.backups_task import BackupsTask
from reelway.supervisor.fields import Web, relay_fields, service_fields
from reelway.supervisor.outside import OutsideServer
from reelway.supervisor.part import Part
from reelway.supervisor.ports_file import NATS, POSTGRES, choose_ports
from reelway.supervisor.programs import ALL, RELAY, Program, choose
from reelway.supervisor.servers import NatsPart, PostgresPart, provision_roles, provision_streams
from reelway.supervisor.service_process import ServiceProcess
from reelway.supervisor.service_task import RelayTask, ServiceTask
from reelway.supervisor.socket_place import place_socket
from reelway.supervisor.supervisor import Report, supervise


@dataclass(frozen=True, slots=True)
class StackOptions:
    """What a person chose. `more` are settings of single programs, by program and field."""

    data: Path
    web: Web
    processes: bool = False
    only: tuple[str, ...] = ()
    more: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    programs: Mapping[str, Program] = field(default_factory=lambda: ALL)


@dataclass(frozen=True, slots=True)
class RunningStack:
    """What is up."""

    data: DataFolder
    web: Web
    backends: Backends
    parts: tuple[Part, ...]


async def run_stack(
    options: StackOptions,
    stop: asyncio.Event,
    report: Report,
    on_ready: Callable[[RunningStack], Awaitable[None]],
) -> None:
    """Bring everything up, keep it up, and take it down when `stop` is set.

    Raises:
        PartFailed: something did not come up; everything is down again.
    """
    chosen = choose(options.only, options.programs)
    with open_folder(options.data) as data:
        if Service.GATEWAY in chosen:
            require_free("gateway", options.web.host, options.web.port, "--port")
        ports = choose_ports(data.ports, (NATS, POSTGRES, RELAY.name, *(f"ops:{name}" for name in chosen)))
        backends = locate_backends(data, ports)
        with place_socket(data) as socket:
            relay, services = _program_parts(options, data, backends, ports, chosen, supervisor_socket=socket)
            # Of several machines on the same servers, one keeps backups: that of the gateway, which shows them.
            backups = (BackupsTask(data, backends, socket),) if Service.GATEWAY in chosen else ()
            stages = ((*server_parts(data, backends, ports), *relay), services, backups)
            running = RunningStack(data, options.web, backends, tuple(part for stage in stages for part in stage))
            await supervise(stages, stop, report, partial(on_ready, running))


@contextmanager
def open_folder(path: Path, *, after_restore: bool = False) -> Iterator[DataFolder]:
    """Hold a data folder that this version may write, with all that belongs there.

    `after_restore` says that the caller mends a restore that did not finish.

    Raises:
        PartFailed: it is in use, of a newer version, half restored, or can't be written.
    """
    data = prepare(path)
    with hold(data.lock):
        if data.restoring.exists() and not after_restore:
            raise PartFailed("data folder", "a restore did not finish", "Run the same `reelway restore` again.")
        claim_version(data.version)
        yield data


def server_parts(data: DataFolder, backends: Backends, ports: Mapping[str, int]) -> tuple[Part, Part]:
    """NATS and PostgreSQL: ours, or those of others."""
    nats: Part = NatsPart(data, backends, ports[NATS])
    postgres: Part = PostgresPart(data, backends, ports[POSTGRES])
    if backends.outside_nats:
        nats = OutsideServer("NATS (outside)", partial(provision_streams, backends))
    if backends.outside_postgres:
        postgres = OutsideServer("PostgreSQL (outside)", partial(provision_roles, backends))
    return nats, postgres


def _program_parts(
    options: StackOptions,
    data: DataFolder,
    backends: Backends,
    ports: Mapping[str, int],
    chosen: tuple[str, ...],
    *,
    supervisor_socket: Path,
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    relay_port = ports[RELAY.name]
    relay: list[Part] = []
    services: list[Part] = []
    if RELAY.name in chosen:
        fields = relay_fields(data, relay_port) | dict(options.more.get(RELAY.name, {}))
        relay.append(
            ServiceProcess(RELAY, fields, f"http://{LOOPBACK}:{relay_port}/health/live", data.log(RELAY.name))
            if options.processes
            else RelayTask(RELAY, fields)
        )
    for service in (service for service in Service if service in chosen):
        program, ops_port = options.programs[service], ports[f"ops:{service}"] if options.processes else None
        fields = service_fields(
            service,
            data,
            backends,
            options.web,
            relay_port=relay_port,
            ops_port=ops_port,
            supervisor_socket=supervisor_socket,
        )
        fields |= options.more.get(service, {})
        services.append(
            ServiceProcess(program, fields, f"http://{LOOPBACK}:{ops_port}/health/ready", data.log(service))
            if options.processes
            else ServiceTask(program, fields)
        )
    return tuple(relay), tuple(services)
