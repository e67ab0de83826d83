"""Releases that a delay profile holds: replaced by better ones, taken when due, let go, and never lost."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from contracts.catalog.events import TargetUnwanted, TargetWanted, TitleRemoved
from contracts.catalog.values import UnwantedReason
from contracts.downloader.commands import TorrentRequested
from contracts.indexer.decision_asks import AddToBlocklist, PushRelease
from contracts.indexer.decision_values import BlocklistEntry, PushVerdict
from contracts.indexer.events import HeldReleaseDropped, ReleaseGrabbed, ReleaseHeld, SearchCompleted
from contracts.indexer.held_asks import ForgetHeldRelease, HeldReleases, ListHeldReleases, TakeHeldRelease
from contracts.indexer.rule_asks import RemoveDelayProfile, SetDelayProfile
from contracts.indexer.rule_values import DelayProfileView, DelaySettings
from contracts.message import Done
from contracts.service import Service
from contracts.values import Page
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, movie, satisfied, show, wanted
from kit.errors import Conflict, NotFound
from support.stack import Stack, eventually

HDTV = "Harbor.Lights.S01E02.720p.HDTV.x264-TIDE"
WEB = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"
WEB_TOO = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-FOAM"
BLURAY = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"
PACK = "Harbor.Lights.S01.1080p.BluRay.x264-TIDE"
DELAY = DelaySettings(torrent_minutes=60)


async def delay(stack: Stack, settings: DelaySettings = DELAY) -> None:
    await stack.ask(SetDelayProfile(delay=settings), DelayProfileView)


async def push(stack: Stack, fake: FakeTorznab, name: str, **more: object) -> PushVerdict:
    """Announced just now by the fake."""
    values = {"name": name, "download_url": fake.link(name), "indexer": "Harbor Index", "size_bytes": 1_400_000_000}
    return await stack.ask(
        PushRelease.model_validate({**values, "published_at": datetime.now(UTC), **more}), PushVerdict
    )


async def held(stack: Stack, **page: object) -> HeldReleases:
    return await stack.ask(ListHeldReleases(page=Page.model_validate(page)), HeldReleases)


async def hold(stack: Stack, fake: FakeTorznab, *names: str, message: TargetWanted | None = None) -> TargetWanted:
    """A target whose releases have to wait."""
    await delay(stack)
    await add(stack, fake)
    return await want(stack, fake, *names, message=message or wanted(show(), 1, 2))


async def want(stack: Stack, fake: FakeTorznab, *names: str, message: TargetWanted) -> TargetWanted:
    await stack.publish(message)
    await stack.expect(SearchCompleted, where=lambda event: message.target in event.targets)
    for name in names:
        await push(stack, fake, name)
    return message


async def let_time_pass(sql: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Two hours, as far as what is held can tell."""
    await sql.execute(
        "update held_releases set due_at = due_at - interval '2 h', waiting_since = waiting_since - interval '2 h'"
    )


