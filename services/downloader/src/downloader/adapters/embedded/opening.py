"""Opens and closes the embedded client."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import libtorrent as lt

from downloader.adapters.embedded.alerts import alerts_to
from downloader.adapters.embedded.client import EmbeddedClient
from downloader.adapters.embedded.saving import Saver
from downloader.adapters.embedded.session_settings import Network, first_settings
from downloader.adapters.embedded.state_folder import StateFolder


@asynccontextmanager
async def open_embedded_client(
    root: Path, state_folder: Path, network: Network, changed: Callable[[], None]
) -> AsyncIterator[EmbeddedClient]:
    """The client at work while the block runs; no torrent and no limit is known to it at first."""
    state = StateFolder(state_folder)
    async with AsyncExitStack() as stack:
        stack.callback(state.close)
        writer = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="torrent-state"))
        session = lt.session(_session_params(state, network))
        client = EmbeddedClient(
            session, root=root, state=state, saver=Saver(state, writer), network=network, changed=changed
        )
        stack.push_async_callback(client.end)
        stack.enter_context(alerts_to(session, client.handlers()))
        del session
        asking = asyncio.create_task(client.keep_asking())
        stack.push_async_callback(client.stand_still)
        stack.callback(asking.cancel)
        yield client


def _session_params(state: StateFolder, network: Network) -> lt.session_params:
    params = lt.session_params()
    if (kept := state.find_session()) is not None:
        with contextlib.suppress(RuntimeError):
            params = lt.read_session_params(kept)
    params.settings = first_settings(network)
    return params
