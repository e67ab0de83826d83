"""How NATS and PostgreSQL are reached, and as whom."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import nats
from nats.aio.client import Client
from nats.errors import Error as NatsError

from contracts.service import Service
from reelway.data_folder import DataFolder
from reelway.embedded.databases import database_url
from reelway.embedded.failure import PartFailed
from reelway.embedded.permissions import OPERATOR
from reelway.embedded.ports import LOOPBACK
from reelway.embedded.postgres import ADMIN
from reelway.embedded.secrets import Secrets, load_secrets
from reelway.supervisor.ports_file import NATS, POSTGRES

NATS_VARIABLE = "REELWAY_NATS_URL"
POSTGRES_VARIABLE = "REELWAY_POSTGRES_URL"


@dataclass(frozen=True, slots=True, repr=False)
class Backends:
    """Addresses and passwords; `outside_…` says that the server is not ours to start."""

    nats_url: str
    postgres_admin_url: str
    secrets: Secrets
    outside_nats: tuple[str, str] | None
    """User and password at an outside server; None for the embedded one, where each user has its own."""
    outside_postgres: bool

    def nats_login(self, user: str) -> tuple[str, str]:
        """User and password at NATS of a service or of the operator."""
        return self.outside_nats or (user, self.secrets.nats[user])

    def postgres_url(self, service: Service) -> str:
        """A service's own database, with its own role."""
        return database_url(self.postgres_admin_url, service, self.secrets.postgres[service])

    async def connect_nats(self) -> Client:
        """A connection with the operator's rights.

        Raises:
            PartFailed: NATS does not answer.
        """
        user, password = self.nats_login(OPERATOR)
        try:
            return await nats.connect(
                self.nats_url,
                user=user or None,
                password=password or None,
                connect_timeout=5,
                allow_reconnect=False,
                inbox_prefix=f"_INBOX_{OPERATOR}".encode(),
            )
        except (OSError, NatsError, TimeoutError) as error:
            raise PartFailed(
                "NATS", f"{self.nats_url} can't be reached: {error}", f"Start `reelway up`, or look at {NATS_VARIABLE}."
            ) from error


def locate_backends(
    data: DataFolder, ports: Mapping[str, int], environment: Mapping[str, str] = os.environ
) -> Backends:
    """The servers that the environment names, else the embedded ones at the given ports."""
    secrets = load_secrets(data.secrets)
    outside_nats, outside_postgres = environment.get(NATS_VARIABLE), environment.get(POSTGRES_VARIABLE)
    embedded_postgres = f"postgresql://{ADMIN}:{secrets.postgres[ADMIN]}@{LOOPBACK}:{ports.get(POSTGRES, 0)}/postgres"
    url, login = _split_nats(outside_nats) if outside_nats else (f"nats://{LOOPBACK}:{ports.get(NATS, 0)}", None)
    return Backends(url, outside_postgres or embedded_postgres, secrets, login, bool(outside_postgres))


def _split_nats(url: str) -> tuple[str, tuple[str, str]]:
    parts = urlsplit(url)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return bare, (unquote(parts.username or ""), unquote(parts.password or ""))
