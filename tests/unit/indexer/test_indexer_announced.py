"""Announced releases, feeds, and what is held for now."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from contracts.indexer.decision_asks import PushRelease
from contracts.values import SeriesType, TitleKind
from indexer.domain.announced import find_announcer, named, offer_of, with_announcers
from indexer.domain.feed import MAX_SEEN, feed_key, newest
from indexer.domain.feed_matching import keys_of, name_offer, offers_by_title
from indexer.domain.folding import Found
from indexer.domain.holding import awaited, is_waiting, once_waited
from indexer.domain.judging_rules import FOR_ALL, JudgingRules, RuleScope
from indexer.domain.verdicts import judge_found
from releases.profiles.delay_profile import DelayProfile, Protocol
from releases.profiles.release_rules import ReleaseRules
from unit.indexer.samples import HD, NOW, case, indexer, offer, show, target

WEB = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        (WEB, TitleKind.SHOW, "harborlights"),
        ("Harbor.Lights.2026.03.01.1080p.WEB-DL-TIDE", TitleKind.SHOW, "harborlights"),
        ("Harbor.Lights.The.Complete.Series.1080p.BluRay-TIDE", TitleKind.SHOW, "harborlights"),
        ("The.Paper.Moons.2021.1080p.BluRay.x264-TIDE", TitleKind.MOVIE, "papermoons"),
    ],
)
def test_a_name_is_of_a_show_when_it_counts_episodes(name: str, kind: TitleKind, key: str) -> None:
    found = named(name)
    assert found
    assert found.kind is kind
    assert key in [one.replace(" ", "") for one in found.keys]


def test_a_feed_finds_the_show_of_a_later_season() -> None:
    facts, other = show(series_type=SeriesType.ANIME), show(name="Kelp S2")
    names = ("[Ink] Harbor Lights S2 - 05 [1080p][WEB-DL]", "[Ink] Kelp 2nd Season - 05 [1080p]", "[Ink] Kelp S2 - 05")
    offers = [name_offer(offer(name)) for name in names]
    read = [one for one in offers if one]
    assert {"harborlights", "kelps2"} <= set(keys_of(read, TitleKind.SHOW))
    found = offers_by_title(read, [facts, other])
    assert [one.name for one in found[facts.title_id]] == [names[0]]
    assert [one.name for one in found[other.title_id]] == [names[2]]


def test_an_announcer_is_the_indexer_of_that_name_else_a_stranger_without_private_addresses() -> None:
    known = indexer()
    assert find_announcer(known.settings.name.upper(), [known]) is known
    stranger = find_announcer("Somebody", [known])
    assert not stranger.settings.allow_private_addresses
    assert stranger.id == find_announcer("somebody", []).id
    made = offer_of(PushRelease(name=WEB, size_bytes=0, flags=("FreeLeech",)), stranger)
    assert (made.indexer, made.size_bytes, made.flags) == ("Somebody", None, ("freeleech",))


def test_a_feed_remembers_its_newest_releases() -> None:
    offers = [offer(f"{number}") for number in range(MAX_SEEN)]
    seen = newest(offers[:2], tuple(feed_key(one) for one in offers))
    assert len(seen) == MAX_SEEN
    assert seen[:2] == (feed_key(offers[0]), feed_key(offers[1]))


def test_a_release_that_only_waits_is_held_until_then() -> None:
    facts = show()
    wanted = target(facts, 1, 2)
    rules = JudgingRules(delays={FOR_ALL: DelayProfile(protocols=frozenset(Protocol), torrent_minutes=60)})
    about = case(facts, [wanted], rules=rules)
    young = NOW - timedelta(minutes=20)
    held = judge_found(Found([offer(WEB, published_at=young)]), about, NOW)
    dead = judge_found(Found([offer(WEB, published_at=NOW, seeders=0)]), about, NOW)
    assert awaited([held, dead], [wanted.id]) == {wanted.id: young + timedelta(hours=1)}
    assert awaited([dead], [wanted.id]) == {}
    assert awaited([held], [UUID(int=7)]) == {}
    assert (is_waiting(held, wanted.id), is_waiting(dead, wanted.id)) == (True, False)
    assert once_waited(held, accepted_too=False).accepted_ids == (wanted.id,)
    assert once_waited(dead, accepted_too=True).accepted_ids == ()


def test_what_has_not_aired_is_awaited_but_not_held() -> None:
    facts = show()
    airs = NOW + timedelta(days=1)
    coming = target(facts, 1, 2)
    coming = replace(coming, ref=coming.ref.model_copy(update={"air_at": airs}))
    early = judge_found(Found([offer(WEB, published_at=NOW)]), case(facts, [coming]), NOW)
    assert awaited([early], [coming.id]) == {coming.id: airs}
    assert not is_waiting(early, coming.id)
    assert once_waited(early, accepted_too=True).accepted_ids == ()


def test_who_announced_a_release_without_being_an_indexer_may_still_give_it() -> None:
    stranger, known = find_announcer("Somebody", []), indexer()
    found = Found([offer_of(PushRelease(name=WEB), stranger), offer(WEB)])
    assert with_announcers(found, {known.id: known}) == {stranger.id: stranger, known.id: known}
    assert with_announcers(Found([offer(WEB, indexer_id=UUID(int=9))]), {}) == {}


@pytest.mark.parametrize(
    ("profile", "library", "minutes", "terms"),
    [
        ("hd", "kids", 4, ["both", "profile", "library", "all"]),
        ("hd", "other", 3, ["profile", "all"]),
        ("4k", "kids", 2, ["library", "all"]),
        ("4k", None, 1, ["all"]),
    ],
)
def test_the_narrowest_delay_counts_and_all_terms_add_up(
    profile: str, library: str | None, minutes: int, terms: list[str]
) -> None:
    scopes = {
        FOR_ALL: ("all", 1),
        RuleScope(None, "kids"): ("library", 2),
        RuleScope("hd"): ("profile", 3),
        RuleScope("hd", "kids"): ("both", 4),
    }
    rules = JudgingRules(
        delays={scope: DelayProfile(torrent_minutes=delay) for scope, (_, delay) in scopes.items()},
        release_rules={scope: ReleaseRules(name) for scope, (name, _) in scopes.items()},
    )
    asked = RuleScope(profile, library)
    assert rules.delay_of(asked).torrent_minutes == minutes
    assert [one.name for one in rules.release_rules_of(asked)] == terms


def test_without_rules_nothing_is_held() -> None:
    assert JudgingRules().delay_of(RuleScope(HD.id)).torrent_minutes == 0
    assert JudgingRules().release_rules_of(RuleScope(HD.id)) == ()
