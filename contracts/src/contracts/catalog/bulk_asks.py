"""Asks about changes to many titles at once."""

from typing import ClassVar
from uuid import UUID

from contracts.catalog.asks import CatalogAsk
from contracts.catalog.bulk_values import BulkChange, BulkChangeView, BulkPreview, TitleSelection
from contracts.message import Value


class AskOfMany(CatalogAsk):
    """What previewing and starting have in common."""

    timeout_seconds: ClassVar[float] = 20.0
    selection: TitleSelection
    """Which titles."""
    change: BulkChange
    """What is done to each."""


class PreviewBulkChange(AskOfMany):
    """What a change would do; nothing is changed."""

    answer: ClassVar[type[Value]] = BulkPreview


class StartBulkChange(AskOfMany):
    """Change many titles. The selection is made now; the work goes on by itself, title by title, also after a stop."""

    answer: ClassVar[type[Value]] = BulkChangeView


class GetBulkChange(CatalogAsk):
    """How far a change is."""

    answer: ClassVar[type[Value]] = BulkChangeView
    bulk_id: UUID
    """The change."""
