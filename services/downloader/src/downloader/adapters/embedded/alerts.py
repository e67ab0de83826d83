"""libtorrent's alerts in the event loop: it writes into a socket when there are some, and nothing runs until then."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import libtorrent as lt


@contextmanager
def alerts_to(session: lt.session, handlers: dict[type, Callable[[Any], None]]) -> Iterator[None]:
    """Give each alert to the handler of its type, in the event loop. An alert lives only while it is handled."""
    loop = asyncio.get_running_loop()
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)

    def take() -> None:
        try:
            reading.recv(4096)
        except BlockingIOError:
            return
        for alert in session.pop_alerts():
            if handler := handlers.get(type(alert)):
                handler(alert)

    loop.add_reader(reading.fileno(), take)
    session.set_alert_fd(writing.fileno())
    try:
        yield
    finally:
        loop.remove_reader(reading.fileno())
        session.set_alert_fd(-1)
        reading.close()
        writing.close()
