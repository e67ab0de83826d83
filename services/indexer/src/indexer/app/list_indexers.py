"""Indexers, for people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from contracts.indexer.asks import Indexers
from contracts.indexer.values import BudgetUse, BudgetView
from indexer.app.ports import Records
from indexer.domain.budget import LONGEST, Level, Purpose, Spent, Use, level
from indexer.domain.indexer import Indexer


async def list_indexers(*, records: Records, now: datetime) -> Indexers:
    """All of them, each with what is left of its budgets."""
    indexers = await records.indexers.list_all()
    spent: dict[Use, Mapping[UUID, Sequence[Spent]]] = {}
    for use in Use:
        limited = [one.id for one in indexers if one.limits(use)]
        spent[use] = await records.spending.of_indexers(limited, use, now - LONGEST) if limited else {}
    return Indexers(
        items=tuple(one.as_view().model_copy(update={"budgets": _budgets(one, spent, now)}) for one in indexers)
    )


def _budgets(
    indexer: Indexer, spent: Mapping[Use, Mapping[UUID, Sequence[Spent]]], now: datetime
) -> tuple[BudgetView, ...]:
    return tuple(
        _view(level(limit, spent[use].get(indexer.id, ()), now)) for use in Use for limit in indexer.limits(use)
    )


def _view(state: Level) -> BudgetView:
    limit = state.limit
    taken = limit.tokens - state.left
    return BudgetView(
        use=BudgetUse(limit.use.value),
        limit=limit.tokens,
        window_seconds=round(limit.window.total_seconds()),
        left=state.left,
        left_for_feeds=max(limit.share(Purpose.FEED) - taken, 0),
        left_for_searches=max(limit.share(Purpose.WISH) - taken, 0),
        next_at=state.next_at,
        full_at=state.full_at,
    )
