from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from releases.judging.candidate import Candidate
from releases.judging.context import Propers, Standing
from releases.judging.judge import judge
from releases.judging.rejection import Reason
from releases.judging.table import RULES
from releases.profiles.delay_profile import DelayProfile, Protocol
from releases.profiles.quality_profile import QualityGroup
from releases.profiles.release_rules import PreferredTerm, ReleaseRules
from releases.profiles.scoring_rules import ScoringRules, ScoringRuleSet, TitleScoringRule
from releases.qualities.definitions import QualityDefinition
from releases.release import Quality, Source
from unit.releases.judging.judging_cases import (
    CONTEXT,
    EPISODE,
    EPISODE_TARGET,
    INDEXER,
    MOVIE,
    MOVIE_CONTEXT,
    NOW,
    context,
    episode,
    having,
    in_place,
    offer,
    only,
    reasons,
    verdict_of,
)

USENET = Protocol.USENET
YESTERDAY, TOMORROW = NOW - timedelta(days=1), NOW + timedelta(days=1)
BLURAY = episode(quality=Quality(Source.BLURAY, 1080))
SIZES = {"WEBDL-1080p": QualityDefinition("WEBDL-1080p", 10, None, 50)}


def test_a_fitting_release_is_accepted() -> None:
    for candidate, wanted in ((offer(), CONTEXT), (offer(MOVIE), MOVIE_CONTEXT)):
        verdict = judge(candidate, wanted)
        assert verdict.accepted
        assert not verdict.only_for_now


PACK: dict[str, Any] = {"full_season": True, "episodes": ()}
CAM = Quality(Source.CAM)
IMPORTED = {"info_hash": "abc"}

