import asyncio
from datetime import UTC, datetime, timedelta

from kit.schedule import DueLoop


async def test_cancelled_in_the_moment_of_a_change_it_ends() -> None:
    asleep = asyncio.Event()

    async def tomorrow() -> datetime:
        asleep.set()
        return datetime.now(UTC) + timedelta(days=1)

    async def nothing() -> None:
        raise AssertionError("nothing is due")

    loop = DueLoop("test", "nothing", next_due=tomorrow, act=nothing)
    task = asyncio.create_task(loop.run())
    await asleep.wait()
    await asyncio.sleep(0)
    loop.changed()
    await asyncio.sleep(0)
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=30)
    assert done
    assert task.cancelled()
