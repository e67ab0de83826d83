"""Asks indexers side by side."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Sequence

from indexer.app.ask_indexer import Asked
from indexer.domain.indexer import Indexer

Ask = Callable[[Indexer], Coroutine[None, None, Asked]]


async def ask_all(
    indexers: Iterable[Indexer], ask: Ask, stop: asyncio.Event
) -> AsyncGenerator[tuple[Asked, int], None]:
    """Each answer as it comes, with how many are still waited for; after `stop` what each had until then.

    One that fails spoils none of the others. To be closed, so that nobody is asked for an answer that none waits for.
    """
    tasks = [asyncio.create_task(ask(indexer)) for indexer in indexers]
    stopping = asyncio.create_task(_cancel_when(stop, tasks))
    waiting = len(tasks)
    try:
        for done in asyncio.as_completed(tasks):
            waiting -= 1
            try:
                asked = await done
            except asyncio.CancelledError:
                if not stop.is_set():
                    raise
                continue  # it had not even begun
            yield asked, waiting
    finally:
        for task in (*tasks, stopping):
            task.cancel()


async def _cancel_when(stop: asyncio.Event, tasks: Sequence[asyncio.Task[Asked]]) -> None:
    await stop.wait()
    for task in tasks:
        task.cancel()
