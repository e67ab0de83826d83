"""The gateway's story: a wish goes in, events come out, the timeline tells why."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from contracts.catalog.asks import AddShow, ListTitles, TitleSummaries
from contracts.catalog.events import ShowAdded, TargetWanted
from contracts.catalog.values import TitleView
from contracts.downloader.events import DownloadCompleted
from contracts.downloader.live import DownloadProgress
from contracts.envelope import Cause, Envelope
from contracts.indexer.commands import SearchRequested
from contracts.indexer.events import ReleaseGrabbed
from contracts.message import Ask
from contracts.values import EXAMPLE_TITLE
from kit.errors import Conflict
from support.answers import TITLE
from support.gateway import CannedService, running_gateway
from support.stack import Stack, eventually

WISH = {"source": "tvmaze", "source_id": "9001"}


async def read_events(lines: AsyncIterator[str], count: int) -> list[dict[str, str]]:
    """The next server-sent events; neither beats nor the place where the stream begins are events."""
    found: list[dict[str, str]] = []
    event: dict[str, str] = {}
    async with asyncio.timeout(20):
        async for line in lines:
            name, _, value = line.partition(": ")
            if line and not line.startswith((":", "retry")):
                event[name] = value
            else:
                found += [event] if "event" in event else []
                event = {}
                if len(found) == count:
                    return found
    raise AssertionError(f"the stream ended after {found}")


async def read_place(lines: AsyncIterator[str]) -> str:
    """Where a fresh stream begins: the id of the newest event there was."""
    async with asyncio.timeout(20):
        async for line in lines:
            if line.startswith("id: "):
                return line.removeprefix("id: ")
    raise AssertionError("the stream ended before it said where it begins")


async def test_a_wish_becomes_an_ask_and_is_done_once_per_key(stack: Stack, tmp_path: Path) -> None:
    catalog = CannedService(stack)
    await catalog.answers(AddShow, lambda _: TITLE)
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        key = {"Idempotency-Key": "wish-1"}
        first = await browser.post("/api/v1/shows", json=WISH, headers=key)
        second = await browser.post("/api/v1/shows", json=WISH, headers=key)
        other = await browser.post("/api/v1/shows", json={**WISH, "source_id": "9002"}, headers=key)
    assert (first.status_code, second.status_code, other.status_code) == (201, 201, 422)
    assert TitleView.model_validate_json(first.text) == TITLE
    assert second.text == first.text
    assert [type(ask) for ask in catalog.asked] == [AddShow]


async def test_an_error_of_a_service_reaches_the_client_with_its_advice(stack: Stack, tmp_path: Path) -> None:
    def refuse(_: Ask) -> TitleView:
        raise Conflict("Harbor Lights is in the catalog already", advice="Open it")

    catalog = CannedService(stack)
    await catalog.answers(AddShow, refuse)
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        key = {"Idempotency-Key": "wish-1"}
        for _ in range(2):  # a failure is not kept under the key
            answer = await browser.post("/api/v1/shows", json=WISH, headers=key)
            problem = {key: answer.json()[key] for key in ("status", "code", "detail", "advice")}
            assert problem == {
                "status": 409,
                "code": "conflict",
                "detail": "Harbor Lights is in the catalog already",
                "advice": "Open it",
            }
    assert len(catalog.asked) == 2


async def test_a_service_that_does_not_run_is_said_to_be_away(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.get("/api/v1/movies")
        health = (await browser.get("/api/v1/system/health")).json()
        problems = (await browser.get("/api/v1/problems")).json()["items"]
    assert answer.status_code == 503
    assert health["state"] == "failing"
    assert {report["service"] for report in health["services"]} == {"gateway", "catalog", "indexer", "downloader"}
    assert any("catalog" in problem["sentence"] for problem in problems)


async def test_lists_are_passed_on_with_their_filters(stack: Stack, tmp_path: Path) -> None:
    catalog = CannedService(stack)
    await catalog.answers(ListTitles, lambda _: TitleSummaries(items=(), total=0))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        await browser.get("/api/v1/shows", params={"limit": 20, "query": "fog", "sort": "added", "descending": True})
        bad = await browser.get("/api/v1/shows", params={"limit": 0})
    (ask,) = catalog.asked
    assert isinstance(ask, ListTitles)
    assert (ask.page.limit, ask.query, ask.sort, ask.descending) == (20, "fog", "added", True)
    assert bad.status_code == 422
    assert bad.json()["errors"][0]["where"] == "query.limit"


async def test_the_stream_brings_events_and_progress_and_resumes_without_a_gap(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        async with browser.stream("GET", "/api/v1/events") as stream:
            lines = stream.aiter_lines()
            await read_place(lines)
            await stack.publish(ShowAdded.example())
            (added,) = await read_events(lines, 1)
            await stack.operator.publish(
                DownloadProgress.subject(), DownloadProgress.example().model_dump_json().encode()
            )
        for _ in range(3):
            await stack.publish(TargetWanted.example())
        async with browser.stream("GET", "/api/v1/events", headers={"Last-Event-ID": added["id"]}) as stream:
            lines = stream.aiter_lines()
            missed = await read_events(lines, 3)
            await stack.operator.publish(
                DownloadProgress.subject(), DownloadProgress.example().model_dump_json().encode()
            )
            (progress,) = await read_events(lines, 1)
        bad = await browser.get("/api/v1/events", headers={"Last-Event-ID": "x"})
    assert added["event"] == "catalog.evt.ShowAdded.v1"
    assert [event["event"] for event in missed] == ["catalog.evt.TargetWanted.v1"] * 3
    assert sorted(int(event["id"]) for event in missed) == [int(event["id"]) for event in missed]
    assert progress["event"] == "downloader.live.DownloadProgress.v1"
    assert "id" not in progress
    assert bad.status_code == 422


async def test_a_stream_that_was_cut_before_its_first_event_resumes_without_a_gap(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        async with browser.stream("GET", "/api/v1/events") as stream:
            place = await read_place(stream.aiter_lines())
        await stack.publish(ShowAdded.example())
        async with browser.stream("GET", "/api/v1/events", headers={"Last-Event-ID": place}) as stream:
            (missed,) = await read_events(stream.aiter_lines(), 1)
    assert missed["event"] == "catalog.evt.ShowAdded.v1"


async def test_a_titles_timeline_tells_the_whole_chain_and_can_be_rebuilt(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        wish = await stack.publish(ShowAdded.example(), cause=Cause.fresh(actor="ada"))
        wanted = await stack.publish(TargetWanted.example(), cause=wish.as_cause())
        grabbed = await stack.publish(ReleaseGrabbed.example(), cause=wanted.as_cause())
        await stack.publish(DownloadCompleted.example(), cause=grabbed.as_cause())

        async def entries() -> list[dict[str, str]]:
            answer = await browser.get(f"/api/v1/shows/{EXAMPLE_TITLE}/timeline")
            items: list[dict[str, str]] = answer.json()["items"]
            return items

        async def complete() -> bool:
            return len(await entries()) == 4

        await eventually(complete)
        before = sorted(await entries(), key=lambda entry: entry["time"])
        assert (await browser.post("/api/v1/system/timeline/rebuild")).status_code == 202
        await eventually(complete)
        after = sorted(await entries(), key=lambda entry: entry["time"])
    assert [entry["type"].split(".")[2] for entry in before] == [
        "ShowAdded",
        "TargetWanted",
        "ReleaseGrabbed",
        "DownloadCompleted",
    ]
    assert before[0]["actor"] == "ada"
    assert [entry["causation_id"] for entry in before[1:]] == [entry["event_id"] for entry in before[:-1]]
    assert len({entry["correlation_id"] for entry in before}) == 1
    assert [entry["event_id"] for entry in after] == [entry["event_id"] for entry in before]


async def test_a_timeline_is_in_the_order_of_what_happened_not_of_what_arrived(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        late, path = ShowAdded.example(), f"/api/v1/shows/{EXAMPLE_TITLE}/timeline"
        early = Envelope.of(late, late.owner, Cause.fresh(), key=late.key())
        await stack.publish(TargetWanted.example())

        async def count() -> int:
            return len((await browser.get(path)).json()["items"])

        await eventually(lambda: _is(count, 1))
        await stack.publish_again(late, early)
        await eventually(lambda: _is(count, 2))
        pages = [(await browser.get(path, params={"limit": "1"})).json()]
        pages.append((await browser.get(path, params={"limit": "1", "cursor": pages[0]["next_cursor"]})).json())
    assert [page["items"][0]["type"].split(".")[2] for page in pages] == ["TargetWanted", "ShowAdded"]
    assert pages[1]["next_cursor"] is None


async def test_a_timeline_pages(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        for _ in range(5):
            await stack.publish(TargetWanted.example())
        path = f"/api/v1/shows/{EXAMPLE_TITLE}/timeline"

        async def complete() -> bool:
            return len((await browser.get(path)).json()["items"]) == 5

        await eventually(complete)
        seen: list[int] = []
        cursor: str | None = ""
        while cursor is not None:
            params = {"limit": "2", **({"cursor": cursor} if cursor else {})}
            page = (await browser.get(path, params=params)).json()
            seen += [item["seq"] for item in page["items"]]
            cursor = page["next_cursor"]
        history = (await browser.get("/api/v1/events/history", params={"subject": "catalog.evt.TargetW"})).json()
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 5
    assert len(history["items"]) == 5


async def test_a_wish_to_search_leaves_through_the_outbox(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.post(f"/api/v1/shows/{EXAMPLE_TITLE}/search", json={"season": 2})
        command, envelope = await stack.expect_received(SearchRequested)
    assert answer.status_code == 202
    assert command.season == 2
    assert envelope.cause.actor == "ada"


async def test_dead_letters_are_listed_replayed_and_dropped(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        await stack.operator.jetstream().publish(ShowAdded.subject(), b"not json", headers={"ce-id": "x"})

        async def dead() -> bool:
            return len((await browser.get("/api/v1/problems/dead-letters")).json()["items"]) == 1

        await eventually(dead)
        (letter,) = (await browser.get("/api/v1/problems/dead-letters")).json()["items"]
        assert letter["consumer"] == "gateway-ShowAdded-v1"
        (problem,) = [
            item for item in (await browser.get("/api/v1/problems")).json()["items"] if item["kind"] == "dead_letter"
        ]
        method, action = problem["action"].split()
        assert (await browser.request(method, action)).status_code == 202
        await eventually(dead)  # it fails again, and comes back
        (again,) = (await browser.get("/api/v1/problems/dead-letters")).json()["items"]
        assert again["sequence"] > letter["sequence"]
        path = f"/api/v1/problems/dead-letters/{again['sequence']}"
        assert (await browser.delete(path)).status_code == 204
        assert (await browser.get(path)).status_code == 404


async def test_the_api_describes_itself_with_examples(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        document = (await browser.get("/api/openapi.json")).json()
    bodies = [
        operation["requestBody"]["content"]["application/json"]["schema"]
        for operations in document["paths"].values()
        for operation in operations.values()
        if "requestBody" in operation
    ]
    schemas = document["components"]["schemas"]
    for body in bodies:
        named = schemas[body["$ref"].rsplit("/", 1)[1]] if "$ref" in body else body
        assert "examples" in json.dumps({**body, **named}), named.get("title")


async def _is(count: Callable[[], Awaitable[int]], wanted: int) -> bool:
    return await count() == wanted
