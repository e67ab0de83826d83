"""Runs one search: asks the indexers side by side, judges what comes, and takes the best of it."""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from contracts.indexer.events import SearchCompleted
from contracts.indexer.live import IndexerAnswered, ReleaseFound, SearchStarted
from contracts.indexer.values import IndexerAnswer, SearchOrigin, SearchState
from indexer.app.ask_all import ask_all
from indexer.app.ask_indexer import Asked, AskingPorts, ask_indexer
from indexer.app.findings import Findings
from indexer.app.hold_releases import hold_releases
from indexer.app.load_case import Scope, load_case, scope_of
from indexer.app.note_answer import note_answer
from indexer.app.plan_next import plan_next
from indexer.app.ports import LiveLine
from indexer.app.take_best import Progress, TakingPorts, take_best
from indexer.app.views import view_release, view_search
from indexer.domain.budget import Purpose
from indexer.domain.folding import Found
from indexer.domain.holding import awaited
from indexer.domain.indexer import Indexer
from indexer.domain.search import Search
from indexer.domain.stages import Stage, plan_stages
from indexer.domain.verdicts import Judged
from indexer.domain.wish import Wish, wish_for

KEPT_FOR = timedelta(hours=12)
"""How long judged releases are good for a second try; seeders come and go."""


@dataclass(frozen=True, slots=True)
class SearchPorts:
    """What a search needs."""

    asking: AskingPorts
    taking: TakingPorts
    live: LiveLine


async def run_search(search: Search, stop: asyncio.Event, *, ports: SearchPorts) -> Search:
    """The finished search. Run again after a crash it starts anew; what it took before is on its way and stays so.

    `stop` ends it early: nobody else is asked, nothing more is taken, what was found is kept.
    """
    now = ports.asking.clock()
    async with ports.asking.store.begin(search.cause) as records:
        if search.attempts > 1:
            await records.releases.forget_of_search(search.id)
        case = await load_case(search.title_id, asked_by_person=search.is_interactive, records=records, now=now)
        indexers = {indexer.id: indexer for indexer in await records.indexers.list_all()}
        kept = await records.releases.kept(search.retry_of, now - KEPT_FOR) if search.retry_of else []
    if case is None:
        return await _end_without_title(search, ports)
    await ports.live.send(SearchStarted(search=view_search(search, case.facts)))
    run = _SearchRun(search, stop, scope_of(search, case), indexers, ports)
    await run.look_at(kept)
    for stage in run.stages():
        await run.go_through(stage)
    return await run.finish()


async def _end_without_title(search: Search, ports: SearchPorts) -> Search:
    done = replace(search, state=SearchState.COMPLETED, finished_at=ports.asking.clock())
    async with ports.asking.store.begin(search.cause) as records:
        await records.searches.finish(done)
    return done


