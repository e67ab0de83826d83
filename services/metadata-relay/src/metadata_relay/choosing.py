"""Which source answers."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TypeVar

from contracts.values import TitleKind
from metadata_relay.errors import InvalidInput, SourceFailure, SourceNotConfigured
from metadata_relay.signing import SourceKeys
from metadata_relay.source import EpisodeOrder, IdKind, Source
from metadata_relay.source_name import SourceName

T = TypeVar("T")

BEST_FIRST = {
    TitleKind.SHOW: (SourceName.TMDB, SourceName.TVDB, SourceName.TVMAZE, SourceName.CINEMETA),
    TitleKind.MOVIE: (SourceName.TMDB, SourceName.CINEMETA, SourceName.TVDB),
}
NEED_KEY = {SourceName.TMDB: "TMDB_API_KEY", SourceName.TVDB: "TVDB_API_KEY"}


class Sources:
    """The sources that are switched on; those without a key of the relay need one that the question brings."""

    def __init__(self, switched_on: Mapping[SourceName, Source], without_key: Collection[SourceName] = ()) -> None:
        self._switched_on = switched_on
        self._without_key = frozenset(without_key)

    def find_source(self, name: SourceName, keys: SourceKeys) -> Source | None:
        """A source, where it can be asked."""
        return None if name in self._without_key and name not in keys else self._switched_on.get(name)

    def get_source(self, name: SourceName, kind: TitleKind, keys: SourceKeys) -> Source:
        """A source that knows titles of a kind.

        Raises:
            SourceNotConfigured: it is switched off or has no key.
            InvalidInput: it has no such titles.
        """
        source = self.find_source(name, keys)
        if source is None:
            raise not_configured(name)
        if kind not in source.kinds:
            raise InvalidInput(f"{name} has no {kind}s", advice="Ask another source")
        return source

    def get_title_source(self, name: SourceName, kind: TitleKind, title_id: str, keys: SourceKeys) -> Source:
        """As `get_source`, for a title whose id may be one of the source's.

        Raises:
            InvalidInput: it can't be.
        """
        source = self.get_source(name, kind, keys)
        if not source.id_pattern.fullmatch(title_id):
            raise InvalidInput(f"{title_id[:40]!r} is no id of {name}")
        return source

    def candidates(
        self, kind: TitleKind, name: SourceName | None, keys: SourceKeys, id_kind: IdKind | None = None
    ) -> tuple[Source, ...]:
        """Who may be asked, best first: the named one alone, else all that know titles of the kind.

        Raises:
            SourceNotConfigured: there is none.
            InvalidInput: the named one has no such titles, or does not know such ids.
        """
        if name:
            found: tuple[Source, ...] = (self.get_source(name, kind, keys),)
        else:
            found = tuple(source for each in BEST_FIRST[kind] if (source := self.find_source(each, keys)))
        if not found:
            raise SourceNotConfigured(f"No source for {kind}s is configured", advice="Switch one on")
        able = tuple(source for source in found if id_kind is None or id_kind in source.finds)
        if not able:
            raise InvalidInput(f"No configured source finds titles by their {id_kind} id", advice="Set a key for TMDB")
        return able


def not_configured(name: SourceName) -> SourceNotConfigured:
    """The error for a source that is switched off or has no key."""
    key = NEED_KEY.get(name)
    needed = f" and set {key}" if key else ""
    return SourceNotConfigured(f"{name} is not configured", advice=f"Switch {name} on{needed}, or ask another source")


async def first_answer(
    candidates: tuple[Source, ...],
    ask: Callable[[Source], Awaitable[T]],
    *,
    enough: Callable[[T], bool] = lambda _: True,
) -> T:
    """The answer of the best source that can give one: an outage of one stops nobody.

    Where an answer is not `enough`, the next source is asked too; the last answer is given when none is.

    Raises:
        SourceFailure: none can; the error of the best.
    """
    failed: BaseException | None = None
    answers: list[T] = []
    for source in candidates:
        try:
            answers.append(await ask(source))
        except SourceFailure as error:
            failed = failed or error
            continue
        if enough(answers[-1]):
            break
    if answers:
        return answers[-1]
    raise failed or SourceNotConfigured("No source is configured")


def check_order(source: Source, order: EpisodeOrder) -> None:
    """Raises InvalidInput where a source does not know an order of episodes."""
    if order not in source.orders:
        raise InvalidInput(f"{source.name} has no {order} order", advice="TVDB has; or leave the order out")
