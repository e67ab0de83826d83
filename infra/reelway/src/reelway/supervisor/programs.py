"""The table of everything that runs beside NATS and PostgreSQL."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from contracts.service import Service
from reelway.embedded.failure import PartFailed


@dataclass(frozen=True, slots=True)
class Program:
    """A service, or the metadata relay: its package, and where its settings and its making are (`module:name`)."""

    name: str
    package: str
    settings: str
    made_by: str
    prefix: str = "REELWAY_"
    """What the names of its environment variables begin with."""

    def load_settings(self) -> Any:
        return _load(self.settings)

    def load_maker(self) -> Any:
        return _load(self.made_by)


RELAY = Program(
    "metadata-relay",
    "metadata_relay",
    "metadata_relay.settings:RelaySettings",
    "metadata_relay.bootstrap:build_app",
    "REELWAY_RELAY_",
)
SERVICES: dict[Service, Program] = {
    Service(name): Program(name, name, f"{name}.settings:{settings}", f"{name}.bootstrap:DEFINITION")
    for name, settings in (
        ("gateway", "GatewaySettings"),
        ("catalog", "CatalogSettings"),
        ("indexer", "IndexerServiceSettings"),
        ("downloader", "DownloaderSettings"),
    )
}
ALL: dict[str, Program] = {RELAY.name: RELAY, **{program.name: program for program in SERVICES.values()}}


def choose(only: Iterable[str], known: Collection[str] = tuple(ALL)) -> tuple[str, ...]:
    """The names of the programs to run: those named, else all.

    Raises:
        PartFailed: one is not known.
    """
    wanted = tuple(dict.fromkeys(only)) or tuple(known)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise PartFailed(", ".join(unknown), "no such service", f"There are {', '.join(known)}.")
    return wanted


def _load(place: str) -> Any:
    module, name = place.split(":")
    return getattr(import_module(module), name)
