"""Spans for HTTP, on both of its ends."""

import httpx
from starlette.applications import Starlette

from kit.telemetry.tracing import Tracing


def trace_requests(client: httpx.AsyncClient, tracing: Tracing) -> None:
    """Make the client's requests part of the trace; nothing where traces go nowhere."""
    if tracing.provider is None:
        return
    # Imported here: only an installation that collects traces needs it.
    from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor  # noqa: PLC0415

    HTTPXClientInstrumentor.instrument_client(client, tracer_provider=tracing.provider)


def trace_answers(app: Starlette, tracing: Tracing, *, excluded_urls: str | None = None) -> None:
    """Make what the app answers part of the trace of whoever asked; nothing where traces go nowhere."""
    if tracing.provider is None:
        return
    from opentelemetry.instrumentation.asgi import OpenTelemetryMiddleware  # noqa: PLC0415
    from opentelemetry.util.http import parse_excluded_urls  # noqa: PLC0415

    excluded = parse_excluded_urls(excluded_urls) if excluded_urls else None
    app.add_middleware(
        OpenTelemetryMiddleware,
        tracer_provider=tracing.provider,
        excluded_urls=excluded,
        exclude_spans=["send", "receive"],
    )
