"""Writes the files of releases: real little videos by ffmpeg, each kind encoded once, then copied.

A copy differs from its kind by the title in its metadata, written over a placeholder of fixed length. The pictures of
a master are spread over the whole running time, so that a two-hour film is two hours long and weighs 150 kB.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import imageio_ffmpeg

from reelway.demo.releases.release import PlannedFile, Release, Video

WIDTHS = {360: 640, 480: 854, 720: 1280, 1080: 1920, 2160: 3840}
MASTER_SECONDS = 12
ENCODE_TIMEOUT_SECONDS = 60
_PLACEHOLDER = "reelway-demo-title".ljust(120, "_")
_EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")


class MediaFolder:
    """A folder of releases; what a former run left there is used again."""

    def __init__(self, folder: Path) -> None:
        self._kinds = folder / "kinds"
        self._releases = folder / "releases"

    def write_all(self, releases: Sequence[Release]) -> None:
        """Writes what is missing and removes what is no longer planned, such as last week's of a daily show."""
        missing = [release for release in releases if not self.path_of(release).exists()]
        self._make_kinds(missing)
        for release in missing:
            self.write(release)
        planned = {self.path_of(release) for release in releases}
        for path in set(self._releases.glob("*")) - planned:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def write(self, release: Release) -> Path:
        """The release's file, or the folder that holds its several files."""
        target = self.path_of(release)
        if not target.exists():
            self._releases.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._releases, prefix=".") as partial:
                written = Path(partial, release.name)
                for file in release.files:
                    self._write_file(file, written / file.path)
                (written / release.files[0].path if _is_single(release) else written).rename(target)
        return target

    def path_of(self, release: Release) -> Path:
        """Where the release lies or would lie."""
        return self._releases / (release.files[0].path if _is_single(release) else release.name)

    def _write_file(self, file: PlannedFile, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self._video(file.content) if isinstance(file.content, Video) else file.content)

    def _video(self, video: Video) -> bytes:
        title = video.title.encode()[: len(_PLACEHOLDER)].decode(errors="ignore").encode()
        kind = self._make_kind(video.height, _rounded(video.minutes)).read_bytes()
        return kind.replace(_PLACEHOLDER.encode(), title.ljust(len(_PLACEHOLDER)))

    def _make_kinds(self, releases: Iterable[Release]) -> None:
        contents = [file.content for release in releases for file in release.files]
        kinds = {(video.height, _rounded(video.minutes)) for video in contents if isinstance(video, Video)}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(self._make_master, {height for height, _ in kinds}))
            list(pool.map(lambda kind: self._make_kind(*kind), kinds))

    def _make_kind(self, height: int, minutes: int) -> Path:
        """The video of that height and length, made on first use; 0 minutes is a sample of some seconds."""
        path = self._kinds / f"{height}-{minutes}.mkv"
        if not path.exists():
            master = str(self._make_master(height))
            stretch = 60 * minutes / MASTER_SECONDS if minutes else 1
            streams = ("-itsscale", str(stretch), "-i", master, "-i", master, "-map", "0:v", "-map", "1:a")
            _ffmpeg((*streams, "-c", "copy", "-write_crc32", "0", "-metadata", f"title={_PLACEHOLDER}"), path)
        return path

    def _make_master(self, height: int) -> Path:
        path = self._kinds / f"{height}.mkv"
        if not path.exists():
            picture = ("-f", "lavfi", "-i", f"testsrc2=size=320x180:rate=1:duration={MASTER_SECONDS}")
            sound = ("-f", "lavfi", "-i", f"sine=frequency={height // 3}:duration={MASTER_SECONDS}")
            scaled = ("-vf", f"scale={WIDTHS[height]}:{height}:flags=neighbor", "-x264-params", "cabac=1:8x8dct=1")
            video = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "47", "-g", "60", "-pix_fmt", "yuv420p")
            audio = ("-c:a", "aac", "-b:a", "8k", "-ac", "1", "-metadata:s:a", "language=eng")
            _ffmpeg((*picture, *sound, *scaled, *video, *audio), path)
        return path


def _is_single(release: Release) -> bool:
    return len(release.files) == 1


def _rounded(minutes: int) -> int:
    """Fewer kinds: films are shorter by up to a quarter of an hour."""
    return minutes if minutes < 60 else minutes // 15 * 15


def _ffmpeg(arguments: tuple[str, ...], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}")
    command = (imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *arguments, *_EXACT, str(partial))
    subprocess.run(command, check=True, timeout=ENCODE_TIMEOUT_SECONDS)
    partial.rename(path)
