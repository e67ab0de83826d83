"""An indexer: what a person set, what it can do, how it does."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from contracts.indexer.values import IndexerKind, IndexerSettings, IndexerState, IndexerView, SearchOrigin
from contracts.values import Protocol
from indexer.domain.backoff import IndexerHealth
from indexer.domain.budget import DAY, HOUR, Limit, Use
from indexer.domain.capabilities import Capabilities

CAPABILITIES_KEPT = timedelta(days=1)
_PROXIES = frozenset({IndexerKind.PROWLARR, IndexerKind.JACKETT})


@dataclass(frozen=True, slots=True)
class Indexer:
    """`settings` hold the key: never shown, never logged. A child found through a proxy uses its parent's key.

    `remote_id` is what its parent calls it; `free_from` is when the pause after the latest request ends.
    """

    id: UUID
    settings: IndexerSettings = field(repr=False)
    protocol: Protocol = Protocol.TORRENT
    parent_id: UUID | None = None
    remote_id: str | None = None
    capabilities: Capabilities | None = None
    capabilities_at: datetime | None = None
    health: IndexerHealth = field(default_factory=IndexerHealth)
    free_from: datetime | None = None
    requests_today: int = 0

    @property
    def is_proxy(self) -> bool:
        """Whether it is asked for its indexers instead of for releases."""
        return self.settings.kind in _PROXIES and self.parent_id is None and "/results/torznab" not in self.settings.url

    @property
    def state(self) -> IndexerState:
        """How it does."""
        if not self.settings.enabled:
            return IndexerState.DISABLED
        return IndexerState.BACKING_OFF if self.health.backing_off else IndexerState.OK

    def serves(self, origin: SearchOrigin) -> bool:
        """Whether it takes part in searches of that origin."""
        settings = self.settings
        allowed = settings.interactive_search if origin is SearchOrigin.INTERACTIVE else settings.automatic_search
        return settings.enabled and allowed and not self.is_proxy

    def limits(self, use: Use) -> tuple[Limit, ...]:
        """What may be asked of it at the most."""
        settings = self.settings
        known = (
            (Use.QUERY, settings.hourly_budget, HOUR),
            (Use.QUERY, settings.daily_budget, DAY),
            (Use.GRAB, settings.hourly_grabs, HOUR),
            (Use.GRAB, settings.daily_grabs, DAY),
        )
        return tuple(Limit(of, tokens, window) for of, tokens, window in known if of is use and tokens)

    def fresh_capabilities(self, now: datetime) -> Capabilities | None:
        """What it can do, unless that was read too long ago."""
        if self.capabilities_at is None or now - self.capabilities_at > CAPABILITIES_KEPT:
            return None
        return self.capabilities

    def under(self, parent: "Indexer") -> "Indexer":
        """A child with its parent's key and address rules."""
        own, theirs = self.settings, parent.settings
        inherited = {
            "api_key": theirs.api_key,
            "enabled": own.enabled and theirs.enabled,
            "automatic_search": own.automatic_search and theirs.automatic_search,
            "interactive_search": own.interactive_search and theirs.interactive_search,
            "allow_private_addresses": theirs.allow_private_addresses,
        }
        return replace(self, settings=own.model_copy(update=inherited))

    def as_view(self) -> IndexerView:
        """For people: without the key."""
        return IndexerView(
            **self.settings.model_dump(exclude={"api_key", "allow_private_addresses"}),
            indexer_id=self.id,
            parent_id=self.parent_id,
            protocol=self.protocol,
            has_api_key=bool(self.settings.api_key),
            state=self.state,
            requests_today=self.requests_today,
            failures=self.health.failures,
            last_error=self.health.last_error,
            retry_at=self.health.retry_at,
            last_success_at=self.health.last_success_at,
        )


def protocol_of(kind: IndexerKind) -> Protocol:
    """What an indexer of a kind offers, unless its releases say otherwise."""
    return Protocol.USENET if kind is IndexerKind.NEWZNAB else Protocol.TORRENT
