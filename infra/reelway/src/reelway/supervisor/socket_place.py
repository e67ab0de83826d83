"""Where the supervisor's own socket lies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reelway.data_folder import DataFolder

LONGEST_BYTES = 100
"""The path of a socket has room for 104 bytes on macOS and 108 on Linux, with the zero at its end."""


@contextmanager
def place_socket(data: DataFolder) -> Iterator[Path]:
    """Its path: in the data folder, or where that lies too deep, in a temporary folder that only we may enter."""
    usual = data.state / "supervisor.sock"
    if len(os.fsencode(usual)) <= LONGEST_BYTES:
        yield usual
        return
    with TemporaryDirectory(prefix="reelway-") as folder:
        yield Path(folder) / usual.name