REJECTED = [
    (Reason.UNKNOWN_TITLE, offer(), {"title_known": False}),
    (Reason.AMBIGUOUS_TITLE, offer(), {"ambiguous_title": True}),
    (Reason.WRONG_SEASON, offer(episode(season=3, seasons=(3,))), {}),
    (Reason.WRONG_SEASON, offer(episode(season=4, seasons=(4, 5), multi_season=True, episodes=())), {}),
    (Reason.WRONG_EPISODE, offer(episode(episodes=(4,))), {}),
    (
        Reason.WRONG_EPISODE,
        offer(episode(season=None, seasons=(), episodes=(), absolute=(9,))),
        {"target__absolute": 8},
    ),
    (Reason.WRONG_EPISODE, offer(episode(air_date=date(2030, 1, 2), season=None)), {}),
    (Reason.SEASON_EXTRA, offer(episode(season_extra=True)), {}),
    (
        Reason.MULTI_SEASON,
        offer(episode(seasons=(1, 2), multi_season=True, episodes=())),
        {"policy__multi_season_packs": False},
    ),
    (Reason.PARTIAL_SEASON, offer(episode(season_part=1, episodes=())), {}),
    (Reason.SPLIT_EPISODE, offer(episode(split_episode=True)), {}),
    (Reason.NOT_MONITORED, offer(), {"target__monitored": False}),
    (Reason.NOT_AVAILABLE, offer(), {"target__available": False}),
    (Reason.BEFORE_AIR_DATE, offer(), {"target__aired_at": TOMORROW}),
    (Reason.FULL_SEASON_NOT_AIRED, offer(episode(**PACK)), {"target__season_ended": False}),
    (Reason.PROTOCOL_DISABLED, offer(), {"delay__protocols": frozenset({USENET}), "delay__preferred": USENET}),
    (Reason.MINIMUM_SEEDERS, offer(seeders=0), {}),
    (Reason.FLAGS_MISSING, offer(indexer=replace(INDEXER, required_flags=frozenset({"freeleech"}))), {}),
    (Reason.MINIMUM_AGE, offer(protocol=USENET, published_at=NOW), {"policy__minimum_age_minutes": 30}),
    (Reason.RETENTION, offer(protocol=USENET), {"policy__retention_days": 1}),
    (Reason.QUALITY_NOT_WANTED, offer(episode(quality=CAM)), {}),
    (Reason.QUALITY_NOT_WANTED, offer(episode(quality=Quality(Source.BLURAY, 2160))), {}),
    (Reason.RAW_DISK, offer(episode(container="iso")), {}),
    (Reason.RAW_DISK, offer(BLURAY, title="Lantern.Bay.S02E03.COMPLETE.BLURAY-WREN"), {}),
    (Reason.RAW_DISK, offer(BLURAY, title="Lantern.Bay.S02E03.1080p.Blu-ray.AVC.DTS-HD.MA.5.1-WREN"), {}),
    (Reason.SAMPLE, offer(title="lantern.bay.s02e03.SAMPLE", size_bytes=30 * 1024**2), {}),
    (Reason.SAMPLE, offer(title="lantern.bay.s02e03.SAMPLE", size_bytes=None), {}),
    (Reason.HARDCODED_SUBS, offer(episode(hardcoded_subs="korsub")), {}),
    (Reason.LANGUAGE_NOT_WANTED, offer(episode(languages=("french",))), {"profile__languages": ("german",)}),
    (
        Reason.LANGUAGE_NOT_WANTED,
        offer(episode(languages=("french",))),
        {"profile__languages": ("original",), "target__original_language": "Korean"},
    ),
    (Reason.UNKNOWN_RUNTIME, offer(), {"definitions": SIZES, "target__runtime_minutes": None}),
    (Reason.BELOW_MINIMUM_SIZE, offer(size_bytes=499 * 1024**2), {"definitions": SIZES}),
    (Reason.ABOVE_MAXIMUM_SIZE, offer(size_bytes=2501 * 1024**2), {"definitions": SIZES}),
    (Reason.BELOW_MINIMUM_SIZE, offer(episode(**PACK)), {"definitions": SIZES}),
    (Reason.MAXIMUM_SIZE_EXCEEDED, offer(), {"policy__maximum_size_bytes": 10**9}),
    (
        Reason.MUST_CONTAIN_MISSING,
        offer(),
        {"release_rules": (ReleaseRules(), ReleaseRules(must_contain=("x265", "/av1/")))},
    ),
    (Reason.MUST_NOT_CONTAIN_PRESENT, offer(), {"release_rules": (ReleaseRules(must_not_contain=("/X264/",)),)}),
    (Reason.BLOCKLISTED, offer(), {"standing": Standing(blocklisted="stalled for 6 hours")}),
    (
        Reason.ALREADY_IMPORTED,
        offer(),
        {"standing": having(release_name=EPISODE.name.lower(), quality="HDTV-720p")},
    ),
    (Reason.ALREADY_IMPORTED, offer(info_hash="ABC"), {"standing": having(info_hash="abc")}),
    (Reason.UPGRADE_LOOP, offer(), {"standing": Standing(equal_grabs=2)}),
    (Reason.FORMAT_SCORE_TOO_LOW, offer(), {"profile__min_format_score": 1}),
    (
        Reason.RULE_SCORE_NEGATIVE,
        offer(),
        {
            "scoring_rules": ScoringRules(
                (TitleScoringRule("no wren", ("wren",), -1),), (), (ScoringRuleSet("s", ("ALL_TV",), ("no wren",)),)
            )
        },
    ),
    (Reason.FILE_HAS_MORE_EPISODES, offer(), {"standing": replace(having(), lacking_episodes=1)}),
    (
        Reason.PROPERS_DISABLED,
        offer(episode(revision=2)),
        {"standing": having(quality="WEBDL-1080p"), "policy__propers": Propers.DO_NOT_UPGRADE},
    ),
    (
        Reason.PROPER_FOR_OLD_FILE,
        offer(episode(revision=2)),
        {"standing": replace(having(quality="WEBDL-1080p"), existing_added_at=NOW - timedelta(days=8))},
    ),
    (
        Reason.REPACK_OF_OTHER_GROUP,
        offer(episode(revision=2, repack=True)),
        {"standing": having(quality="WEBDL-1080p", group="FiNCH")},
    ),
    (
        Reason.REPACK_GROUP_UNKNOWN,
        offer(episode(revision=2, repack=True)),
        {"standing": having(quality="WEBDL-1080p", group=None)},
    ),
    (Reason.DISK_BETTER_QUALITY, offer(), {"standing": having(quality="Bluray-1080p")}),
    (Reason.QUEUE_BETTER_OR_EQUAL, offer(), {"standing": Standing(queued=(in_place(quality="WEBRip-1080p"),))}),
    (Reason.DELAYED, offer(), {"delay": DelayProfile(torrent_minutes=5000)}),
]


