"""Changes of titles over HTTP: what is left out stays, what is null is given back."""

from pathlib import Path

import pytest

from contracts.catalog.asks import MAX_NAMES, EditLibrary, EditSlot, EditTitle, ListTitleNames, TitleNames
from contracts.catalog.values import LibraryView, SlotView, TitleName
from contracts.ids import new_id
from contracts.message import Ask
from contracts.values import EXAMPLE_LIBRARY, EXAMPLE_PROFILE, EXAMPLE_SLOT, EXAMPLE_TITLE, SeriesType, TitleKind
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


SLOT = SlotView(slot_id=EXAMPLE_SLOT, name="Main", profile_id=None, monitored=True, targets=1, wanted=0, satisfied=1)
LIBRARY = LibraryView(
    library_id=EXAMPLE_LIBRARY,
    kind=TitleKind.SHOW,
    name="Shows",
    root="/media/shows",
    naming_preset="standard",
    default_profile_id=None,
)
THIS_SLOT, THIS_LIBRARY = {"slot_id": EXAMPLE_SLOT}, {"library_id": EXAMPLE_LIBRARY}


@pytest.mark.parametrize(
    ("path", "change", "asked"),
    [
        (f"slots/{EXAMPLE_SLOT}", {"monitored": False}, EditSlot(**THIS_SLOT, monitored=False)),
        (
            f"slots/{EXAMPLE_SLOT}",
            {"profile_id": str(EXAMPLE_PROFILE)},
            EditSlot(**THIS_SLOT, profile_id=EXAMPLE_PROFILE),
        ),
        (f"slots/{EXAMPLE_SLOT}", {"profile_id": None}, EditSlot(**THIS_SLOT, forget_profile=True)),
        (f"libraries/{EXAMPLE_LIBRARY}", {"name": "Series"}, EditLibrary(**THIS_LIBRARY, name="Series")),
        (
            f"libraries/{EXAMPLE_LIBRARY}",
            {"default_profile_id": None},
            EditLibrary(**THIS_LIBRARY, forget_default_profile=True),
        ),
    ],
)
async def test_a_profile_of_null_is_the_default_one(
    stack: Stack, tmp_path: Path, path: str, change: dict[str, object], asked: Ask
) -> None:
    catalog = CannedService(stack)
    await catalog.answers(EditSlot, lambda _: SLOT)
    await catalog.answers(EditLibrary, lambda _: LIBRARY)
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.patch(f"/api/v1/{path}", json=change)
    assert answer.status_code == 200
    assert catalog.asked == [asked]


async def test_names_of_many_titles_are_one_ask_and_no_more_than_an_address_holds(stack: Stack, tmp_path: Path) -> None:
    ids = [str(new_id()) for _ in range(MAX_NAMES)]
    name = TitleName(title_id=EXAMPLE_TITLE, kind=TitleKind.SHOW, name="Tide", year=2024, poster_id=None)
    catalog = CannedService(stack)
    await catalog.answers(ListTitleNames, lambda _: TitleNames(items=(name,)))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.get("/api/v1/titles", params={"ids": ids})
        refused = [await browser.get("/api/v1/titles", params={"ids": wrong}) for wrong in ([], [*ids, ids[0]], ["x"])]
    assert TitleNames.model_validate_json(answer.content).items == (name,)
    assert [one.status_code for one in refused] == [422] * 3
    assert catalog.asked == [ListTitleNames.model_validate({"title_ids": ids})]
