"""The three kinds of messages: events, commands and asks.

A message is a frozen pydantic model. Its class says who owns it and which version it is; the subject follows:
`<owner>.evt.<Name>.v<version>` for events, `.cmd.` for commands, `.rpc.` for asks. A later version is a class of its
own with the version at the end of its name (`ShowAddedV2`), beside the old one.
"""

import re
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from contracts.example_fields import EXAMPLE_FIELDS
from contracts.glossary import GLOSSARY
from contracts.service import Service

EXAMPLE_AT = datetime.fromisoformat("2026-03-01T20:15:00+00:00")


class Value(BaseModel):
    """A part of a message: frozen; fields that a reader does not know are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Fields without a docstring of their own are described by the glossary."""
        described = handler(schema)
        for name, field in handler.resolve_ref_schema(described).get("properties", {}).items():
            if name in GLOSSARY:
                field.setdefault("description", GLOSSARY[name])
        return described


class Message(Value):
    """What travels over the bus. Subclasses name their owner; `example()` gives one of each for docs and tests."""

    owner: ClassVar[Service]
    version: ClassVar[int] = 1
    form: ClassVar[str]

    @classmethod
    def type_name(cls) -> str:
        """The name without its version: `ShowAdded` for `ShowAddedV2`."""
        return re.sub(r"V\d+$", "", cls.__name__)

    @classmethod
    def subject(cls) -> str:
        """Where it is published: `catalog.evt.ShowAdded.v1`."""
        return f"{cls.owner}.{cls.form}.{cls.type_name()}.v{cls.version}"

    @classmethod
    def example(cls) -> Self:
        """One plausible message, the golden example of the documentation and the tests."""
        raise TypeError(f"{cls.__name__} has no example; add the class method")


class Event(Message):
    """A fact that happened, published by its owner, kept and replayable."""

    form: ClassVar[str] = "evt"

    def key(self) -> UUID:
        """Events of one key are delivered in the order in which they happened."""
        raise TypeError(f"{type(self).__name__} has no key; add the method")

    def summary(self) -> str:
        """The fact as a sentence for logs, notices and the timeline."""
        raise TypeError(f"{type(self).__name__} has no summary; add the method")


class Command(Message):
    """Work to be done once, handled by its owner; anyone whom the topology allows may send it."""

    form: ClassVar[str] = "cmd"

    def key(self) -> UUID:
        """Commands of one key are delivered in the order in which they were sent."""
        raise TypeError(f"{type(self).__name__} has no key; add the method")


class Ask(Message):
    """A question that its owner answers now. `answer` is the model of the reply, `timeout_seconds` how long to wait."""

    form: ClassVar[str] = "rpc"
    answer: ClassVar[type[Value]]
    timeout_seconds: ClassVar[float] = 5.0

    @classmethod
    def example(cls) -> Self:
        """The smallest ask: what is required, with plausible values."""
        required = (name for name, field in cls.model_fields.items() if field.is_required())
        return cls.model_validate({name: EXAMPLE_FIELDS[name] for name in required})


class Done(Value):
    """The answer to an ask that only wants to know that it was done."""


class Live(Message):
    """A passing state (percent, speed): published on core NATS, never stored; whoever is not listening misses it."""

    form: ClassVar[str] = "live"
