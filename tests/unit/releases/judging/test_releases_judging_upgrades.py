import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.judging.context import Propers
from releases.judging.evidence import Evidence, evidence_of_name
from releases.judging.rejection import Reason
from releases.judging.upgrade import Step, compare, cutoff_not_met
from releases.profiles.quality_profile import QualityProfile
from releases.release import Modifier, Quality, Release, Source
from unit.releases.judging.judging_cases import PROFILE, episode, having, in_place, only, verdict_of

PREFER = Propers.PREFER_AND_UPGRADE
FIXED = replace(PROFILE, upgrades_allowed=False)


def of(quality: str, score: int = 0, revision: int = 1, real: int = 0) -> Evidence:
    return in_place(quality=quality, format_score=score, revision=revision, real=real)


@pytest.mark.parametrize(
    ("new", "old", "profile", "step"),
    [
        (of("WEBDL-1080p", -500), of("HDTV-720p"), PROFILE, Step.BETTER_QUALITY),
        (of("HDTV-720p", 500), of("WEBDL-1080p"), PROFILE, Step.WORSE_QUALITY),
        (of("CAM", 500), of("SDTV"), PROFILE, Step.BETTER_QUALITY),
        (of("WEBDL-1080p", revision=2), of("WEBDL-1080p"), PROFILE, Step.HIGHER_REVISION),
        (of("WEBDL-1080p", real=1), of("WEBDL-1080p", revision=2), PROFILE, Step.HIGHER_REVISION),
        (of("WEBDL-1080p", revision=2), of("WEBDL-1080p"), FIXED, Step.HIGHER_REVISION),
        (of("WEBDL-1080p", 90), of("WEBDL-1080p"), FIXED, Step.UPGRADES_NOT_ALLOWED),
        (of("WEBDL-1080p"), of("HDTV-720p"), FIXED, Step.UPGRADES_NOT_ALLOWED),
        (of("WEBDL-1080p", 90), of("WEBDL-1080p", revision=2), PROFILE, Step.LOWER_REVISION),
        (of("Bluray-1080p", 90), of("WEBDL-1080p"), PROFILE, Step.QUALITY_CUTOFF_MET),
        (of("WEBDL-1080p"), of("WEBDL-1080p"), PROFILE, Step.FORMAT_SCORE_NOT_HIGHER),
        (of("WEBDL-1080p", 200), of("WEBDL-1080p", 100), PROFILE, Step.FORMAT_CUTOFF_MET),
        (of("WEBDL-1080p", 9), of("WEBDL-1080p"), PROFILE, Step.FORMAT_STEP_TOO_SMALL),
        (of("WEBDL-1080p", 10), of("WEBDL-1080p"), PROFILE, Step.HIGHER_FORMAT_SCORE),
    ],
)
def test_the_first_step_that_applies_decides(new: Evidence, old: Evidence, profile: QualityProfile, step: Step) -> None:
    assert compare(new, old, profile, PREFER).step is step


def test_order_inside_a_group_does_not_count() -> None:
    assert compare(of("WEBDL-1080p"), of("WEBRip-1080p"), PROFILE, PREFER).step is Step.FORMAT_SCORE_NOT_HIGHER
    proper_of_the_other = compare(of("WEBDL-1080p", revision=2), of("WEBRip-1080p"), PROFILE, PREFER)
    assert proper_of_the_other.step is Step.FORMAT_SCORE_NOT_HIGHER


def test_without_preference_for_propers_a_revision_is_worth_nothing_either_way() -> None:
    for new, old in ((2, 1), (1, 2)):
        outcome = compare(
            of("WEBDL-1080p", revision=new), of("WEBDL-1080p", revision=old), PROFILE, Propers.DO_NOT_PREFER
        )
        assert outcome.step is Step.FORMAT_SCORE_NOT_HIGHER


EVIDENCE = st.builds(
    of,
    st.sampled_from(["SDTV", "HDTV-720p", "WEBRip-1080p", "WEBDL-1080p", "Bluray-1080p", "CAM"]),
    st.integers(-200, 200),
    st.integers(1, 3),
    st.integers(0, 1),
)


@given(EVIDENCE, EVIDENCE, st.sampled_from(Propers), st.booleans())
def test_no_two_releases_are_upgrades_of_each_other(
    first: Evidence, second: Evidence, propers: Propers, allowed: bool
) -> None:
    profile = replace(PROFILE, upgrades_allowed=allowed)
    there, back = compare(first, second, profile, propers), compare(second, first, profile, propers)
    assert not (there.is_upgrade and back.is_upgrade)


@given(st.lists(EVIDENCE, min_size=2, max_size=6), st.sampled_from(Propers))
def test_upgrading_comes_to_an_end(offers: list[Evidence], propers: Propers) -> None:
    held, grabs = offers[0], 0
    for new in offers * 20:
        if compare(new, held, PROFILE, propers).is_upgrade:
            held, grabs = new, grabs + 1
    assert grabs < 60


def test_what_is_below_the_cutoff_is_still_wanted() -> None:
    assert cutoff_not_met(of("HDTV-720p", 100), PROFILE)
    assert cutoff_not_met(of("WEBDL-1080p", 99), PROFILE)
    assert not cutoff_not_met(of("Bluray-1080p", 100), PROFILE)
    assert not cutoff_not_met(of("SDTV"), FIXED)


@pytest.mark.parametrize(
    ("existing", "reason"),
    [
        ({"quality": "Bluray-1080p"}, Reason.DISK_BETTER_QUALITY),
        ({"quality": "WEBDL-1080p", "revision": 2}, Reason.DISK_BETTER_REVISION),
        ({"quality": "WEBRip-1080p", "format_score": 50}, Reason.DISK_FORMAT_SCORE),
        ({"quality": "WEBRip-1080p"}, Reason.DISK_FORMAT_SCORE),
    ],
)
def test_the_file_in_place_is_judged_by_its_frozen_evidence(existing: dict[str, Any], reason: Reason) -> None:
    assert only(verdict_of(standing=having(**existing))).reason is reason


def test_evidence_survives_json() -> None:
    evidence = in_place(languages=("german", "english"), formats=("FiNCH",), info_hash="abc", size_bytes=5)
    assert Evidence.from_dict(json.loads(json.dumps(evidence.to_dict()))) == evidence
    assert Evidence.from_dict({"release_name": "n", "quality": "SDTV", "added_later": 1}).revision == 1
    with pytest.raises(ValueError, match="evidence"):
        Evidence.from_dict({"release_name": "n"})


def test_evidence_can_be_read_from_a_name_alone() -> None:
    release = Release("n", episode().kind, quality=Quality(Source.BLURAY, 2160, Modifier.REMUX), revision=2, group="G")
    evidence = evidence_of_name(release)
    assert (evidence.quality, evidence.modifier, evidence.revision, evidence.group) == ("Remux-2160p", "remux", 2, "G")
