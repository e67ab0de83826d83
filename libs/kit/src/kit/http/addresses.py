"""Which addresses a request to a URL from outside may reach."""

import asyncio
import ipaddress
import socket

from kit.errors import InvalidInput

RESOLVE_SECONDS = 10


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet: not private, loopback, link-local, multicast or reserved."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


async def resolve_allowed(host: str, port: int, allowed_hosts: frozenset[str]) -> str:
    """The address to connect to. Hosts (`host` or `host:port`) that the owner configured may be anywhere, all
    others must be public.

    The caller connects to the address itself, so that a second look-up can't answer otherwise.

    Raises:
        InvalidInput: the host is, or resolves to, an address inside the network.
        OSError: it does not resolve.
    """
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(RESOLVE_SECONDS):
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not allowed_hosts.isdisjoint({host.casefold(), f"{host.casefold()}:{port}"}):
        return addresses[0]
    public = [address for address in addresses if is_public(address)]
    if len(public) < len(addresses) or not public:
        raise InvalidInput(
            f"{host} is an address inside the network; links from outside may not lead there",
            advice="If this host is yours, configure it as an indexer's address",
        )
    return public[0]
