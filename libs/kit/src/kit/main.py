"""The way every service starts as a process of its own."""

import asyncio
import signal
import sys
from typing import TypeVar

import uvloop

from kit.errors import ReelwayError
from kit.service import ServiceDefinition, run_service
from kit.settings import ServiceSettings
from kit.telemetry.logs import configure_logging, logger

AppT = TypeVar("AppT")
SettingsT = TypeVar("SettingsT", bound=ServiceSettings)


def run_main(definition: ServiceDefinition[AppT, SettingsT], settings_type: type[SettingsT]) -> None:
    """Run until SIGTERM or SIGINT, then drain. Ends with 1 when the service could not start."""
    settings = settings_type()
    configure_logging(level=settings.log_level, json=settings.log_json)
    try:
        uvloop.run(_run(definition, settings))
    except ReelwayError as error:
        logger(definition.service).error("could not start", error=error.detail, advice=error.advice)
        sys.exit(1)


async def _run(definition: ServiceDefinition[AppT, SettingsT], settings: SettingsT) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await run_service(definition, settings, stop)
