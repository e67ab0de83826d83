"""Every message: its example, its description, its files, who publishes it and who handles it."""

import importlib
import json
from pathlib import Path

import jsonschema
import pytest

from contracts.envelope import Cause, Envelope, MalformedEnvelope
from contracts.generate.files import generated_files
from contracts.generate.schemas import Schema, answer_schema_of, schema_of
from contracts.message import Ask, Event, Message
from contracts.service import Service
from contracts.topology import ASKS, COMMANDS, EVENTS, MESSAGES, TOPOLOGY, answers, handles, publishes, readers
from kit.bus.handlers import Answerer, Handler

ROOT = Path(__file__).parents[2]
IDS = [message.subject() for message in MESSAGES]


@pytest.mark.parametrize("message", MESSAGES, ids=IDS)
def test_the_golden_example_is_read_as_what_it_is(message: type[Message]) -> None:
    text = (ROOT / f"contracts/examples/{message.subject()}.json").read_text(encoding="utf-8")
    read = message.model_validate_json(text)
    assert read == message.example()
    assert json.loads(read.model_dump_json()) == json.loads(text)
    jsonschema.validate(json.loads(text), schema_of(message))


@pytest.mark.parametrize("message", MESSAGES, ids=IDS)
def test_a_message_of_a_later_version_with_more_fields_is_read(message: type[Message]) -> None:
    later = json.loads(message.example().model_dump_json()) | {"a_field_of_the_future": {"deep": [1]}}
    assert message.model_validate(later) == message.example()


@pytest.mark.parametrize("message", MESSAGES, ids=IDS)
def test_every_field_is_described(message: type[Message]) -> None:
    schemas = [schema_of(message)] + ([answer_schema_of(message)] if issubclass(message, Ask) else [])
    bare = [name for schema in schemas for name in _bare_fields(schema)]
    assert not bare, f"{message.__name__}: {bare} need a docstring, or a word in contracts.glossary"
    assert message.__doc__


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_every_event_says_what_happened_and_has_a_key(event: type[Event]) -> None:
    example = event.example()
    assert len(example.summary()) > 10
    assert example.key()


def test_the_generated_files_are_what_the_contracts_say() -> None:
    files = generated_files()
    stale = [path for path, text in files.items() if (ROOT / path).read_text(encoding="utf-8") != text]
    present = {
        str(path.relative_to(ROOT)) for folder in ("schemas", "examples") for path in ROOT.glob(f"contracts/{folder}/*")
    }
    assert not stale, "run `make contracts`"
    assert not present - files.keys(), "files without a message; run `make contracts`"


def test_every_message_has_one_owner_who_publishes_or_handles_it() -> None:
    for event in EVENTS:
        assert event in publishes(event.owner)
        assert Service.GATEWAY in readers(event), "the gateway keeps the timeline of everything"
    for command in COMMANDS:
        assert readers(command) == (command.owner,)
        assert any(command in TOPOLOGY[service].sends for service in Service)
    for ask in ASKS:
        assert ask in answers(ask.owner)


@pytest.mark.parametrize("service", Service)
def test_a_service_handles_and_answers_exactly_what_its_contract_says(service: Service) -> None:
    bus = importlib.import_module(f"{service.value}.entrypoints.bus")
    definition = importlib.import_module(f"{service.value}.bootstrap").DEFINITION
    table: tuple[Handler[object], ...] = bus.HANDLERS
    desk: tuple[Answerer[object], ...] = bus.ANSWERS
    health = {definition.health} if definition.health else set()
    assert {handler.message for handler in table} == set(handles(service))
    assert len(table) == len(handles(service))
    assert {answerer.ask for answerer in desk} | health == set(answers(service))


def test_an_envelope_comes_back_as_it_went() -> None:
    message = EVENTS[0].example()
    first = Envelope.of(message, Service.CATALOG, Cause.fresh(actor="ada"), key=message.key(), traceparent="00-a-b-01")
    then = Envelope.of(message, Service.INDEXER, first.as_cause())
    assert Envelope.from_headers(first.to_headers()) == first
    assert then.cause.causation_id == first.id
    assert then.cause.correlation_id == first.cause.correlation_id
    assert then.cause.actor == "ada"


@pytest.mark.parametrize("broken", [{}, {"ce-id": "x"}, {"ce-time": "yesterday"}, {"ce-correlationid": "\n"}])
def test_a_broken_envelope_is_refused(broken: dict[str, str]) -> None:
    headers = Envelope.of(EVENTS[0].example(), Service.CATALOG, Cause.fresh()).to_headers() | broken
    if not broken:
        del headers["ce-id"]
    with pytest.raises(MalformedEnvelope):
        Envelope.from_headers(headers)


def _bare_fields(schema: Schema) -> list[str]:
    parts = {"": schema, **schema.get("$defs", {})}
    return [
        f"{part}.{name}"
        for part, definition in parts.items()
        for name, field in definition.get("properties", {}).items()
        if "description" not in field and not _names_a_type(field)
    ]


def _names_a_type(field: Schema) -> bool:
    return any("$ref" in option for option in (field, *field.get("anyOf", ()), field.get("items", {})))
