"""What people see of searches, releases and profiles."""

from collections.abc import Iterable
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.indexer.values import (
    ProfileView,
    ReleaseView,
    ScorePart,
    SearchView,
    SpanView,
)
from contracts.values import TitleKind
from indexer.app.profile_views import view_profile
from indexer.domain.search import Search
from indexer.domain.verdicts import Judged
from releases.profiles.quality_profile import QualityProfile
from releases.qualities.naming import name_quality
from releases.release import Kind, Release


def view_release(judged: Judged, search_id: UUID) -> ReleaseView:
    """The release with its verdict."""
    offer, read = judged.found.offer, judged.release or Release(judged.found.offer.name, Kind.TV)
    points = judged.closest.score.points if judged.closest else ()
    rules = judged.closest.score.rule_points if judged.closest else ()
    return ReleaseView(
        release_id=judged.found.release_id,
        search_id=search_id,
        name=offer.name,
        protocol=offer.protocol,
        size_bytes=offer.size_bytes,
        published_at=offer.published_at,
        seeders=offer.seeders,
        peers=offer.peers,
        grabs=offer.grabs,
        flags=offer.flags,
        indexers=tuple(dict.fromkeys(each.indexer for each in judged.found.offers)),
        details_url=offer.details_url,
        title=read.title,
        year=read.year,
        season=read.season,
        episodes=read.episodes or read.absolute,
        full_season=read.full_season,
        quality=name_quality(read.quality).name,
        languages=read.languages,
        group=read.group,
        revision=read.revision,
        spans=tuple(SpanView(start=span.start, end=span.end, fact=span.fact) for span in read.spans),
        accepted=bool(judged.accepted_ids),
        rejections=judged.rejections,
        score=judged.closest.score.total if judged.closest else 0,
        score_parts=(
            *(ScorePart(name=part.format, points=part.points) for part in points),
            *(ScorePart(name=part.rule, points=part.points) for part in rules),
        ),
        target_ids=judged.accepted_ids,
    )


def view_search(search: Search, facts: TitleFacts | None) -> SearchView:
    """The search and how far it is."""
    return SearchView(
        search_id=search.id,
        title_id=search.title_id,
        title_name=facts.name if facts else "",
        kind=facts.kind if facts else TitleKind.SHOW,
        origin=search.origin,
        season=search.season,
        target_ids=search.target_ids,
        state=search.state,
        answers=search.answers,
        found=search.found,
        accepted=search.accepted,
        grabbed_release=search.grabbed,
        started_at=search.started_at,
        finished_at=search.finished_at,
    )


def view_profiles(profiles: Iterable[tuple[QualityProfile, bool]]) -> tuple[ProfileView, ...]:
    """The profiles as they are judged by."""
    return tuple(view_profile(profile, default=default) for profile, default in profiles)
