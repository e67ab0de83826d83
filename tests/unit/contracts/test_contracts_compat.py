import pytest

from contracts.compat import breaking_changes
from contracts.generate.schemas import Schema
from contracts.ids import new_id, target_id

OLD: Schema = {
    "properties": {
        "title_id": {"type": "string", "format": "uuid"},
        "state": {"$ref": "#/$defs/State"},
        "size": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "files": {"type": "array", "items": {"$ref": "#/$defs/File"}},
    },
    "required": ["title_id"],
    "$defs": {
        "State": {"type": "string", "enum": ["open", "done"]},
        "File": {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]},
    },
}


def changed(**properties: object) -> Schema:
    return OLD | {"properties": OLD["properties"] | properties}


def test_an_optional_field_more_fits() -> None:
    assert breaking_changes(OLD, changed(note={"type": "string"})) == []


def test_a_value_more_fits() -> None:
    definitions = OLD["$defs"] | {"State": {"type": "string", "enum": ["open", "done", "lost"]}}
    assert breaking_changes(OLD, OLD | {"$defs": definitions}) == []


BREAKING = [
    (OLD | {"properties": {}}, "title_id was removed"),
    (changed(title_id={"type": "integer"}), "title_id changed its type"),
    (OLD | {"required": ["title_id", "size"]}, "size is required now"),
    (changed(size={"type": "integer"}), "size changed its type"),
    (OLD | {"$defs": OLD["$defs"] | {"State": {"type": "string", "enum": ["open"]}}}, "state lost the value(s) done"),
    (OLD | {"$defs": OLD["$defs"] | {"File": {"type": "object", "properties": {}}}}, "files[].path was removed"),
]


@pytest.mark.parametrize(("new", "problem"), BREAKING)
def test_whatever_an_older_reader_trips_over_is_named(new: Schema, problem: str) -> None:
    assert problem in breaking_changes(OLD, new)


def test_ids_sort_by_the_time_they_were_made_at() -> None:
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert [made.version for made in ids[:3]] == [7, 7, 7]
    milliseconds = [made.int >> 80 for made in ids]
    assert milliseconds == sorted(milliseconds)


def test_a_target_has_the_same_id_wherever_it_is_named() -> None:
    slot, episode = new_id(), new_id()
    assert target_id(slot, episode) == target_id(slot, episode)
    assert target_id(slot, episode) != target_id(episode, slot)
