"""What the files of a download are, by name and size."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class FileKind(StrEnum):
    """What is done with a file."""

    VIDEO = "video"
    SUBTITLE = "subtitle"
    SAMPLE = "sample"
    EXTRA = "extra"
    ARCHIVE = "archive"
    DANGEROUS = "dangerous"
    UNPACKING = "unpacking"
    OTHER = "other"


def _endings(text: str) -> frozenset[str]:
    return frozenset(f".{ending}" for ending in text.split())


_EXTRA_FOLDERS = frozenset(
    {"extras", "extra", "featurettes", "featurette", "behind the scenes", "deleted scenes", "interviews", "scenes"}
    | {"shorts", "trailers", "other", "bonus", "@eadir"}
)


@dataclass(frozen=True, slots=True)
class FilePatterns:
    """Endings (lower case, with dot) and words that tell files apart."""

    video: frozenset[str] = _endings(
        "mkv mp4 m4v avi mov ts m2ts mts webm wmv mpg mpeg ogm ogv flv divx vob 3gp asf rmvb iso"
    )
    subtitle: frozenset[str] = _endings("srt ass ssa sub idx vtt sup smi")
    archive: frozenset[str] = _endings("rar zip 7z tar gz bz2 xz tgz 001")
    dangerous: frozenset[str] = _endings(
        "exe scr bat cmd com lnk msi pif vbs vbe js jse wsf wsh ps1 psm1 hta cpl jar apk dmg reg sh zipx arj"
    )
    extra_folders: frozenset[str] = _EXTRA_FOLDERS


_SAMPLE_FOLDER = re.compile(r"^sample(s)?$", re.IGNORECASE)
_SAMPLE_NAME = re.compile(r"(^|[ ._\-\[(])sample([ ._\-\])]|$)", re.IGNORECASE)
_EXTRA_NAME = re.compile(r"-(trailer|teaser|featurette|deleted|behindthescenes|interview)\d*$", re.IGNORECASE)
_VOLUME = re.compile(r"\.(r|z)\d{2,3}$", re.IGNORECASE)
_UNPACKING = re.compile(r"^_(unpack|failed)_", re.IGNORECASE)


def classify(path: str, patterns: FilePatterns) -> FileKind:
    """What a file is; `path` is relative to the downloads root, its first folders may be the download's own name."""
    pure = PurePosixPath(path)
    ending = pure.suffix.lower()
    kinds = (
        (ending in patterns.dangerous, FileKind.DANGEROUS),
        (any(_UNPACKING.match(part) for part in pure.parts), FileKind.UNPACKING),
        (ending in patterns.archive or bool(_VOLUME.search(pure.name)), FileKind.ARCHIVE),
        (any(part.startswith(".") and part != ".." for part in pure.parts), FileKind.OTHER),
        (ending in patterns.subtitle, FileKind.SUBTITLE),
        (ending not in patterns.video, FileKind.OTHER),
        (True, _kind_of_video(pure, patterns)),
    )
    return next(kind for applies, kind in kinds if applies)


def _kind_of_video(path: PurePosixPath, patterns: FilePatterns) -> FileKind:
    folders = [part.lower() for part in path.parts[1:-1]]
    if any(_SAMPLE_FOLDER.match(folder) for folder in folders) or _SAMPLE_NAME.search(path.stem):
        return FileKind.SAMPLE
    if any(folder in patterns.extra_folders for folder in folders) or _EXTRA_NAME.search(path.stem):
        return FileKind.EXTRA
    return FileKind.VIDEO
