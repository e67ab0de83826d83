import json
from typing import Any

import pytest

from releases.formats.read_formats import read_formats
from releases.formats.stored_format import format_from_dict, format_to_dict, specification_from_dict
from releases.qualities.numbers import App
from unit.releases.formats.test_releases_format_json import BY_APP, written_format


@pytest.mark.parametrize("app", App)
def test_a_format_survives_our_own_json(app: App) -> None:
    (read,) = read_formats(written_format(*BY_APP[app], trash_scores={"default": 3}), app).formats
    assert format_from_dict(json.loads(json.dumps(format_to_dict(read)))) == read


@pytest.mark.parametrize(
    "change",
    [
        {"id": None, "specifications": None},
        {"specifications": [{"name": "s", "kind": "MoonIs", "fields": {}}]},
        {"specifications": [{"name": "s", "kind": "SourceIs", "fields": {"source": "moon"}}]},
        {"specifications": [{"name": "s", "kind": "TitleMatches", "fields": {"pattern": "("}}]},
        {"scores": 5},
    ],
)
def test_what_is_no_format_of_ours_is_a_value_error(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a custom format"):
        format_from_dict({"id": "f", "name": "F", "specifications": [], **change})


def test_the_refusal_names_the_condition_and_what_is_wrong() -> None:
    bad = {"name": "HEVC", "kind": "TitleMatches", "fields": {"pattern": "("}}
    with pytest.raises(ValueError, match=r"HEVC: not a regular expression"):
        specification_from_dict(bad)
    with pytest.raises(ValueError, match=r"HEVC: 'pattern' is missing"):
        specification_from_dict({**bad, "fields": {}})
