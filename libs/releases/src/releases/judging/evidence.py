"""What was known of a release when it was grabbed. It travels with the file, and later judging uses nothing else."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from releases.qualities.naming import name_quality
from releases.release import Release

Json = str | int | None | list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
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
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @staticmethod
    def from_dict(values: Mapping[str, object]) -> "Evidence":
        """Reads what `to_dict` gave; fields that are not known are ignored, missing ones get their defaults.

        Raises ValueError when release name or quality is missing.
        """
        known = {name: value for name, value in values.items() if name in Evidence.__dataclass_fields__}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        try:
            return Evidence(**{"source": "unknown", "resolution": 0, "modifier": "none"} | known | lists)  # type: ignore[arg-type]  # values come from JSON
        except TypeError as problem:
            raise ValueError(f"not the evidence of a release: {problem}") from problem


def evidence_of_name(release: Release) -> Evidence:
    """What the name of a file alone tells, for files that came without a grab; the score is not known and 0."""
    return Evidence(
        release_name=release.name,
        quality=name_quality(release.quality).name,
        source=release.quality.source.value,
        resolution=release.quality.resolution,
        modifier=release.quality.modifier.value,
        revision=release.revision,
        real=release.real,
        repack=release.repack,
        group=release.group,
        languages=release.languages,
    )
