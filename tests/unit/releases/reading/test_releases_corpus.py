"""Every name of the corpus is read wholly right."""

from collections.abc import Iterator
from typing import Any

import pytest

from releases.reading.as_json import release_as_json
from releases.reading.reader import read_release
from releases.release import Kind
from support.other_titles import corpus_cases, moulds


def cases() -> Iterator[Any]:
    for case in corpus_cases():
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


@pytest.mark.parametrize(
    "title", ["Amber Canyon Riddle", "The Winter of Nettles", "Kelp", "Señor Łódź", "Ein Haus am See"]
)
def test_the_corpus_is_read_right_under_other_titles(title: str) -> None:
    known = moulds()
    assert len(known) > 600
    wrong = {}
    for mould in known:
        name = mould.name(title)
        release = read_release(name, mould.kind)
        found = release_as_json(release) if release else {}
        said = {field: found.get(field) for field in ("title", *mould.expect)}
        if said != {"title": title, **mould.expect}:
            wrong[name] = said
    assert wrong == {}


def test_the_corpus_covers_every_kind_and_enough_names() -> None:
    names = corpus_cases()
    assert len(names) >= 600
    assert {case["kind"] for case in names} == {kind.value for kind in Kind}
