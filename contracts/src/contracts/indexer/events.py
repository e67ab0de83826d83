"""What happened in the indexer."""

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from contracts.indexer.values import IndexerAnswer, IndexerState, SearchOrigin
from contracts.message import EXAMPLE_AT, Event
from contracts.service import Service
from contracts.values import (
    EXAMPLE_DOWNLOAD,
    EXAMPLE_EVIDENCE,
    EXAMPLE_INDEXER,
    EXAMPLE_PROFILE,
    EXAMPLE_REF,
    EXAMPLE_RELEASE,
    EXAMPLE_SEARCH,
    EXAMPLE_TITLE,
    Evidence,
    TargetRef,
)


class IndexerEvent(Event):
    """An event that the indexer owns."""

    owner: ClassVar[Service] = Service.INDEXER


class SearchCompleted(IndexerEvent):
    """Sent when all indexers of a search answered or failed, or a person ended it."""

    search_id: UUID
    title_id: UUID
    origin: SearchOrigin
    targets: tuple[TargetRef, ...]
    answers: tuple[IndexerAnswer, ...]
    found: int
    accepted: int
    grabbed: str | None = None
    """Name of the release that was taken; null when none was."""
    cancelled: bool = False
    """Whether a person ended it before all had answered; the numbers are those of that moment."""

    @classmethod
    def example(cls) -> Self:
        answer = IndexerAnswer(indexer_id=EXAMPLE_INDEXER, name="Harbor Index", results=14, took_ms=312)
        return cls(
            search_id=EXAMPLE_SEARCH,
            title_id=EXAMPLE_TITLE,
            origin=SearchOrigin.AUTOMATIC,
            targets=(EXAMPLE_REF,),
            answers=(answer,),
            found=14,
            accepted=3,
            grabbed=EXAMPLE_EVIDENCE.release_name,
        )

    def key(self) -> UUID:
        return self.title_id

    def summary(self) -> str:
        found = f"{self.found} release(s), {self.accepted} acceptable"
        return f"Search was cancelled; it had found {found}" if self.cancelled else f"Search found {found}"


class ReleaseGrabbed(IndexerEvent):
    """Sent with the request to download: which release was taken for which targets, and why."""

    release_id: UUID
    download_id: UUID
    search_id: UUID | None = None
    title_id: UUID
    targets: tuple[TargetRef, ...]
    evidence: Evidence
    reason: str
    """Why this one, in words."""

    @classmethod
    def example(cls) -> Self:
        return cls(
            release_id=EXAMPLE_RELEASE,
            download_id=EXAMPLE_DOWNLOAD,
            search_id=EXAMPLE_SEARCH,
            title_id=EXAMPLE_TITLE,
            targets=(EXAMPLE_REF,),
            evidence=EXAMPLE_EVIDENCE,
            reason="best of 3 acceptable releases: WEBDL-1080p, score 0, 42 seeders",
        )

    def key(self) -> UUID:
        return self.title_id

    def summary(self) -> str:
        return f"Grabbed {self.evidence.release_name} from {self.evidence.indexer}: {self.reason}"


class ReleaseHeld(IndexerEvent):
    """Sent when a delay profile holds an acceptable release, or a better one takes the place of what was held."""

    release_id: UUID
    title_id: UUID
    name: str
    targets: tuple[TargetRef, ...]
    due_at: datetime
    """When it is judged again and taken."""
    reason: str
    """Why this one, in words."""

    @classmethod
    def example(cls) -> Self:
        return cls(
            release_id=EXAMPLE_RELEASE,
            title_id=EXAMPLE_TITLE,
            name=EXAMPLE_EVIDENCE.release_name,
            targets=(EXAMPLE_REF,),
            due_at=EXAMPLE_AT,
            reason="best of 3 acceptable releases: WEBDL-1080p, score 0, 42 seeders",
        )

    def key(self) -> UUID:
        return self.title_id

    def summary(self) -> str:
        return f"{self.name} waits until {self.due_at:%Y-%m-%d %H:%M} UTC for something better"


class HeldReleaseDropped(IndexerEvent):
    """Sent when a held release is not taken after all; its targets are searched for again."""

    release_id: UUID
    title_id: UUID
    name: str
    targets: tuple[TargetRef, ...]
    reason: str

    @classmethod
    def example(cls) -> Self:
        return cls(
            release_id=EXAMPLE_RELEASE,
            title_id=EXAMPLE_TITLE,
            name=EXAMPLE_EVIDENCE.release_name,
            targets=(EXAMPLE_REF,),
            reason="Blocklisted: wanted a release that works, found stalled",
        )

    def key(self) -> UUID:
        return self.title_id

    def summary(self) -> str:
        return f"{self.name} is held no longer: {self.reason}"


class GrabFailed(IndexerEvent):
    """Sent when an accepted release could not be fetched; the next best is tried."""

    release_id: UUID
    title_id: UUID
    name: str
    indexer: str
    targets: tuple[TargetRef, ...]
    error: str

    @classmethod
    def example(cls) -> Self:
        return cls(
            release_id=EXAMPLE_RELEASE,
            title_id=EXAMPLE_TITLE,
            name=EXAMPLE_EVIDENCE.release_name,
            indexer="Harbor Index",
            targets=(EXAMPLE_REF,),
            error="the answer is no torrent but HTML",
        )

    def key(self) -> UUID:
        return self.title_id

    def summary(self) -> str:
        return f"Could not fetch {self.name} from {self.indexer}: {self.error}"


class ReleaseBlocklisted(IndexerEvent):
    """Sent when a release will not be taken again."""

    release_id: UUID | None = None
    title_id: UUID
    name: str
    info_hash: str | None = None
    reason: str
    targets: tuple[TargetRef, ...] = ()

    @classmethod
    def example(cls) -> Self:
        return cls(
            release_id=EXAMPLE_RELEASE,
            title_id=EXAMPLE_TITLE,
            name=EXAMPLE_EVIDENCE.release_name,
            info_hash=EXAMPLE_EVIDENCE.info_hash,
            reason="stalled",
            targets=(EXAMPLE_REF,),
        )

    def key(self) -> UUID:
        return self.title_id

    def summary(self) -> str:
        return f"{self.name} is on the blocklist: {self.reason}"


class ProfileChanged(IndexerEvent):
    """Sent when a quality profile changed; whoever judged by the older version judges anew."""

    profile_id: UUID
    name: str
    profile_version: int

    @classmethod
    def example(cls) -> Self:
        return cls(profile_id=EXAMPLE_PROFILE, name="HD", profile_version=2)

    def key(self) -> UUID:
        return self.profile_id

    def summary(self) -> str:
        return f"Profile {self.name} changed (version {self.profile_version})"


class IndexerHealthChanged(IndexerEvent):
    """Sent when an indexer starts to fail or works again."""

    indexer_id: UUID
    name: str
    state: IndexerState
    error: str | None = None

    @classmethod
    def example(cls) -> Self:
        return cls(
            indexer_id=EXAMPLE_INDEXER,
            name="Harbor Index",
            state=IndexerState.BACKING_OFF,
            error="HTTP 503; next try in 5 minutes",
        )

    def key(self) -> UUID:
        return self.indexer_id

    def summary(self) -> str:
        return f"Indexer {self.name}: {self.state.value.replace('_', ' ')}" + (f" ({self.error})" if self.error else "")
