"""What the catalog tells of a title to those who search for it."""

from datetime import timedelta

from catalog.app.referring import title_facts
from catalog.domain.describing import changes_between, described_title
from contracts.metadata import ShowMetadata, ShowStatus
from contracts.values import ExternalIds, SeriesType, TitleKind
from unit.catalog.catalog_examples import NOW, episode, title

METADATA = ShowMetadata(
    kind=TitleKind.SHOW,
    source="tmdb",
    source_id="77",
    external_ids=ExternalIds(imdb="tt9900077", tmdb=77),
    name="Paper Moons",
    year=2021,
    status=ShowStatus.RUNNING,
    series_type=SeriesType.ANIME,
)


def test_the_facts_say_which_library_and_when_the_season_ends() -> None:
    season = [episode(1, number, air_at=NOW + timedelta(days=number)) for number in (2, 3, 1)]
    facts = title_facts(title(series_type=SeriesType.DAILY), season)
    assert (facts.library_id, facts.series_type) == (title().library_id, SeriesType.DAILY)
    assert (facts.season_episode_count, facts.season_ends_at) == (3, NOW + timedelta(days=3))


def test_a_season_with_an_episode_without_a_date_ends_nobody_knows_when() -> None:
    facts = title_facts(title(), [episode(1, 1, air_at=NOW), episode(1, 2)])
    assert (facts.season_episode_count, facts.season_ends_at) == (2, None)
    assert title_facts(title()).season_episode_count is None


def test_a_title_that_was_described_before_facts_grew_is_told_of_again_once() -> None:
    before = described_title(title(), METADATA)
    old = described_title(title(facts_version=0), METADATA)
    assert changes_between(before, described_title(before, METADATA)) == ()
    assert changes_between(title(status="running", facts_version=0), old) == ("series_type", "facts_version")
