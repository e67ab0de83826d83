"""Anime and daily shows: asked for and taken by the numbers that their releases bear."""

from datetime import UTC, datetime

from contracts.catalog.events import TargetWanted, TitleUpdated
from contracts.catalog.values import TitleFacts
from contracts.downloader.commands import TorrentRequested
from contracts.indexer.commands import SearchRequested
from contracts.indexer.events import SearchCompleted
from contracts.service import Service
from contracts.values import SeriesType
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, show, wanted
from support.stack import Stack, eventually

ABSOLUTE = "[Ink] Harbor Lights - 27 [1080p][WEB-DL]"
OF_SEASON = "[Ink] Harbor Lights S2 - 05 [1080p][WEB-DL]"
STANDARD = "Harbor.Lights.S02E03.1080p.WEB-DL.H.264-TIDE"
DAILY = "Harbor.Lights.2026.03.02.1080p.WEB-DL.H.264-TIDE"


def numbered(facts: TitleFacts, season: int, episode: int, **numbers: object) -> TargetWanted:
    message = wanted(facts, season, episode)
    return message.model_copy(update={"target": message.target.model_copy(update=numbers)})


def anime() -> TitleFacts:
    return show().model_copy(update={"original_language": "ja"})


async def test_anime_is_asked_for_by_both_numbers_and_taken_by_the_absolute_one(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add("[Ink] Harbor Lights - 26 [1080p][WEB-DL]")
        fake.add(ABSOLUTE)
        await add(stack, fake)
        await stack.publish(message := numbered(anime(), 2, 3, absolute=27))
        request = await stack.expect(TorrentRequested)
    assert (request.name, request.targets) == (ABSOLUTE, (message.target,))
    assert [(asked["t"], asked.get("ep"), asked.get("q")) for asked in fake.asked] == [
        ("tvsearch", "3", None),
        ("search", None, "Harbor Lights 27"),
    ]


async def test_anime_is_taken_by_season_and_episode_too(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(STANDARD)
        await add(stack, fake)
        await stack.publish(numbered(anime(), 2, 3, absolute=27))
        request = await stack.expect(TorrentRequested)
    assert request.name == STANDARD


async def test_anime_of_a_later_season_is_taken_by_its_number_within_it(stack: Stack) -> None:
    facts = anime()
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(OF_SEASON)
        await add(stack, fake)
        await stack.publish(numbered(facts, 1, 5, absolute=5).model_copy(update={"search": False}))
        await stack.publish(message := numbered(facts, 2, 5, absolute=17))
        request = await stack.expect(TorrentRequested)
    assert (request.name, request.targets) == (OF_SEASON, (message.target,))


async def test_a_daily_show_is_asked_for_and_taken_by_its_local_day(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add("Harbor.Lights.2026.03.03.1080p.WEB-DL.H.264-TIDE")
        fake.add(DAILY)
        await add(stack, fake)
        late = datetime(2026, 3, 3, 4, 35, tzinfo=UTC)
        await stack.publish(message := numbered(show(), 2026, 61, air_at=late))
        request = await stack.expect(TorrentRequested)
        await stack.expect(SearchCompleted)
    assert (request.name, request.targets) == (DAILY, (message.target,))
    assert (fake.asked[0]["season"], fake.asked[0]["ep"]) == ("2026", "03/02")


async def test_a_person_s_word_on_the_numbering_counts_from_the_next_search_on(stack: Stack) -> None:
    """The show goes by seasons at its source; its releases go by the day."""
    facts = show()
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(DAILY)
        await add(stack, fake)
        airs = datetime(2026, 3, 3, 4, 35, tzinfo=UTC)
        message = numbered(facts, 2, 3, air_at=airs).model_copy(update={"search": False})
        await stack.publish(message)
        said = facts.model_copy(update={"series_type": SeriesType.DAILY, "series_type_chosen": True})
        await stack.publish(TitleUpdated(title_id=facts.title_id, facts=said, changes=("series_type",)))
        sql = await stack.sql(Service.INDEXER)
        known = "select count(*) = 1 from titles where facts->>'series_type' = 'daily'"
        await eventually(lambda: sql.fetchval(known))
        await sql.close()
        await stack.publish(SearchRequested(title_id=facts.title_id))
        request = await stack.expect(TorrentRequested)
    assert (request.name, request.targets) == (DAILY, (message.target,))
    assert (fake.asked[0]["season"], fake.asked[0]["ep"]) == ("2026", "03/02")


async def test_nothing_is_taken_before_it_airs(stack: Stack) -> None:
    airs = datetime(2099, 3, 3, 20, tzinfo=UTC)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(STANDARD)
        await add(stack, fake)
        await stack.publish(numbered(show(), 2, 3, air_at=airs))
        completed = await stack.expect(SearchCompleted)
    assert (completed.found, completed.accepted) == (1, 0)
    assert stack.all_of(TorrentRequested) == []
