"""A source whose answers are kept: fresh ones save the question, old ones stand in when the source fails."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from metadata_relay.cache import AnswerCache, Kept
from metadata_relay.errors import NotFound, SourceFailure, SourceUnreadable
from metadata_relay.fetching import SourceClient
from metadata_relay.metrics import ANSWERS
from metadata_relay.reading import Reading
from metadata_relay.signing import SourceKey

CONFIGURATION_SECONDS = 7 * 86_400
# Above it, parsing takes long enough for others to notice.
LARGE_BYTES = 200_000


class Topic(StrEnum):
    """What an answer is about; says how long it is fresh."""

    SEARCH = "search"
    TRENDING = "trending"
    TITLE = "title"
    CONFIGURATION = "configuration"


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many seconds answers are fresh, how old they may be when the source fails, and when they stand in for it."""

    search: float = 3_600
    trending: float = 21_600
    title: float = 43_200
    stale: float = 2_592_000
    wait: float = 4
    """How long a source may take before an older answer is given; its own is kept when it comes."""

    def of(self, topic: Topic) -> float:
        """How long an answer on a topic is fresh."""
        fresh = {Topic.SEARCH: self.search, Topic.TRENDING: self.trending, Topic.TITLE: self.title}
        return fresh.get(topic, CONFIGURATION_SECONDS)


class RememberedSource:
    """Asks a source at most once for what is asked side by side, and keeps what it answers."""

    def __init__(self, client: SourceClient, cache: AnswerCache, freshness: Freshness) -> None:
        self.client = client
        self._cache = cache
        self._freshness = freshness
        self._under_way: dict[tuple[str, SourceKey | None], asyncio.Task[object]] = {}

    async def ask(
        self, topic: Topic, path: str, params: Mapping[str, str] | None = None, *, holds: str | None, reading: Reading
    ) -> object:
        """The JSON of an answer. `holds` is the field that an answer to keep must have, None for a list.

        Raises:
            NotFound: the source does not have it.
            SourceFailure: the source can't answer, and no older answer is kept.
        """
        key, signing = self._key(path, params or {}), reading.keys.get(self.client.name)
        kept = None if reading.tries_source else await self._cache.find(key)
        wants_fresh = reading.refresh and topic is not Topic.CONFIGURATION
        if kept and not wants_fresh and kept.age_seconds < self._freshness.of(topic):
            return await self._give(kept, "hit", reading)
        usable = kept if kept and kept.age_seconds < self._freshness.stale else None
        if usable and self.client.rests:
            return await self._give(usable, "stale", reading)
        try:
            async with asyncio.timeout(self._freshness.wait if usable else None):
                return await self._fetch_once((key, signing), path, params or {}, holds)
        except NotFound:
            await self._cache.forget(key)
            raise
        except (*SourceFailure, TimeoutError):
            if usable is None:
                ANSWERS.labels(self.client.name, "failed").inc()
                raise
            return await self._give(usable, "stale", reading)

    async def close(self) -> None:
        """Stop what is under way."""
        tasks = tuple(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _key(self, path: str, params: Mapping[str, str]) -> str:
        # The address belongs to it, so that two servers behind one name never mix; keys and tokens never do.
        return f"{self.client.name} {self.client.url}{path}?{urlencode(sorted(params.items()))}"

    async def _give(self, kept: Kept, outcome: str, reading: Reading) -> object:
        ANSWERS.labels(self.client.name, outcome).inc()
        reading.note(kept.age_seconds, stale=outcome == "stale")
        return await _parse(kept.body, self.client.name)

    async def _fetch_once(
        self, key: tuple[str, SourceKey | None], path: str, params: Mapping[str, str], holds: str | None
    ) -> object:
        task = self._under_way.get(key)
        ANSWERS.labels(self.client.name, "joined" if task else "miss").inc()
        if task is None:
            task = asyncio.create_task(self._fetch(key, path, params, holds), name=f"fetch {self.client.name}")
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._finished(key, done))
        # Whoever gives up waiting must not take the answer from the others.
        return await asyncio.shield(task)

    def _finished(self, key: tuple[str, SourceKey | None], done: asyncio.Task[object]) -> None:
        self._under_way.pop(key, None)
        if not done.cancelled():
            done.exception()  # looked at, for when nobody waits any more

    async def _fetch(
        self, key: tuple[str, SourceKey | None], path: str, params: Mapping[str, str], holds: str | None
    ) -> object:
        cache_key, signing = key
        body = await self.client.get(path, params, signing)
        parsed = await _parse(body, self.client.name)
        _check(parsed, holds, self.client.name)
        await self._cache.store(cache_key, body)
        return parsed


def _check(parsed: object, holds: str | None, name: str) -> None:
    if holds is None:
        fits, empty = isinstance(parsed, list), parsed is None
    elif isinstance(parsed, dict):
        fits, empty = holds in parsed, not parsed or parsed.get(holds, holds) in (None, {})
    else:
        fits, empty = False, parsed is None
    if empty:
        # Some sources do not say 404 but answer with nothing.
        raise NotFound(f"{name} does not have it")
    if not fits:
        raise SourceUnreadable(f"{name} answered something else than it is known for")


async def _parse(body: bytes, name: str) -> object:
    try:
        return _loads(body) if len(body) < LARGE_BYTES else await asyncio.to_thread(_loads, body)
    except (ValueError, RecursionError):
        raise SourceUnreadable(f"{name} answered something that is not JSON") from None


def _loads(body: bytes) -> object:
    return json.loads(body, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
