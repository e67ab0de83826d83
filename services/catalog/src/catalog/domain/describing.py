"""From what a source says of a title to what the catalog keeps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from catalog.domain.titles import Episode, Title, TitleImage
from contracts.ids import new_id
from contracts.metadata import ImageKind, MovieMetadata, ShowMetadata, TitleMetadata

MAX_ALIASES = 60
_PRIORITIES = {ImageKind.POSTER: 0, ImageKind.BACKDROP: 1, ImageKind.SEASON: 2, ImageKind.STILL: 3}
_WATCHED = (
    "name",
    "year",
    "status",
    "aliases",
    "external_ids",
    "cinema_date",
    "digital_date",
    "physical_date",
    "series_type",
    "facts_version",
)
FACTS_VERSION = 2
"""Counts up when messages say more of a title or its targets, so that the next refresh tells what others have not
heard yet.
"""


def described_title(title: Title, metadata: TitleMetadata) -> Title:
    """The title with what its source says now. Its folder stays, so that its files are found."""
    described = replace(
        title,
        name=metadata.name,
        year=metadata.year,
        original_language=metadata.original_language,
        runtime_minutes=metadata.runtime_minutes,
        external_ids=metadata.external_ids,
        aliases=aliases_of(metadata),
        certification=metadata.certification,
        facts_version=FACTS_VERSION,
    )
    if isinstance(metadata, ShowMetadata):
        return replace(described, status=metadata.status.value, series_type=metadata.series_type)
    if isinstance(metadata, MovieMetadata):
        return replace(
            described,
            status=metadata.status.value,
            collection=metadata.collection,
            cinema_date=metadata.cinema_date,
            digital_date=metadata.digital_date,
            physical_date=metadata.physical_date,
        )
    return described


def aliases_of(metadata: TitleMetadata) -> tuple[str, ...]:
    """The other names, each once."""
    names = [metadata.original_name, *(alternative.name for alternative in metadata.alternative_titles)]
    unique = {name.casefold(): name for name in reversed(names) if name and name.casefold() != metadata.name.casefold()}
    return tuple(reversed(unique.values()))[:MAX_ALIASES]


def changes_between(before: Title, after: Title) -> tuple[str, ...]:
    """Names of what changed, as `TitleUpdated` lists them."""
    return tuple(name for name in _WATCHED if getattr(before, name) != getattr(after, name))


def wanted_images(metadata: TitleMetadata, episodes: Sequence[Episode]) -> tuple[TitleImage, ...]:
    """One image of each kind, and a still per episode that has one."""
    first: dict[tuple[object, ...], TitleImage] = {}
    for image in (*_own_images(metadata), *_stills(episodes)):
        first.setdefault(image.place, image)
    return tuple(first.values())


def _own_images(metadata: TitleMetadata) -> Iterator[TitleImage]:
    for image in metadata.images:
        yield TitleImage(new_id(), image.kind, image.url, image.season, None, _PRIORITIES[image.kind])


def _stills(episodes: Iterable[Episode]) -> Iterator[TitleImage]:
    for episode in episodes:
        if episode.still_url:
            priority = _PRIORITIES[ImageKind.STILL]
            yield TitleImage(new_id(), ImageKind.STILL, episode.still_url, None, episode.id, priority)
