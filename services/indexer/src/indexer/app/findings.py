"""What one search found so far: folded, judged, ranked."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from indexer.domain.circumstances import Case
from indexer.domain.folding import Folder, Found
from indexer.domain.offer import Offer
from indexer.domain.selection import rank
from indexer.domain.verdicts import Judged, judge_found

AT_ONCE = 50
"""Releases that are judged without letting others run."""


class Findings:
    """Judges each release when it comes, and again when another indexer's offer changes it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._folder = Folder()
        self._judged: dict[UUID, Judged] = {}

    async def add(self, offers: Iterable[Offer], now: datetime) -> list[Judged]:
        """The releases that are new or changed by these offers."""
        changed: list[Judged] = []
        for number, found in enumerate(self._folder.add(offers), start=1):
            before = self._judged.get(found.release_id)
            judged = before if before and _stands(before, found) else judge_found(found, self.case, now)
            self._judged[found.release_id] = judged
            changed.append(judged)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
        return changed

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
