"""Adding, editing and removing quality profiles."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.ids import new_id
from contracts.indexer.events import ProfileChanged
from contracts.indexer.profile_asks import AddProfile, EditProfile, GetProfile, RemoveProfile, SetDefaultProfile
from contracts.indexer.values import ProfileView
from contracts.message import Done
from indexer.app.ports import Outbox, Profiles
from indexer.app.profile_views import read_profile_settings, view_profile
from indexer.app.want_upgrades import UpgradeStore, want_upgrades
from kit.errors import Conflict, InvalidInput, NotFound
from releases.profiles.quality_profile import QualityProfile

MAX_PROFILES = 500


class ProfileUse(UpgradeStore, Protocol):
    async def uses(self, profile_id: UUID) -> int:
        """How many targets name the profile."""
        ...


class ProfilePorts(Outbox, Protocol):
    """What keeping profiles needs, in one transaction."""

    @property
    def profiles(self) -> Profiles: ...
    @property
    def upgrades(self) -> ProfileUse: ...


async def get_profile(ask: GetProfile, *, records: ProfilePorts) -> ProfileView:
    """Raises NotFound."""
    profile, default = await get_stored(ask.profile_id, records)
    return view_profile(profile, default=default)


async def add_profile(ask: AddProfile, *, records: ProfilePorts) -> ProfileView:
    """Raises InvalidInput."""
    profile = read_profile_settings(ask.profile, new_id(), 1)
    await add_stored(profile, records)
    return view_profile(profile, default=False)


async def edit_profile(ask: EditProfile, *, records: ProfilePorts, now: datetime) -> ProfileView:
    """Replace it. What was judged by the older version stays as it was; files below the new cut-off become wanted to
    be better, and those that meet it no longer are.

    Raises:
        NotFound: there is no such profile.
        InvalidInput: it can't work.
    """
    before, default = await get_stored(ask.profile_id, records)
    profile = read_profile_settings(ask.profile, ask.profile_id, before.version + 1)
    await change_stored(profile, default, records, now)
    return view_profile(profile, default=default)


async def set_default_profile(ask: SetDefaultProfile, *, records: ProfilePorts, now: datetime) -> Done:
    """Targets without a profile are judged by it from now on, and their files anew."""
    profile, _ = await get_stored(ask.profile_id, records)
    await records.profiles.set_default(ask.profile_id)
    await want_upgrades(profile, is_default=True, upgrades=records.upgrades, now=now)
    return Done()


async def remove_profile(ask: RemoveProfile, *, records: ProfilePorts) -> Done:
    """Raises NotFound; Conflict when it is the default or something uses it."""
    profile, default = await get_stored(ask.profile_id, records)
    if default:
        raise Conflict(f"{profile.name} is the default profile", advice="Make another one the default first")
    if uses := await records.upgrades.uses(ask.profile_id):
        raise Conflict(f"{uses} targets use {profile.name}", advice="Give their slots another profile first")
    await records.profiles.remove(ask.profile_id)
    return Done()


async def get_stored(profile_id: UUID, records: ProfilePorts) -> tuple[QualityProfile, bool]:
    """The profile, locked until the commit, and whether it is the default. Raises NotFound."""
    found = await records.profiles.lock(profile_id)
    if found is None:
        raise NotFound(f"There is no quality profile {profile_id}", advice="List the quality profiles")
    return found


async def add_stored(profile: QualityProfile, records: ProfilePorts) -> None:
    """Raises InvalidInput when there are too many."""
    if len(await records.profiles.list_all()) >= MAX_PROFILES:
        raise InvalidInput(f"There may be {MAX_PROFILES} profiles", advice="Remove those you don't use")
    await records.profiles.save(profile)
    _tell(profile, records)


async def change_stored(profile: QualityProfile, default: bool, records: ProfilePorts, now: datetime) -> int:
    """Save a new version and tell it; gives how many targets became wanted."""
    await records.profiles.save(profile)
    _tell(profile, records)
    return await want_upgrades(profile, is_default=default, upgrades=records.upgrades, now=now)


def _tell(profile: QualityProfile, records: ProfilePorts) -> None:
    records.emit(ProfileChanged(profile_id=UUID(profile.id), name=profile.name, profile_version=profile.version))
