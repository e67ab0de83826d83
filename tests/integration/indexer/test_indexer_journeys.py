"""What happens after a search: seasons, failures, second tries, and people who choose for themselves."""

import asyncio
from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest
from starlette.requests import Request
from starlette.responses import Response

from contracts.catalog.events import ImportBlocked, ImportCompleted, TargetUnwanted, TitleRemoved
from contracts.catalog.values import Block, BlockReason, WantedReason
from contracts.downloader.commands import TorrentRequested
from contracts.downloader.events import DownloadFailed, DownloadRemoved
from contracts.downloader.values import FailureReason
from contracts.ids import new_id
from contracts.indexer.asks import GetSearch, GrabRelease, ListReleases, ListSearches, Releases, Searches, StartSearch
from contracts.indexer.commands import SearchRequested
from contracts.indexer.decision_asks import Blocklist, Decisions, ListBlocklist, ListDecisions
from contracts.indexer.events import GrabFailed, ReleaseBlocklisted, ReleaseGrabbed, SearchCompleted
from contracts.indexer.live import IndexerAnswered, ReleaseFound
from contracts.indexer.values import SearchOrigin, SearchState, SearchView
from contracts.message import Done
from contracts.service import Service
from contracts.values import Page
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab, Listed
from integration.indexer.world import add, movie, satisfied, show, wanted
from kit.errors import Conflict, NotFound
from support.stack import Stack, eventually

FIRST = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"
SECOND = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-FOAM"
PACK = "Harbor.Lights.S01.1080p.WEB-DL.H.264-TIDE"
PACK_BYTES = 11_000_000_000


def failed(request: TorrentRequested, reason: FailureReason = FailureReason.STALLED) -> DownloadFailed:
    return DownloadFailed(
        download_id=request.download_id, name=request.name, targets=request.targets, reason=reason, detail="no byte"
    )


def vanished(request: TorrentRequested) -> DownloadRemoved:
    return DownloadRemoved(
        download_id=request.download_id,
        name=request.name,
        targets=request.targets,
        completed=False,
        with_data=False,
        by_person=False,
    )


async def test_a_whole_season_is_taken_as_a_pack_by_one_search(stack: Stack) -> None:
    facts = show(4)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PACK, size_bytes=PACK_BYTES)
        for episode in range(1, 5):
            fake.add(f"Harbor.Lights.S01E0{episode}.1080p.WEB-DL.H.264-TIDE")
        await add(stack, fake)
        await asyncio.gather(
            *(stack.publish(wanted(facts, 1, episode, reason=WantedReason.ADDED)) for episode in range(1, 5))
        )
        request = await stack.expect(TorrentRequested)
        await stack.expect(SearchCompleted)
    assert request.name == PACK
    assert {target.episode for target in request.targets} == {1, 2, 3, 4}
    assert len(stack.all_of(TorrentRequested)) == 1
    assert len(fake.asked) == 1


async def test_what_no_pack_brings_is_searched_episode_by_episode(stack: Stack) -> None:
    facts = show(8)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add("Harbor.Lights.S01E01.1080p.WEB-DL.H.264-TIDE")
        await add(stack, fake)
        await asyncio.gather(
            *(stack.publish(wanted(facts, 1, episode, reason=WantedReason.ADDED)) for episode in (1, 2, 3))
        )
        request = await stack.expect(TorrentRequested)
        completed = await stack.expect(SearchCompleted)
    assert [target.episode for target in request.targets] == [1]
    assert len(completed.targets) == 3
    assert [asked.get("ep") for asked in fake.asked if "tvdbid" in asked] == [None, "3", "2"]


