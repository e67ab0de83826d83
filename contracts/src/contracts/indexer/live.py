"""Passing states of the indexer."""

from typing import ClassVar, Self
from uuid import UUID

from contracts.indexer.values import IndexerAnswer, ReleaseView, SearchOrigin, SearchState, SearchView
from contracts.message import EXAMPLE_AT, Live
from contracts.service import Service
from contracts.values import (
    EXAMPLE_EVIDENCE,
    EXAMPLE_INDEXER,
    EXAMPLE_RELEASE,
    EXAMPLE_SEARCH,
    EXAMPLE_TARGET,
    EXAMPLE_TITLE,
    Protocol,
    TitleKind,
)


class SearchStarted(Live):
    """A search begins, automatic ones too; `SearchCompleted` ends it."""

    owner: ClassVar[Service] = Service.INDEXER
    search: SearchView

    @classmethod
    def example(cls) -> Self:
        search = SearchView(
            search_id=EXAMPLE_SEARCH,
            title_id=EXAMPLE_TITLE,
            title_name="Harbor Lights",
            kind=TitleKind.SHOW,
            origin=SearchOrigin.AUTOMATIC,
            season=1,
            target_ids=(EXAMPLE_TARGET,),
            state=SearchState.RUNNING,
            answers=(),
            found=0,
            accepted=0,
            grabbed_release=None,
            started_at=EXAMPLE_AT,
            finished_at=None,
        )
        return cls(search=search)


class ReleaseFound(Live):
    """A release of a running interactive search, judged."""

    owner: ClassVar[Service] = Service.INDEXER
    release: ReleaseView

    @classmethod
    def example(cls) -> Self:
        release = ReleaseView(
            release_id=EXAMPLE_RELEASE,
            search_id=EXAMPLE_SEARCH,
            name=EXAMPLE_EVIDENCE.release_name,
            protocol=Protocol.TORRENT,
            size_bytes=1_400_000_000,
            published_at=None,
            seeders=42,
            peers=50,
            grabs=None,
            flags=("freeleech",),
            indexers=("Harbor Index",),
            details_url=None,
            title="Harbor Lights",
            year=None,
            season=1,
            episodes=(2,),
            full_season=False,
            quality="WEBDL-1080p",
            languages=(),
            group="TIDE",
            revision=1,
            spans=(),
            accepted=True,
            rejections=(),
            score=0,
            score_parts=(),
            target_ids=(EXAMPLE_TARGET,),
        )
        return cls(release=release)


class IndexerAnswered(Live):
    """An indexer of a running search answered or failed."""

    owner: ClassVar[Service] = Service.INDEXER
    search_id: UUID
    answer: IndexerAnswer
    waiting: int
    """How many indexers have not answered yet; 0 ends the search."""

    @classmethod
    def example(cls) -> Self:
        answer = IndexerAnswer(indexer_id=EXAMPLE_INDEXER, name="Harbor Index", results=14, took_ms=312)
        return cls(search_id=EXAMPLE_SEARCH, answer=answer, waiting=1)
