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


def exported(name: str, pattern: str = "remux") -> dict[str, object]:
    """As the APIs write a format: without an id that would mean something elsewhere."""
    return {
        "id": 7,
        "name": name,
        "specifications": [
            {
                "name": "it",
                "implementation": "ReleaseTitleSpecification",
                "fields": [{"name": "value", "value": pattern}],
            }
        ],
    }


def of(app: App, *values: object) -> list[Document]:
    return [Document(f"{app}.json", app, json.dumps(value)) for value in values]


def scoring(name: str) -> dict[str, object]:
    items = [{"quality": {"name": "WEBDL-1080p"}, "items": [], "allowed": True}]
    return {
        "id": 1,
        "name": "Mine",
        "cutoff": "WEBDL-1080p",
        "items": items,
        "formatItems": [{"name": name, "score": 5}],
    }


KELP_OF_BOTH = [*of(App.SONARR, exported("Kelp", "kelp")), *of(App.RADARR, exported("Kelp", "kelp[ .]?forest"))]


def test_equal_formats_of_two_programs_are_one() -> None:
    read = read_documents([*of(App.SONARR, exported("Kelp")), *of(App.RADARR, exported("Kelp"))])
    assert [(one.id, one.name) for one in read.formats] == [("kelp", "Kelp")]
    assert read.refusals == ()


def test_different_formats_that_two_programs_call_the_same_are_kept_apart_and_scored_by_their_own_profiles() -> None:
    profiles = [*of(App.SONARR, scoring("Kelp")), *of(App.RADARR, scoring("Kelp"))]
    read = read_documents([*KELP_OF_BOTH, *profiles])
    assert [(one.id, one.name) for one in read.formats] == [("kelp", "Kelp"), ("kelp-radarr", "Kelp (Radarr)")]
    assert [one.profile.format_scores for one in read.profiles] == [{"kelp": 5}, {"kelp-radarr": 5}]
    assert read.refusals == ()


@pytest.mark.parametrize("documents", [KELP_OF_BOTH, KELP_OF_BOTH[::-1], KELP_OF_BOTH[1:]])
def test_they_stay_apart_however_they_are_imported_again(documents: list[Document]) -> None:
    known = read_documents(KELP_OF_BOTH).formats
    again = read_documents([*documents, *of(App.RADARR, scoring("Kelp"))], known)
    assert all(one in known for one in again.formats)
    assert again.refusals == ()
    assert again.profiles[0].profile.format_scores == {"kelp-radarr": 5}


@pytest.mark.parametrize(
    ("first", "second", "advice"),
    [
        (exported("DV (Disk)"), exported("DV Disk"), "rename one of the two"),
        (exported("DV Disk", "dv"), exported("DV Disk", "dovi"), "rename one of the two"),
        (FORMAT, {**FORMAT, "specifications": exported("x", "hevc")["specifications"]}, "keep one of the two"),
    ],
)
def test_different_formats_with_one_id_are_not_taken_for_each_other(
    first: dict[str, object], second: dict[str, object], advice: str
) -> None:
    read = read_documents(documents(first, second))
    assert [one.name for one in read.formats] == [first["name"]]
    (refusal,) = read.refusals
    assert refusal.where == f"1.json: {second['name']}"
    assert f"'{first['name']}' of 0.json" in refusal.why
    assert advice in refusal.why


def test_a_known_format_is_changed_by_its_namesake_only() -> None:
    known = read_documents(documents(exported("DV (Disk)"), FORMAT)).formats
    read = read_documents(
        documents(exported("DV Disk"), exported("dv (disk)", "dovi"), {**FORMAT, "name": "HEVC"}), known
    )
    assert [one.name for one in read.formats] == ["dv (disk)", "HEVC"]
    assert [refusal.where for refusal in read.refusals] == ["0.json: DV Disk"]
    assert "'DV (Disk)', which is there already," in read.refusals[0].why


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
