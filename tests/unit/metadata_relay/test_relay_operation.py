from pathlib import Path

import httpx
import pytest

from metadata_relay.settings import RelaySettings
from metadata_relay.source_name import SourceName
from metadata_relay.sources.tmdb_key import TmdbKey
from unit.metadata_relay.relay_world import TMDB, FakeSources, relay_settings, running_relay


async def test_health_says_what_fails_and_goes_on(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    assert (await relay.get("/health/live")).json() == {"state": "ok"}
    assert (await relay.get("/health/ready")).json()["state"] == "ok"
    sources.down.add(TMDB)
    await relay.get("/v1/movies/tmdb/7500")
    report = await relay.get("/health/ready")
    assert (report.status_code, report.json()["state"]) == (200, "warning")
    check = next(check for check in report.json()["checks"] if check["name"] == "source tmdb")
    assert check["detail"] == "tmdb answered 503"
    assert check["advice"]
    listed = (await relay.get("/v1/sources")).json()["sources"]
    assert next(item["trouble"] for item in listed if item["name"] == "tmdb") == "tmdb answered 503"


async def test_health_warns_of_a_cache_that_can_t_write(sources: FakeSources, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    async with running_relay(relay_settings(in_the_way), sources) as relay:
        assert (await relay.get("/v1/movies/tmdb/7500")).status_code == 200
        checks = (await relay.get("/health/ready")).json()["checks"]
    assert [check["state"] for check in checks if check["name"] == "cache"] == ["warning"]


async def test_a_relay_without_sources_is_not_ready(sources: FakeSources, tmp_path: Path) -> None:
    settings = relay_settings(tmp_path, tmdb_api_key=" ", sources="tmdb")
    async with running_relay(settings, sources) as relay:
        assert (await relay.get("/health/ready")).status_code == 503
        answer = await relay.get("/v1/trending?kind=movie")
    assert (answer.status_code, answer.json()["code"]) == (503, "source_not_configured")


async def test_metrics_tell_requests_and_kept_answers_by_source(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    await relay.get("/v1/movies/cinemeta/tt7770002")
    await relay.get("/v1/movies/cinemeta/tt7770002")
    sources.down.add("cinemeta.test")
    await relay.get("/v1/movies/cinemeta/tt7770002?refresh=1")
    metrics = (await relay.get("/metrics")).text
    for line in (
        'reelway_relay_source_requests_total{outcome="ok",source="cinemeta"}',
        'reelway_relay_source_requests_total{outcome="failed",source="cinemeta"}',
        'reelway_relay_source_seconds_bucket{le="0.01",source="cinemeta"}',
        'reelway_relay_answers_total{outcome="hit",source="cinemeta"}',
        'reelway_relay_answers_total{outcome="stale",source="cinemeta"}',
    ):
        assert line in metrics


def test_keys_are_also_read_under_the_names_that_others_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMDB_API_KEY", "first-key")
    monkeypatch.setenv("REELWAY_RELAY_TVDB_API_KEY", "two")
    monkeypatch.setenv("TVDB_API_KEY", "other")
    monkeypatch.setenv("BASE_PATH", "/relay")
    monkeypatch.setenv("REELWAY_RELAY_PRIMARY_LANGUAGES", "de, ja")
    monkeypatch.setenv("REELWAY_RELAY_SOURCES", "tmdb,tvmaze")
    monkeypatch.setenv("REELWAY_RELAY_TVMAZE_URL", "http://localhost:9/")
    settings = RelaySettings(cache_folder=tmp_path)
    assert settings.tmdb_api_key
    assert settings.tvdb_api_key
    assert settings.tmdb_api_key.get_secret_value() == "first-key"
    assert settings.tvdb_api_key.get_secret_value() == "two"
    assert (settings.base_path, settings.tvmaze_url) == ("/relay", "http://localhost:9")
    assert settings.primary_languages == ("de", "ja")
    assert settings.sources == (SourceName.TMDB, SourceName.TVMAZE)
    assert "first-key" not in repr(settings)


async def test_tmdb_takes_either_kind_of_key() -> None:
    older, newer = await TmdbKey("abc").sign(), await TmdbKey("eyJabc").sign()
    assert (older.params, older.headers) == ({"api_key": "abc"}, {})
    assert (newer.params, newer.headers) == ({}, {"Authorization": "Bearer eyJabc"})
    assert "abc" not in repr((older, newer))


async def test_the_openapi_document_names_the_answers(relay: httpx.AsyncClient) -> None:
    document = (await relay.get("/openapi.json")).json()
    shown = document["paths"]["/v1/shows/{source}/{id}"]["get"]["responses"]
    assert shown["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/ShowMetadata")
    assert shown["503"]["content"]["application/json"]["schema"]["$ref"].endswith("/Problem")
    keys = {"x-tmdb-key", "x-tvdb-key", "x-tvdb-pin"}
    assert keys | {"kind", "source", "language", "page", "query", "refresh"} == {
        parameter["name"] for parameter in document["paths"]["/v1/search"]["get"]["parameters"]
    }
