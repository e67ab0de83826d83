"""The feeds of indexers."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from contracts.indexer.feed_asks import Feeds, ListFeeds, ReadFeed
from gateway.entrypoints.http.auth import Manager, Reader
from gateway.entrypoints.http.passing import done, pass_on

router = APIRouter(tags=["indexers"])


@router.get("/feeds", response_model=Feeds, summary="The feeds of all indexers, and how far they were read")
async def list_feeds(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListFeeds(), principal)


@router.post("/indexers/{indexer_id}/feed", status_code=204, summary="Read an indexer's feed now")
async def read_feed(request: Request, indexer_id: UUID, principal: Manager) -> Response:
    return await done(request, ReadFeed(indexer_id=indexer_id), principal)
