"""Gives quality profiles away in the JSON of other programs."""

from typing import Protocol

from contracts.indexer.profile_asks import ExportedProfiles, ExportProfiles
from indexer.app.format_views import view_refusals
from indexer.app.judging_ports import JudgingStore
from indexer.app.ports import Profiles
from kit.errors import NotFound
from kit.paging import decode_cursor, encode_cursor
from releases.formats.refusal import Refusal
from releases.formats.write_formats import Shape
from releases.profiles.quality_profile import QualityProfile
from releases.profiles.write_profile import WrittenProfile, write_profile
from releases.qualities.numbers import App


class ExportPorts(Protocol):
    """What exporting reads."""

    @property
    def profiles(self) -> Profiles: ...
    @property
    def judging(self) -> JudgingStore: ...


async def export_profiles(ask: ExportProfiles, *, records: ExportPorts) -> ExportedProfiles:
    """One page, by name; what the other program can't say is told.

    Raises:
        NotFound: there is no such profile.
    """
    found = await _chosen(ask, records)
    shown = found[: ask.page.limit]
    formats = await records.judging.all_formats()
    app, shape = App(ask.app.value), Shape(ask.shape.value)
    written = [(one.name, write_profile(one, app, formats, shape)) for one in shown]
    whole = [one for _, one in written if isinstance(one, Refusal)]
    parts = [Refusal(name, why) for name, one in written if isinstance(one, WrittenProfile) for why in one.left_out]
    return ExportedProfiles.model_validate(
        {
            "items": tuple(one.written for _, one in written if isinstance(one, WrittenProfile)),
            "refused": view_refusals([*whole, *parts]),
            "next_cursor": encode_cursor(shown[-1].name, shown[-1].id) if len(found) > len(shown) else None,
        }
    )


async def _chosen(ask: ExportProfiles, records: ExportPorts) -> list[QualityProfile]:
    profiles = [profile for profile, _ in await records.profiles.list_all()]
    if ask.profile_id:
        profiles = [profile for profile in profiles if profile.id == str(ask.profile_id)]
        if not profiles:
            raise NotFound(f"There is no quality profile {ask.profile_id}", advice="List the quality profiles")
    ordered = sorted(profiles, key=_place)
    if ask.page.cursor:
        after = tuple(decode_cursor(ask.page.cursor, 2))
        ordered = [profile for profile in ordered if _place(profile) > after]
    return ordered


def _place(profile: QualityProfile) -> tuple[str, ...]:
    return profile.name, profile.id
