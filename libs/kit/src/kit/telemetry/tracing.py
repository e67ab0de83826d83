"""OpenTelemetry traces that follow one wish through all services; silent unless an endpoint is set."""

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.propagators.textmap import Setter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.trace import Span, SpanKind, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_PROPAGATOR = TraceContextTextMapPropagator()


class _DictSetter(Setter[dict[str, str]]):
    def set(self, carrier: dict[str, str], key: str, value: str) -> None:
        carrier[key] = value


def current_traceparent() -> str | None:
    """The W3C header of the span that is open now, None where there is none."""
    carrier: dict[str, str] = {}
    _PROPAGATOR.inject(carrier, setter=_DictSetter())
    return carrier.get("traceparent")


class Tracing:
    """One service's tracer. Without an endpoint and without processors it makes no spans and costs nothing."""

    def __init__(
        self, service: str, *, otlp_endpoint: str | None = None, processors: tuple[SpanProcessor, ...] = ()
    ) -> None:
        self.provider: TracerProvider | None = None
        if otlp_endpoint:
            processors = (*processors, _exporting(otlp_endpoint))
        if processors:
            self.provider = TracerProvider(resource=Resource.create({"service.name": f"reelway-{service}"}))
            for processor in processors:
                self.provider.add_span_processor(processor)
        self.tracer: Tracer = (self.provider or trace.NoOpTracerProvider()).get_tracer("reelway")

    @contextmanager
    def span(self, name: str, kind: SpanKind, *, traceparent: str | None = None, **attributes: str) -> Iterator[Span]:
        """A span; `traceparent` continues the trace of whoever sent it."""
        context = _PROPAGATOR.extract({"traceparent": traceparent}) if traceparent else None
        with self.tracer.start_as_current_span(name, context=context, kind=kind, attributes=attributes) as span:
            yield span

    def close(self) -> None:
        """Send what is left."""
        if self.provider:
            self.provider.shutdown()


def _exporting(endpoint: str) -> SpanProcessor:
    # Imported here: the exporter takes megabytes that an installation without a collector need not spend.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    return BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces"))
