"""What one search found so far: folded, judged, ranked."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from uuid import UUID

from indexer.domain.circumstances import Case
from indexer.domain.folding import Folder, Found
from indexer.domain.offer import Offer
from indexer.domain.selection import rank
from indexer.domain.verdicts import Judged, judge_found

AT_ONCE = 4
"""Releases that are judged before they are handed on: a person sees the first while the rest is judged."""


class Findings:
    """Judges each release when it comes, and again when another indexer's offer changes it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._folder = Folder()
        self._judged: dict[UUID, Judged] = {}

    async def add(self, offers: Iterable[Offer], now: datetime) -> AsyncIterator[list[Judged]]:
        """The releases that are new or changed by these offers, some at a time; others run in between."""
        changed = self._folder.add(offers)
        for start in range(0, len(changed), AT_ONCE):
            yield [self._judge(found, now) for found in changed[start : start + AT_ONCE]]
            await asyncio.sleep(0)

    async def add_all(self, offers: Iterable[Offer], now: datetime) -> None:
        """The same where nobody waits for the first ones."""
        async for _ in self.add(offers, now):
            pass

    def judge_again(self, found: Found, now: datetime) -> None:
        """A release that was kept, under the id that it has."""
        self._judged[found.release_id] = judge_found(found, self.case, now)

    def _judge(self, found: Found, now: datetime) -> Judged:
        before = self._judged.get(found.release_id)
        judged = before if before and _stands(before, found) else judge_found(found, self.case, now)
        self._judged[found.release_id] = judged
        return judged

    @property
    def all(self) -> list[Judged]:
        """In the order in which they came."""
        return list(self._judged.values())

    @property
    def accepted(self) -> int:
        """How many serve at least one target."""
        return sum(bool(one.accepted_ids) for one in self._judged.values())

    def ranked_ids(self) -> list[UUID]:
        """The best first."""
        return [one.found.release_id for one in rank(self._judged.values())]


def _stands(judged: Judged, found: Found) -> bool:
    """Whether one more offer changes nothing: the preferred one is the same, and none was banned."""
    return judged.offer is found.offer and all(refusal.rule != "blocklisted" for refusal in judged.rejections)
