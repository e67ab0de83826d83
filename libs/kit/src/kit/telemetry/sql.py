"""A span for each SQL statement, with its text and never with its values."""

from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer
from sqlalchemy import Connection, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext
from sqlalchemy.ext.asyncio import AsyncEngine

_SPAN = "reelway_span"
LONGEST_STATEMENT = 2000


def trace_statements(engine: AsyncEngine, tracer: Tracer) -> None:
    """Open a span before each statement of the engine and end it after."""

    def before(
        connection: Connection, _cursor: DBAPICursor, statement: str, _values: object, _context: object, _many: bool
    ) -> None:
        attributes = {"db.system.name": "postgresql", "db.query.text": statement[:LONGEST_STATEMENT]}
        span = tracer.start_span(
            f"sql {statement.split(None, 1)[0].casefold()}", kind=SpanKind.CLIENT, attributes=attributes
        )
        connection.info.setdefault(_SPAN, []).append(span)

    def after(
        connection: Connection,
        _cursor: DBAPICursor,
        _statement: str,
        _values: object,
        _context: ExecutionContext | None,
        _many: bool,
    ) -> None:
        _end(connection)

    def failed(context: ExceptionContext) -> None:
        if context.connection is not None:
            _end(context.connection, failed=True)

    event.listen(engine.sync_engine, "before_cursor_execute", before)
    event.listen(engine.sync_engine, "after_cursor_execute", after)
    event.listen(engine.sync_engine, "handle_error", failed)


def _end(connection: Connection, *, failed: bool = False) -> None:
    spans: list[Span] = connection.info.get(_SPAN, [])
    if spans:
        span = spans.pop()
        if failed:
            span.set_status(StatusCode.ERROR)
        span.end()
