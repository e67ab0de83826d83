import json

import pytest

from releases.profiles.read_documents import Document, read_documents
from releases.qualities.numbers import App

FORMAT = {
    "trash_id": "f" * 32,
    "name": "x265",
    "trash_scores": {"default": -20},
    "specifications": [
        {"name": "x265", "implementation": "ReleaseTitleSpecification", "fields": {"value": "[xh]265"}},
    ],
}
PROFILE = {
    "trash_id": "e" * 32,
    "name": "Mine",
    "upgradeAllowed": True,
    "cutoff": "WEB 1080p",
    "items": [{"name": "WEB 1080p", "allowed": True, "items": ["WEBRip-1080p", "WEBDL-1080p"]}],
    "formatItems": {"x265": "f" * 32, "Gone": "d" * 32},
}
SIZES = {"type": "series", "qualities": [{"quality": "WEBDL-1080p", "min": 10, "preferred": 50, "max": 100}]}


def documents(*values: object) -> list[Document]:
    return [Document(f"{number}.json", App.SONARR, json.dumps(value)) for number, value in enumerate(values)]


def test_formats_profiles_and_sizes_are_told_apart_and_profiles_score_formats_that_come_later() -> None:
    read = read_documents(documents(PROFILE, SIZES, [FORMAT]))
    assert [one.name for one in read.formats] == ["x265"]
    assert [(one.profile.name, one.missing) for one in read.profiles] == [("Mine", ("Gone",))]
    assert read.profiles[0].profile.format_scores == {"f" * 32: -20}
    assert next(one for one in read.sizes[App.SONARR] if one.quality == "WEBDL-1080p").max_mb == 100
    assert read.refusals == ()


def test_formats_that_are_there_already_are_scored_too() -> None:
    known = read_documents(documents(FORMAT)).formats
    assert read_documents(documents(PROFILE), known).profiles[0].profile.format_scores == {"f" * 32: -20}


ANIME = {**SIZES, "type": "anime", "qualities": [{"quality": "SDTV", "min": 5, "preferred": 995, "max": 1000}]}
LISTS = [
    Document("s/series.json", App.SONARR, json.dumps(SIZES)),
    Document("s/anime.json", App.SONARR, json.dumps(ANIME)),
    Document("r/anime.json", App.RADARR, json.dumps(ANIME)),
    Document("r/mine.json", App.RADARR, json.dumps([{"quality": {"name": "SDTV"}, "minSize": 3}])),
]


def test_several_lists_of_sizes_exclude_each_other() -> None:
    read = read_documents(LISTS[:2])
    assert read.sizes == {}
    assert [refusal.where for refusal in read.refusals] == ["s/series.json", "s/anime.json"]
    assert all("choose one of sonarr/anime, sonarr/series" in refusal.why for refusal in read.refusals)


@pytest.mark.parametrize(
    ("choice", "sizes"),
    [
        ("series", {App.SONARR: {"WEBDL-1080p": 10}}),
        ("Sonarr/Anime", {App.SONARR: {"SDTV": 5}}),
        ("radarr/anime", {App.RADARR: {"SDTV": 5}}),
        ("mine", {App.RADARR: {"SDTV": 3}}),
        ("anime", {App.SONARR: {"SDTV": 5}, App.RADARR: {"SDTV": 5}}),
    ],
)
def test_one_of_them_can_be_chosen_and_changes_only_what_it_lists(
    choice: str, sizes: dict[App, dict[str, float]]
) -> None:
    read = read_documents(LISTS, sizes_list=choice)
    assert {app: {one.quality: one.min_mb for one in taken} for app, taken in read.sizes.items()} == sizes
    assert read.refusals == ()


def test_one_list_of_each_program_needs_no_choice() -> None:
    read = read_documents([LISTS[0], LISTS[3]])
    assert {app: len(taken) for app, taken in read.sizes.items()} == {App.SONARR: 1, App.RADARR: 1}
    assert read.refusals == ()


def test_a_choice_that_there_is_not_takes_none() -> None:
    read = read_documents(LISTS, sizes_list="movie")
    assert read.sizes == {}
    assert [refusal.where for refusal in read.refusals] == ["movie"]
    assert "there are radarr/anime, radarr/mine, sonarr/anime, sonarr/series" in read.refusals[0].why


def test_what_is_something_else_is_refused_with_the_reason_and_spoils_nothing() -> None:
    broken = Document("broken.json", App.SONARR, "{")
    deep = Document("deep.json", App.SONARR, "[" * 100_000)
    read = read_documents([*documents({"series": {}}, 7, FORMAT), broken, deep])
    assert [one.name for one in read.formats] == ["x265"]
    assert [refusal.where for refusal in read.refusals] == ["0.json", "1.json", "broken.json", "deep.json"]
