"""Back-off, pauses, and what a person set."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from contracts.indexer.values import IndexerKind, IndexerState, SearchOrigin
from indexer.domain.backoff import IndexerHealth, after_failure, after_success
from indexer.domain.capabilities import Capabilities
from indexer.domain.language_names import language_name
from indexer.domain.pauses import next_search_at
from unit.indexer.samples import NOW, indexer


def test_the_ladder_goes_up_with_failures_and_down_with_successes() -> None:
    health, minutes = IndexerHealth(), []
    for _ in range(12):
        health = after_failure(health, "down", NOW)
        minutes.append(0 if health.retry_at is None else round((health.retry_at - NOW).total_seconds() / 60))
    assert minutes == [0, 1, 5, 15, 30, 60, 180, 360, 720, 1440, 1440, 1440]
    health = after_success(health, NOW)
    assert (health.failures, health.backing_off, health.rests(NOW)) == (9, False, False)


def test_one_hiccup_is_forgiven() -> None:
    health = after_failure(IndexerHealth(), "hiccup", NOW)
    assert not health.backing_off
    assert not health.rests(NOW)


def test_what_the_indexer_asks_for_counts_more_than_the_ladder() -> None:
    asked = after_failure(IndexerHealth(), "429", NOW, limited=True, retry_after_seconds=90)
    assert asked.retry_at == NOW + timedelta(seconds=90)
    silent = after_failure(IndexerHealth(), "429", NOW, limited=True)
    assert silent.retry_at == NOW + timedelta(hours=1)
    forever = after_failure(IndexerHealth(), "429", NOW, limited=True, retry_after_seconds=1e9)
    assert forever.retry_at == NOW + timedelta(days=1)


def test_pauses_grow_to_a_week_and_are_spread() -> None:
    hours = [(next_search_at(UUID(int=0), misses, NOW) - NOW).total_seconds() / 3600 for misses in range(1, 9)]
    assert hours == [6, 12, 24, 48, 96, 168, 168, 168]
    others = {next_search_at(UUID(int=number), 1, NOW) for number in range(1000)}
    assert len(others) == 1000
    assert max(others) < NOW + timedelta(hours=6.6)


def test_a_child_is_asked_with_its_parent_s_key_and_only_while_the_parent_is_on() -> None:
    parent = indexer(kind=IndexerKind.PROWLARR, enabled=False)
    child = replace(indexer(api_key=""), parent_id=parent.id).under(parent)
    assert child.settings.api_key == "a-secret-key"
    assert not child.serves(SearchOrigin.AUTOMATIC)
    assert not parent.serves(SearchOrigin.AUTOMATIC)


def test_switches_hold_for_their_kind_of_search() -> None:
    one = indexer(interactive_search=False)
    assert one.serves(SearchOrigin.AUTOMATIC)
    assert one.serves(SearchOrigin.REQUESTED)
    assert not one.serves(SearchOrigin.INTERACTIVE)
    assert indexer(enabled=False).state is IndexerState.DISABLED


def test_a_single_jackett_feed_is_no_proxy() -> None:
    assert indexer(kind=IndexerKind.JACKETT, url="http://j.example:9117").is_proxy
    assert not indexer(kind=IndexerKind.JACKETT, url="http://j.example/api/v2.0/indexers/x/results/torznab").is_proxy


def test_capabilities_are_read_anew_every_day() -> None:
    known = replace(indexer(), capabilities=Capabilities(), capabilities_at=NOW)
    assert known.fresh_capabilities(NOW + timedelta(hours=23)) is not None
    assert known.fresh_capabilities(NOW + timedelta(hours=25)) is None


def test_the_key_is_in_no_text() -> None:
    one = indexer()
    assert "a-secret-key" not in repr(one)
    assert "a-secret-key" not in one.as_view().model_dump_json()


def test_original_languages_are_known_by_their_codes() -> None:
    assert (language_name("en-US"), language_name("ja"), language_name("xx"), language_name(None)) == (
        "english",
        "japanese",
        None,
        None,
    )
