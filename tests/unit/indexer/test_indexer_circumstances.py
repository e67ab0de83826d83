"""What several releases of one search share of a target's circumstances, and what stays each one's own."""

from dataclasses import replace
from datetime import timedelta

from indexer.domain.ban import Ban
from indexer.domain.folding import Found
from indexer.domain.verdicts import judge_found
from unit.indexer.samples import NOW, case, judged, offer, show, target

FIRST = "Harbor.Lights.S01E02.1080p.WEB-DL-TIDE"
OTHER = "Harbor.Lights.S01E02.720p.WEB-DL-REEF"
PACK = "Harbor.Lights.S01.1080p.WEB-DL-TIDE"
FACTS = show()
WANTED = target(FACTS, 1, 2, season_episode_count=8, season_ends_at=NOW + timedelta(days=7))


def test_releases_that_meet_the_same_circumstances_are_judged_in_one_context() -> None:
    about = case(FACTS, [WANTED])
    first, other = (judged(name, about).verdicts[WANTED.id] for name in (FIRST, OTHER))
    assert first.context is other.context


def test_a_ban_speaks_against_its_own_release_alone() -> None:
    about = case(FACTS, [WANTED], bans=[Ban("it stalled", OTHER)])
    rules = {name: [refusal.rule for refusal in judged(name, about).rejections] for name in (FIRST, OTHER)}
    assert rules == {FIRST: [], OTHER: ["blocklisted"]}


def test_grabs_before_count_for_the_release_that_was_grabbed() -> None:
    about = case(FACTS, [WANTED], grabs_before={(WANTED.id, OTHER.casefold()): 2})
    rules = {name: [refusal.rule for refusal in judged(name, about).rejections] for name in (FIRST, OTHER)}
    assert rules == {FIRST: [], OTHER: ["upgrade_loop"]}


def test_a_season_that_still_airs_speaks_against_its_pack_and_not_against_its_episodes() -> None:
    about = case(FACTS, [WANTED])
    assert not judged(FIRST, about).rejections
    assert [refusal.rule for refusal in judged(PACK, about, size_bytes=11_200_000_000).rejections] == [
        "full_season_not_aired"
    ]


def test_what_is_judged_later_is_judged_by_the_later_time() -> None:
    soon = replace(WANTED, ref=WANTED.ref.model_copy(update={"air_at": NOW + timedelta(hours=1)}))
    about, found = case(FACTS, [soon]), Found([offer(FIRST)])
    before, after = judge_found(found, about, NOW), judge_found(found, about, NOW + timedelta(hours=2))
    assert [refusal.rule for refusal in before.rejections] == ["before_air_date"]
    assert not after.rejections


def test_a_case_for_other_targets_shares_no_circumstances() -> None:
    about = case(FACTS, [WANTED])
    judged(FIRST, about)
    held = replace(about, targets=[replace(WANTED, monitored=False)])
    assert [refusal.rule for refusal in judged(FIRST, held).rejections] == ["not_monitored"]