@pytest.mark.parametrize(("reason", "candidate", "changes"), REJECTED, ids=[str(row[0]) for row in REJECTED])
def test_a_rule_rejects_with_its_reason_alone(reason: Reason, candidate: Candidate, changes: dict[str, object]) -> None:
    rejection = only(verdict_of(candidate, **changes))
    assert rejection.reason is reason
    assert rejection.wanted
    assert rejection.found


@pytest.mark.parametrize(
    ("candidate", "changes"),
    [
        (offer(episode(season=1, seasons=(1, 2, 3), multi_season=True, episodes=())), {}),
        (offer(episode(**PACK)), {}),
        (offer(episode(episodes=(2, 3))), {}),
        (offer(episode(season=None, seasons=(), episodes=(), absolute=(8,))), {"target__absolute": 8}),
        (offer(episode(season=None, episodes=(), air_date=date(2030, 1, 2))), {"target__air_date": date(2030, 1, 2)}),
        (offer(), {"target__monitored": False, "asked_by_person": True}),
        (offer(), {"target__aired_at": TOMORROW, "policy__before_air_date": True}),
        (offer(), {"target__aired_at": None}),
        (offer(seeders=None), {}),
        (offer(seeders=0, protocol=USENET), {}),
        (offer(size_bytes=None), {"definitions": SIZES, "policy__maximum_size_bytes": 1}),
        (offer(size_bytes=500 * 1024**2), {"definitions": SIZES}),
        (offer(title="lantern.bay.s02e03.SAMPLE"), {}),
        (offer(episode(title="The Sample"), title="The.Sample.S02E03.1080p.WEB-DL.x264-WREN", size_bytes=None), {}),
        (offer(title="Lantern.Bay.S02E03.Free.Samples.1080p.WEB-DL.x264-WREN", size_bytes=None), {}),
        (offer(episode(hardcoded_subs="korsub")), {"policy__hardcoded_subs": True}),
        (offer(), {"profile__languages": ("original",), "target__original_language": "Korean"}),
        (offer(), {"profile__languages": ("german",)}),
        (offer(BLURAY, title="Lantern.Bay.S02.Complete.1080p.BluRay-WREN"), {}),
        (offer(BLURAY, title="Lantern.Bay.S02.Complete.BluRay.1080p.x264-WREN"), {}),
        (offer(), {"standing": Standing(equal_grabs=9), "asked_by_person": True}),
        (offer(info_hash="abc"), {"standing": having(info_hash=None)}),
        (offer(info_hash="abc"), {"standing": having(info_hash="def", release_name=EPISODE.name)}),
        (offer(episode(revision=2, repack=True)), {"standing": having(quality="WEBDL-1080p", group="wren")}),
        (offer(episode(container="iso", quality=Quality(Source.BLURAY, 1080))),
         {"profile__groups": (*CONTEXT.profile.groups, QualityGroup("BR-DISK", ("BR-DISK",)))}),
    ],
)  # fmt: skip
def test_what_the_rules_leave_alone_is_accepted(candidate: Candidate, changes: dict[str, object]) -> None:
    assert reasons(verdict_of(candidate, **changes)) == []


def test_a_movie_may_be_a_year_off_and_no_more() -> None:
    assert judge(offer(MOVIE._replace(year=2012)), MOVIE_CONTEXT).accepted
    assert only(judge(offer(MOVIE._replace(year=2013)), MOVIE_CONTEXT)).reason is Reason.WRONG_YEAR


