"""What the downloader looks at beside what every service does."""

from contracts.health import HealthCheck, HealthState
from downloader.adapters.disk import MARK
from downloader.adapters.embedded.listening import Listening
from downloader.app.overview import Overview
from downloader.app.ports import Disk
from kit.health import Check


def listen_check(listening: Listening) -> Check:
    """Peers can reach the client."""

    async def check() -> HealthCheck:
        if (port := await listening.find_port()) is not None:
            return HealthCheck(name="peers", state=HealthState.OK, detail=f"port {port}")
        return HealthCheck(
            name="peers",
            state=HealthState.WARNING,
            detail=listening.error or "no port is open",
            advice="Choose another port under the limits, or look which program has it",
        )

    return check


def space_check(disk: Disk, overview: Overview) -> Check:
    """There is room for downloads, on the disk that is meant."""

    async def check() -> HealthCheck:
        space = await disk.find_space()
        if space is None:
            return HealthCheck(
                name="downloads folder",
                state=HealthState.FAILING,
                detail=f"{MARK} is not in it: its disk seems not to be mounted",
                advice=f"Mount it. If it was emptied on purpose, put an empty file {MARK} there",
            )
        if space.free_bytes < overview.limits.minimum_free_bytes:
            return HealthCheck(
                name="downloads folder",
                state=HealthState.WARNING,
                detail=f"{_gigabytes(space.free_bytes)} free; downloads wait below"
                f" {_gigabytes(overview.limits.minimum_free_bytes)}",
                advice="Make some room; downloads go on by themselves",
            )
        return HealthCheck(name="downloads folder", state=HealthState.OK, detail=f"{_gigabytes(space.free_bytes)} free")

    return check


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:,.1f} GB"
