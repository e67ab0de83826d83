"""Takes quality profiles from the JSON of guides and of the Sonarr and Radarr APIs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from releases.formats.custom_format import CustomFormat
from releases.formats.languages import ANY, LANGUAGE_IDS, plain_language
from releases.formats.refusal import Refusal
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.qualities.ladder import find_quality
from releases.qualities.numbers import QUALITY_IDS, App


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """`missing` are formats that the profile names and that were not given; they count nothing."""

    profile: QualityProfile
    missing: tuple[str, ...] = ()


class _BadProfileError(ValueError):
    pass


def read_profile(
    written: object, app: App, formats: Iterable[CustomFormat] = (), where: str = ""
) -> ReadProfile | Refusal:
    """Reads one profile, as parsed JSON. `formats` are those already taken. Never raises.

    Guides list the best quality first and score a format by the profile's score set; the APIs list the worst first
    and carry the scores.
    """
    if not isinstance(written, Mapping) or not isinstance(written.get("name"), str) or not written["name"]:
        return Refusal(where, "not a quality profile: an object with 'name' and 'items' is asked for")
    place = f"{where}: {written['name']}" if where else str(written["name"])
    try:
        return _read(written, app, tuple(formats))
    except _BadProfileError as problem:
        return Refusal(place, str(problem))


def _read(written: Mapping[str, object], app: App, formats: tuple[CustomFormat, ...]) -> ReadProfile:
    from_api = isinstance(written.get("formatItems"), list)
    groups = [_group(item, app) for item in _items(written.get("items"))]
    ordered = tuple(groups if from_api else reversed(groups))
    scores, missing = _api_scores(written, formats) if from_api else _guide_scores(written, formats)
    profile = QualityProfile(
        id=str(written.get("trash_id") or written.get("id") or written["name"]),
        name=str(written["name"]),
        groups=ordered,
        cutoff=_cutoff(written, app, ordered),
        upgrades_allowed=written.get("upgradeAllowed") is True,
        min_format_score=_whole(written, "minFormatScore", 0),
        cutoff_format_score=_whole(written, "cutoffFormatScore", 0),
        min_upgrade_format_score=_whole(written, "minUpgradeFormatScore", 1),
        format_scores=scores,
        languages=(_language(written.get("language"), app),),
    )
    return ReadProfile(profile, missing)


def _items(written: object) -> list[Mapping[str, object]]:
    if not isinstance(written, list) or not written or not all(isinstance(item, Mapping) for item in written):
        raise _BadProfileError("'items' must be a list of qualities and groups")
    return written


def _group(item: Mapping[str, object], app: App) -> QualityGroup:
    allowed = item.get("allowed") is True
    members = item.get("items")
    if isinstance(members, list) and members:
        qualities = tuple(_quality_name(member, app) for member in members)
        return QualityGroup(str(item.get("name") or " | ".join(qualities)), qualities, allowed)
    quality = _quality_name(item.get("quality") or item.get("name"), app)
    return QualityGroup(quality, (quality,), allowed)


def _quality_name(written: object, app: App) -> str:
    """From a name, or from the API's object with id and name, which may itself stand in an item."""
    if isinstance(written, Mapping):
        inner = written.get("quality", written)
        written = (
            inner.get("name") or QUALITY_IDS[app].get(inner.get("id", -1)) if isinstance(inner, Mapping) else inner
        )
    rung = find_quality(written) if isinstance(written, str) else None
    if rung is None:
        raise _BadProfileError(f"there is no quality {written!r}")
    return rung.name


def _cutoff(written: Mapping[str, object], app: App, groups: tuple[QualityGroup, ...]) -> str:
    cutoff = written.get("cutoff")
    if isinstance(cutoff, int):
        grouped = {item.get("id"): item.get("name") for item in _items(written["items"]) if item.get("items")}
        cutoff = grouped.get(cutoff) or QUALITY_IDS[app].get(cutoff)
    rung = find_quality(cutoff) if isinstance(cutoff, str) else None
    names = {group.name for group in groups} | {quality for group in groups for quality in group.qualities}
    name = cutoff if cutoff in names else rung.name if rung else None
    if not isinstance(name, str) or name not in names:
        raise _BadProfileError(f"the cut-off {written.get('cutoff')!r} is none of its qualities or groups")
    return name


def _guide_scores(
    written: Mapping[str, object], formats: tuple[CustomFormat, ...]
) -> tuple[dict[str, int], tuple[str, ...]]:
    named = written.get("formatItems")
    score_set = str(written.get("trash_score_set") or "default")
    by_id = {format_.id: format_ for format_ in formats}
    scores, missing = {}, []
    for name, id_ in named.items() if isinstance(named, Mapping) else ():
        format_ = by_id.get(str(id_))
        if format_ is None:
            missing.append(str(name))
        else:
            scores[format_.id] = format_.suggested_score(score_set) or 0
    return scores, tuple(missing)


def _api_scores(
    written: Mapping[str, object], formats: tuple[CustomFormat, ...]
) -> tuple[dict[str, int], tuple[str, ...]]:
    by_name = {format_.name: format_ for format_ in formats}
    scores, missing = {}, []
    for item in _items(written.get("formatItems")) if written.get("formatItems") else ():
        name, score = str(item.get("name")), _whole(item, "score", 0)
        if name in by_name:
            scores[by_name[name].id] = score
        elif score:
            missing.append(name)
    return scores, tuple(missing)


def _whole(written: Mapping[str, object], name: str, default: int) -> int:
    value = written.get(name, default)
    if type(value) is not int:
        raise _BadProfileError(f"'{name}' must be a whole number, found {value!r}")
    return value


def _language(written: object, app: App) -> str:
    if isinstance(written, Mapping):
        written = written.get("name") or LANGUAGE_IDS[app].get(written.get("id", -1))
    if written is None:
        return ANY
    if not isinstance(written, str) or plain_language(written) not in LANGUAGE_IDS[app].values():
        raise _BadProfileError(f"{app} has no language {written!r}")
    return plain_language(written)