class _SearchRun:
    def __init__(
        self,
        search: Search,
        stop: asyncio.Event,
        scope: Scope,
        indexers: Mapping[UUID, Indexer],
        ports: SearchPorts,
    ) -> None:
        self._search = search
        self._stop = stop
        self._scope = scope
        self._indexers = indexers
        self._ports = ports
        self._findings = Findings(scope.case)
        self._progress = Progress(
            open={target.id: target for target in scope.open},
            counts={target.id: target.season_episode_count for target in scope.case.targets},
        )
        self._answers: dict[UUID, IndexerAnswer] = {}
        self._served = False
        self._unsaved: list[Judged] = []
        self._unnoted: list[Asked] = []
        self._skipped_until: list[datetime] = []

    @property
    def _purpose(self) -> Purpose:
        """For whom indexers are asked: what is new goes before what was searched for in vain."""
        if self._search.origin is not SearchOrigin.AUTOMATIC:
            return Purpose.PERSON
        return Purpose.WISH if any(target.is_new for target in self._scope.targets) else Purpose.BACKLOG

    def stages(self) -> list[Stage]:
        """What to ask for, in order."""
        facts, search, scope = self._scope.case.facts, self._search, self._scope
        if search.query:
            return [Stage(Wish(facts, season=search.season, text=search.query))]
        if not search.is_interactive:
            wanted = [target for target in scope.targets if target.wanted and target.id in self._progress.open]
            return plan_stages(facts, wanted)
        if search.target_ids:
            return plan_stages(facts, scope.targets)
        return [Stage(Wish(facts, season=search.season))]

    async def look_at(self, kept: list[Found]) -> None:
        """A second try begins with what the first one found."""
        if kept and self._progress.open:
            offers = [offer for found in kept for offer in found.offers]
            async for judged in self._findings.add(offers, self._ports.asking.clock()):
                self._unsaved += judged
            await self._take_best()

    async def go_through(self, stage: Stage) -> None:
        """Ask for the stage's wish, then for each of its episodes that it left open."""
        if self._stop.is_set():
            return
        if self._search.is_interactive:
            await self._ask_all(stage.wish)
            return
        if not any(target.id in self._progress.open for target in stage.targets):
            return
        await self._ask_all(stage.wish)
        await self._take_best()
        for single in stage.singles:
            if single.id in self._progress.open and not self._stop.is_set():
                await self._ask_all(wish_for(self._scope.case.facts, single.ref))
                await self._take_best()

    async def finish(self) -> Search:
        """Keep the outcome, tell it, and plan when to look again for what is still missing."""
        now = self._ports.asking.clock()
        done = replace(
            self._search,
            state=SearchState.COMPLETED,
            answers=tuple(self._answers.values()),
            found=len(self._findings.all),
            accepted=self._findings.accepted,
            grabbed=next(iter(self._progress.grabbed), None),
            finished_at=now,
        )
        left = [
            target
            for target in self._scope.targets
            if target.wanted and target.coming is None and target.id not in self._progress.taken
        ]
        async with self._ports.asking.store.begin(self._search.cause) as records:
            await records.releases.rank(self._findings.ranked_ids())
            if not await records.searches.finish(done):
                # Whoever cancelled it told that it is over, and planned what is next.
                await records.searches.note_found(done)
                return done
            if not self._search.is_interactive:
                still_open = [target for target in self._scope.open if target.id in self._progress.open]
                held = await hold_releases(done, self._findings, still_open, records=records, now=now)
                await plan_next(
                    left,
                    held=held,
                    awaited={**awaited(self._findings.all, [target.id for target in left]), **self._progress.later},
                    served=self._served,
                    skipped_until=self._skipped_until,
                    indexers=self._indexers.values(),
                    records=records,
                    now=now,
                )
            records.emit(self._completed(done))
        return done

    async def _ask_all(self, wish: Wish) -> None:
        """Every answer is judged and kept as it comes."""
        asked = [indexer for indexer in self._indexers.values() if indexer.serves(self._search.origin)]
        async with aclosing(ask_all(asked, partial(self._ask, wish=wish), self._stop)) as answers:
            async for answer, waiting in answers:
                await self._absorb(answer, waiting)

    async def _ask(self, indexer: Indexer, wish: Wish) -> Asked:
        cause, purpose = self._search.cause, self._purpose
        return await ask_indexer(indexer, wish, cause=cause, ports=self._ports.asking, purpose=purpose, stop=self._stop)

    async def _absorb(self, asked: Asked, waiting: int) -> None:
        async for judged in self._findings.add(asked.offers, self._ports.asking.clock()):
            self._unsaved += judged
            if self._search.is_interactive:
                for one in judged:
                    await self._ports.live.send(ReleaseFound(release=view_release(one, self._search.id)))
        self._served = self._served or (asked.failure is None and asked.skipped is None)
        self._skipped_until += [asked.skipped_until] if asked.skipped_until else []
        self._note(asked)
        self._unnoted.append(asked)
        if self._search.is_interactive:
            await self._save()
        answered = IndexerAnswered(search_id=self._search.id, answer=asked.answer, waiting=waiting)
        await self._ports.live.send(answered)

    def _note(self, asked: Asked) -> None:
        """Answers of several stages add up."""
        answer, before = asked.answer, self._answers.get(asked.indexer.id)
        if before:
            sums = {"results": before.results + answer.results, "took_ms": before.took_ms + answer.took_ms}
            answer = answer.model_copy(update={**sums, "error": answer.error or before.error})
        self._answers[asked.indexer.id] = answer

    async def _save(self) -> None:
        """Keep what came since the last time. A person wants it at once; a grab does not wait for it."""
        search, now = self._search, self._ports.asking.clock()
        judged = list({one.found.release_id: one for one in self._unsaved}.values())
        asked, self._unsaved, self._unnoted = self._unnoted, [], []
        async with self._ports.asking.store.begin(search.cause) as records:
            await records.releases.save(search, judged, [view_release(one, search.id) for one in judged])
            await records.decisions.save(judged)
            if search.is_interactive:
                await records.releases.rank(self._findings.ranked_ids())
            await records.searches.note_answers(search.id, self._answers.values())
            for one in sorted(asked, key=lambda one: one.indexer.id):
                if one.skipped is None:
                    await note_answer(one.indexer.id, one.failure, records=records, now=now)

    async def _take_best(self) -> None:
        if self._progress.open and not self._stop.is_set():
            await take_best(
                self._search, self._findings, self._progress, indexers=self._indexers, ports=self._ports.taking
            )
        await self._save()

    def _completed(self, done: Search) -> SearchCompleted:
        return SearchCompleted(
            search_id=done.id,
            title_id=done.title_id,
            origin=done.origin,
            targets=tuple(target.ref for target in self._scope.targets),
            answers=done.answers,
            found=done.found,
            accepted=done.accepted,
            grabbed=done.grabbed,
        )