async def test_a_failed_download_is_blocklisted_and_the_next_best_taken_without_asking_again(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        fake.add(SECOND)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        first = await stack.expect(TorrentRequested)
        await stack.expect(SearchCompleted)
        asked = len(fake.asked)
        envelope = await stack.publish(message := failed(first))
        await stack.publish_again(message, envelope, as_new=True)
        second = await stack.expect(TorrentRequested, where=lambda found: found.name == SECOND)
        listed = await stack.expect(ReleaseBlocklisted)
    assert first.name == FIRST
    assert (listed.name, listed.reason) == (FIRST, "no byte")
    assert second.targets == first.targets
    assert len(fake.asked) == asked
    assert len(stack.all_of(TorrentRequested)) == 2
    assert len(stack.all_of(ReleaseBlocklisted)) == 1


async def test_after_so_many_failures_a_target_rests_for_the_day(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        for number in range(8):
            fake.add(f"Harbor.Lights.S01E02.1080p.WEB-DL.H.264-G{number}")
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        for number in range(5):
            await eventually(partial(_requested, stack, number + 1))
            await stack.publish(failed(stack.all_of(TorrentRequested)[-1]))
        await eventually(lambda: _is(len(stack.all_of(SearchCompleted)) == 6))
        sql = await stack.sql(Service.INDEXER)
        waits = await sql.fetchval("select search_at - now() > interval '23 hours' from targets")
        await sql.close()
    assert len(stack.all_of(TorrentRequested)) == 5
    assert waits


async def test_a_full_disk_is_not_the_release_s_fault(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        request = await stack.expect(TorrentRequested)
        await stack.publish(failed(request, FailureReason.DISK_FULL))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: _fetch(sql, "select outcome = 'failed' from grabs"))
        waits = await sql.fetchval(
            "select search_at - now() between interval '50 min' and interval '1 hour' from targets"
        )
        await sql.close()
    assert waits
    assert stack.all_of(ReleaseBlocklisted) == []


async def test_what_failed_without_its_fault_is_taken_again_however_often(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        sql = await stack.sql(Service.INDEXER)
        for number in range(1, 4):
            await eventually(partial(_requested, stack, number))
            await stack.publish(failed(stack.all_of(TorrentRequested)[-1], FailureReason.CLIENT_ERROR))
            await eventually(partial(_fetch, sql, f"select count(*) = {number} from grabs where outcome = 'failed'"))
            await sql.execute("update targets set search_at = now()")
            await stack.publish(wanted(movie(), search=False))
        await eventually(partial(_requested, stack, 4))
        await sql.close()
    assert {request.name for request in stack.all_of(TorrentRequested)} == {FIRST}


async def test_a_fake_is_blocklisted_and_replaced(stack: Stack) -> None:
    block = Block(reason=BlockReason.NO_VIDEO, detail="The download holds no video file")
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        fake.add(SECOND)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2))
        request = await stack.expect(TorrentRequested)
        blocked = ImportBlocked(
            title_id=message.title_id,
            import_id=new_id(),
            download_id=request.download_id,
            name=request.name,
            blocks=(block,),
        )
        await stack.publish(blocked)
        await stack.expect(TorrentRequested, where=lambda found: found.name == SECOND)
    assert stack.all_of(ReleaseBlocklisted)[0].reason == block.detail


async def test_what_a_pack_lacks_is_searched_elsewhere(stack: Stack) -> None:
    facts = show(2)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PACK, size_bytes=3_000_000_000)
        await add(stack, fake)
        await asyncio.gather(
            *(stack.publish(wanted(facts, 1, episode, reason=WantedReason.ADDED)) for episode in (1, 2))
        )
        request = await stack.expect(TorrentRequested)
        fake.add(SECOND)
        brought, lacked = sorted(request.targets, key=lambda target: target.episode or 0)
        completed = ImportCompleted(
            title_id=facts.title_id,
            import_id=new_id(),
            download_id=request.download_id,
            imported=(brought,),
            missing=(lacked,),
            files=1,
        )
        await stack.publish(completed)
        second = await stack.expect(TorrentRequested, where=lambda found: found.name == SECOND)
    assert second.targets == (lacked,)


async def test_a_download_that_vanished_is_searched_again(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        request = await stack.expect(TorrentRequested)
        await stack.publish(vanished(request))
        await stack.expect(TorrentRequested, where=lambda found: found.download_id != request.download_id)


async def test_a_release_that_was_taken_twice_in_vain_is_not_taken_again_and_says_why(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2))
        seen: set[UUID] = set()
        for _ in range(2):
            request = await stack.expect(TorrentRequested, where=lambda found: found.download_id not in seen)
            seen.add(request.download_id)
            await stack.expect(SearchCompleted, where=lambda one: one.grabbed == FIRST)
            await stack.publish(vanished(request))
        stopped = await stack.expect(SearchCompleted, where=lambda one: one.found > 0 and not one.accepted)
        kept = await stack.ask(ListReleases(search_id=stopped.search_id), Releases)
        decisions = await stack.ask(ListDecisions(target_id=message.target.target_id), Decisions)
    refused = kept.items[0].rejections[0]
    assert (refused.rule, refused.permanent, refused.found) == ("upgrade_loop", True, "2 grabs")
    assert decisions.items[0].rejections == kept.items[0].rejections
    assert len(stack.all_of(TorrentRequested)) == 2


