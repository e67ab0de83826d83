"""Delivery on real NATS and PostgreSQL: nothing lost, nothing doubled, in order per key."""

import asyncio
from uuid import uuid4

from contracts.catalog.commands import ImportRequested
from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause, Envelope
from contracts.ids import new_id
from contracts.service import Service
from kit.bus.dead_letters import replay
from kit.errors import InvalidInput
from kit.settings import ServiceSettings
from support.sample_service.definition import SampleApp, away, sample
from support.stack import Stack, eventually


def completed() -> DownloadCompleted:
    return DownloadCompleted.example().model_copy(update={"download_id": new_id()})


async def times_seen(stack: Stack, message: DownloadCompleted) -> int:
    connection = await stack.sql(Service.CATALOG)
    try:
        return await connection.fetchval("select times from seen where download_id = $1", message.download_id) or 0
    finally:
        await connection.close()


async def test_a_message_is_handled_and_what_follows_from_it_is_published(stack: Stack) -> None:
    async with stack.running(sample(SampleApp()), ServiceSettings):
        cause = await stack.publish(message := completed())
        command, envelope = await stack.expect_received(ImportRequested)
    assert command.download_id == message.download_id
    assert envelope.cause.causation_id == cause.id
    assert envelope.cause.correlation_id == cause.cause.correlation_id
    assert await times_seen(stack, message) == 1


async def test_a_message_that_comes_twice_is_handled_once(stack: Stack) -> None:
    app = SampleApp()
    async with stack.running(sample(app), ServiceSettings):
        envelope = await stack.publish(message := completed())
        await stack.expect(ImportRequested)
        await stack.publish_again(message, envelope, as_new=True)
        await stack.publish(last := completed())
        await stack.expect(ImportRequested, where=lambda found: found.download_id == last.download_id)
        await eventually(lambda: _all_settled(stack))
    assert await times_seen(stack, message) == 1
    assert len(stack.all_of(ImportRequested)) == 2


async def test_a_failed_transaction_leaves_nothing_and_is_tried_again(stack: Stack) -> None:
    app = SampleApp(broken=away())
    async with stack.running(sample(app), ServiceSettings):
        await stack.publish(message := completed())
        await eventually(lambda: _is(app.began >= 2))
        assert stack.all_of(ImportRequested) == []
        assert await times_seen(stack, message) == 0
        app.broken = None
        await stack.expect(ImportRequested)
    assert await times_seen(stack, message) == 1


async def test_what_can_never_work_is_put_away_and_can_be_replayed(stack: Stack) -> None:
    app = SampleApp(broken=InvalidInput("the file list is empty"))
    async with stack.running(sample(app), ServiceSettings):
        await stack.publish(message := completed())
        await eventually(lambda: _has_dead(stack))
        (letter,) = await stack.dead_letters()
        assert letter.error == "the file list is empty"
        assert letter.consumer == "catalog-DownloadCompleted-v1"
        app.broken = None
        await replay(stack.operator, letter.sequence)
        await stack.expect(ImportRequested)
        assert await stack.dead_letters() == []
    assert await times_seen(stack, message) == 1


async def test_a_body_that_can_not_be_read_is_put_away_at_once(stack: Stack) -> None:
    app = SampleApp()
    async with stack.running(sample(app), ServiceSettings):
        headers = Envelope.of(completed(), Service.DOWNLOADER, Cause.fresh(), key=uuid4()).to_headers()
        await stack.operator.jetstream().publish(DownloadCompleted.subject(), b'{"download_id": 7}', headers=headers)
        await stack.operator.jetstream().publish(DownloadCompleted.subject(), b"{}")
        await eventually(lambda: _has_dead(stack, 2))
    letters = await stack.dead_letters()
    assert [letter.tries for letter in letters] == [1, 1]
    assert app.began == 0


async def test_messages_of_one_key_keep_their_order_and_others_pass_by(stack: Stack) -> None:
    app = SampleApp()
    messages = [completed() for _ in range(200)]
    async with stack.running(sample(app), ServiceSettings):
        for message in messages:
            await stack.publish(message)
        await eventually(lambda: _is(len(app.order) == 200))
        await eventually(lambda: _is(len(stack.all_of(ImportRequested)) == 200))
    assert sorted(app.order) == sorted(message.download_id for message in messages)


async def test_a_service_that_was_away_catches_up_on_what_it_missed(stack: Stack) -> None:
    await stack.publish(message := completed())
    async with stack.running(sample(SampleApp()), ServiceSettings):
        await stack.expect(ImportRequested, where=lambda found: found.download_id == message.download_id)


async def test_a_deleted_consumer_is_made_anew_and_nothing_is_handled_twice(stack: Stack) -> None:
    app = SampleApp()
    async with stack.running(sample(app), ServiceSettings):
        await stack.publish(first := completed())
        await stack.expect(ImportRequested)
        await stack.operator.jetstream().delete_consumer("DOWNLOADER_EVT", "catalog-DownloadCompleted-v1")
        await stack.publish(second := completed())
        await stack.expect(ImportRequested, where=lambda found: found.download_id == second.download_id)
    assert await times_seen(stack, first) == 1


async def test_stopping_finishes_what_runs_and_gives_back_what_waits(stack: Stack) -> None:
    app = SampleApp(hold=asyncio.Event())
    assert app.hold
    async with stack.running(sample(app), ServiceSettings):
        messages = [completed() for _ in range(20)]
        for message in messages:
            await stack.publish(message)
        await eventually(lambda: _is(app.began >= 4))
        asyncio.get_running_loop().call_later(0.3, app.hold.set)
    finished = set(app.order)
    assert 4 <= len(finished) < 20
    async with stack.running(sample(app), ServiceSettings):
        await eventually(lambda: _is(len(set(app.order)) == 20))
    assert all([await times_seen(stack, message) == 1 for message in messages])


async def _is(value: bool) -> bool:
    return value


async def _has_dead(stack: Stack, count: int = 1) -> bool:
    return len(await stack.dead_letters()) == count


async def _all_settled(stack: Stack) -> bool:
    info = await stack.operator.jetstream().consumer_info("DOWNLOADER_EVT", "catalog-DownloadCompleted-v1")
    return bool(info.num_pending == 0 and info.num_ack_pending == 0)
