"""What was known of a release when it was grabbed. It travels with the file, and later judging uses nothing else."""

from collections.abc import Mapping
from typing import NamedTuple

from releases.qualities.naming import name_quality
from releases.release import Release

Json = str | int | None | list[str]


class Worth(NamedTuple):
    """What judging adds to a name: the last fields of `Evidence`, in their order."""

    format_score: int = 0
    formats: tuple[str, ...] = ()
    profile_id: str | None = None
    profile_version: int = 0
    indexer: str | None = None
    info_hash: str | None = None
    size_bytes: int | None = None


UNKNOWN_WORTH = Worth()


class Evidence(NamedTuple):
    """Frozen facts of one release under one profile. Scores are compared as they were then, which ends upgrade loops.

    `real` counts the REALs of a proper; it goes before `revision`.
    """

    release_name: str
    quality: str
    source: str
    resolution: int
    modifier: str
    revision: int = 1
    real: int = 0
    repack: bool = False
    group: str | None = None
    languages: tuple[str, ...] = ()
    format_score: int = 0
    formats: tuple[str, ...] = ()
    profile_id: str | None = None
    profile_version: int = 0
    indexer: str | None = None
    info_hash: str | None = None
    size_bytes: int | None = None

    def to_dict(self) -> dict[str, Json]:
        """Plain JSON values; `Evidence.from_dict` takes them back."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self._asdict().items()}

    @staticmethod
    def from_dict(values: Mapping[str, object]) -> "Evidence":
        """Reads what `to_dict` gave; fields that are not known are ignored, missing ones get their defaults.

        Raises ValueError when release name or quality is missing.
        """
        known = {name: value for name, value in values.items() if name in Evidence._fields}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        try:
            return Evidence(**{"source": "unknown", "resolution": 0, "modifier": "none"} | known | lists)  # type: ignore[arg-type]  # values come from JSON
        except TypeError as problem:
            raise ValueError(f"not the evidence of a release: {problem}") from problem


def evidence_of_name(release: Release, title: str | None = None, worth: Worth = UNKNOWN_WORTH) -> Evidence:
    """What the name of a file alone tells, for files that came without a grab; with `worth` what judging adds to it.

    `title` is the name as the indexer gave it.
    """
    quality = release.quality
    return Evidence(
        title if title is not None else release.name,
        name_quality(quality).name,
        quality.source.value,
        quality.resolution,
        quality.modifier.value,
        release.revision,
        release.real,
        release.repack,
        release.group,
        release.languages,
        *worth,
    )
