"""Quality profiles in our own JSON, for databases and messages."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from releases.profiles.quality_profile import QualityGroup, QualityProfile

Values = Mapping[str, Any]

_OTHERS: dict[str, Callable[[Any], Any]] = {
    "upgrades_allowed": bool,
    "min_format_score": int,
    "cutoff_format_score": int,
    "min_upgrade_format_score": int,
    "format_scores": lambda scores: {str(id_): int(score) for id_, score in scores.items()},
    "languages": lambda languages: tuple(map(str, languages)),
    "version": int,
}
"""The fields that may be missing, and how to read them."""


def profile_to_dict(profile: QualityProfile) -> dict[str, object]:
    """JSON values, worst group first; `profile_from_dict` takes them back."""
    groups = [{**asdict(group), "qualities": list(group.qualities)} for group in profile.groups]
    return {**asdict(profile), "groups": groups, "languages": list(profile.languages)}


def profile_from_dict(values: Values) -> QualityProfile:
    """Ignores what it does not know. Raises ValueError when a part is missing or of the wrong shape, naming it."""
    try:
        groups = tuple(
            QualityGroup(str(group["name"]), tuple(map(str, group["qualities"])), bool(group["allowed"]))
            for group in values["groups"]
        )
        plain = QualityProfile(str(values["id"]), str(values["name"]), groups, str(values["cutoff"]))
        return replace(
            plain,
            **{name: convert(values[name]) for name, convert in _OTHERS.items() if name in values},
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise ValueError(f"not a quality profile: {problem!r}") from problem


def profile_problems(profile: QualityProfile) -> tuple[str, ...]:
    """What is wrong with a profile that somebody edited, for a person; nothing when it can be saved."""
    problems = []
    names = [quality for group in profile.groups for quality in group.qualities]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        problems.append(f"a quality may stand once only: {', '.join(twice)}")
    if not any(group.allowed for group in profile.groups):
        problems.append("allow at least one quality, or nothing will ever be grabbed")
    rank = profile.find_rank(profile.cutoff)
    if rank is None or not profile.groups[rank].allowed:
        problems.append(f"the cut-off {profile.cutoff!r} must be one of the allowed qualities")
    if profile.min_upgrade_format_score < 1:
        problems.append("the minimum step between format scores must be at least 1")
    return tuple(problems)
