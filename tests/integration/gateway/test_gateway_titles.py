"""Changes of titles over HTTP: what is left out stays, what is null is given back."""

from pathlib import Path

import pytest

from contracts.catalog.asks import EditTitle
from contracts.values import EXAMPLE_TITLE, SeriesType
from support.answers import TITLE
from support.gateway import CannedService, running_gateway
from support.stack import Stack


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"series_type": "anime"}, EditTitle(title_id=EXAMPLE_TITLE, series_type=SeriesType.ANIME)),
        ({"series_type": None}, EditTitle(title_id=EXAMPLE_TITLE, forget_series_type=True)),
        ({"monitored": False}, EditTitle(title_id=EXAMPLE_TITLE, monitored=False)),
    ],
)
async def test_how_a_show_is_numbered(
    stack: Stack, tmp_path: Path, change: dict[str, object], asked: EditTitle
) -> None:
    catalog = CannedService(stack)
    await catalog.answers(EditTitle, lambda _: TITLE)
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.patch(f"/api/v1/shows/{EXAMPLE_TITLE}", json=change)
        unknown = await browser.patch(f"/api/v1/shows/{EXAMPLE_TITLE}", json={"series_type": "weekly"})
    assert (answer.status_code, unknown.status_code) == (200, 422)
    assert catalog.asked == [asked]
