"""Every name of the corpus is read wholly right."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from releases.reading.as_json import release_as_json
from releases.reading.reader import read_release
from releases.release import Kind

CORPUS = Path(__file__).parents[3] / "corpus" / "releases.jsonl"


def cases() -> Iterator[Any]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield pytest.param(case, id=f"{case['kind']}: {case['name'][:70]}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_name_of_the_corpus_is_read_right(case: dict[str, Any]) -> None:
    release = read_release(case["name"], Kind(case["kind"]))
    expected = case["expect"]
    if expected.get("reject"):
        assert release is None
        return
    assert release is not None
    found = release_as_json(release)
    assert {field: found[field] for field in expected} == expected


def test_the_corpus_covers_every_kind_and_enough_names() -> None:
    names = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    assert len(names) >= 600
    assert {case["kind"] for case in names} == {kind.value for kind in Kind}
