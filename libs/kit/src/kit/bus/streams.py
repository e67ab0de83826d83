"""The streams: per service its events for 30 days and its commands as a work queue; one for dead letters."""

from nats.aio.client import Client
from nats.js.api import RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError

from contracts.service import Service

DAY_SECONDS = 24 * 3600
EVENTS_KEPT_SECONDS = 30 * DAY_SECONDS
DEAD_KEPT_SECONDS = 90 * DAY_SECONDS
DEAD_STREAM = "DEAD"
DUPLICATE_WINDOW_SECONDS = 300
"""Longer than a relay may take to learn that a publish was stored, so that its second try is dropped."""

MANAGING_SECONDS = 30.0
"""To make a stream or a consumer NATS waits for the disk, which may have a lot to do while everything starts."""


def _events(service: Service) -> StreamConfig:
    return StreamConfig(
        name=service.event_stream,
        subjects=[f"{service}.evt.>"],
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        max_age=EVENTS_KEPT_SECONDS,
        duplicate_window=DUPLICATE_WINDOW_SECONDS,
    )


def _commands(service: Service) -> StreamConfig:
    return StreamConfig(
        name=service.command_stream,
        subjects=[f"{service}.cmd.>", f"{service}.retry.>"],
        retention=RetentionPolicy.WORK_QUEUE,
        storage=StorageType.FILE,
        duplicate_window=DUPLICATE_WINDOW_SECONDS,
    )


STREAMS: tuple[StreamConfig, ...] = (
    *(_events(service) for service in Service),
    *(_commands(service) for service in Service),
    StreamConfig(
        name=DEAD_STREAM,
        subjects=["dead.>"],
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        max_age=DEAD_KEPT_SECONDS,
        duplicate_window=DUPLICATE_WINDOW_SECONDS,
    ),
)


async def provision(connection: Client) -> None:
    """Make the streams, and bring existing ones up to these settings. Needs the operator's rights."""
    stream_api = connection.jetstream(timeout=MANAGING_SECONDS)
    for config in STREAMS:
        if config.name is None:
            continue
        try:
            await stream_api.stream_info(config.name)
        except NotFoundError:
            await stream_api.add_stream(config)
        else:
            await stream_api.update_stream(config)
