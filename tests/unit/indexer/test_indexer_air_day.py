"""Daily shows go by the day where they air, not by Greenwich's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from contracts.catalog.values import TitleFacts
from contracts.values import TargetRef
from indexer.domain.air_day import air_day
from indexer.domain.wanted import KnownTarget
from indexer.domain.wish import wish_for
from unit.indexer.samples import case, judged, show, target

LATE_SHOW = datetime(2026, 3, 3, 4, 35, tzinfo=UTC)


@pytest.mark.parametrize(
    ("air_at", "language", "day"),
    [
        (LATE_SHOW, "en", date(2026, 3, 2)),
        (datetime(2026, 3, 3, 7, 35, tzinfo=UTC), "en", date(2026, 3, 2)),
        (datetime(2026, 3, 3, 11, tzinfo=UTC), "en", date(2026, 3, 3)),
        (datetime(2026, 3, 3, 20, tzinfo=UTC), "en", date(2026, 3, 3)),
        (datetime(2026, 3, 3, tzinfo=UTC), "en", date(2026, 3, 3)),
        (datetime(2026, 3, 3, 10, tzinfo=UTC), "ja", date(2026, 3, 3)),
        (None, "en", None),
    ],
)
def test_an_american_evening_is_of_the_day_before(air_at: datetime | None, language: str, day: date | None) -> None:
    assert air_day(air_at, language) == day


def at(facts: TitleFacts, number: int, air_at: datetime) -> KnownTarget:
    one = target(facts, 2026, number)
    return replace(one, ref=one.ref.model_copy(update={"air_at": air_at}))


def test_a_daily_release_serves_the_one_episode_of_its_day() -> None:
    facts = show(original_language="en")
    first, second = at(facts, 61, LATE_SHOW), at(facts, 62, LATE_SHOW.replace(day=4))
    found = judged("Harbor.Lights.2026.03.03.1080p.WEB-DL-TIDE", case(facts, [first, second]))
    assert found.accepted_ids == (second.id,)
    asked: TargetRef = first.ref
    assert wish_for(facts, asked).air_date == date(2026, 3, 2)
