"""Which ports of this machine are free."""

import asyncio
import errno
import random
import socket

from reelway.embedded.failure import PartFailed

LOOPBACK = "127.0.0.1"
QUIET_PORTS = range(20_000, 30_000)
"""Below those that systems give to outgoing connections, which could take a port between our look and its use."""


def is_free(host: str, port: int) -> bool:
    """Whether something could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def free_port(preferred: int | None = None) -> int:
    """A free port on loopback: the preferred one where that can be had."""
    if preferred is not None and is_free(LOOPBACK, preferred):
        return preferred
    return next(port for port in random.sample(QUIET_PORTS, len(QUIET_PORTS)) if is_free(LOOPBACK, port))


def require_free(part: str, host: str, port: int, option: str) -> None:
    """Refuse a port that something else has.

    Raises:
        PartFailed: it is in use, or this user may not have it.
    """
    try:
        free = is_free(host, port)
    except OSError as error:
        raise PartFailed(part, f"cannot listen on {host}:{port}: {error.strerror}", f"Choose with {option}.") from error
    if not free:
        raise PartFailed(
            part, f"port {port} on {host} is in use", f"Stop what listens there, or choose another with {option}."
        )


async def answers(port: int, timeout_seconds: float = 0.5) -> bool:
    """Whether something on loopback accepts connections on the port."""
    try:
        async with asyncio.timeout(timeout_seconds):
            _, writer = await asyncio.open_connection(LOOPBACK, port)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True
