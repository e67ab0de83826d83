"""The streams of a backup, by the snapshots that JetStream itself makes: messages and consumers as they are."""

import contextlib
import json
from pathlib import Path
from typing import Any

from nats.aio.client import Client
from nats.js.errors import NotFoundError

from kit.bus.streams import STREAMS
from reelway.embedded.failure import PartFailed

API = "$JS.API.STREAM"
CHUNK_BYTES = 128 * 1024
ANSWER_SECONDS = 60.0
NAMES = tuple(stream.name for stream in STREAMS if stream.name)


def stream_files(folder: Path, name: str) -> tuple[Path, Path]:
    """The description of a stream, and its content as the server packed it."""
    return folder / "streams" / f"{name}.json", folder / "streams" / f"{name}.snapshot"


async def save_stream(client: Client, name: str, folder: Path) -> None:
    """Write a stream as it is now.

    Raises:
        PartFailed: the server can't.
    """
    described, content = stream_files(folder, name)
    inbox = client.new_inbox()
    subscription = await client.subscribe(inbox)
    answer = await _ask(client, f"{API}.SNAPSHOT.{name}", {"deliver_subject": inbox, "chunk_size": CHUNK_BYTES})
    described.write_text(json.dumps({"config": answer["config"], "state": answer["state"]}, indent=2))
    with content.open("wb") as out:
        while chunk := await subscription.next_msg(timeout=ANSWER_SECONDS):
            if not chunk.data:
                break
            out.write(chunk.data)
            if chunk.reply:
                await client.publish(chunk.reply, b"")
    await subscription.unsubscribe()
    if (status := (chunk.headers or {}).get("Status", "")) not in ("", "204"):
        description = (chunk.headers or {}).get("Description", "")
        raise PartFailed("NATS", f"stream {name} can't be saved: {status} {description}", "See logs/nats.log.")


async def restore_stream(client: Client, name: str, folder: Path) -> None:
    """Replace a stream by the one in the backup.

    Raises:
        PartFailed: the server refuses it.
    """
    described, content = stream_files(folder, name)
    with contextlib.suppress(NotFoundError):
        await client.jetstream().delete_stream(name)
    answer = await _ask(client, f"{API}.RESTORE.{name}", json.loads(described.read_text()))
    with content.open("rb") as source:
        while chunk := source.read(CHUNK_BYTES):
            await _send(client, answer["deliver_subject"], chunk)
    await _send(client, answer["deliver_subject"], b"")


async def count_removed(client: Client, name: str) -> int:
    """How many messages ever left a stream."""
    state = (await client.jetstream().stream_info(name)).state
    return int(state.last_seq - state.messages)


async def _ask(client: Client, subject: str, question: dict[str, Any]) -> dict[str, Any]:
    return await _send(client, subject, json.dumps(question).encode())


async def _send(client: Client, subject: str, body: bytes) -> dict[str, Any]:
    answer = (await client.request(subject, body, timeout=ANSWER_SECONDS)).data
    content: dict[str, Any] = json.loads(answer) if answer.startswith(b"{") else {}
    if error := content.get("error"):
        raise PartFailed("NATS", f"{subject}: {error.get('description')}", "See logs/nats.log.")
    return content
