"""Titles as columns, and back."""

from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from catalog.adapters.db.tables import TITLES
from catalog.domain.sorting import search_text, sort_name
from catalog.domain.titles import Title
from contracts.catalog.values import MinimumAvailability, MonitorPolicy
from contracts.metadata import MovieMetadata, ShowMetadata, TitleMetadata
from contracts.values import ExternalIds, SeriesType, TitleKind

_TRANSLATED = frozenset(
    {"kind", "monitor_policy", "minimum_availability", "series_type", "chosen_series_type", "refresh_failures"}
)
_PLAIN = tuple(field.name for field in fields(Title) if field.name in TITLES.c and field.name not in _TRANSLATED)


def title_columns(title: Title) -> dict[str, Any]:
    """What rules know of a title."""
    return {
        **{name: getattr(title, name) for name in _PLAIN},
        **title.external_ids.model_dump(),
        "kind": title.kind.value,
        "sort_name": sort_name(title.name),
        "monitor_policy": title.monitor_policy.value,
        "minimum_availability": title.minimum_availability.value,
        "series_type": title.series_type.value,
        "chosen_series_type": title.chosen_series_type.value if title.chosen_series_type else None,
    }


def metadata_columns(title: Title, metadata: TitleMetadata) -> dict[str, Any]:
    """What is only shown."""
    rated = [rating.value for rating in metadata.ratings]
    return {
        "search_text": search_text(title.name, metadata.original_name, *title.aliases),
        "original_name": metadata.original_name,
        "overview": metadata.overview,
        "genres": list(metadata.genres),
        "rating": rated[0] if rated else None,
        "ratings": [rating.model_dump() for rating in metadata.ratings],
        "language": metadata.language,
        "trailer_url": metadata.trailer_url,
        "network": _network(metadata),
        "first_air_date": metadata.first_air_date if isinstance(metadata, ShowMetadata) else None,
        "collection_id": metadata.collection_id if isinstance(metadata, MovieMetadata) else None,
    }


def title_of(row: sa.Row[Any], aliases: tuple[str, ...]) -> Title:
    """The title in a row of its table."""
    values = row._mapping
    return Title(
        **{name: values[name] for name in _PLAIN},
        kind=TitleKind(values["kind"]),
        external_ids=external_ids_of(row),
        aliases=aliases,
        monitor_policy=MonitorPolicy(values["monitor_policy"]),
        minimum_availability=MinimumAvailability(values["minimum_availability"]),
        series_type=SeriesType(values["series_type"]),
        chosen_series_type=SeriesType(values["chosen_series_type"]) if values["chosen_series_type"] else None,
        refresh_failures=values["refresh_failures"],
    )


def external_ids_of(row: sa.Row[Any]) -> ExternalIds:
    """Ids at the sources."""
    return ExternalIds(**{name: row._mapping[name] for name in ("tmdb", "tvdb", "imdb", "tvmaze")})


def _network(metadata: TitleMetadata) -> str | None:
    if isinstance(metadata, ShowMetadata):
        return metadata.network
    return metadata.studio if isinstance(metadata, MovieMetadata) else None
