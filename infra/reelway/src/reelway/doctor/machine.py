"""Python, clock, ffmpeg: what the machine must have."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import imageio_ffmpeg

from reelway.data_folder import DataFolder
from reelway.doctor.finding import Finding, State
from reelway.embedded.failure import PartFailed
from reelway.embedded.nats import find_nats_server
from reelway.embedded.postgres_programs import find_postgres_programs

OLDEST_PYTHON = (3, 11)


def look_at_python(_data: DataFolder) -> Finding:
    found = ".".join(str(number) for number in sys.version_info[:3])
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Finding("Python", State.OK, found)
    return Finding("Python", State.FAILING, found, "Install Python 3.11 or newer.")


def look_at_clock(data: DataFolder) -> Finding:
    """A clock that is behind what it wrote itself, or behind our own files, is wrong; certificates fail with it."""
    now = time.time()
    latest = max((_changed_at(path) for path in (data.version, data.ports, data.lock, Path(__file__))), default=0.0)
    shown = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    if latest > now + 60:
        return Finding("clock", State.FAILING, f"{shown} is before the last start", "Set the clock, or switch NTP on.")
    return Finding("clock", State.OK, shown)


def look_at_ffmpeg(_data: DataFolder) -> Finding:
    try:
        program = imageio_ffmpeg.get_ffmpeg_exe()
        told = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=15, check=True)
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        return Finding("ffmpeg", State.FAILING, str(error), "Install Reelway again; ffmpeg comes with it.")
    return Finding("ffmpeg", State.OK, " ".join(told.stdout.split()[:3]))


def look_at_programs(_data: DataFolder) -> Finding:
    try:
        found = (find_nats_server(), find_postgres_programs())
    except PartFailed as failure:
        return Finding("embedded servers", State.FAILING, str(failure), failure.advice)
    return Finding("embedded servers", State.OK, ", ".join(str(path) for path in found))


def _changed_at(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
