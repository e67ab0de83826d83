"""One AsyncAPI 3 document of everything on the bus."""

import json

from contracts.generate.schemas import Schema
from contracts.message import Ask, Command, Event, Live, Message
from contracts.service import Service
from contracts.topology import MESSAGES, TOPOLOGY, answers, handles, publishes

HEADERS: Schema = {
    "type": "object",
    "description": "CloudEvents 1.0 in NATS headers",
    "required": ["ce-id", "ce-type", "ce-source", "ce-time", "ce-correlationid"],
    "properties": {
        "ce-id": {"type": "string", "format": "uuid", "description": "Unique per message; the de-duplication key"},
        "ce-type": {"type": "string", "description": "The subject"},
        "ce-source": {"type": "string", "description": "The service that sent it: `/catalog`"},
        "ce-time": {"type": "string", "format": "date-time", "description": "When it was written"},
        "ce-correlationid": {"type": "string", "format": "uuid", "description": "The same for all of one wish"},
        "ce-causationid": {"type": "string", "format": "uuid", "description": "The message that led to this one"},
        "ce-partitionkey": {"type": "string", "format": "uuid", "description": "Messages of one key keep their order"},
        "ce-actor": {"type": "string", "description": "The person or key that asked, where there was one"},
        "traceparent": {"type": "string", "description": "W3C trace context"},
    },
}


def asyncapi_document() -> Schema:
    """The whole document; message schemas are referenced as files beside it."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Reelway's bus",
            "version": "1",
            "description": "Events are kept for 30 days and can be replayed; commands are work queues; asks are "
            "request and reply; live messages are never stored.",
        },
        "defaultContentType": "application/json",
        "servers": {"nats": {"host": "127.0.0.1:4222", "protocol": "nats"}},
        "channels": {message.subject(): _channel(message) for message in MESSAGES},
        "operations": dict(operation for service in Service for operation in _operations(service)),
        "components": {
            "messages": {message.subject(): _message(message) for message in MESSAGES},
            "schemas": {"Envelope": HEADERS},
        },
    }


def _channel(message: type[Message]) -> Schema:
    channel: Schema = {
        "address": message.subject(),
        "description": description_of(message),
        "messages": {message.type_name(): {"$ref": f"#/components/messages/{message.subject()}"}},
    }
    if issubclass(message, Event | Command):
        kind = "EVT" if issubclass(message, Event) else "CMD"
        channel["bindings"] = {"nats": {"x-stream": f"{message.owner.name}_{kind}"}}
    return channel


def _message(message: type[Message]) -> Schema:
    found: Schema = {
        "name": message.type_name(),
        "title": f"{message.type_name()} v{message.version}",
        "summary": description_of(message),
        "payload": {"$ref": f"./{message.subject()}.json"},
        "examples": [{"payload": json.loads(message.example().model_dump_json())}],
    }
    if not issubclass(message, Live):
        found["headers"] = {"$ref": "#/components/schemas/Envelope"}
    if issubclass(message, Ask):
        found["x-answer"] = {"$ref": f"./{message.subject()}.answer.json"}
    return found


def _operations(service: Service) -> list[tuple[str, Schema]]:
    sends = (*publishes(service), *TOPOLOGY[service].asks)
    receives = (*handles(service), *answers(service), *TOPOLOGY[service].hears)
    return [
        *((f"{service}.send.{message.subject()}", _operation("send", message)) for message in sends),
        *((f"{service}.receive.{message.subject()}", _operation("receive", message)) for message in receives),
    ]


def _operation(action: str, message: type[Message]) -> Schema:
    return {"action": action, "channel": {"$ref": f"#/channels/{message.subject()}"}}


def description_of(message: type[Message]) -> str:
    """What the class says of itself, on one line."""
    return " ".join((message.__doc__ or "").split())
