"""NATS, PostgreSQL and the ports: reachable while Reelway runs, free while it does not."""

from pathlib import Path

import asyncpg

from contracts.catalog.asks import Libraries, ListLibraries
from contracts.envelope import Cause
from contracts.service import Service
from kit.bus.asks import Asker
from kit.errors import ReelwayError
from kit.telemetry.tracing import Tracing
from reelway.doctor.finding import Finding, State
from reelway.embedded.failure import PartFailed
from reelway.embedded.ports import is_free
from reelway.supervisor.backends import Backends
from reelway.supervisor.fields import Web


async def look_at_nats(backends: Backends) -> Finding:
    try:
        client = await backends.connect_nats()
    except PartFailed as failure:
        return Finding("NATS", State.FAILING, failure.reason, failure.advice)
    await client.close()
    return Finding("NATS", State.OK, backends.nats_url)


async def look_at_postgres(backends: Backends) -> Finding:
    """Whether each service can enter its own database."""
    for service in Service:
        try:
            connection = await asyncpg.connect(backends.postgres_url(service), timeout=5)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            return Finding("PostgreSQL", State.FAILING, f"{service}: {error}", "Look at logs/postgres.log.")
        await connection.close()
    return Finding("PostgreSQL", State.OK, f"{len(Service)} databases")


def look_at_port(web: Web) -> Finding:
    """Whether `reelway up` could listen; only asked while it does not run."""
    if is_free(web.host, web.port):
        return Finding("port", State.OK, f"{web.port} is free")
    return Finding("port", State.FAILING, f"{web.port} is in use", "Stop what listens there, or choose with --port.")


async def find_library_roots(backends: Backends) -> tuple[Path, ...]:
    """The folders of all libraries as catalog knows them; none while it does not run."""
    try:
        client = await backends.connect_nats()
    except PartFailed:
        return ()
    tracing = Tracing("reelway")
    try:
        found = await Asker(client, Service.CATALOG, tracing).ask(ListLibraries(), Libraries, Cause.fresh())
    except ReelwayError:
        return ()
    finally:
        tracing.close()
        await client.close()
    return tuple(Path(library.root) for library in found.items)
