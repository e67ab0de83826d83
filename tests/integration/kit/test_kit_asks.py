"""Asks, health and traces of a running service."""

import httpx
import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from contracts.catalog.asks import GetCatalogHealth, Libraries, ListLibraries, RemoveLibrary
from contracts.catalog.commands import ImportRequested
from contracts.downloader.events import DownloadCompleted
from contracts.health import HealthReport, HealthState
from contracts.message import Done
from contracts.values import EXAMPLE_LIBRARY
from kit.errors import Bug, NotFound, Unavailable
from kit.settings import ServiceSettings
from kit.telemetry.tracing import Tracing
from reelway.embedded.ports import free_port
from support.sample_service.definition import SampleApp, sample
from support.stack import Stack, eventually


async def test_an_ask_is_answered_and_errors_come_back_as_they_were_raised(stack: Stack) -> None:
    app = SampleApp()
    async with stack.running(sample(app), ServiceSettings):
        assert await stack.ask(ListLibraries(), Libraries) == Libraries(items=())
        with pytest.raises(NotFound, match="There is no library") as missing:
            await stack.ask(RemoveLibrary(library_id=EXAMPLE_LIBRARY), Done)
        assert missing.value.advice == "List the libraries"
        app.broken = KeyError("secret detail")
        with pytest.raises(Bug) as failed:
            await stack.ask(ListLibraries(), Libraries)
        assert "secret" not in failed.value.detail


async def test_asking_a_service_that_does_not_run_says_so(stack: Stack) -> None:
    with pytest.raises(Unavailable, match="catalog service does not run"):
        await stack.ask(ListLibraries(), Libraries)


async def test_health_tells_the_truth_over_bus_and_http(stack: Stack) -> None:
    port = free_port()
    async with stack.running(sample(SampleApp()), ServiceSettings, ops_port=port), httpx.AsyncClient() as client:
        found = await stack.ask(GetCatalogHealth(), HealthReport)
        assert found.state is HealthState.OK
        assert {check.name for check in found.checks} == {"nats", "database", "consumers", "outbox"}
        base = f"http://127.0.0.1:{port}"
        assert (await client.get(f"{base}/health/live")).status_code == 200
        assert (await client.get(f"{base}/health/ready")).status_code == 200
        assert "reelway_messages_handled_total" in (await client.get(f"{base}/metrics")).text


async def test_a_root_that_is_missing_makes_the_service_not_ready(stack: Stack) -> None:
    roots = {"downloads": "/nonexistent/downloads"}
    port = free_port()
    async with (
        stack.running(sample(SampleApp()), ServiceSettings, roots=roots, ops_port=port),
        httpx.AsyncClient() as client,
    ):
        ready = await client.get(f"http://127.0.0.1:{port}/health/ready")
    assert ready.status_code == 503
    assert "/nonexistent/downloads" in ready.text


async def test_one_trace_follows_a_message_through_the_outbox(stack: Stack) -> None:
    spans = InMemorySpanExporter()
    tracing = Tracing("catalog", processors=(SimpleSpanProcessor(spans),))
    async with stack.running(sample(SampleApp()), ServiceSettings, tracing=tracing):
        await stack.publish(DownloadCompleted.example())
        await stack.expect(ImportRequested)

        async def both() -> bool:
            return len([span for span in spans.get_finished_spans() if span.name.startswith("handle")]) == 2

        await eventually(both)
    handled = {span.name: span for span in spans.get_finished_spans() if span.name.startswith("handle")}
    first = handled[f"handle {DownloadCompleted.subject()}"]
    second = handled[f"handle {ImportRequested.subject()}"]
    assert first.context
    assert second.context
    assert second.parent
    assert second.context.trace_id == first.context.trace_id
    assert second.parent.span_id == first.context.span_id
    assert any("insert into seen" in str(span.attributes).casefold() for span in spans.get_finished_spans())
