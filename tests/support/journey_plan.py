"""Which releases of the demo world exist for a test: few, so that it is up in seconds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reelway.demo.releases.plan import plan_releases
from reelway.demo.releases.release import Release
from reelway.demo.titles.catalogue import Catalogue
from support.whole import Plan


def only(keeps: Callable[[Release], bool]) -> Plan:
    """The releases of the usual world that a rule keeps."""

    def plan(catalogue: Catalogue, now: datetime) -> tuple[Release, ...]:
        return tuple(release for release in plan_releases(catalogue, now) if keeps(release))

    return plan


def is_single(release: Release) -> bool:
    """One episode by itself."""
    return len(release.episodes) == 1


def is_pack(release: Release) -> bool:
    """A whole season."""
    return release.season is not None and not release.episodes


def with_spares(plan: Plan) -> Plan:
    """Of each release another one by a second group, for when the first does not come."""

    def planned(catalogue: Catalogue, now: datetime) -> tuple[Release, ...]:
        releases = plan(catalogue, now)
        return (*releases, *(_spare(release) for release in releases))

    return planned


def _spare(release: Release) -> Release:
    name = f"{release.name}-SPARE"
    if len(release.files) > 1:
        return replace(release, name=name, magnet=False)
    return replace(release, name=name, magnet=False, files=(replace(release.files[0], path=f"{name}.mkv"),))