async def test_a_person_who_removes_a_download_gets_another_release_only_when_asking_for_it(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        fake.add(SECOND)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        request = await stack.expect(TorrentRequested)
        removed = DownloadRemoved(
            download_id=request.download_id,
            name=request.name,
            targets=request.targets,
            completed=False,
            with_data=True,
            by_person=True,
            search_again=True,
        )
        await stack.publish(removed)
        second = await stack.expect(TorrentRequested, where=lambda found: found.download_id != request.download_id)
        again = removed.model_copy(update={"download_id": second.download_id, "search_again": False})
        await stack.publish(again)
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: _fetch(sql, "select count(*) = 1 from grabs where outcome = 'removed_by_person'"))
        idle = await sql.fetchval("select search_at is null from targets")
        await sql.close()
        (banned,) = (await stack.ask(ListBlocklist(), Blocklist)).items
    assert second.name == SECOND
    assert idle
    assert (banned.name, banned.reason) == (FIRST, "a person removed it and wanted another one")
    assert (banned.size_bytes, banned.published_at) == (Listed(FIRST).size_bytes, Listed(FIRST).published_at)
    assert len(stack.all_of(TorrentRequested)) == 2


async def test_every_message_twice_makes_one_grab(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        envelope = await stack.publish(message := wanted(show(), 1, 2))
        await stack.publish_again(message, envelope, as_new=True)
        # A search for a title that is not known yet is tried again later, and later still.
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: _fetch(sql, "select count(*) = 1 from targets"))
        await sql.close()
        command = SearchRequested(title_id=message.title_id)
        asked = await stack.publish(command)
        await stack.publish_again(command, asked, as_new=True)
        await stack.expect(SearchCompleted, where=lambda found: found.origin is SearchOrigin.REQUESTED)
        await stack.expect(SearchCompleted, where=lambda found: found.origin is SearchOrigin.AUTOMATIC)
    assert len(stack.all_of(TorrentRequested)) == 1
    assert len(stack.all_of(SearchCompleted)) == 2


async def test_an_older_event_that_comes_late_changes_nothing(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        message = wanted(show(), 1, 2)
        late = await stack.publish(wanted(show(), 1, 3, search=False))
        await stack.publish(satisfied(message, "Bluray-1080p"))
        sql = await stack.sql(Service.INDEXER)
        mine = f"from targets where target_id = '{message.target.target_id}'"
        await eventually(lambda: _fetch(sql, f"select count(*) = 1 {mine}"))
        await stack.publish_again(message, replace(late, type=message.subject()), as_new=True)
        await stack.publish(marker := wanted(movie()))
        await stack.expect(SearchCompleted, where=lambda found: found.title_id == marker.title_id)
        assert not await sql.fetchval(f"select wanted {mine}")
        await sql.close()
    assert stack.all_of(TorrentRequested) == []


async def test_what_is_not_to_be_searched_at_once_waits_for_the_next_round(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        await stack.publish(wanted(movie(), search=False))
        sql = await stack.sql(Service.INDEXER)
        later = "select count(*) = 1 from targets where search_at between now() + '5 h' and now() + '7 h'"
        await eventually(lambda: _fetch(sql, later))
        await sql.close()


async def test_a_removed_title_stays_removed(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        message = wanted(movie())
        gone = TitleRemoved(title_id=message.title_id, kind=message.facts.kind, name=message.facts.name)
        await stack.publish(gone)
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: _fetch(sql, "select count(*) = 1 from titles where removed"))
        await add(stack, fake)
        await stack.publish(message)
        await stack.publish(marker := wanted(show(), 1, 1))
        await stack.expect(SearchCompleted, where=lambda found: found.title_id == marker.title_id)
        assert await sql.fetchval("select count(*) from targets") == 1
        await sql.close()


async def test_what_is_no_longer_wanted_is_not_taken(stack: Stack) -> None:
    async with FakeTorznab(delay_seconds=0.8).serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2))
        await eventually(lambda: _is(bool(fake.asked)))
        ids = {"title_id": message.title_id, "target": message.target}
        await stack.publish(TargetUnwanted.example().model_copy(update=ids))
        completed = await stack.expect(SearchCompleted)
    assert (completed.accepted, completed.grabbed) == (1, None)
    assert stack.all_of(TorrentRequested) == []


