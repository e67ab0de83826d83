"""JSON Schemas (2020-12) of messages."""

from typing import Any

from contracts.message import Ask, Message, Value

Schema = dict[str, Any]
"""A JSON document; its shape is JSON Schema's own."""
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(message: type[Message]) -> Schema:
    """The schema of a message's body."""
    return _titled(message, message.subject())


def answer_schema_of(ask: type[Ask]) -> Schema:
    """The schema of the answer to an ask."""
    return _titled(ask.answer, f"{ask.subject()} answer")


def _titled(model: type[Value], title: str) -> Schema:
    schema = model.model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
    return {"$schema": DRAFT, **schema, "title": title}
