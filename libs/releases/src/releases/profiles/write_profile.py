"""Gives a quality profile away in the JSON of guides, or of the API of Sonarr or Radarr."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from releases.formats.custom_format import CustomFormat
from releases.formats.languages import ANY, LANGUAGE_IDS
from releases.formats.refusal import Refusal
from releases.formats.write_formats import Shape
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.qualities.ladder import OTHER_NAMES
from releases.qualities.numbers import QUALITY_IDS, App

Json = dict[str, object]

FIRST_GROUP_ID = 1000
"""Groups are numbered from here on, above all qualities."""
_SONARR_NAMES = {ours: theirs for theirs, ours in OTHER_NAMES.items()}
_LANGUAGE_NAMES = {"portuguesebrazil": "Portuguese (Brazil)", "spanishlatino": "Spanish (Latino)"}


@dataclass(frozen=True, slots=True)
class WrittenProfile:
    """`left_out` is what that program or shape can't say, in words."""

    written: Json
    left_out: tuple[str, ...] = ()


def write_profile(
    profile: QualityProfile, app: App, formats: Iterable[CustomFormat] = (), shape: Shape = Shape.GUIDE
) -> WrittenProfile | Refusal:
    """The profile as JSON values, or why that program can't use it. `formats` are those that it scores.

    Guides list the best quality first and leave the scores to the formats; the APIs list the worst first and carry the
    scores.
    """
    groups = _sayable_groups(profile.groups, app)
    said = replace(profile, groups=groups)
    if said.find_rank(profile.cutoff) is None:
        return Refusal(profile.name, f"{app} has no quality {profile.cutoff}, which is the cut-off")
    by_id = {format_.id: format_ for format_ in formats}
    body = _as_guide(said, app, by_id) if shape is Shape.GUIDE else _as_api(said, app, by_id)
    return WrittenProfile(body, tuple(_left_out(profile, groups, app, by_id, shape)))


def _sayable_groups(groups: Sequence[QualityGroup], app: App) -> tuple[QualityGroup, ...]:
    known = set(QUALITY_IDS[app].values())
    kept = [replace(group, qualities=tuple(name for name in group.qualities if name in known)) for group in groups]
    return tuple(group for group in kept if group.qualities)


def _as_guide(profile: QualityProfile, app: App, formats: Mapping[str, CustomFormat]) -> Json:
    names = {id_: formats[id_].name if id_ in formats else id_ for id_ in profile.format_scores}
    items = [_guide_item(group, app) for group in reversed(profile.groups)]
    language = {"language": _language_name(profile.languages[0])} if _says_language(profile, app) else {}
    return {
        "trash_id": profile.id,
        **_numbers(profile),
        "cutoff": _quality_name(profile.cutoff, app),
        "items": items,
        "formatItems": {name: id_ for id_, name in names.items()},
        **language,
    }


def _guide_item(group: QualityGroup, app: App) -> Json:
    if group.qualities == (group.name,):
        return {"name": _quality_name(group.name, app), "allowed": group.allowed}
    members = [_quality_name(quality, app) for quality in group.qualities]
    return {"name": group.name, "allowed": group.allowed, "items": members}


def _as_api(profile: QualityProfile, app: App, formats: Mapping[str, CustomFormat]) -> Json:
    items = [_api_item(group, number, app) for number, group in enumerate(profile.groups, FIRST_GROUP_ID)]
    cutoff = items[profile.rank(profile.cutoff)]
    quality = cutoff.get("quality")
    scored = [(formats[id_].name, score) for id_, score in profile.format_scores.items() if id_ in formats]
    language = {"language": _api_language(profile.languages[0], app)} if _says_language(profile, app) else {}
    return {
        **_numbers(profile),
        "cutoff": quality["id"] if isinstance(quality, dict) else cutoff["id"],
        "items": items,
        "formatItems": [
            {"format": number, "name": name, "score": score} for number, (name, score) in enumerate(scored, 1)
        ],
        **language,
    }


def _api_item(group: QualityGroup, number: int, app: App) -> Json:
    if group.qualities == (group.name,):
        return {"quality": _api_quality(group.name, app), "items": [], "allowed": group.allowed}
    members = [{"quality": _api_quality(name, app), "items": [], "allowed": group.allowed} for name in group.qualities]
    return {"id": number, "name": group.name, "items": members, "allowed": group.allowed}


def _api_quality(name: str, app: App) -> Json:
    number = next(number for number, known in QUALITY_IDS[app].items() if known == name)
    return {"id": number, "name": _quality_name(name, app)}


def _api_language(language: str, app: App) -> Json:
    number = next(number for number, known in LANGUAGE_IDS[app].items() if known == language)
    return {"id": number, "name": _language_name(language)}


def _numbers(profile: QualityProfile) -> Json:
    return {
        "name": profile.name,
        "upgradeAllowed": profile.upgrades_allowed,
        "minFormatScore": profile.min_format_score,
        "cutoffFormatScore": profile.cutoff_format_score,
        "minUpgradeFormatScore": profile.min_upgrade_format_score,
    }


def _says_language(profile: QualityProfile, app: App) -> bool:
    """Only Radarr's profiles name a language, and one that it knows."""
    return app is App.RADARR and bool(profile.languages) and profile.languages[0] in LANGUAGE_IDS[app].values()


def _left_out(
    profile: QualityProfile,
    groups: Sequence[QualityGroup],
    app: App,
    formats: Mapping[str, CustomFormat],
    shape: Shape,
) -> Iterable[str]:
    said = {name for group in groups for name in group.qualities}
    lost = [name for group in profile.groups if group.allowed for name in group.qualities if name not in said]
    if lost:
        yield f"{app} has no quality {', '.join(lost)}"
    others = profile.languages[1:] if _says_language(profile, app) else [one for one in profile.languages if one != ANY]
    if others:
        yield f"a profile of {app} can't ask for {' or '.join(others)}; a custom format with points can"
    if gone := [id_ for id_ in profile.format_scores if id_ not in formats]:
        yield f"there are no custom formats {', '.join(gone)}"
    other_scores = [
        formats[id_].name
        for id_, score in profile.format_scores.items()
        if id_ in formats and score != (formats[id_].suggested_score() or 0)
    ]
    if shape is Shape.GUIDE and other_scores:
        yield f"guides leave scores to the formats, which suggest other ones: {', '.join(other_scores)}"


def _quality_name(name: str, app: App) -> str:
    return _SONARR_NAMES.get(name, name) if app is App.SONARR else name


def _language_name(language: str) -> str:
    return _LANGUAGE_NAMES.get(language, language.capitalize())
