"""`docs/reference/events.md`: every message for people."""

import json

from contracts.generate.asyncapi import description_of
from contracts.generate.schemas import Schema, schema_of
from contracts.message import Command, Event, Live, Message
from contracts.service import Service
from contracts.topology import COMMANDS, EVENTS, LIVE, TOPOLOGY, readers

INTRO = """# Messages on the bus

Generated from the contracts by `make contracts`; do not edit.

Everything that happens in Reelway is an event on NATS JetStream. Subjects are `<owner>.evt.<Name>.v<version>`; events
stay for 30 days, and any number of programs may read them. A message gains only optional fields; anything else is a
new version beside the old one, so ignore fields that you do not know.

`reelway up` runs its own NATS on loopback. The user `observer` may read every event and nothing else; its password is
in `secrets.json` in the data folder. With the [nats CLI](https://github.com/nats-io/natscli):

```sh
nats --user observer --password … sub 'catalog.evt.>'                     # what happens from now on
nats --user observer --password … sub --stream CATALOG_EVT --since 24h    # the last day, then what comes
reelway events tail --subject 'catalog.evt.>' --since 24h                 # the same without the nats CLI
```

The envelope is CloudEvents 1.0 in the headers: `ce-id` (unique; drop what you saw before), `ce-type`, `ce-source`,
`ce-time`, `ce-correlationid` (the same for everything of one wish), `ce-causationid` (the message that led to this
one), `ce-partitionkey` (messages of one key come in order), `ce-actor`, `traceparent`. The body is JSON.

JSON Schemas lie in `contracts/schemas/`, one AsyncAPI 3 document beside them, and an example of each message in
`contracts/examples/`.
"""


def events_page() -> str:
    """The whole page."""
    parts = [INTRO]
    for heading, kinds in (("Events", EVENTS), ("Commands", COMMANDS), ("Live messages", LIVE)):
        parts.append(f"\n## {heading}\n")
        parts += [_section(message) for message in kinds]
    return "".join(parts)


def _section(message: type[Message]) -> str:
    lines = [
        f"\n### {message.type_name()}\n",
        f"\n{description_of(message)}\n",
        f"\n- Subject: `{message.subject()}`\n",
    ]
    lines += [f"- {line}\n" for line in _traffic(message)]
    lines.append("\n| field | type | meaning |\n| --- | --- | --- |\n")
    schema = schema_of(message)
    required = schema.get("required", [])
    for name, field in schema.get("properties", {}).items():
        optional = "" if name in required else " (optional)"
        lines.append(f"| `{name}` | {_type(field)}{optional} | {_meaning(field, schema)} |\n")
    example = json.dumps(json.loads(message.example().model_dump_json(exclude_defaults=True)), indent=2)
    lines.append(f"\n```json\n{example}\n```\n")
    return "".join(lines)


def _traffic(message: type[Message]) -> list[str]:
    if issubclass(message, Event):
        names = ", ".join(readers(message)) or "nobody inside"
        subscribe = f"`nats --user observer sub --stream {message.owner.event_stream} '{message.subject()}'`"
        return [f"Published by: {message.owner}", f"Read by: {names}", f"Subscribe: {subscribe}"]
    if issubclass(message, Command):
        senders = [service.value for service in Service if message in TOPOLOGY[service].sends]
        return [f"Handled by: {message.owner}", f"Sent by: {', '.join(senders)}"]
    if issubclass(message, Live):
        return [f"Published by: {message.owner}", f"Subscribe: `nats --user observer sub '{message.subject()}'`"]
    return []


def _type(field: Schema) -> str:
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "$ref" in field:
        return f"{field['$ref'].rsplit('/', 1)[1]}"
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}))}"
    if field.get("type") == "object" and isinstance(field.get("additionalProperties"), dict):
        return f"map to {_type(field['additionalProperties'])}"
    return str(field.get("format") or field.get("type") or "any")


def _meaning(field: Schema, schema: Schema) -> str:
    if "description" in field:
        return " ".join(str(field["description"]).split())
    for option in (field, *field.get("anyOf", ()), field.get("items", {})):
        if "$ref" in option:
            definition = schema["$defs"][option["$ref"].rsplit("/", 1)[1]]
            return " ".join(str(definition.get("description", "")).split())
    return ""
