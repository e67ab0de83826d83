"""What several tables need: JSON as what the domain speaks of, causes, and times that are spread."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy import RowMapping

from contracts.envelope import Cause
from indexer.domain.capabilities import Capabilities
from indexer.domain.offer import Offer
from releases.profiles.quality_profile import QualityProfile

Json = Any  # what a JSONB column gives and takes
_Shape = TypeVar("_Shape")

OFFERS = TypeAdapter(tuple[Offer, ...])
CAPABILITIES = TypeAdapter(Capabilities)
PROFILE = TypeAdapter(QualityProfile)


def to_json(adapter: TypeAdapter[_Shape], value: _Shape) -> Json:
    """Plain JSON values."""
    return adapter.dump_python(value, mode="json")


def read_cause(row: RowMapping) -> Cause:
    """The cause that a row was written with."""
    return Cause(row["correlation_id"], row["causation_id"], row["actor"])


def spread(now: datetime, span: timedelta) -> sa.ColumnElement[datetime]:
    """A time of its own for each row, from now until the end of the span."""
    return sa.literal(now, sa.DateTime(timezone=True)) + span * sa.func.random()
