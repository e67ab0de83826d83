"""Asks a Prowlarr which indexers it has."""

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel

from contracts.values import Protocol
from indexer.adapters.http import IndexerHttp
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer
from indexer.domain.remote import RemoteIndexer

MAX_INDEXERS = 500


class _Record(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="ignore")
    id: int
    name: str = Field(max_length=1000)
    enable: bool = True
    protocol: Protocol = Protocol.TORRENT
    supports_search: bool = True


_RECORDS = TypeAdapter(list[_Record])


class ProwlarrClient:
    """Its list of indexers, by its own API; each is then asked through the Torznab API that it has for it."""

    def __init__(self, http: IndexerHttp) -> None:
        self._http = http

    async def list_indexers(self, prowlarr: Indexer) -> tuple[RemoteIndexer, ...]:
        """Those that can be searched. Raises IndexerFailure."""
        base = prowlarr.settings.url.rstrip("/")
        headers = {"X-Api-Key": prowlarr.settings.api_key}
        body = await self._http.get(prowlarr.settings, f"{base}/api/v1/indexer", headers=headers)
        try:
            records = _RECORDS.validate_json(body)
        except ValidationError:
            raise IndexerFailure(FailureKind.UNSUPPORTED, "the answer is not that of a Prowlarr") from None
        return tuple(
            RemoteIndexer(
                id=str(record.id),
                name=record.name[:100] or f"Indexer {record.id}",
                url=f"{base}/{record.id}/api",
                protocol=record.protocol,
                enabled=record.enable,
            )
            for record in records[:MAX_INDEXERS]
            if record.supports_search
        )
