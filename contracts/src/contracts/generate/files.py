"""All generated files: path → text."""

import json

from contracts.generate.asyncapi import asyncapi_document
from contracts.generate.events_page import events_page
from contracts.generate.schemas import Schema, answer_schema_of, schema_of
from contracts.topology import ASKS, MESSAGES

SCHEMAS = "contracts/schemas"
EXAMPLES = "contracts/examples"
EVENTS_PAGE = "docs/reference/events.md"


def generated_files() -> dict[str, str]:
    """Every generated file by its path in the repository."""
    files = {f"{SCHEMAS}/{message.subject()}.json": _json(schema_of(message)) for message in MESSAGES}
    files |= {f"{SCHEMAS}/{ask.subject()}.answer.json": _json(answer_schema_of(ask)) for ask in ASKS}
    files |= {
        f"{EXAMPLES}/{message.subject()}.json": _json(json.loads(message.example().model_dump_json()))
        for message in MESSAGES
    }
    files[f"{SCHEMAS}/asyncapi.json"] = _json(asyncapi_document())
    files[EVENTS_PAGE] = events_page()
    return files


def _json(document: Schema) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
