"""What the catalog does by the clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from catalog.adapters.db.store import stores
from catalog.app.empty_recycle_bin import empty_recycle_bin
from catalog.app.fetch_due_images import fetch_due_images
from catalog.app.ports import Begin, Disk, ImageFiles, MetadataSource, Store
from catalog.app.refresh_due_titles import refresh_due_titles
from catalog.app.settle_due_targets import settle_due_targets
from contracts.envelope import Cause
from contracts.service import Service
from kit.db.units import Units
from kit.schedule import DueLoop
from kit.telemetry.logs import logger


@dataclass(frozen=True, slots=True)
class Schedule:
    """The loops. Whoever changes what they wait for tells them."""

    airing: DueLoop
    refreshing: DueLoop
    images: DueLoop
    recycle_bin: DueLoop

    def changed(self) -> None:
        """Titles changed: other times may be due now."""
        for loop in (self.airing, self.refreshing, self.images, self.recycle_bin):
            loop.changed()

    def loops(self) -> tuple[tuple[str, DueLoop], ...]:
        """Each with its name."""
        return (
            ("airing", self.airing),
            ("refreshing", self.refreshing),
            ("images", self.images),
            ("recycle bin", self.recycle_bin),
        )


def build_schedule(units: Units, *, source: MetadataSource, images: ImageFiles, disk: Disk) -> Schedule:
    """The loops around their use cases."""

    def fresh() -> Begin:
        return stores(units.because_of(Cause.fresh()))

    def loop(
        name: str,
        due: Callable[[Store], Awaitable[datetime | None]],
        act: Callable[[Begin, datetime], Awaitable[object]],
    ) -> DueLoop:
        async def next_due() -> datetime | None:
            async with fresh()() as store:
                return await due(store)

        async def run() -> None:
            await act(fresh(), datetime.now(UTC))

        return DueLoop(Service.CATALOG, name, next_due=next_due, act=run)

    async def refresh(begin: Begin, now: datetime) -> None:
        for problem in await refresh_due_titles(begin=begin, source=source, images=images, now=now):
            logger(Service.CATALOG).warning("a title could not be refreshed; tried again later", problem=problem)

    return Schedule(
        airing=loop(
            "airing",
            lambda store: store.targets.next_due_at(),
            lambda begin, now: settle_due_targets(begin=begin, now=now),
        ),
        refreshing=loop("refreshing", lambda store: store.titles.next_refresh_at(), refresh),
        images=loop(
            "images",
            lambda store: store.images.next_due_at(),
            lambda begin, now: fetch_due_images(begin=begin, images=images, now=now),
        ),
        recycle_bin=loop(
            "recycle bin",
            lambda store: store.recycle_bin.next_expiry_at(),
            lambda begin, now: empty_recycle_bin(begin=begin, disk=disk, now=now),
        ),
    )
