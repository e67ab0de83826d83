"""What is judged, folded and taken."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from contracts.ids import new_id
from contracts.values import EXAMPLE_EVIDENCE, ExternalIds, Protocol, SeriesType
from indexer.domain.ban import Ban, open_offers
from indexer.domain.evidence import freeze
from indexer.domain.folding import Folder, Found
from indexer.domain.judging_rules import STANDARD_RULES, JudgingRules
from indexer.domain.selection import pick_next, rank
from indexer.domain.stages import plan_stages
from indexer.domain.titles import TitleMatcher
from indexer.domain.verdicts import judge_found
from indexer.domain.wanted import KnownTarget, season_has_ended
from releases.judging.context import Policy
from releases.profiles.scoring_rules import ALL_TV, ScoringRules, ScoringRuleSet, TitleScoringRule
from unit.indexer.samples import AIRED, NOW, case, judged, movie, offer, show, target

LATER = NOW + timedelta(days=9)
OTHER = {"indexer_id": UUID(int=2), "indexer": "Other Index"}


def rules(name: str, **facts: object) -> list[str]:
    about = case(facts_of := show(), [target(facts_of, 1, 2)])
    return [rejection.rule for rejection in judged(name, about, **facts).rejections]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbor.Lights.S01E02.1080p.WEB-DL-TIDE", []),
        ("Hafenlichter.S01E02.German.1080p.WEB.H264-TIDE", []),
        ("Harbor.Lights.2024.S01E02.1080p.WEB-DL-TIDE", []),
        ("Harbor.Nights.S01E02.1080p.WEB-DL-TIDE", ["unknown_title"]),
        ("Harbor.Lights.S01E03.1080p.WEB-DL-TIDE", ["wrong_episode"]),
        ("Harbor.Lights.S02E02.1080p.WEB-DL-TIDE", ["wrong_season"]),
        ("Harbor.Lights.S01E02.480p.WEB-DL-TIDE", ["quality_not_wanted"]),
        ("Harbor.Lights.2026.03.01.1080p.WEB-DL-TIDE", []),
    ],
)
def test_a_release_serves_the_target_or_says_why_not(name: str, expected: list[str]) -> None:
    assert rules(name) == expected


def idle(known: KnownTarget, air_at: datetime | None, **more: object) -> KnownTarget:
    """A target that nothing is searched for."""
    ref = known.ref.model_copy(update={"air_at": air_at})
    return replace(known, ref=ref, wanted=False, **more)  # type: ignore[arg-type]  # fields of the target


@pytest.mark.parametrize(
    ("air_at", "monitored", "expected", "early"),
    [
        (LATER, True, ["before_air_date"], []),
        (None, True, ["not_available"], []),
        (LATER, False, ["not_monitored", "before_air_date"], ["not_monitored"]),
        (AIRED, True, [], []),
    ],
)
def test_nothing_is_taken_before_it_airs_unless_that_is_allowed_or_a_person_asks(
    air_at: datetime | None, monitored: bool, expected: list[str], early: list[str]
) -> None:
    name = "Harbor.Lights.S01E02.1080p.WEB-DL-TIDE"
    known = idle(target(facts := show(), 1, 2), air_at, monitored=monitored)
    allowed = replace(STANDARD_RULES, policy=replace(STANDARD_RULES.policy, before_air_date=True))
    assert {one.rule for one in judged(name, case(facts, [known])).rejections} == set(expected)
    assert {one.rule for one in judged(name, case(facts, [known], rules=allowed)).rejections} == set(early)
    assert judged(name, case(facts, [known], asked_by_person=True)).rejections == ()


@pytest.mark.parametrize("air_at", [LATER, None])
def test_a_movie_is_not_taken_before_its_minimum_availability_unless_a_person_asks(air_at: datetime | None) -> None:
    name = "The.Paper.Moons.2021.1080p.WEB-DL-TIDE"
    known = idle(target(facts := movie()), air_at)
    (refusal,) = judged(name, case(facts, [known]), size_bytes=4_000_000_000).rejections
    assert (refusal.rule, refusal.permanent) == ("not_available", False)
    assert judged(name, case(facts, [known], asked_by_person=True), size_bytes=4_000_000_000).rejections == ()


def test_ids_of_another_title_speak_against_the_name() -> None:
    assert rules("Harbor.Lights.S01E02.1080p.WEB-DL-TIDE", ids=ExternalIds(tvdb=1)) == ["unknown_title"]
    assert rules("Harbor.Lights.S01E02.1080p.WEB-DL-TIDE", ids=ExternalIds(tvdb=4711)) == []


def test_usenet_and_releases_without_a_link_are_shown_but_not_taken() -> None:
    name = "Harbor.Lights.S01E02.1080p.WEB-DL-TIDE"
    assert rules(name, protocol=Protocol.USENET) == ["no_usenet_client"]
    assert rules(name, download_url=None) == ["no_link"]


def test_what_is_in_place_must_be_beaten() -> None:
    about = case(facts := show(), [target(facts, 1, 2, current=EXAMPLE_EVIDENCE)])
    assert [one.rule for one in judged("Harbor.Lights.S01E02.720p.WEB-DL-TIDE", about).rejections] == [
        "disk_better_quality"
    ]
    assert judged("Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE", about).accepted_ids


def test_a_proper_of_a_proper_is_frozen_whole_and_is_not_taken_twice() -> None:
    name = "Harbor.Lights.S01E02.REAL.PROPER.1080p.WEB-DL-TIDE"
    facts = show()
    plain = case(facts, [target(facts, 1, 2, current=EXAMPLE_EVIDENCE)])
    first = judged(name, plain)
    assert first.closest
    frozen = freeze(first.closest)
    again = case(facts, [target(facts, 1, 2, current=frozen)])
    assert first.accepted_ids
    assert (frozen.real, frozen.revision, frozen.repack) == (1, 2, False)
    assert [one.rule for one in judged(name, again).rejections] == ["already_imported", "disk_format_score"]
    assert [one.rule for one in judged(name.replace(".", " "), again).rejections] == ["disk_format_score"]
    assert [one.rule for one in judged(name.replace("REAL.", ""), again).rejections] == ["disk_better_revision"]


def test_a_proper_replaces_a_file_of_this_week_only() -> None:
    def rules_of(days: int) -> list[str]:
        facts, taken = show(), NOW - timedelta(days=days)
        current = EXAMPLE_EVIDENCE.model_copy(update={"grabbed_at": taken})
        about = case(facts, [target(facts, 1, 2, current=current)])
        return [one.rule for one in judged("Harbor.Lights.S01E02.PROPER.1080p.WEB-DL-TIDE", about).rejections]

    assert rules_of(6) == []
    assert rules_of(8) == ["proper_for_old_file"]


def test_a_repack_is_frozen_as_one() -> None:
    facts = show()
    of_same_group = case(facts, [target(facts, 1, 2, current=EXAMPLE_EVIDENCE)])
    one = judged("Harbor.Lights.S01E02.REPACK.1080p.WEB-DL-TIDE", of_same_group)
    other = judged("Harbor.Lights.S01E02.REPACK.1080p.WEB-DL-REEF", of_same_group)
    assert one.closest
    assert freeze(one.closest).repack
    assert [refused.rule for refused in other.rejections] == ["repack_of_other_group"]


def test_scoring_sets_count_for_their_library_only() -> None:
    library, other = new_id(), new_id()
    scoring = ScoringRules(
        titles=(TitleScoringRule("web", ("web",), 7),),
        sets=(ScoringRuleSet("mine", (str(library),), ("web",)), ScoringRuleSet("shows", (ALL_TV,), ("web",))),
    )

    def score(library_id: UUID | None) -> int:
        facts = show(library_id=library_id)
        about = case(facts, [target(facts, 1, 2)], rules=JudgingRules(scoring=scoring))
        closest = judged("Harbor.Lights.S01E02.1080p.WEB-DL-TIDE", about).closest
        assert closest
        return closest.score.rules

    assert [score(library), score(other), score(None)] == [14, 7, 7]


def test_of_anime_the_release_with_more_episodes_is_better() -> None:
    def best(series_type: SeriesType) -> str:
        facts = show(series_type=series_type)
        about = case(facts, [target(facts, 1, 2)])
        names = ["Harbor.Lights.S01E02.1080p.WEB-DL-TIDE", "Harbor.Lights.S01E02E03.1080p.WEB-DL-TIDE"]
        return rank(judged(name, about) for name in names)[0].found.offer.name

    assert "E02E03" in best(SeriesType.ANIME)
    assert "E02E03" not in best(SeriesType.STANDARD)


def test_a_name_that_is_none_is_unreadable() -> None:
    about = case(facts := show(), [target(facts, 1, 2)])
    one = judged("0123456789abcdef0123456789abcdef", about)
    assert [rejection.rule for rejection in one.rejections] == ["unreadable"]


def test_two_titles_of_one_name_make_a_release_ambiguous_until_its_year_or_id_tells() -> None:
    ours = show()
    other = show(year=2003, external_ids=ExternalIds(tvdb=1), aliases=())
    about = replace(case(ours, [target(ours, 1, 2)]), titles=TitleMatcher(ours, [other]))

    def rules_of(name: str, **facts: object) -> list[str]:
        return [rejection.rule for rejection in judge_found(Found([offer(name, **facts)]), about, NOW).rejections]

    assert rules_of("Harbor.Lights.S01E02.1080p.WEB-DL-TIDE") == ["ambiguous_title"]
    assert rules_of("Harbor.Lights.S01E02.1080p.WEB-DL-TIDE", ids=ExternalIds(tvdb=4711)) == []
    assert rules_of("Harbor.Lights.2024.S01E02.1080p.WEB-DL-TIDE") == []


def test_a_movie_needs_its_year() -> None:
    about = case(facts := movie(), [target(facts)])
    assert judged("The.Paper.Moons.2021.1080p.BluRay.x264-TIDE", about, size_bytes=9_000_000_000).accepted_ids
    assert not judged("The.Paper.Moons.1999.1080p.BluRay.x264-TIDE", about).accepted_ids


def test_identical_releases_are_folded_and_the_preferred_indexer_goes_first() -> None:
    folder = Folder()
    first = offer("Harbor.Lights.S01E02-TIDE", priority=30)
    folder.add([first, offer("Harbor Lights S01E02-TIDE", **OTHER, priority=5, size_bytes=1_405_000_000)])
    folder.add([offer("Harbor.Lights.S01E02-TIDE", **OTHER, size_bytes=2_000_000_000, download_url="http://x")])
    same, other = folder.releases
    assert [one.indexer for one in same.offers] == ["Other Index", "Harbor Index"]
    assert len(other.offers) == 1


def test_one_info_hash_is_one_release_whatever_its_name() -> None:
    folder = Folder()
    folder.add([offer("A", info_hash="a" * 40), offer("B", **OTHER, info_hash="a" * 40, size_bytes=5)])
    assert len(folder.releases) == 1


def test_an_offer_with_seeders_goes_before_one_without() -> None:
    folder = Folder()
    folder.add([offer("A", seeders=0, priority=1), offer("A", **OTHER, seeders=5, priority=50)])
    assert folder.releases[0].offer.indexer == "Other Index"


def test_an_offer_with_a_required_flag_goes_before_one_that_lacks_it() -> None:
    folder = Folder()
    lacking = offer("A", required_flags=("freeleech", "halfleech"), flags=("internal",), priority=1)
    folder.add([lacking, offer("A", **OTHER, required_flags=("freeleech",), flags=("freeleech",), priority=50)])
    assert [one.indexer for one in folder.releases[0].offers] == ["Other Index", "Harbor Index"]
    assert [one.meets_demands for one in folder.releases[0].offers] == [True, False]


def test_a_ban_is_by_hash_and_without_one_by_name_at_its_indexer() -> None:
    ban = Ban("stalled", "Fog", "a" * 40, UUID(int=1))
    assert ban.hits(offer("Other", info_hash="a" * 40))
    assert not ban.hits(offer("Fog", info_hash="b" * 40))
    assert ban.hits(offer("FOG"))
    assert not ban.hits(offer("Fog", **OTHER))


def test_a_ban_by_name_spares_what_was_made_anew() -> None:
    ban = Ban("broken", "Fog", size_bytes=1_400_000_000, published_at=AIRED)
    assert ban.hits(offer("Fog", size_bytes=1_401_000_000, published_at=AIRED + timedelta(days=1)))
    assert ban.hits(offer("Fog", size_bytes=None, published_at=None))
    assert not ban.hits(offer("Fog", size_bytes=1_500_000_000, published_at=AIRED))
    assert not ban.hits(offer("Fog", size_bytes=1_400_000_000, published_at=AIRED + timedelta(days=3)))


def test_a_banned_offer_leaves_the_others_of_its_release() -> None:
    about = case(facts := show(), [one := target(facts, 1, 2)], bans=[Ban("stalled", "x", "a" * 40)])
    name = "Harbor.Lights.S01E02.1080p.WEB-DL-TIDE"
    banned = offer(name, info_hash="a" * 40)
    assert [found.rule for found in judge_found(Found([banned]), about, NOW).rejections] == ["blocklisted"]
    both = Found([banned, offer(name, **OTHER, info_hash="b" * 40)])
    assert judge_found(both, about, NOW).accepted_ids == (one.id,)
    assert [found.indexer for found in open_offers(both, about.bans, [one.id])] == ["Other Index"]


@pytest.mark.parametrize("aliases", [(), ("Harbor Lights S2", "Harbor Lights Season 2", "Harbor Lights 2nd Season")])
@pytest.mark.parametrize("named", ["S2", "S02", "Season 2", "2nd Season"])
def test_a_season_in_the_title_of_anime_counts_its_episodes(named: str, aliases: tuple[str, ...]) -> None:
    facts = show(series_type=SeriesType.ANIME, aliases=aliases)
    targets = [target(facts, season, 5) for season in (1, 2)]
    fifth, later = (
        replace(one, ref=one.ref.model_copy(update={"absolute": number}))
        for one, number in zip(targets, (5, 17), strict=True)
    )
    name = f"[Ink] Harbor Lights {named} - 05 [1080p][WEB-DL]"
    assert judged(name, case(facts, [fifth, later])).accepted_ids == (later.id,)
    assert [one.rule for one in judged(name, case(facts, [fifth])).rejections] == ["wrong_season"]


def test_a_show_that_is_itself_called_a_season_goes_by_its_own_numbers() -> None:
    facts = show(name="Harbor Lights S2", series_type=SeriesType.ANIME)
    one = target(facts, 1, 5)
    one = replace(one, ref=one.ref.model_copy(update={"absolute": 5}))
    assert judged("[Ink] Harbor Lights S2 - 05 [1080p][WEB-DL]", case(facts, [one])).accepted_ids == (one.id,)


WHOLE_SHOW = "Harbor.Lights.{}.1080p.WEB-DL.x265-TIDE"


@pytest.mark.parametrize("words", ["Complete.Series", "The.Complete.Series", "Complete.Collection"])
def test_a_pack_of_the_whole_show_serves_every_episode(words: str) -> None:
    facts = show()
    targets = [target(facts, season, 1, season_episode_count=2, season_ends_at=AIRED) for season in (1, 2, 3)]
    pack = judged(WHOLE_SHOW.format(words), case(facts, targets), size_bytes=9_000_000_000)
    assert pack.is_pack
    assert set(pack.accepted_ids) == {one.id for one in targets}


def test_a_pack_of_several_seasons_is_taken_when_all_of_them_have_ended() -> None:
    facts = show()
    ended = target(facts, 1, 1, season_episode_count=2, season_ends_at=AIRED)
    airing = target(facts, 2, 1, season_episode_count=2, season_ends_at=NOW + timedelta(days=7))
    about = case(facts, [ended, airing])
    for words in ("Complete.Series", "S01-S02"):
        pack = judged(WHOLE_SHOW.format(words), about, size_bytes=6_000_000_000)
        assert [one.rule for one in pack.refusals[ended.id]] == ["full_season_not_aired"]
    first = judged(WHOLE_SHOW.format("S01"), about, size_bytes=3_000_000_000)
    assert first.accepted_ids == (ended.id,)


def test_a_pack_of_the_whole_show_is_one_of_several_seasons() -> None:
    facts = show()
    rules = JudgingRules(policy=Policy(multi_season_packs=False))
    about = case(
        facts,
        [target(facts, season, 1, season_episode_count=2, season_ends_at=AIRED) for season in (1, 2)],
        rules=rules,
    )
    pack = judged(WHOLE_SHOW.format("Complete.Series"), about, size_bytes=6_000_000_000)
    assert [one.rule for one in pack.rejections] == ["multi_season"]


def test_a_pack_goes_before_singles_of_equal_quality_and_after_better_ones() -> None:
    facts = show(season_episode_count=2)
    first, second = targets = [target(facts, 1, number, season_episode_count=2) for number in (1, 2)]
    about = case(facts, targets)
    counts = {one.id: one.season_episode_count for one in targets}
    pack = judged("Harbor.Lights.S01.1080p.WEB-DL-TIDE", about, size_bytes=3_000_000_000)
    singles = [judged(f"Harbor.Lights.S01E0{number}.1080p.WEB-DL-TIDE", about) for number in (1, 2)]
    better = [judged(f"Harbor.Lights.S01E0{number}.1080p.BluRay.x264-TIDE", about) for number in (1, 2)]
    pick = pick_next([*singles, pack], counts, counts)
    assert pick
    assert set(pick.target_ids) == {first.id, second.id}
    chosen = pick_next([*better, pack], counts, counts)
    assert chosen
    assert not chosen.judged.is_pack
    partly = pick_next([better[0], pack], counts, counts)
    assert partly
    assert partly.judged is pack


@pytest.mark.parametrize(
    ("single", "wins"),
    [
        ("1080p.BluRay.x264-TIDE", True),
        ("PROPER.1080p.WEB-DL-TIDE", True),
        ("1080p.WEB-DL-REEF", True),
        ("720p.WEB-DL-REEF", False),
        ("1080p.WEB-DL-TIDE", False),
        ("PROPER.1080p.WEB-DL-CROC", True),
        ("1080p.WEB-DL-CROC", False),
    ],
)
def test_singles_go_before_a_pack_by_quality_then_revision_then_score(single: str, wins: bool) -> None:
    scoring = ScoringRules(
        titles=(TitleScoringRule("good", ("tide",), 3), TitleScoringRule("better", ("reef",), 7)),
        sets=(ScoringRuleSet("shows", (ALL_TV,), ("good", "better")),),
    )
    facts = show(season_episode_count=2)
    targets = [target(facts, 1, number, season_episode_count=2) for number in (1, 2)]
    about = case(facts, targets, rules=JudgingRules(scoring=scoring))
    counts = {one.id: one.season_episode_count for one in targets}
    pack = judged("Harbor.Lights.S01.1080p.WEB-DL-TIDE", about, size_bytes=3_000_000_000)
    singles = [judged(f"Harbor.Lights.S01E0{number}.{single}", about) for number in (1, 2)]
    pick = pick_next([*singles, pack], counts, counts)
    assert pick
    assert pick.judged.is_pack is not wins


def test_a_pack_for_one_episode_of_many_is_only_the_last_resort() -> None:
    facts = show(season_episode_count=10)
    only = target(facts, 1, 10, season_episode_count=10)
    about = case(facts, [only])
    pack = judged("Harbor.Lights.S01.1080p.WEB-DL-TIDE", about, size_bytes=15_000_000_000)
    single = judged("Harbor.Lights.S01E10.720p.WEB-DL-TIDE", about)
    both = pick_next([pack, single], [only.id], {only.id: 10})
    alone = pick_next([pack], [only.id], {only.id: 10})
    assert both
    assert both.judged is single
    assert alone
    assert alone.judged is pack
    assert pick_next([pack], [], {}) is None


def test_accepted_releases_are_shown_first_and_then_those_with_the_fewest_reasons() -> None:
    about = case(facts := show(), [target(facts, 1, 2)])
    names = ["Else.S09E09.480p.WEB-DL-X", "Harbor.Lights.S01E02.720p.WEB-DL-X", "Harbor.Lights.S01E02.1080p.WEB-DL-X"]
    ordered = rank([judged(name, about) for name in names])
    assert [one.offer.name for one in ordered] == list(reversed(names))


def test_several_episodes_of_a_season_are_one_stage_and_single_ones_are_not() -> None:
    facts = show()
    targets = [target(facts, season, episode) for season, episode in ((1, 1), (1, 2), (2, 5))]
    stages = plan_stages(facts, targets)
    assert [(stage.wish.season, stage.wish.episode, len(stage.singles)) for stage in stages] == [
        (2, 5, 0),
        (1, None, 2),
    ]
    assert plan_stages(film := movie(), [target(film)])[0].singles == ()
    daily = plan_stages(facts, [target(facts, 2026, number) for number in (1, 2)])
    assert [stage.wish.air_date for stage in daily] == [AIRED.date()] * 2


def test_a_season_has_ended_when_its_last_episode_has_aired() -> None:
    facts = show()
    running = [target(facts, 1, number, season_episode_count=8) for number in (1, 2)]
    assert not season_has_ended(running, 1, NOW)
    assert season_has_ended([*running, target(facts, 1, 8, season_episode_count=8)], 1, NOW)
    assert season_has_ended([target(facts, 1, 1)], 1, NOW)
    undated = idle(target(facts, 1, 8, season_episode_count=8), None)
    assert not season_has_ended([*running, undated], 1, NOW)
    told = [target(facts, 1, 1, season_episode_count=1, season_ends_at=NOW + timedelta(days=7))]
    assert not season_has_ended(told, 1, NOW)
    assert season_has_ended(told, 1, NOW + timedelta(days=7))
