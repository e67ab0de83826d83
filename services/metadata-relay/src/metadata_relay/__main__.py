"""Runs the relay as a process of its own."""

import logging

import uvicorn

from kit.telemetry.logs import configure_logging
from metadata_relay.bootstrap import build_app
from metadata_relay.settings import RelaySettings


def main() -> None:
    """Serve until interrupted."""
    settings = RelaySettings()
    configure_logging(level=settings.log_level, json=settings.log_json)
    # httpx logs whole addresses, and TMDB's older keys are part of them.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    uvicorn.run(
        build_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    main()
