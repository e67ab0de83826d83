from datetime import datetime, timedelta

from reelway.demo.titles.catalogue import SOON, Catalogue, build_catalogue
from reelway.demo.titles.model import ShowState


def test_every_id_belongs_to_one_title(catalogue: Catalogue) -> None:
    for source in ("tmdb", "tvdb", "imdb"):
        ids = [getattr(title.ids, source) for title in catalogue.titles]
        assert len(set(ids)) == len(ids)
    episodes = [episode.id for show in catalogue.shows for episode in show.episodes]
    assert len(set(episodes)) == len(episodes)


def test_ids_do_not_change_from_day_to_day(now: datetime) -> None:
    today, tomorrow = build_catalogue(now), build_catalogue(now + timedelta(days=1))
    assert [title.ids for title in today.titles] == [title.ids for title in tomorrow.titles]


def test_shows_are_ended_running_and_yet_to_come(catalogue: Catalogue) -> None:
    assert {show.state for show in catalogue.shows} == set(ShowState)


def test_an_episode_airs_tomorrow_and_another_in_two_minutes(catalogue: Catalogue, now: datetime) -> None:
    last = catalogue.get_show("Saltmarsh Road").regular[-1]
    assert last.air_at.date() == now.date() + timedelta(days=1)
    assert catalogue.get_show("Minute Hand").regular[-1].air_at == now + SOON


def test_episodes_air_in_order(catalogue: Catalogue) -> None:
    for show in catalogue.shows:
        times = [episode.air_at for episode in show.regular]
        assert times == sorted(times)


def test_anime_is_counted_through_its_seasons(catalogue: Catalogue) -> None:
    anime = catalogue.get_show("Kumo no Kenshi")
    assert [episode.absolute for episode in anime.regular] == list(range(1, 13))


def test_two_shows_share_a_name_and_differ_by_year(catalogue: Catalogue) -> None:
    namesakes = [show for show in catalogue.shows if show.name == "Harbor Lights"]
    assert len({show.year for show in namesakes}) == 2
