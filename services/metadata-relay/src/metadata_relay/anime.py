"""Absolute numbers for anime whose source has none."""

from contracts.metadata import EpisodeMetadata


def number_absolutely(episodes: tuple[EpisodeMetadata, ...]) -> tuple[EpisodeMetadata, ...]:
    """The episodes with their place in the whole show; specials have none.

    Releases of anime are named by it, and it is the same whether a source counts on over its seasons or begins anew.
    """
    regular = sorted((episode for episode in episodes if episode.season > 0), key=lambda e: (e.season, e.number))
    numbered = [episode.model_copy(update={"absolute_number": place}) for place, episode in enumerate(regular, start=1)]
    return (*(episode for episode in episodes if episode.season == 0), *numbered)
