"""The evidence that a file in the library is judged by later."""

from contracts.catalog.commands import DownloadedFile, ImportRequested
from contracts.values import Evidence
from releases.judging.evidence import evidence_of_name
from releases.reading.reader import read_release
from releases.release import Kind, Release


def evidence_of_file(request: ImportRequested, file: DownloadedFile) -> Evidence:
    """What the grab froze; for a download that nobody grabbed, what its names tell."""
    if request.evidence:
        return request.evidence
    read = _read(request.name) or _read(file.path.path.rpartition("/")[2])
    found = evidence_of_name(read or Release(request.name, Kind.TV))
    return Evidence(
        release_name=request.name,
        quality=found.quality,
        source=found.source,
        resolution=found.resolution,
        modifier=found.modifier,
        revision=found.revision,
        real=found.real,
        repack=found.repack,
        group=found.group,
        languages=found.languages,
        size_bytes=file.size_bytes,
    )


def _read(name: str) -> Release | None:
    return read_release(name, Kind.TV)