def test_every_rule_is_tried_by_these_tables() -> None:
    assert len(RULES) == len(set(RULES))
    modules = {rule.__module__.rpartition(".")[2] for rule in RULES}
    assert modules == {rule.__name__ for rule in RULES}


def test_all_reasons_are_told_and_waiting_helps_only_when_nothing_is_permanent() -> None:
    both = verdict_of(offer(seeders=0), target__aired_at=TOMORROW)
    assert reasons(both) == [Reason.BEFORE_AIR_DATE, Reason.MINIMUM_SEEDERS]
    assert not both.only_for_now
    waits = verdict_of(offer(), target__aired_at=TOMORROW)
    assert waits.only_for_now
    assert only(waits).until == TOMORROW


MINUTES_OLD: dict[str, Any] = {"published_at": NOW - timedelta(minutes=10)}
HOUR = DelayProfile(torrent_minutes=60, usenet_minutes=120)


@pytest.mark.parametrize(
    ("candidate", "changes", "due"),
    [
        (offer(**MINUTES_OLD), {}, NOW + timedelta(minutes=50)),
        (offer(**MINUTES_OLD, protocol=USENET), {}, NOW + timedelta(minutes=110)),
        (offer(published_at=TOMORROW), {}, NOW + timedelta(hours=1)),
        (offer(published_at=NOW - timedelta(minutes=60)), {}, None),
        (offer(published_at=None), {}, None),
        (offer(**MINUTES_OLD), {"asked_by_person": True}, None),
        (offer(**MINUTES_OLD), {"standing": Standing(oldest_pending_at=NOW - timedelta(hours=1))}, None),
        (offer(**MINUTES_OLD), {"delay": replace(HOUR, bypass_above_score=0)}, None),
        (offer(**MINUTES_OLD), {"delay": replace(HOUR, bypass_above_score=1)}, NOW + timedelta(minutes=50)),
        (offer(**MINUTES_OLD), {"delay": replace(HOUR, bypass_if_best_quality=True)}, NOW + timedelta(minutes=50)),
        (
            offer(episode(quality=Quality(Source.BLURAY, 1080)), **MINUTES_OLD),
            {"delay": replace(HOUR, bypass_if_best_quality=True)},
            None,
        ),
        (
            offer(episode(quality=Quality(Source.BLURAY, 1080)), **MINUTES_OLD),
            {"delay": replace(HOUR, bypass_if_best_quality=True, preferred=USENET)},
            NOW + timedelta(minutes=50),
        ),
        (offer(episode(revision=2), **MINUTES_OLD), {"standing": having(quality="WEBDL-1080p")}, None),
    ],
)
def test_a_delay_profile_holds_back_until_it_is_due(
    candidate: Candidate, changes: dict[str, object], due: datetime | None
) -> None:
    verdict = verdict_of(candidate, **{"delay": HOUR, **changes})
    assert (only(verdict).until if due else None) == due
    assert verdict.accepted is (due is None)


def test_the_score_shows_its_arithmetic() -> None:
    rules = ReleaseRules(preferred=(PreferredTerm("proper", 7), PreferredTerm("x265", 5)))
    verdict = judge(offer(title="Lantern.Bay.S02E03.1080p.WEB.x265-FiNCH"), context(release_rules=(rules,)))
    assert [(item.format, item.because, item.points) for item in verdict.score.points] == [
        ("FiNCH", ("has FiNCH",), 50),
        ("x265", ("has x265",), 20),
        ("x265", ("x265",), 5),
    ]
    assert verdict.score.formats == verdict.evidence.format_score == 75
    assert verdict.evidence.formats == ("FiNCH", "x265")


def test_the_evidence_is_of_this_release_and_this_profile() -> None:
    evidence = judge(offer(info_hash="ABC"), context(profile__version=4)).evidence
    assert (evidence.release_name, evidence.quality, evidence.group) == (EPISODE.name, "WEBDL-1080p", "WREN")
    assert (evidence.profile_version, evidence.indexer, evidence.info_hash) == (4, "ix", "abc")
    assert EPISODE_TARGET.is_movie is False
