"""Quality profiles as messages carry them."""

from uuid import UUID

from contracts.indexer.profile_asks import ProfilePresets
from contracts.indexer.values import ProfileQuality, ProfileSettings, ProfileView
from kit.errors import InvalidInput
from releases.formats.languages import plain_language
from releases.profiles.presets import PRESETS
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.profiles.stored_profile import profile_problems
from releases.qualities.ladder import find_quality


def view_profile(profile: QualityProfile, *, default: bool) -> ProfileView:
    """The profile as it is judged by."""
    return ProfileView(
        **dict(_settings_of(profile)), profile_id=UUID(profile.id), version=profile.version, default=default
    )


def view_presets() -> ProfilePresets:
    """The profiles that a newcomer begins with."""
    return ProfilePresets(items=tuple(map(_settings_of, PRESETS)))


def _settings_of(profile: QualityProfile) -> ProfileSettings:
    return ProfileSettings(
        name=profile.name,
        qualities=tuple(
            ProfileQuality(name=group.name, qualities=group.qualities, allowed=group.allowed)
            for group in profile.groups
        ),
        cutoff=profile.cutoff,
        upgrades_allowed=profile.upgrades_allowed,
        minimum_score=profile.min_format_score,
        cutoff_score=profile.cutoff_format_score,
        minimum_upgrade_score=profile.min_upgrade_format_score,
        format_scores=dict(profile.format_scores),
        languages=profile.languages,
    )


def read_profile_settings(settings: ProfileSettings, profile_id: UUID, version: int) -> QualityProfile:
    """The profile that somebody wrote.

    Raises:
        InvalidInput: it names unknown qualities, or can't work.
    """
    profile = QualityProfile(
        id=str(profile_id),
        name=settings.name,
        groups=tuple(_group(item) for item in settings.qualities),
        cutoff=_known_cutoff(settings),
        upgrades_allowed=settings.upgrades_allowed,
        min_format_score=settings.minimum_score,
        cutoff_format_score=settings.cutoff_score,
        min_upgrade_format_score=settings.minimum_upgrade_score,
        format_scores=dict(settings.format_scores),
        languages=tuple(plain_language(language) for language in settings.languages),
        version=version,
    )
    if problems := profile_problems(profile):
        raise InvalidInput("; ".join(problems), advice="Mend the profile")
    return profile


def _group(item: ProfileQuality) -> QualityGroup:
    return QualityGroup(item.name, tuple(_quality(name) for name in item.qualities), item.allowed)


def _quality(name: str) -> str:
    rung = find_quality(name)
    if rung is None:
        raise InvalidInput(f"There is no quality {name!r}", advice="List the sizes to see all qualities")
    return rung.name


def _known_cutoff(settings: ProfileSettings) -> str:
    """The name of a group, or of a quality."""
    if any(item.name == settings.cutoff for item in settings.qualities):
        return settings.cutoff
    return _quality(settings.cutoff)
