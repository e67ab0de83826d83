"""Letters, changes of many titles, what is to come, and events by title, target and time, over HTTP."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contracts.catalog.asks import ListTitleLetters, ListUpcoming, TitleLetters, Upcoming
from contracts.catalog.bulk_asks import PreviewBulkChange, StartBulkChange
from contracts.catalog.bulk_values import BulkAction, BulkChangeView, BulkPreview, BulkState
from contracts.catalog.events import ShowAdded, TargetWanted
from contracts.ids import new_id
from contracts.indexer.events import ProfileChanged
from contracts.message import Ask
from contracts.topology import EVENTS, LIVE
from contracts.values import EXAMPLE_BULK, EXAMPLE_TARGET, EXAMPLE_TITLE, TitleKind
from support.gateway import CannedService, running_gateway
from support.stack import Stack, eventually

SCHEMAS = Path(__file__).parents[3] / "contracts/schemas"
ALL_SHOWS = {"matching": {"kind": "show"}}


def _begun(ask: Ask) -> BulkChangeView:
    assert isinstance(ask, StartBulkChange)
    return BulkChangeView(bulk_id=EXAMPLE_BULK, state=BulkState.RUNNING, change=ask.change, total=3, done=0, failed=0)


async def test_letters_and_upcoming_are_passed_on(stack: Stack, tmp_path: Path) -> None:
    catalog = CannedService(stack)
    await catalog.answers(ListTitleLetters, lambda _: TitleLetters(items=()))
    await catalog.answers(ListUpcoming, lambda _: Upcoming(items=()))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        letters = await browser.get("/api/v1/movies/letters", params={"state": "missing", "descending": True})
        upcoming = await browser.get("/api/v1/upcoming", params={"days": 7})
        too_far = await browser.get("/api/v1/upcoming", params={"days": 1000})
    assert (letters.json(), upcoming.json(), too_far.status_code) == ({"items": []}, {"items": []}, 422)
    assert catalog.asked == [
        ListTitleLetters(kind=TitleKind.MOVIE, state="missing", descending=True),
        ListUpcoming(days=7),
    ]


async def test_a_change_of_many_is_begun_once_per_key(stack: Stack, tmp_path: Path) -> None:
    catalog = CannedService(stack)
    nothing = dict.fromkeys(BulkPreview.model_fields, 0)
    await catalog.answers(PreviewBulkChange, lambda _: BulkPreview.model_validate(nothing | {"titles": 3}))
    await catalog.answers(StartBulkChange, _begun)
    wish = {"selection": ALL_SHOWS, "change": {"action": "monitor"}}
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        preview = await browser.post("/api/v1/titles/bulk/preview", json=wish)
        answers = [
            await browser.post("/api/v1/titles/bulk", json=wish, headers={"Idempotency-Key": "many"}) for _ in range(2)
        ]
    assert preview.json()["titles"] == 3
    assert [(answer.status_code, answer.json()["bulk_id"]) for answer in answers] == [(201, str(EXAMPLE_BULK))] * 2
    assert [type(ask) for ask in catalog.asked] == [PreviewBulkChange, StartBulkChange]
    assert isinstance(catalog.asked[1], StartBulkChange)
    assert catalog.asked[1].change.action is BulkAction.MONITOR


@pytest.mark.parametrize(
    ("selection", "change"),
    [
        ({}, {"action": "monitor"}),
        ({"title_ids": [str(EXAMPLE_TITLE)], **ALL_SHOWS}, {"action": "monitor"}),
        ({"title_ids": [str(new_id()) for _ in range(2001)]}, {"action": "monitor"}),
        (ALL_SHOWS, {"action": "set_profile"}),
        (ALL_SHOWS, {"action": "monitor", "profile_id": str(EXAMPLE_TITLE)}),
        (ALL_SHOWS, {"action": "explode"}),
    ],
)
async def test_a_change_that_says_too_little_or_too_much_is_refused(
    stack: Stack, tmp_path: Path, selection: dict[str, object], change: dict[str, object]
) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.post("/api/v1/titles/bulk", json={"selection": selection, "change": change})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_history_is_filtered_by_kind_title_target_and_time_and_replayed(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        other = TargetWanted.example().model_copy(update={"title_id": new_id()})
        elsewhere = other.target.model_copy(update={"title_id": other.title_id, "target_id": new_id()})
        for event in (ShowAdded.example(), TargetWanted.example(), ProfileChanged.example()):
            await stack.publish(event)
        await stack.publish(other.model_copy(update={"target": elsewhere}))

        async def listed(**params: str | list[str]) -> list[str]:
            answer = await browser.get("/api/v1/events/history", params=params)
            return [item["type"].split(".")[2] for item in answer.json()["items"]]

        async def complete() -> bool:
            return len(await listed()) == 4

        await eventually(complete)
        both = await listed(subject=["catalog.evt.ShowAdded", "indexer."])
        of_title = await listed(title_id=str(EXAMPLE_TITLE))
        later = await listed(since=(datetime.now(UTC) + timedelta(hours=1)).isoformat())
        earlier = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
        pages: list[list[int]] = []
        cursor: str | None = ""
        while cursor is not None:
            params = {"since": earlier, "oldest_first": "true", "limit": "3", **({"cursor": cursor} if cursor else {})}
            page = (await browser.get("/api/v1/events/history", params=params)).json()
            pages.append([item["seq"] for item in page["items"]])
            cursor = page["next_cursor"]
        path = f"/api/v1/shows/{EXAMPLE_TITLE}/timeline"
        of_target = (await browser.get(path, params={"target_id": str(EXAMPLE_TARGET)})).json()["items"]
        bad = await browser.get("/api/v1/events/history", params={"since": "yesterday"})
    assert (sorted(both), sorted(of_title), later) == (
        ["ProfileChanged", "ShowAdded"],
        ["ShowAdded", "TargetWanted"],
        [],
    )
    assert [len(page) for page in pages] == [3, 1]
    seen = [seq for page in pages for seq in page]
    assert seen == sorted(seen)
    assert [item["type"].split(".")[2] for item in of_target] == ["TargetWanted"]
    assert bad.status_code == 422


async def test_every_message_is_described_by_its_committed_schema(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        known = (await browser.get("/api/v1/events/schemas")).json()["items"]
        for info in known:
            schema = (await browser.get(f"/api/v1/events/schemas/{info['subject']}")).json()
            assert schema == json.loads((SCHEMAS / f"{info['subject']}.json").read_text(encoding="utf-8"))
        missing = await browser.get("/api/v1/events/schemas/..%2F..%2Fetc%2Fpasswd")
        unknown = await browser.get("/api/v1/events/schemas/catalog.evt.Nothing.v1")
    assert {info["subject"] for info in known} == {message.subject() for message in (*EVENTS, *LIVE)}
    assert all(info["description"] for info in known)
    assert (missing.status_code, unknown.status_code) == (404, 404)
