"""JSON logs with the service and the wish they belong to."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog


def configure_logging(*, level: str = "INFO", json: bool = True) -> None:
    """Once per process. Libraries' own loggers go the same way, from WARNING up."""
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer() if json else _console()
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processor=renderer, foreign_pre_chain=[*shared, structlog.processors.format_exc_info]
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)


@contextmanager
def wish(correlation_id: UUID, **more: str) -> Iterator[None]:
    """All lines logged inside say to which wish they belong."""
    with structlog.contextvars.bound_contextvars(correlation_id=str(correlation_id), **more):
        yield


def logger(service: str) -> structlog.typing.FilteringBoundLogger:
    """A service's logger."""
    bound: structlog.typing.FilteringBoundLogger = structlog.get_logger(service=service)
    return bound


def _console() -> structlog.typing.Processor:
    # The usual formatter prints the local variables of every frame, secrets among them.
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
