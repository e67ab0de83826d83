import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reelway.__main__ import app
from reelway.commands.documents import import_batches, in_batches, read_files
from reelway.embedded.failure import PartFailed
from releases.profiles.read_documents import Document
from releases.qualities.numbers import App

FORMAT = {
    "trash_id": "f" * 32,
    "name": "x265",
    "trash_scores": {"default": -20},
    "specifications": [
        {"name": "HEVC", "implementation": "ReleaseTitleSpecification", "fields": {"value": "x265"}},
    ],
}
PROFILE = {
    "trash_id": "e" * 32,
    "name": "Mine",
    "cutoff": "WEB 1080p",
    "items": [{"name": "WEB 1080p", "allowed": True, "items": ["WEBRip-1080p", "WEBDL-1080p"]}],
    "formatItems": {"x265": "f" * 32, "Gone": "d" * 32},
}


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    folder = tmp_path / "sonarr"
    folder.mkdir()
    (folder / "a-profile.json").write_text(json.dumps(PROFILE))
    (folder / "x265.json").write_text(json.dumps(FORMAT))
    (folder / "other.json").write_text('{"season": {}}')
    return folder


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def test_a_dry_run_says_what_would_be_taken_and_what_is_refused_and_why(guides: Path) -> None:
    code, output = run("formats", "import", guides, "--dry-run")
    assert code == 0
    assert "x265" in output
    assert "not among these formats: Gone" in output
    assert "other.json: holds neither a custom format nor a profile nor sizes" in output.replace("\n", "")
    assert "Would take 1 format, 1 profile; refused 1." in output


def test_a_file_whose_program_nothing_tells_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x265.json"
    file.write_text(json.dumps(FORMAT))
    code, output = run("formats", "import", file, "--dry-run")
    assert code == 1
    assert "say --app sonarr or --app radarr" in output
    assert run("formats", "import", file, "--dry-run", "--app", "radarr")[0] == 0


def test_the_score_of_a_name_is_explained(guides: Path) -> None:
    profile = guides / "a-profile.json"
    name = "Harbor.Lights.S01E02.1080p.WEB-DL.x265-TIDE"
    code, output = run("formats", "score", "--profile", profile, "--formats", guides / "x265.json", name)
    assert code == 0
    assert [line.split() for line in output.splitlines() if "x265 " in line] == [["x265", "HEVC", "-20"]]
    assert output.split("Sum")[1].split()[0] == "-20"


def test_formats_go_before_profiles_in_batches_that_fit_a_message(guides: Path) -> None:
    documents, refusals = read_files(guides, None)
    assert Path(documents[0].where).name == "x265.json"
    assert refusals == []
    large = [Document(str(number), App.SONARR, "x" * 900_000) for number in range(5)]
    assert [[one.where for one in batch] for batch in in_batches(large)] == [["0", "1"], ["2", "3"], ["4"]]


def test_lists_of_sizes_go_by_themselves_and_one_is_chosen(guides: Path) -> None:
    for kind in ("series", "anime"):
        listed = {"type": kind, "qualities": [{"quality": "SDTV", "min": 2, "preferred": 20, "max": 60}]}
        (guides / f"sizes-{kind}.json").write_text(json.dumps(listed))
    documents, _ = read_files(guides, None)
    batches = [[Path(one.where).name for one in batch] for batch in import_batches(documents)]
    code, output = run("formats", "import", guides, "--dry-run")
    chosen_code, chosen = run("formats", "import", guides, "--dry-run", "--sizes", "anime")
    assert batches == [["x265.json", "a-profile.json", "other.json"], ["sizes-anime.json", "sizes-series.json"]]
    assert code == chosen_code == 0
    assert "choose one of sonarr/anime, sonarr/series" in output
    assert "Would take 1 format, 1 profile; refused 3." in output
    assert "Would take 1 format, 1 profile, 1 sizes; refused 1." in chosen


def test_an_import_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(PartFailed, match="0 JSON files"):
        read_files(tmp_path, App.SONARR)


def test_a_name_is_shown_as_a_table_with_where_each_fact_stands() -> None:
    code, output = run("releases", "read", "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE", "9f8e7d6c5b4a39281706")
    assert code == 0
    assert ["episodes", "2", "S01E02"] in [line.split() for line in output.splitlines()]
    assert ["group", "TIDE", "TIDE"] in [line.split() for line in output.splitlines()]
