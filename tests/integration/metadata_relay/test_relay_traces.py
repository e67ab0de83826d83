"""One trace goes on from whoever asks through the relay."""

from pathlib import Path

import httpx
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind

from kit.ops import serve_http
from kit.telemetry.http import trace_requests
from kit.telemetry.tracing import Tracing
from metadata_relay.bootstrap import build_app
from metadata_relay.settings import RelaySettings


async def test_a_question_and_its_answer_are_one_trace(tmp_path: Path) -> None:
    spans = InMemorySpanExporter()
    asking = Tracing("catalog", processors=(SimpleSpanProcessor(spans),))
    answering = Tracing("metadata-relay", processors=(SimpleSpanProcessor(spans),))
    app = build_app(RelaySettings(cache_folder=tmp_path), tracing=answering)
    async with serve_http(app, "127.0.0.1", 0) as port, httpx.AsyncClient() as client:
        trace_requests(client, asking)
        with asking.span("wish", SpanKind.INTERNAL):
            assert (await client.get(f"http://127.0.0.1:{port}/v1/sources")).status_code == 200
    traces = {span.context.trace_id for span in spans.get_finished_spans() if span.context}
    kinds = [span.kind for span in spans.get_finished_spans()]
    assert len(traces) == 1
    assert {SpanKind.INTERNAL, SpanKind.CLIENT, SpanKind.SERVER} <= set(kinds)
