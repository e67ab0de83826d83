"""Finds the files of a download on the disk and sorts them by what they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.app.importing.rules import Blocked
from catalog.app.ports import Downloads
from catalog.domain.downloaded_files import FileKind, FilePatterns, classify
from contracts.catalog.commands import DownloadedFile, ImportRequested
from contracts.catalog.values import Block, BlockReason, ImportedFile
from contracts.values import RootedPath
from kit.errors import InvalidInput, NotFound, Unavailable

_LEFT = {FileKind.SAMPLE: "sample", FileKind.EXTRA: "extra", FileKind.ARCHIVE: "archive"}


@dataclass(frozen=True, slots=True)
class SortedFiles:
    """What may be imported, and what is left with its reason."""

    videos: tuple[DownloadedFile, ...]
    subtitles: tuple[DownloadedFile, ...]
    left: tuple[ImportedFile, ...]


async def sort_files(request: ImportRequested, *, downloads: Downloads, patterns: FilePatterns) -> SortedFiles:
    """The download's files.

    Raises:
        Blocked: some are missing, dangerous or packed, or there is no video.
        Unavailable: another program is unpacking them.
    """
    by_kind: dict[FileKind, list[DownloadedFile]] = defaultdict(list)
    for file in request.files:
        by_kind[classify(file.path.path, patterns)].append(file)
    _refuse(by_kind)
    files = (*by_kind[FileKind.VIDEO], *by_kind[FileKind.SUBTITLE])
    problems = [problem for file in files if (problem := await _problem(file.path, downloads))]
    if problems:
        raise Blocked(*problems)
    left = tuple(
        ImportedFile(source=file.path.path, skipped=word) for kind, word in _LEFT.items() for file in by_kind[kind]
    )
    return SortedFiles(tuple(by_kind[FileKind.VIDEO]), tuple(by_kind[FileKind.SUBTITLE]), left)


def _refuse(by_kind: Mapping[FileKind, Sequence[DownloadedFile]]) -> None:
    if dangerous := by_kind.get(FileKind.DANGEROUS):
        raise Blocked(*(_dangerous(file) for file in dangerous))
    if by_kind.get(FileKind.UNPACKING):
        raise Unavailable("The download is still being unpacked", advice="It goes on by itself")
    if by_kind.get(FileKind.VIDEO):
        return
    if archives := by_kind.get(FileKind.ARCHIVE):
        detail = f"The video is packed in {archives[0].path.path.rpartition('/')[2]}"
        raise Blocked(Block(reason=BlockReason.ARCHIVE, detail=detail, advice="Unpack it, then retry the import"))
    if samples := by_kind.get(FileKind.SAMPLE):
        detail = "The only video is a sample"
        raise Blocked(Block(reason=BlockReason.SAMPLE, detail=detail, path=samples[0].path.path))
    raise Blocked(Block(reason=BlockReason.NO_VIDEO, detail="The download holds no video file"))


def _dangerous(file: DownloadedFile) -> Block:
    return Block(
        reason=BlockReason.DANGEROUS,
        detail=f"{file.path.path.rpartition('/')[2]} is a program, which no media release needs",
        path=file.path.path,
        advice="Remove the download and put the release on the blocklist",
    )


async def _problem(path: RootedPath, downloads: Downloads) -> Block | None:
    try:
        await downloads.locate(path)
    except NotFound:
        detail = f"{path.path} is not there any more"
        return Block(reason=BlockReason.MISSING_FILES, detail=detail, path=path.path, advice="Download it again")
    except InvalidInput as refused:
        return Block(reason=BlockReason.DANGEROUS, detail=refused.detail, path=path.path, advice="Remove the download")
    return None