async def test_a_release_that_is_no_torrent_is_passed_by(stack: Stack) -> None:
    async def html(request: Request) -> Response:
        if FIRST in request.url.path:
            return Response("<html>log in, please</html>", media_type="text/html")
        return Response(status_code=302, headers={"location": f"magnet:?xt=urn:btih:{'a' * 40}"})

    async with FakeTorznab(download=html).serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        fake.add(SECOND)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        request = await stack.expect(TorrentRequested)
        failure = await stack.expect(GrabFailed)
    assert (failure.name, failure.error) == (FIRST, "the answer is no torrent but HTML")
    assert request.name == SECOND
    assert request.magnet == f"magnet:?xt=urn:btih:{'a' * 40}"
    assert request.torrent is None


async def test_people_see_results_as_they_come_and_take_one(stack: Stack) -> None:
    slow = FakeTorznab(delay_seconds=0.5)
    async with FakeTorznab().serving() as fake, slow.serving(), stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        fake.add("Harbor.Lights.S01E02.480p.WEB-DL-TIDE")
        slow.add(FIRST, seeders=90)
        await add(stack, fake, priority=10)
        await add(stack, slow, "Slow Index")
        await stack.publish(message := wanted(show(), 1, 2, search=False))
        ask = StartSearch(title_id=message.title_id, target_ids=(message.target.target_id,))
        started = await _started(stack, ask)
        await stack.expect(ReleaseFound, where=lambda found: found.release.name == FIRST)
        first_answer = await stack.expect(IndexerAnswered)
        await stack.expect(SearchCompleted)
        whole = await stack.ask(ListReleases(search_id=started.search_id), Releases)
        page = await stack.ask(ListReleases(search_id=started.search_id, page=Page(limit=1)), Releases)
        rest = await stack.ask(
            ListReleases(search_id=started.search_id, page=Page(limit=1, cursor=page.next_cursor)), Releases
        )
        search = await stack.ask(GetSearch(search_id=started.search_id), SearchView)
        assert stack.all_of(TorrentRequested) == []
        best, worst = whole.items
        with pytest.raises(Conflict, match="Quality not wanted"):
            await stack.ask(GrabRelease(release_id=worst.release_id), Done)
        await stack.ask(GrabRelease(release_id=best.release_id), Done)
        request = await stack.expect(TorrentRequested)
        with pytest.raises(Conflict, match="under way"):
            await stack.ask(GrabRelease(release_id=worst.release_id, despite_rejections=True), Done)
        shown = await stack.ask(ListReleases(search_id=started.search_id), Releases)
        grabbed = await stack.expect(ReleaseGrabbed)
    assert (first_answer.answer.name, first_answer.waiting) == ("Harbor Index", 1)
    assert (best.name, best.accepted, best.indexers) == (FIRST, True, ("Harbor Index", "Slow Index"))
    assert [rejection.rule for rejection in worst.rejections] == ["quality_not_wanted"]
    assert page.items + rest.items == whole.items
    assert rest.next_cursor is None
    assert whole.total == 2
    assert search.state is SearchState.COMPLETED
    assert [answer.error for answer in search.answers] == [None, None]
    assert request.name == FIRST
    assert [one.grabbed for one in shown.items] == [True, False]
    assert grabbed.reason == "a person chose it"


async def test_searches_are_listed_the_newest_first(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        await stack.publish(message := wanted(movie(), search=False))
        searches = [await _started(stack, StartSearch(title_id=message.title_id)) for _ in range(3)]
        page = await stack.ask(ListSearches(title_id=message.title_id, page=Page(limit=2)), Searches)
        rest = await stack.ask(ListSearches(page=Page(limit=2, cursor=page.next_cursor)), Searches)
        with pytest.raises(NotFound):
            await stack.ask(StartSearch(title_id=new_id()), SearchView)
    found = [search.search_id for search in (*page.items, *rest.items)]
    assert found == [search.search_id for search in reversed(searches)]


async def _started(stack: Stack, ask: StartSearch) -> SearchView:
    """The title may still be on its way to the indexer."""
    view: list[SearchView] = []

    async def try_it() -> bool:
        try:
            view.append(await stack.ask(ask, SearchView))
        except NotFound:
            return False
        return True

    await eventually(try_it)
    return view[0]


async def _requested(stack: Stack, count: int) -> bool:
    return len(stack.all_of(TorrentRequested)) >= count


async def _is(value: bool) -> bool:
    return value


async def _fetch(sql, query: str) -> bool:  # type: ignore[no-untyped-def]  # any asyncpg connection
    return bool(await sql.fetchval(query))
