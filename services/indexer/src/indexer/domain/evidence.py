"""What is frozen with a grab, and how it is read again."""

from uuid import UUID

from contracts.values import Evidence
from releases.judging import evidence as judging
from releases.judging.context import Propers
from releases.judging.judge import Verdict
from releases.profiles.quality_profile import QualityProfile
from releases.qualities.ladder import LADDER


def judging_evidence(evidence: Evidence) -> judging.Evidence:
    """What was frozen with a grab, as the rules compare it."""
    values = evidence.model_dump(mode="json")
    return judging.Evidence.from_dict({**values, "format_score": evidence.score})


def freeze(verdict: Verdict) -> Evidence:
    """The verdict's evidence, as it travels with the download and the file."""
    judged, context = verdict.evidence, verdict.context
    beats, equals = _beside(judged.quality, context.profile)
    return Evidence(
        release_name=judged.release_name,
        quality=judged.quality,
        source=judged.source,
        resolution=judged.resolution,
        modifier=judged.modifier,
        revision=judged.revision,
        real=judged.real,
        repack=judged.repack,
        group=judged.group,
        languages=judged.languages,
        score=judged.format_score,
        formats=judged.formats,
        profile_id=UUID(judged.profile_id) if judged.profile_id else None,
        profile_version=judged.profile_version,
        beats=beats,
        equals=equals,
        heeds_revision=context.policy.propers is not Propers.DO_NOT_PREFER,
        indexer=verdict.candidate.indexer.name,
        info_hash=judged.info_hash,
        size_bytes=judged.size_bytes,
        grabbed_at=context.now,
    )


def _beside(quality: str, profile: QualityProfile) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """What the profile ranks below a quality, and what it holds for as good."""
    own = profile.find_rank(quality)
    if own is None:
        return None, ()
    ranks = {rung.name: profile.rank(rung.name) for rung in LADDER}
    below = tuple(name for name, rank in ranks.items() if rank < own)
    return below, tuple(name for name, rank in ranks.items() if rank == own and name != quality)
