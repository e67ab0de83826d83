"""Plans the queries by which an indexer is asked for a wish."""

import re
from dataclasses import dataclass

from indexer.domain.capabilities import Capabilities, Function
from indexer.domain.wish import Wish

TV_CATEGORY = 5000
ANIME_CATEGORY = 5070
MOVIE_CATEGORY = 2000
MAX_ALIASES = 2
MAX_TEXT = 200
_APOSTROPHES = re.compile(r"['’‘`´]")
_NO_WORDS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Query:
    """One request, without paging."""

    function: Function
    parameters: tuple[tuple[str, str], ...]


Tier = tuple[Query, ...]
"""Queries that belong together; a later tier is asked only when the earlier ones found nothing."""


def plan_queries(wish: Wish, capabilities: Capabilities, categories: tuple[int, ...] = ()) -> tuple[Tier, ...]:
    """Tiers of queries: ids first, then the title, then its aliases. Empty when the indexer can't search at all."""
    chosen = categories or _standard_categories(wish)
    if wish.text:
        tiers: list[Tier] = [_by_text(wish, capabilities, clean_text(wish.text))]
    else:
        tiers = [_by_ids(wish, capabilities), _by_name(wish, capabilities, wish.facts.name)]
        tiers += [_by_name(wish, capabilities, alias) for alias in wish.facts.aliases[:MAX_ALIASES]]
    filled = [tuple(_with_categories(query, chosen) for query in tier) for tier in tiers if tier]
    return tuple(dict.fromkeys(filled))


def clean_text(text: str) -> str:
    """Words only: what indexers choke on (quotes, colons, brackets) becomes a gap."""
    joined = _APOSTROPHES.sub("", text.replace("&", " and "))
    return " ".join(_NO_WORDS.sub(" ", joined).split())[:MAX_TEXT]


def _standard_categories(wish: Wish) -> tuple[int, ...]:
    if wish.is_movie:
        return (MOVIE_CATEGORY,)
    return (TV_CATEGORY, ANIME_CATEGORY) if wish.is_anime else (TV_CATEGORY,)


def _with_categories(query: Query, categories: tuple[int, ...]) -> Query:
    return Query(query.function, (*query.parameters, ("cat", ",".join(map(str, categories)))))


def _by_text(wish: Wish, capabilities: Capabilities, text: str) -> Tier:
    own = Function.MOVIE if wish.is_movie else Function.TV
    for function in (Function.SEARCH, own):
        if capabilities.can(function, "q"):
            return (Query(function, (("q", text),)),)
    return ()


def _by_ids(wish: Wish, capabilities: Capabilities) -> Tier:
    function = Function.MOVIE if wish.is_movie else Function.TV
    numbering = _numbering(wish)
    known = [pair for pair in _ids(wish) if capabilities.can(function, pair[0], *(name for name, _ in numbering))]
    if not known:
        return ()
    ids = known if capabilities.aggregates_ids else known[:1]
    queries = [Query(function, (*ids, *numbering))]
    if wish.is_anime and capabilities.can(Function.SEARCH, "q"):
        queries.append(_by_absolute(wish, wish.facts.name))
    return tuple(queries)


def _by_name(wish: Wish, capabilities: Capabilities, name: str) -> Tier:
    title = clean_text(name)
    if not title:
        return ()
    if wish.is_movie:
        return _by_text(wish, capabilities, f"{title} {wish.facts.year}" if wish.facts.year else title)
    numbering = _numbering(wish)
    if capabilities.can(Function.TV, "q", *(parameter for parameter, _ in numbering)):
        tier: Tier = (Query(Function.TV, (("q", title), *numbering)),)
    else:
        tier = _by_text(wish, capabilities, f"{title} {_spelled(wish)}".strip())
    if wish.is_anime and capabilities.can(Function.SEARCH, "q"):
        tier = (*tier, _by_absolute(wish, name))
    return tier


def _by_absolute(wish: Wish, name: str) -> Query:
    return Query(Function.SEARCH, (("q", f"{clean_text(name)} {wish.absolute:02}"),))


def _ids(wish: Wish) -> list[tuple[str, str]]:
    ids = wish.facts.external_ids
    imdb = ids.imdb.removeprefix("tt") if ids.imdb else None
    shows = (("tvdbid", ids.tvdb), ("imdbid", imdb), ("tvmazeid", ids.tvmaze), ("tmdbid", ids.tmdb))
    movies = (("imdbid", imdb), ("tmdbid", ids.tmdb))
    return [(name, str(value)) for name, value in (movies if wish.is_movie else shows) if value]


def _numbering(wish: Wish) -> tuple[tuple[str, str], ...]:
    if wish.is_daily and wish.air_date:
        return (("season", str(wish.air_date.year)), ("ep", f"{wish.air_date:%m/%d}"))
    pairs = (("season", wish.season), ("ep", wish.episode))
    return tuple((name, str(value)) for name, value in pairs if value is not None)


def _spelled(wish: Wish) -> str:
    if wish.is_daily and wish.air_date:
        return f"{wish.air_date:%Y %m %d}"
    season = "" if wish.season is None else f"S{wish.season:02}"
    return season + ("" if wish.episode is None else f"E{wish.episode:02}")
