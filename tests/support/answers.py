"""Answers that canned services give."""

from contracts.catalog.values import MonitorPolicy, TitleView
from contracts.message import EXAMPLE_AT
from contracts.values import EXAMPLE_LIBRARY, EXAMPLE_TITLE, ExternalIds, TitleKind

TITLE = TitleView(
    title_id=EXAMPLE_TITLE,
    kind=TitleKind.SHOW,
    library_id=EXAMPLE_LIBRARY,
    name="Harbor Lights",
    original_name=None,
    sort_name="harbor lights",
    year=2024,
    status="running",
    overview=None,
    monitored=True,
    monitor_policy=MonitorPolicy.ALL,
    monitor_specials=False,
    minimum_availability=None,
    runtime_minutes=45,
    genres=("Drama",),
    certification=None,
    original_language="en",
    network=None,
    rating=None,
    external_ids=ExternalIds(tvmaze=9001),
    metadata_source="tvmaze",
    aliases=(),
    folder="Harbor Lights (2024)",
    cinema_date=None,
    digital_date=None,
    physical_date=None,
    collection=None,
    images=(),
    slots=(),
    seasons=(),
    size_bytes=0,
    added_at=EXAMPLE_AT,
    refreshed_at=None,
)
