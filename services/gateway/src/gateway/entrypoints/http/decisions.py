"""Decisions and their reasons, the blocklist, announced releases, and names to try."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response
from pydantic import AfterValidator, AliasChoices, BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from contracts.indexer.decision_asks import (
    AddToBlocklist,
    Blocklist,
    Decisions,
    ExplainRelease,
    JudgeName,
    ListBlocklist,
    ListDecisions,
    PushRelease,
    ReadName,
    RemoveFromBlocklist,
)
from contracts.indexer.decision_values import BlocklistEntry, Explanation, JudgedName, NameReading, PushVerdict
from contracts.values import Page, Protocol
from gateway.entrypoints.http.auth import Manager, Reader
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(tags=["decisions"])
NAME = "Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.H.264-TIDE"
BLOCK_EXAMPLE = {"title_id": "01956f3e-7a00-7000-8000-000000000001", "name": NAME, "reason": "out of sync"}
FILM = "The.Paper.Moons.2021.German.DL.2160p.UHD.BluRay.x265-TIDE"
READ_EXAMPLES = [{"name": NAME}, {"name": FILM, "kind": "movie"}]
JUDGE_EXAMPLES = [
    {"name": NAME, "size_bytes": 1_400_000_000, "runtime_minutes": 45},
    {
        "name": FILM,
        "kind": "movie",
        "profile_id": "01956f3e-7a00-7000-8000-000000000006",
        "library_id": "01956f3e-7a00-7000-8000-000000000007",
        "size_bytes": 20_000_000_000,
        "runtime_minutes": 100,
        "flags": ["freeleech"],
        "original_language": "english",
    },
]
PUSH_EXAMPLE: JsonDict = {
    "title": NAME,
    "downloadUrl": "https://index.example/download/1",
    "indexer": "Harbor Index",
    "size": 1_400_000_000,
    "protocol": "torrent",
    "publishDate": "2026-03-01T20:15:00Z",
    "seeders": 20,
    "flags": ["freeleech"],
}


def _in_utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


class PushedRelease(BaseModel):
    """A release as announcers such as autobrr send it; a date without a zone is in UTC."""

    model_config = ConfigDict(json_schema_extra={"examples": [PUSH_EXAMPLE]})
    title: Annotated[str, Field(min_length=1, max_length=1000)]
    download_url: Annotated[str | None, Field(alias="downloadUrl", max_length=5000)] = None
    magnet_url: Annotated[str | None, Field(alias="magnetUrl", max_length=10_000)] = None
    indexer: Annotated[str, Field(max_length=200)] = ""
    size: Annotated[int | None, Field(ge=0)] = None
    protocol: Annotated[Protocol, Field(validation_alias=AliasChoices("protocol", "downloadProtocol"))] = (
        Protocol.TORRENT
    )
    publish_date: Annotated[datetime | None, AfterValidator(_in_utc), Field(alias="publishDate")] = None
    seeders: Annotated[int | None, Field(ge=0)] = None
    flags: Annotated[tuple[Annotated[str, Field(max_length=50)], ...], Field(max_length=20)] = ()
    """As `freeleech`: what the indexer's settings may ask for, and custom formats count."""

    def as_ask(self) -> PushRelease:
        """What the indexer is asked."""
        return PushRelease(
            name=self.title,
            download_url=self.download_url or None,
            magnet=self.magnet_url or None,
            indexer=self.indexer,
            size_bytes=self.size,
            protocol=self.protocol,
            published_at=self.publish_date,
            seeders=self.seeders,
            flags=self.flags,
        )


@router.get("/targets/{target_id}/decisions", response_model=Decisions, summary="All that was judged for a target")
async def list_decisions(
    request: Request, target_id: UUID, principal: Reader, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    return await pass_on(request, ListDecisions(target_id=target_id, page=Page(limit=limit, cursor=cursor)), principal)


@router.get("/releases/{release_id}/explanation", response_model=Explanation, summary="Why a release was taken or not")
async def explain_release(request: Request, release_id: UUID, principal: Reader) -> Response:
    return await pass_on(request, ExplainRelease(release_id=release_id), principal)


@router.post("/releases/push", response_model=PushVerdict, summary="Judge an announced release, and take it if wanted")
async def push_release(request: Request, release: PushedRelease, principal: Manager) -> Response:
    return await pass_on(request, release.as_ask(), principal)


@router.get("/blocklist", response_model=Blocklist, summary="Releases that are not taken again")
async def list_blocklist(
    request: Request, principal: Reader, title_id: UUID | None = None, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    return await pass_on(request, ListBlocklist(title_id=title_id, page=Page(limit=limit, cursor=cursor)), principal)


@router.post("/blocklist", status_code=201, response_model=BlocklistEntry, summary="Put a release on the blocklist")
async def add_to_blocklist(
    request: Request,
    entry: Annotated[AddToBlocklist, Body(examples=[BLOCK_EXAMPLE])],
    principal: Manager,
    key: IdempotencyKey = None,
) -> Response:
    return await create(request, entry, principal, key)


@router.delete("/blocklist/{blocklist_id}", status_code=204, summary="Let a release be taken again")
async def remove_from_blocklist(request: Request, blocklist_id: UUID, principal: Manager) -> Response:
    return await done(request, RemoveFromBlocklist(blocklist_id=blocklist_id), principal)


@router.post("/names/read", response_model=NameReading, summary="What a release name says")
async def read_name(
    request: Request, name: Annotated[ReadName, Body(examples=READ_EXAMPLES)], principal: Reader
) -> Response:
    return await pass_on(request, name, principal)


@router.post("/names/judge", response_model=JudgedName, summary="What a profile makes of a release name")
async def judge_name(
    request: Request,
    name: Annotated[JudgeName, Body(examples=JUDGE_EXAMPLES)],
    principal: Reader,
) -> Response:
    return await pass_on(request, name, principal)
