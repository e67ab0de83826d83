"""How large releases of each quality may be."""

from contracts.indexer.format_asks import QualitySizes, SetQualitySizes
from contracts.indexer.format_values import QualitySize
from contracts.values import TitleKind
from indexer.app.format_views import view_sizes
from indexer.app.judging_ports import JudgingStore
from kit.errors import InvalidInput
from releases.qualities.definitions import QualityDefinition
from releases.qualities.ladder import find_quality


async def list_sizes(*, judging: JudgingStore) -> QualitySizes:
    """All qualities, those nobody changed too."""
    return view_sizes(await judging.sizes())


async def set_sizes(ask: SetQualitySizes, *, judging: JudgingStore) -> QualitySizes:
    """Change some.

    Raises:
        InvalidInput: there is no such quality, or its limits contradict each other.
    """
    items = [(item.kind, _read(item)) for item in ask.items]
    for kind in TitleKind:
        await judging.save_sizes(kind, [size for of, size in items if of in (None, kind)])
    return view_sizes(await judging.sizes())


def _read(item: QualitySize) -> QualityDefinition:
    rung = find_quality(item.quality)
    if rung is None:
        raise InvalidInput(f"There is no quality {item.quality!r}", advice="List the sizes to see the qualities")
    limits = [limit for limit in (item.min_mb, item.preferred_mb, item.max_mb) if limit is not None]
    if limits != sorted(limits):
        raise InvalidInput(f"The sizes of {rung.name} contradict each other", advice="min ≤ preferred ≤ max")
    return QualityDefinition(rung.name, item.min_mb, item.preferred_mb, item.max_mb)
