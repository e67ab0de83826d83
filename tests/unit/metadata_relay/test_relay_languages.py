from pathlib import Path

import httpx

from metadata_relay.languages import LanguagePolicy, named_language, three_letters, two_letters
from unit.metadata_relay.relay_world import FakeSources, relay_settings, running_relay

SHOW = "/v1/shows/tmdb/7001"


async def test_titles_are_answered_in_the_default_language(relay: httpx.AsyncClient) -> None:
    show = (await relay.get(SHOW)).json()
    assert (show["name"], show["language"]) == ("Mist Coast", "en")


async def test_a_title_made_in_a_primary_language_keeps_it(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, primary_languages="de,ja"), sources) as relay:
        show = (await relay.get(SHOW)).json()
        assert (show["name"], show["language"], show["overview"]) == ("Nebelküste", "de", "Deutsch.")
        tvdb = (await relay.get("/v1/shows/tvdb/7101")).json()
        assert (tvdb["name"], tvdb["language"]) == ("Nebelküste", "de")
        movie = (await relay.get("/v1/movies/tmdb/7500")).json()
        assert movie["language"] == "en"


async def test_hits_made_in_a_primary_language_go_by_their_own_name(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, primary_languages=("de",)), sources) as relay:
        for source in ("tmdb", "tvdb"):
            hits = (await relay.get(f"/v1/search?kind=show&query=mist&source={source}")).json()["hits"]
            assert hits[0]["name"] == "Nebelküste"


async def test_the_language_of_the_question_goes_first(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, primary_languages=("de",)), sources) as relay:
        assert (await relay.get(f"{SHOW}?language=en")).json()["name"] == "Mist Coast"
    async with running_relay(relay_settings(tmp_path, default_language="de"), sources) as relay:
        assert (await relay.get(SHOW)).json()["name"] == "Nebelküste"


async def test_a_name_that_lacks_in_the_language_is_english_rather_than_foreign(
    sources: FakeSources, relay: httpx.AsyncClient
) -> None:
    sources.answers["tmdb.test", "/3/movie/7700"] = {
        "id": 7700,
        "title": "霧の海岸",
        "original_title": "霧の海岸",
        "original_language": "ja",
        "overview": "",
        "translations": {
            "translations": [{"iso_639_1": "en", "data": {"title": "Mist Shore", "overview": "English."}}]
        },
    }
    movie = (await relay.get("/v1/movies/tmdb/7700?language=fr")).json()
    assert (movie["name"], movie["overview"], movie["original_name"]) == ("Mist Shore", "English.", "霧の海岸")


def test_a_policy_keeps_what_is_already_right() -> None:
    policy = LanguagePolicy("en", frozenset({"de"}))
    assert policy.own("de", "en") == "de"
    assert policy.own("de", "de") is None
    assert policy.own("fr", "en") is None
    assert policy.own(None, "en") is None


def test_languages_have_three_names() -> None:
    assert (three_letters("de"), two_letters("deu"), named_language("German")) == ("deu", "de", "de")
    assert (three_letters("xx"), two_letters("xxx"), named_language("Klingon")) == ("eng", None, None)
    assert (two_letters("pt"), two_letters("zhtw"), named_language("French, English")) == ("pt", "zh", "fr")
