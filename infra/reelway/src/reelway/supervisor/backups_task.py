"""The keeping of backups as a part: the last to come up and the first to go, for it reads all databases and streams."""

import asyncio
from functools import partial
from pathlib import Path

from kit.ops import serve_http_locally
from reelway.backup.http import build_backups_app
from reelway.backup.keeper import BackupKeeper
from reelway.backup.make import make_backup
from reelway.backup.shelf import Shelf
from reelway.data_folder import DataFolder
from reelway.embedded.failure import PartFailed
from reelway.supervisor.backends import Backends
from reelway.supervisor.service_task import PartTask


class BackupsTask(PartTask):
    """Makes backups by the schedule, and answers the gateway on a socket."""

    def __init__(self, data: DataFolder, backends: Backends, socket: Path) -> None:
        super().__init__("backups")
        self._data, self._backends, self._socket = data, backends, socket

    async def _run(self, stop: asyncio.Event, ready: asyncio.Event) -> None:
        keeper = await asyncio.to_thread(self._open)
        try:
            async with serve_http_locally(build_backups_app(keeper), self._socket), keeper.working():
                ready.set()
                await stop.wait()
        except OSError as error:
            raise PartFailed(self.name, str(error), f"Can {self._socket.parent} be written?") from error

    def _open(self) -> BackupKeeper:
        shelf = Shelf(self._data.backups, self._data.path)
        return BackupKeeper(shelf, self._data.backups_file, partial(make_backup, self._backends))
