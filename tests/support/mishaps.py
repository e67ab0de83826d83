"""What happens to processes and clients when things go wrong, on purpose and repeatably."""

import asyncio
import os
import random
import signal
from collections.abc import Sequence

import httpx

from reelway.demo.titles.model import Title
from support.whole import LOOK_SECONDS, Whole, Wish, collection_of, until

PAUSE_SECONDS = (1.0, 4.0)


async def kill_and_await_return(whole: Whole, part: str, number: signal.Signals = signal.SIGKILL) -> None:
    """End a part's process and wait until the supervisor has it up again."""
    await until(f"{part} runs", lambda: _is_up(whole, part))
    before, pid = whole.told.ready_parts.count(part), whole.pid_of(part)
    if pid is not None:
        os.kill(pid, number)

    async def is_back() -> bool:
        return whole.told.ready_parts.count(part) > before

    await until(f"{part} is back", is_back)


async def kill_at_random(whole: Whole, parts: Sequence[str], seed: int) -> list[str]:
    """Kill each of the parts once, in an order and at moments that the seed chooses; some are still coming up then."""
    chance = random.Random(seed)
    killed: list[str] = []
    for part in chance.sample(list(parts), len(parts)):
        await asyncio.sleep(chance.uniform(*PAUSE_SECONDS))
        while (pid := whole.pid_of(part)) is None or not _lives(pid):
            await asyncio.sleep(LOOK_SECONDS)
        os.kill(pid, signal.SIGKILL)
        killed.append(part)
    return killed


async def _is_up(whole: Whole, part: str) -> bool:
    deaths = sum(death.startswith(f"{part}:") for death in whole.told.deaths)
    return whole.told.ready_parts.count(part) > deaths


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def wish_patiently(whole: Whole, title: Title, **more: object) -> Wish:
    """Add a title as a careful client does: again when nobody answered, and content when it is there already."""
    found: list[Wish] = []

    async def is_added() -> bool:
        try:
            found.append(await whole.wish(title, **more))
        except httpx.TransportError:
            return False
        except httpx.HTTPStatusError as error:
            if error.response.status_code == httpx.codes.CONFLICT:
                found.extend(await _find(whole, title))
            elif error.response.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                raise
        return bool(found)

    await until(f"{title.name} is added", is_added)
    return found[0]


async def _find(whole: Whole, title: Title) -> list[Wish]:
    collection = collection_of(title)
    try:
        there = await whole.visitor.items(collection, query=title.name)
    except (httpx.TransportError, httpx.HTTPStatusError):
        return []
    return [Wish(str(one["title_id"]), collection) for one in there if one["name"] == title.name]
