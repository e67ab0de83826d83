from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from releases.judging.candidate import Candidate
from releases.judging.context import Propers, SeriesType
from releases.judging.judge import judge
from releases.judging.ranking import best_first
from releases.profiles.delay_profile import Protocol
from releases.qualities.definitions import QualityDefinition
from releases.release import Quality, Source
from unit.releases.judging.judging_cases import INDEXER, MOVIE, MOVIE_CONTEXT, NOW, context, episode, offer

USENET: dict[str, Any] = {"protocol": Protocol.USENET}
BLURAY = Quality(Source.BLURAY, 1080)
FINCH = "Lantern.Bay.S02E03.FiNCH"
FIRST = replace(INDEXER, priority=1)
PACK: dict[str, Any] = {"full_season": True, "episodes": ()}
LONG_AGO, GIGABYTE = timedelta(days=400), 1024**3


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (offer(episode(quality=BLURAY)), offer(title=FINCH)),
        (offer(episode(revision=2)), offer(title=FINCH)),
        (offer(title=FINCH), offer(episode(**PACK))),
        (offer(episode(episodes=(3, 4))), offer(episode(**PACK), **USENET)),
        (offer(episode(**PACK)), offer()),
        (offer(), offer(episode(episodes=(3, 4)))),
        (offer(episode(episodes=(3,))), offer(episode(episodes=(4,)), indexer=FIRST)),
        (offer(indexer=FIRST), offer(seeders=5000)),
        (offer(seeders=400), offer(seeders=20, peers=900)),
        (offer(seeders=20, peers=900), offer(seeders=21, size_bytes=9 * GIGABYTE)),
        (offer(size_bytes=3 * GIGABYTE), offer(size_bytes=2 * GIGABYTE)),
        (offer(**USENET, published_at=NOW), offer(**USENET, published_at=NOW - timedelta(hours=5))),
        (offer(**USENET, published_at=NOW - timedelta(days=5)), offer(**USENET, published_at=NOW - LONG_AGO)),
    ],
)
def test_shows_are_ranked_in_the_known_order(better: Candidate, worse: Candidate) -> None:
    verdicts = [judge(candidate, context()) for candidate in (worse, better)]
    assert [verdict.candidate for verdict in best_first(verdicts)] == [better, worse]


def test_anime_likes_more_episodes() -> None:
    anime = context(target__series_type=SeriesType.ANIME)
    single, double = judge(offer(), anime), judge(offer(episode(episodes=(3, 4))), anime)
    assert best_first([single, double])[0] is double


def test_revisions_do_not_rank_when_they_are_not_preferred() -> None:
    wanted = context(policy__propers=Propers.DO_NOT_PREFER)
    proper, scored = judge(offer(episode(revision=2)), wanted), judge(offer(title=FINCH), wanted)
    assert best_first([proper, scored])[0] is scored


def test_the_size_nearest_to_the_preferred_one_wins() -> None:
    sizes = {"WEBDL-1080p": QualityDefinition("WEBDL-1080p", 0, 40, None)}
    wanted = context(definitions=sizes)
    near, far = judge(offer(size_bytes=2 * GIGABYTE), wanted), judge(offer(size_bytes=9 * GIGABYTE), wanted)
    assert best_first([far, near])[0] is near


def test_movies_look_at_flags_after_the_indexer() -> None:
    plain, free = offer(MOVIE, seeders=5000), offer(MOVIE, flags=frozenset({"freeleech"}))
    verdicts = [judge(candidate, MOVIE_CONTEXT) for candidate in (plain, free, offer(MOVIE, indexer=FIRST))]
    assert [verdict.candidate.indexer.priority for verdict in best_first(verdicts)] == [1, 25, 25]
    assert best_first(verdicts)[1].candidate is free
