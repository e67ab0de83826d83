"""Messages that can't be handled are put away with their error, and do no harm."""

import asyncio

from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause, Envelope
from contracts.service import Service
from integration.catalog.catalog_world import World
from kit.bus.dead_letters import DeadLetter
from kit.bus.naming import stream_name


async def put_away(world: World) -> DeadLetter:
    async with asyncio.timeout(20):
        while not (letters := await world.stack.dead_letters()):
            await asyncio.sleep(0.05)
    return letters[0]


async def test_a_message_that_can_not_be_read_is_put_away_at_once(world: World) -> None:
    async with world.catalog():
        envelope = Envelope.of(DownloadCompleted.example(), Service.DOWNLOADER, Cause.fresh())
        await world.stack.operator.jetstream().publish(
            DownloadCompleted.subject(),
            b'{"download_id": "no id"}',
            headers=envelope.to_headers(),
            stream=stream_name(DownloadCompleted),
        )
        letter = await put_away(world)
        assert "download_id" in letter.error
        assert letter.tries == 1


async def test_work_goes_on_behind_a_message_that_was_put_away(world: World) -> None:
    async with world.catalog():
        envelope = Envelope.of(DownloadCompleted.example(), Service.DOWNLOADER, Cause.fresh())
        await world.stack.operator.jetstream().publish(
            DownloadCompleted.subject(), b"", headers=envelope.to_headers(), stream=stream_name(DownloadCompleted)
        )
        await put_away(world)
        await world.add_library()
        await world.add_show()
        assert len(await world.wanted(3)) == 3
