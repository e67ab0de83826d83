import json
from dataclasses import replace

import pytest

from releases.profiles.presets import PRESETS
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.profiles.stored_profile import profile_from_dict, profile_problems, profile_to_dict


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_profile_survives_our_own_json(preset: QualityProfile) -> None:
    profile = replace(preset, format_scores={"a": 5, "b": -7}, languages=("german", "english"), version=9)
    assert profile_from_dict(json.loads(json.dumps(profile_to_dict(profile)))) == profile
    assert profile_problems(profile) == ()


def test_fields_that_are_missing_get_their_defaults_and_unknown_ones_are_ignored() -> None:
    groups = [{"name": "SDTV", "qualities": ["SDTV"], "allowed": True}]
    profile = profile_from_dict({"id": "p", "name": "P", "groups": groups, "cutoff": "SDTV", "added_later": 1})
    assert profile == QualityProfile("p", "P", (QualityGroup("SDTV", ("SDTV",)),), "SDTV")


@pytest.mark.parametrize("values", [{}, {"id": "p", "name": "P", "cutoff": "SDTV", "groups": 5}])
def test_what_is_no_profile_is_a_value_error(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a quality profile"):
        profile_from_dict(values)


def test_an_edited_profile_is_told_all_that_is_wrong_with_it() -> None:
    off = QualityGroup("SDTV", ("SDTV",), allowed=False)
    problems = profile_problems(QualityProfile("p", "P", (off, off), "SDTV", min_upgrade_format_score=0))
    assert len(problems) == 4