async def test_a_better_release_replaces_what_is_held_and_is_taken_when_that_was_due(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        message = await hold(stack, fake, HDTV)
        (first,) = (await held(stack)).items
        await push(stack, fake, BLURAY, published_at=datetime.now(UTC) + timedelta(minutes=30))
        await push(stack, fake, WEB)
        listed = await held(stack)
        assert stack.all_of(TorrentRequested) == []
        sql = await stack.sql(Service.INDEXER)
        await let_time_pass(sql)
        await delay(stack)
        grabbed = await stack.expect(ReleaseGrabbed)
        await eventually(lambda: _is_empty(stack))
        await sql.close()
    (second,) = listed.items
    assert (first.release.name, second.release.name, listed.total) == (HDTV, BLURAY, 1)
    assert (first.title_name, first.targets) == ("Harbor Lights", (message.target,))
    assert second.due_at == first.due_at
    assert abs(first.due_at - first.held_at - timedelta(hours=1)) < timedelta(seconds=30)
    assert [event.name for event in stack.all_of(ReleaseHeld)] == [HDTV, BLURAY]
    assert (grabbed.release_id, grabbed.targets) == (second.release.release_id, (message.target,))
    assert len(stack.all_of(TorrentRequested)) == 1


async def test_an_equal_release_does_not_replace_what_is_held(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await hold(stack, fake, WEB, WEB_TOO, WEB)
        (row,) = (await held(stack)).items
    assert row.release.name == WEB
    assert len(stack.all_of(ReleaseHeld)) == 1


async def test_what_is_held_is_taken_after_the_process_died(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake:
        async with stack.running(DEFINITION, IndexerServiceSettings):
            await hold(stack, fake, WEB)
        sql = await stack.sql(Service.INDEXER)
        await let_time_pass(sql)
        # It died over taking it: nobody else may for as long as it has leased it.
        await sql.execute("update held_releases set lease_until = now() + interval '1 s'")
        await sql.close()
        async with stack.running(DEFINITION, IndexerServiceSettings):
            request = await stack.expect(TorrentRequested)
    assert request.name == WEB


async def test_what_may_pass_is_taken_at_once_and_ends_the_waiting(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await delay(stack, DelaySettings(torrent_minutes=60, bypass_if_best_quality=True))
        await add(stack, fake)
        await want(stack, fake, WEB, message=wanted(show(), 1, 2))
        assert (await held(stack)).total == 1
        verdict = await push(stack, fake, BLURAY)
        assert (await held(stack)).total == 0
    assert verdict.approved
    assert [request.name for request in stack.all_of(TorrentRequested)] == [BLURAY]


async def test_what_is_on_the_blocklist_when_it_is_due_is_let_go_and_searched_for_anew(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        message = await hold(stack, fake, WEB)
        block = AddToBlocklist(title_id=message.title_id, name=WEB, reason="out of sync")
        await stack.ask(block, BlocklistEntry)
        fake.add(WEB_TOO, published_at=datetime.now(UTC) - timedelta(hours=3))
        sql = await stack.sql(Service.INDEXER)
        await let_time_pass(sql)
        await delay(stack)
        dropped = await stack.expect(HeldReleaseDropped)
        await stack.publish(wanted(movie(), search=False))
        request = await stack.expect(TorrentRequested)
        await sql.close()
    assert (dropped.name, dropped.targets) == (WEB, (message.target,))
    assert "out of sync" in dropped.reason
    assert request.name == WEB_TOO


async def test_what_can_not_be_fetched_when_it_is_due_is_let_go(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await hold(stack, fake, WEB)
        await push(stack, fake, BLURAY, download_url=f"{fake.url}/nothing/here")
        (row,) = (await held(stack)).items
        with pytest.raises(Conflict, match="could not be fetched"):
            await stack.ask(TakeHeldRelease(release_id=row.release.release_id), Done)
        assert (await held(stack)).items[0].release.release_id == row.release.release_id
        sql = await stack.sql(Service.INDEXER)
        await let_time_pass(sql)
        await delay(stack)
        dropped = await stack.expect(HeldReleaseDropped)
        await sql.close()
    assert dropped.name == BLURAY


async def test_a_longer_delay_holds_on_and_none_takes_at_once(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await hold(stack, fake, WEB)
        (before,) = (await held(stack)).items
        await delay(stack, DelaySettings(torrent_minutes=180))
        await eventually(lambda: _is_due(stack, before.due_at + timedelta(minutes=119)))
        assert stack.all_of(TorrentRequested) == []
        await stack.ask(RemoveDelayProfile(), Done)
        request = await stack.expect(TorrentRequested)
    assert request.name == WEB
    assert stack.all_of(HeldReleaseDropped) == []


async def test_a_person_takes_it_now_or_lets_it_go(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        message = await hold(stack, fake, WEB)
        (row,) = (await held(stack)).items
        await stack.ask(ForgetHeldRelease(release_id=row.release.release_id), Done)
        for ask in (ForgetHeldRelease, TakeHeldRelease):
            with pytest.raises(NotFound):
                await stack.ask(ask(release_id=row.release.release_id), Done)
        await push(stack, fake, BLURAY)
        (row,) = (await held(stack)).items
        await stack.ask(TakeHeldRelease(release_id=row.release.release_id), Done)
        assert (await held(stack)).items == ()
        request = await stack.expect(TorrentRequested)
        sql = await stack.sql(Service.INDEXER)
        idle = await sql.fetchval("select search_at is null from targets")
        await sql.close()
    assert [event.reason for event in stack.all_of(HeldReleaseDropped)] == ["a person let it go"]
    assert (request.name, request.targets, idle) == (BLURAY, (message.target,), True)


async def test_a_pack_is_held_as_one_and_pages_list_what_is_due_first(stack: Stack) -> None:
    facts = show(2)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        first, second = wanted(facts, 1, 1), wanted(facts, 1, 2)
        await stack.publish(second)
        await hold(stack, fake, message=first)
        await want(stack, fake, message=wanted(movie()))
        await push(stack, fake, "The.Paper.Moons.2021.1080p.WEB-DL.H.264-TIDE", size_bytes=4_000_000_000)
        await push(stack, fake, PACK, size_bytes=4_000_000_000)
        page = await held(stack, limit=1)
        rest = await held(stack, limit=1, cursor=page.next_cursor)
    (pack,) = rest.items
    assert (page.items[0].title_name, page.total, rest.next_cursor) == ("The Paper Moons", 2, None)
    assert pack.targets == (first.target, second.target)


async def test_what_is_satisfied_no_longer_monitored_or_removed_waits_for_nothing(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        message = await hold(stack, fake, WEB)
        await stack.publish(satisfied(message, "Bluray-1080p"))
        await eventually(lambda: _is_empty(stack))
        message = await want(stack, fake, WEB, message=wanted(message.facts, 1, 2))
        ids = {"title_id": message.title_id, "target": message.target}
        await stack.publish(TargetUnwanted(**ids, reason=UnwantedReason.UNMONITORED))
        await eventually(lambda: _is_empty(stack))
        message = await want(stack, fake, WEB, message=wanted(message.facts, 1, 2))
        await stack.publish(TitleRemoved(title_id=message.title_id, kind=message.facts.kind, name="Harbor Lights"))
        await eventually(lambda: _is_empty(stack))
    assert stack.all_of(TorrentRequested) == []
    assert len(stack.all_of(ReleaseHeld)) == 3


async def _is_empty(stack: Stack) -> bool:
    return (await held(stack)).total == 0


async def _is_due(stack: Stack, after: datetime) -> bool:
    return (await held(stack)).items[0].due_at > after
