"""What the indexer's health looks at besides the chassis."""

from contracts.envelope import Cause
from contracts.health import HealthCheck, HealthState
from contracts.indexer.values import IndexerState
from indexer.app.ports import Store
from kit.health import Check


def indexers_check(store: Store) -> Check:
    """Warns when no indexer works, or some don't."""

    async def check() -> HealthCheck:
        async with store.begin(Cause.fresh()) as records:
            states = [(one.settings.name, one.state) for one in await records.indexers.list_all() if not one.is_proxy]
        used = [(name, state) for name, state in states if state is not IndexerState.DISABLED]
        failing = [name for name, state in used if state is IndexerState.BACKING_OFF]
        if used and not failing:
            return HealthCheck(name="indexers", state=HealthState.OK, detail=f"{len(used)} work")
        detail = f"failing: {', '.join(failing[:10])}" if failing else "none is set up"
        advice = "Test them; their errors say what to do" if failing else "Add an indexer"
        return HealthCheck(name="indexers", state=HealthState.WARNING, detail=detail, advice=advice)

    return check
