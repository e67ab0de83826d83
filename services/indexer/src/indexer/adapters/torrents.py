"""Fetches the torrent or magnet link of an offer."""

import asyncio
from datetime import UTC, datetime

from indexer.adapters.http import IndexerHttp
from indexer.adapters.torrent_file import MAX_TORRENT_BYTES, read_torrent_hash
from indexer.adapters.torznab.errors import failure_of_status
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer
from indexer.domain.magnet import BadMagnet, check_magnet
from indexer.domain.offer import Offer
from indexer.domain.payload import Payload
from kit.errors import InvalidInput, Unavailable
from kit.http.client import Elsewhere


class TorrentFetcher:
    """Prefers the torrent file: with it a client starts at once. Follows redirects as far as the guard lets it."""

    def __init__(self, http: IndexerHttp) -> None:
        self._http = http

    async def fetch(self, offer: Offer, indexer: Indexer) -> Payload:
        """What the offer leads to, checked.

        Raises:
            IndexerFailure: it can't be fetched, or is no torrent.
        """
        if offer.download_url is None:
            return _from_magnet(offer.magnet)
        try:
            return await self._download(offer.download_url, indexer)
        except IndexerFailure:
            if offer.magnet is None:
                raise
            return _from_magnet(offer.magnet)

    async def _download(self, url: str, indexer: Indexer) -> Payload:
        settings = indexer.settings
        try:
            async with asyncio.timeout(settings.timeout_seconds):
                answer = await self._http.fetch(settings, url, max_bytes=MAX_TORRENT_BYTES)
        except Elsewhere as elsewhere:
            return _from_magnet(elsewhere.url)
        except InvalidInput as error:
            raise IndexerFailure(FailureKind.BROKEN, error.detail) from None
        except (Unavailable, TimeoutError) as error:
            detail = error.detail if isinstance(error, Unavailable) else "the torrent did not arrive in time"
            raise IndexerFailure(FailureKind.UNREACHABLE, detail) from None
        if failure := failure_of_status(answer.status, answer.headers, datetime.now(UTC)):
            raise failure
        if answer.body.startswith(b"magnet:"):
            return _from_magnet(answer.body[:20_000].decode("utf-8", "replace").strip())
        return Payload(read_torrent_hash(answer.body), torrent=answer.body)


def _from_magnet(link: str | None) -> Payload:
    if link is None:
        raise IndexerFailure(FailureKind.BROKEN, "the release has no link to fetch it by")
    try:
        return Payload(check_magnet(link), magnet=link)
    except BadMagnet as error:
        raise IndexerFailure(FailureKind.BROKEN, str(error)) from None
