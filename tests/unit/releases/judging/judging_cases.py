"""One release and one target that fit each other, and ways to change them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from releases.formats.conditions import TitleMatches
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.format_set import FormatSet
from releases.judging.candidate import Candidate, IndexerFacts
from releases.judging.context import Context, Standing, Target
from releases.judging.evidence import Evidence
from releases.judging.judge import Verdict, judge
from releases.judging.rejection import Reason, Rejection
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.release import Kind, Quality, Release, Source

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)

PROFILE = QualityProfile(
    "p",
    "P",
    (
        QualityGroup("SDTV", ("SDTV",)),
        QualityGroup("HDTV-720p", ("HDTV-720p",)),
        QualityGroup("WEB 1080p", ("WEBRip-1080p", "WEBDL-1080p")),
        QualityGroup("Bluray-1080p", ("Bluray-1080p",)),
        QualityGroup("CAM", ("CAM",), allowed=False),
    ),
    cutoff="WEB 1080p",
    cutoff_format_score=100,
    min_upgrade_format_score=10,
    format_scores={"finch": 50, "x265": 20},
)
FORMATS = FormatSet(
    CustomFormat(name.lower(), name, (Specification(f"has {name}", TitleMatches(name)),)) for name in ("FiNCH", "x265")
)

EPISODE = Release(
    "Lantern.Bay.S02E03.1080p.WEB-DL.x264-WREN",
    Kind.TV,
    title="Lantern Bay",
    season=2,
    seasons=(2,),
    episodes=(3,),
    quality=Quality(Source.WEBDL, 1080),
    group="WREN",
)
MOVIE = Release(
    "Quiet.Harbour.2011.1080p.BluRay.x264-WREN",
    Kind.MOVIE,
    title="Quiet Harbour",
    year=2011,
    quality=Quality(Source.BLURAY, 1080),
    group="WREN",
)
INDEXER = IndexerFacts("ix", "Reef")
EPISODE_TARGET = Target(
    season=2, episode=3, season_episode_count=10, runtime_minutes=50, aired_at=NOW - timedelta(days=30)
)
CONTEXT = Context(now=NOW, target=EPISODE_TARGET, profile=PROFILE, formats=FORMATS)
MOVIE_CONTEXT = replace(CONTEXT, target=Target(year=2011, runtime_minutes=100))


def offer(release: Release = EPISODE, **changes: Any) -> Candidate:
    plain = Candidate(
        release, release.name, INDEXER, size_bytes=2 * 1024**3, seeders=20, published_at=NOW - timedelta(days=2)
    )
    return plain._replace(**changes)


def episode(**changes: Any) -> Release:
    return EPISODE._replace(**changes)


def context(base: Context = CONTEXT, **changes: Any) -> Context:
    """Changes of the context, or of its target, profile, policy and standing by `target__…` and so on."""
    direct = {name: value for name, value in changes.items() if "__" not in name}
    for part in ("target", "profile", "policy", "standing", "delay"):
        inner = {name.removeprefix(f"{part}__"): v for name, v in changes.items() if name.startswith(f"{part}__")}
        if inner:
            direct[part] = replace(getattr(base, part), **inner)
    return replace(base, **direct)


def in_place(**changes: Any) -> Evidence:
    plain = Evidence("Lantern.Bay.S02E03.HDTV-WREN", "HDTV-720p", "tv", 720, "none", group="WREN")
    return plain._replace(**changes)


def having(**changes: Any) -> Standing:
    return Standing(existing=in_place(**changes))


def verdict_of(candidate: Candidate | None = None, **changes: Any) -> Verdict:
    return judge(candidate or offer(), context(**changes))


def reasons(verdict: Verdict) -> list[Reason]:
    return [rejection.reason for rejection in verdict.rejections]


def only(verdict: Verdict) -> Rejection:
    (rejection,) = verdict.rejections
    return rejection
