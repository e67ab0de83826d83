"""Runs searches side by side: takes those that are due, keeps their leases, gives back what it can't finish."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.indexer.values import SearchState
from contracts.service import Service
from indexer.app.ports import Records, Store
from indexer.app.take_turn import opens_at
from indexer.domain.budget import Purpose
from indexer.domain.search import Search
from kit.bus.fate import describe
from kit.schedule import DueLoop
from kit.telemetry.logs import logger, wish

RENEW_SECONDS = 10.0
RETRY_AFTER = timedelta(seconds=30)
GIVEN_UP_PAUSE = timedelta(hours=1)
MAX_ATTEMPTS = 5
_PURPOSES = ((Purpose.WISH, False), (Purpose.BACKLOG, True))
"""For what targets are searched for, and whether that is backlog; what is new goes first."""

Run = Callable[[Search, asyncio.Event], Awaitable[Search]]
"""Runs a search until it is done, or the event is set."""


class SearchLanes:
    """A lane per search. People's searches have lanes of their own, so that no backlog holds them up."""

    def __init__(self, store: Store, run: Run, done: Callable[[], None], *, automatic: int, interactive: int) -> None:
        """`done` is called after each search."""
        self._store = store
        self._run = run
        self._done = done
        self._free = {False: automatic, True: interactive}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stops: dict[UUID, asyncio.Event] = {}
        self._lease = new_id()
        self._log = logger(Service.INDEXER)
        self._loop = DueLoop(Service.INDEXER, "searches", next_due=self._next_due, act=self._start_due)

    def changed(self) -> None:
        """A search may be due: look at once."""
        self._loop.changed()

    def stop(self, search_id: UUID) -> None:
        """End a search that was cancelled, if it runs here. Elsewhere it ends when its lease is not renewed."""
        if stop := self._stops.get(search_id):
            stop.set()

    async def run(self) -> None:
        """Until cancelled; searches that are under way then are given back."""
        try:
            await self._loop.run()
        finally:
            for task in self._tasks:
                task.cancel()
            if self._tasks:
                await asyncio.wait(self._tasks)

    async def _next_due(self) -> datetime | None:
        if not any(self._free.values()):
            return None
        async with self._store.begin(Cause.fresh()) as records:
            due = [await records.searches.next_due(interactive=kind) for kind in (True, False) if self._free[kind]]
            if self._free[False]:
                due += await self._targets_due(records)
        return min((at for at in due if at), default=None)

    @staticmethod
    async def _targets_due(records: Records) -> list[datetime]:
        """Not before the budget of some indexer lets it be asked."""
        due = {purpose: await records.targets.next_due(backlog=is_backlog) for purpose, is_backlog in _PURPOSES}
        planned = {purpose: at for purpose, at in due.items() if at}
        opening = await opens_at(planned, records=records, now=datetime.now(UTC)) if planned else {}
        return [max(at, opening.get(purpose, at)) for purpose, at in planned.items()]

    async def _start_due(self) -> None:
        now = datetime.now(UTC)
        async with self._store.begin(Cause.fresh()) as records:
            claimed = await self._claim(records, now)
        for search in claimed:
            self._free[search.is_interactive] -= 1
            task = asyncio.create_task(self._carry_out(search), name=f"search {search.id}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _claim(self, records: Records, now: datetime) -> list[Search]:
        """Searches that wait, then targets whose time has come, as far as lanes are free."""
        claimed: list[Search] = []
        for kind in (True, False):
            if self._free[kind]:
                waiting = records.searches.claim(now, self._free[kind], interactive=kind, lease=self._lease)
                claimed += await waiting
        opening = await opens_at(dict(_PURPOSES), records=records, now=now) if self._free[False] else {}
        for purpose, is_backlog in _PURPOSES:
            left = self._free[False] - sum(not search.is_interactive for search in claimed)
            if left > 0 and opening.get(purpose, now) <= now:
                due = await records.targets.claim_due(now, left, backlog=is_backlog)
                await records.searches.add_claimed(due, self._lease)
                claimed += [replace(search, attempts=1) for search in due]
        return claimed

    async def _carry_out(self, search: Search) -> None:
        give_back_at: datetime | None = None
        try:
            with wish(search.cause.correlation_id, search=str(search.id)):
                async with self._keeping_lease(search):
                    await self._run(search, self._stops.setdefault(search.id, asyncio.Event()))
        except asyncio.CancelledError:
            give_back_at = datetime.now(UTC)
            raise
        except Exception as error:  # noqa: BLE001 - whatever spoils one search must not end the others
            give_back_at = datetime.now(UTC) + RETRY_AFTER
            self._log.warning("search failed", search=str(search.id), error=describe(error), exc_info=error)
        finally:
            self._free[search.is_interactive] += 1
            self._stops.pop(search.id, None)
            try:
                if give_back_at:
                    await self._give_back(search, give_back_at)
            finally:
                self._loop.changed()
                self._done()

    async def _give_back(self, search: Search, at: datetime) -> None:
        try:
            async with self._store.begin(search.cause) as records:
                if search.attempts < MAX_ATTEMPTS:
                    await records.searches.give_back(search.id, self._lease, at)
                else:
                    await records.searches.finish(replace(search, state=SearchState.COMPLETED, finished_at=at))
                    await records.targets.plan(search.target_ids, at + GIVEN_UP_PAUSE)
        except Exception as error:  # noqa: BLE001 - the lease ends by itself when this can't be written
            self._log.warning("search not given back", search=str(search.id), error=describe(error))

    @contextlib.asynccontextmanager
    async def _keeping_lease(self, search: Search) -> AsyncIterator[None]:
        task = asyncio.create_task(self._renew(search, asyncio.current_task()))
        try:
            yield
        finally:
            task.cancel()

    async def _renew(self, search: Search, runner: asyncio.Task[None] | None) -> None:
        """A search whose lease is lost is run by another one: it ends here."""
        kept = True
        while kept:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                async with self._store.begin(search.cause) as records:
                    kept = await records.searches.renew(search.id, self._lease, datetime.now(UTC))
            except Exception as error:  # noqa: BLE001 - tried again until the lease ends
                self._log.warning("lease not renewed", search=str(search.id), error=describe(error))
        if runner:
            runner.cancel()
