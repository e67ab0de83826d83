"""Packs beside better files, and files that come back after they were deleted."""

import asyncio
from functools import partial

from contracts.catalog.values import WantedReason
from contracts.downloader.commands import TorrentRequested
from contracts.downloader.events import DownloadRemoved
from contracts.indexer.decision_asks import Decisions, ListDecisions
from contracts.indexer.events import SearchCompleted
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, imported, satisfied, show, wanted
from support.stack import Stack, eventually

PACK = "Harbor.Lights.S01.1080p.WEB-DL.H.264-TIDE"
SINGLE = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"


async def test_a_pack_is_taken_for_what_is_missing_and_refused_for_each_better_file(stack: Stack) -> None:
    facts = show(3)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PACK, size_bytes=4_500_000_000)
        await add(stack, fake)
        better = wanted(facts, 1, 1, search=False)
        await stack.publish(better)
        await stack.publish(satisfied(better, "Bluray-1080p"))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval("select count(*) = 1 from targets where current is not null"))
        await sql.close()
        missing = [wanted(facts, 1, episode, reason=WantedReason.ADDED) for episode in (2, 3)]
        await asyncio.gather(*map(stack.publish, missing))
        request = await stack.expect(TorrentRequested)
        await stack.expect(SearchCompleted)
        refused = await stack.ask(ListDecisions(target_id=better.target.target_id), Decisions)
    assert request.name == PACK
    assert {target.target_id for target in request.targets} == {one.target.target_id for one in missing}
    assert [[one.rule for one in decision.rejections] for decision in refused.items] == [["disk_better_quality"]]


async def test_the_same_release_comes_again_however_often_its_file_is_deleted(stack: Stack) -> None:
    message = wanted(show(), 1, 2)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(SINGLE)
        await add(stack, fake)
        await stack.publish(message)
        for times in range(1, 5):
            await eventually(partial(_requested, stack, times))
            request = stack.all_of(TorrentRequested)[-1]
            placed = satisfied(message).model_copy(update={"evidence": request.evidence})
            await stack.publish(placed)
            await stack.publish(imported(request))
            await eventually(lambda: _nothing_under_way(stack))
            await stack.publish(message.model_copy(update={"reason": WantedReason.FILE_REMOVED}))
        names = {request.name for request in stack.all_of(TorrentRequested)}
    assert names == {SINGLE}


async def test_a_release_that_was_taken_twice_without_avail_is_not_taken_a_third_time(stack: Stack) -> None:
    message = wanted(show(), 1, 2)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(SINGLE)
        await add(stack, fake)
        await stack.publish(message)
        for times in (1, 2):
            await eventually(partial(_requested, stack, times))
            request = stack.all_of(TorrentRequested)[-1]
            vanished = DownloadRemoved(
                download_id=request.download_id,
                name=request.name,
                targets=request.targets,
                completed=False,
                with_data=False,
                by_person=False,
            )
            await stack.publish(vanished)
        await eventually(lambda: _has_searched(stack, 3))
        kept = await stack.ask(ListDecisions(target_id=message.target.target_id), Decisions)
    assert len(stack.all_of(TorrentRequested)) == 2
    assert [one.rule for one in kept.items[0].rejections] == ["upgrade_loop"]


async def _has_searched(stack: Stack, times: int) -> bool:
    return len(stack.all_of(SearchCompleted)) == times


async def _requested(stack: Stack, count: int) -> bool:
    return len(stack.all_of(TorrentRequested)) == count


async def _nothing_under_way(stack: Stack) -> bool:
    sql = await stack.sql(Service.INDEXER)
    try:
        return bool(
            await sql.fetchval(
                "select not exists (select from grabs where ended_at is null) and bool_and(current is not null) "
                "from targets"
            )
        )
    finally:
        await sql.close()
