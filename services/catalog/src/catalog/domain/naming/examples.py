"""One example path per layout."""

from datetime import UTC, datetime

from catalog.domain.naming.layout import Incoming, file_path, title_folder
from catalog.domain.naming.presets import PRESETS, NamingPreset
from catalog.domain.titles import Episode, Slot, Title
from contracts.ids import NAMESPACE
from contracts.values import EXAMPLE_EVIDENCE, ExternalIds, TitleKind

_AT = datetime(2024, 3, 1, 20, tzinfo=UTC)
_EPISODES = (Episode(NAMESPACE, 1, 2, "Fog", "2", air_at=_AT),)


def example_paths(kind: TitleKind) -> dict[str, str]:
    """By preset: where an example of the kind would go."""
    return {preset.name: _example(kind, preset) for preset in PRESETS.values()}


def _example(kind: TitleKind, preset: NamingPreset) -> str:
    name = "Harbor Lights" if kind is TitleKind.SHOW else "The Long Tide"
    title = Title(
        id=NAMESPACE,
        kind=kind,
        library_id=NAMESPACE,
        source="tmdb",
        source_id="9001",
        name=name,
        folder="",
        added_at=_AT,
        year=2024,
        external_ids=ExternalIds(tmdb=9001, imdb="tt9900001"),
    )
    episodes = _EPISODES if kind is TitleKind.SHOW else ()
    slot = Slot(NAMESPACE, NAMESPACE, "Main")
    path = file_path(title, episodes, slot, preset, Incoming("example.mkv", EXAMPLE_EVIDENCE))
    return title_folder(title, preset) + path
