"""A copy of a whole disk is no video file: players and imports can't do much with it."""

import re
from functools import lru_cache

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject
from releases.reading.reader import read_release
from releases.release import Kind, Modifier, Release, Source

_DISK_IMAGES = frozenset({"iso", "img", "vob", "m2ts"})
_DISK_CODECS = frozenset({"avc", "hevc", "vc1", "mpeg2", "mvc"})
_WHOLE_DISK = re.compile(r"(?:complete|full)[ ._-]*(?:uhd[ ._-]*)?(?:blu-?ray|bd)(?![a-z])", re.IGNORECASE)


def is_no_raw_disk(case: Case) -> Rejection | None:
    """Rejects disk images and copies of Blu-rays, where the profile does not allow BR-DISK."""
    release = case.release
    if case.profile.allows("BR-DISK"):
        return None
    container = (release.container or "").lower().lstrip(".")
    if container in _DISK_IMAGES:
        return reject(Reason.RAW_DISK, wanted="a video file", found=f"disk image (.{container})")
    if not case.target.is_movie and _is_plain_bluray(release) and _names_disk(case.candidate.title):
        return reject(Reason.RAW_DISK, wanted="a video file", found="a whole Blu-ray")
    return None


def _is_plain_bluray(release: Release) -> bool:
    return release.quality.source is Source.BLURAY and release.quality.modifier is Modifier.NONE


@lru_cache(maxsize=1024)
def _names_disk(name: str) -> bool:
    """The words for films tell a disk; of a show, "complete" may as well mean the season."""
    film = read_release(name, Kind.MOVIE)
    if film is None or film.quality.modifier is not Modifier.BRDISK:
        return False
    return film.video_codec in _DISK_CODECS or (film.video_codec is None and _WHOLE_DISK.search(name) is not None)
