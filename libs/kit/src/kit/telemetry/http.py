"""Spans for HTTP requests, carried on to whoever answers."""

import httpx

from kit.telemetry.tracing import Tracing


def trace_requests(client: httpx.AsyncClient, tracing: Tracing) -> None:
    """Make the client's requests part of the trace; nothing where traces go nowhere."""
    if tracing.provider is None:
        return
    # Imported here: only an installation that collects traces needs it.
    from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor  # noqa: PLC0415

    HTTPXClientInstrumentor.instrument_client(client, tracer_provider=tracing.provider)
