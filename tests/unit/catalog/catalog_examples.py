"""Titles and episodes for unit tests."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from catalog.domain.describing import FACTS_VERSION
from catalog.domain.titles import Episode, Slot, Title
from contracts.values import Evidence, ExternalIds, TitleKind

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def title(kind: TitleKind = TitleKind.SHOW, **more: object) -> Title:
    values: dict[str, object] = {
        "id": UUID(int=1),
        "kind": kind,
        "library_id": UUID(int=2),
        "source": "tmdb",
        "source_id": "77",
        "name": "Paper Moons",
        "folder": "Paper Moons (2021)",
        "added_at": NOW,
        "facts_version": FACTS_VERSION,
        "year": 2021,
        "external_ids": ExternalIds(imdb="tt9900077", tmdb=77),
    }
    return Title(**(values | more))  # type: ignore[arg-type]  # the test's own fields


def episode(season: int, number: int, **more: object) -> Episode:
    values: dict[str, object] = {
        "id": uuid4(),
        "season": season,
        "number": number,
        "name": f"Night {number}",
        "source_id": f"{season}x{number}",
    }
    return Episode(**(values | more))  # type: ignore[arg-type]  # the test's own fields


def slot(position: int = 0, name: str = "Main") -> Slot:
    return Slot(UUID(int=100 + position), UUID(int=1), name, position=position)


def evidence(quality: str = "WEBDL-1080p", **more: object) -> Evidence:
    values: dict[str, object] = {
        "release_name": "Paper.Moons.S01E01.1080p.WEB-DL-INK",
        "quality": quality,
        "source": "webdl",
        "resolution": 1080,
        "modifier": "none",
        "group": "INK",
    }
    return Evidence.model_validate(values | more)
