"""Gives a quality profile away as JSON, in the shape of the guides or of the API of Sonarr or Radarr."""

from collections.abc import Iterable

from releases.formats.custom_format import CustomFormat
from releases.formats.write_formats import Shape
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.qualities.ladder import OTHER_NAMES
from releases.qualities.numbers import App

_SONARR_NAMES = {ours: theirs for theirs, ours in OTHER_NAMES.items()}


def write_profile(
    profile: QualityProfile, app: App, formats: Iterable[CustomFormat] = (), shape: Shape = Shape.GUIDE
) -> dict[str, object]:
    """JSON values. Formats are named by `formats`.

    Guides list the best quality first and leave scores with the formats; the APIs list the worst first and carry the
    scores.
    """
    names = {format_.id: format_.name for format_ in formats}
    items = [_item(group, app) for group in profile.groups]
    written: dict[str, object] = {
        "name": profile.name,
        "upgradeAllowed": profile.upgrades_allowed,
        "cutoff": _quality(profile.cutoff, app),
        "minFormatScore": profile.min_format_score,
        "cutoffFormatScore": profile.cutoff_format_score,
        "minUpgradeFormatScore": profile.min_upgrade_format_score,
    }
    if shape is Shape.GUIDE:
        written["trash_id"] = profile.id
        written["items"] = items[::-1]
        written["formatItems"] = {names.get(id_, id_): id_ for id_ in profile.format_scores}
    else:
        written["items"] = items
        written["formatItems"] = [
            {"name": names.get(id_, id_), "score": score} for id_, score in profile.format_scores.items()
        ]
    if app is App.RADARR and profile.languages:
        written["language"] = profile.languages[0].capitalize()
    return written


def _item(group: QualityGroup, app: App) -> dict[str, object]:
    if group.qualities == (group.name,):
        return {"name": _quality(group.name, app), "allowed": group.allowed}
    return {
        "name": group.name,
        "allowed": group.allowed,
        "items": [_quality(quality, app) for quality in group.qualities],
    }


def _quality(name: str, app: App) -> str:
    return _SONARR_NAMES.get(name, name) if app is App.SONARR else name
