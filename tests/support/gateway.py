"""A gateway at work with an HTTP client, and canned services behind it."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from nats.aio.msg import Msg

from contracts.message import Ask, Value
from gateway.bootstrap import DEFINITION
from gateway.settings import GatewaySettings
from kit.bus.asks import ERROR_HEADER
from kit.errors import ReelwayError
from reelway.embedded.ports import free_port
from support.stack import Stack

PASSWORD = "correct horse battery"


@dataclass
class CannedService:
    """Answers asks with what the test says, and records them."""

    stack: Stack
    asked: list[Ask] = field(default_factory=list)

    async def answers(self, kind: type[Ask], answer: Callable[[Ask], Value]) -> None:
        """Answer every ask of a kind; what `answer` raises goes back as an error."""

        async def respond(msg: Msg) -> None:
            ask = kind.model_validate_json(msg.data)
            self.asked.append(ask)
            try:
                await msg.respond(answer(ask).model_dump_json().encode())
            except ReelwayError as error:
                body = json.dumps({"detail": error.detail, "advice": error.advice}).encode()
                await self.stack.operator.publish(msg.reply, body, headers={ERROR_HEADER: error.code})

        await self.stack.operator.subscribe(kind.subject(), cb=respond)
        await self.stack.operator.flush()


@dataclass(frozen=True, slots=True)
class RunningGateway:
    """Where it listens, and the token of its one-time link."""

    url: str
    setup_token: str

    @asynccontextmanager
    async def owner(self) -> AsyncIterator[httpx.AsyncClient]:
        """A browser in which the owner has just been made."""
        async with httpx.AsyncClient(base_url=self.url, headers={"Origin": self.url}, timeout=30) as browser:
            wish = {"token": self.setup_token, "name": "ada", "password": PASSWORD}
            answer = await browser.post("/api/v1/setup", json=wish)
            assert answer.status_code == 201, answer.text
            yield browser


@asynccontextmanager
async def running_gateway(stack: Stack, folder: Path) -> AsyncIterator[RunningGateway]:
    """A fresh gateway without an owner."""
    port = free_port()
    link = folder / "setup-link"
    # The folder holds no web app, built or not: these tests are about the gateway itself.
    async with stack.running(DEFINITION, GatewaySettings, http_port=port, setup_link_file=link, web_folder=folder):
        token = parse_qs(urlsplit(link.read_text().strip()).query)["token"][0]
        yield RunningGateway(f"http://127.0.0.1:{port}", token)
