"""Decides everything about an import before anything is touched."""

from collections.abc import Mapping, Sequence

from catalog.app.importing.choose_matches import NOT_AN_UPGRADE, choose_matches
from catalog.app.importing.destinations import Destinations
from catalog.app.importing.inspect_video import inspect_video
from catalog.app.importing.match_videos import Match, match_videos
from catalog.app.importing.plan import ImportPlan, PlannedFile
from catalog.app.importing.rules import Blocked, ImportRules
from catalog.app.importing.situation import Situation
from catalog.app.importing.sort_files import SortedFiles, sort_files
from catalog.app.ports import Disk, Downloads, Probe
from catalog.domain.file_evidence import evidence_of_file
from contracts.catalog.commands import DownloadedFile, ImportRequested
from contracts.catalog.values import Block, BlockReason, ImportedFile
from contracts.values import Evidence


async def plan_import(
    request: ImportRequested,
    situation: Situation,
    *,
    probe: Probe,
    disk: Disk,
    downloads: Downloads,
    rules: ImportRules,
) -> ImportPlan:
    """The plan. It brings nothing when other files came first and are as good: nobody needs to look at that.

    Raises:
        Blocked: a person has to look at it.
        Unavailable: there is not enough space now.
    """
    files = await sort_files(request, downloads=downloads, patterns=rules.patterns)
    matches = match_videos(files.videos, request.name, situation)
    unmatched = _left(files.videos, matches)
    evidence = {match.video.path.path: evidence_of_file(request, match.video) for match in matches}
    skipped: list[ImportedFile] = [*files.left, *unmatched]
    blocks: list[Block] = []
    destinations = Destinations(situation, files, disk=disk, downloads=downloads, rules=rules)
    planned: list[PlannedFile] = []
    for match, reason in choose_matches(matches, evidence, situation):
        source = match.video.path.path
        if reason:
            skipped.append(ImportedFile(source=source, skipped=reason))
            continue
        media = await inspect_video(match, situation.title, probe=probe, downloads=downloads, rules=rules)
        if isinstance(media, Block):
            blocks.append(media)
            skipped.append(ImportedFile(source=source, skipped=media.reason.value))
            continue
        planned.append(await destinations.plan(match, evidence[source], media))
    if not planned and (blocks or not (matches and situation.was_overtaken(request.download_id))):
        raise Blocked(*(blocks or _why_nothing(files, matches, skipped, evidence)))
    await destinations.check_space(planned)
    return ImportPlan(
        title_id=situation.title.id,
        library_id=situation.library.id,
        files=tuple(planned),
        skipped=tuple(skipped),
        standing=situation.standing,
    )


def _left(videos: Sequence[DownloadedFile], matches: Sequence[Match]) -> list[ImportedFile]:
    matched = {match.video.path.path for match in matches}
    return [ImportedFile(source=v.path.path, skipped="no_match") for v in videos if v.path.path not in matched]


def _why_nothing(
    files: SortedFiles, matches: Sequence[Match], skipped: Sequence[ImportedFile], evidence: Mapping[str, Evidence]
) -> tuple[Block, ...]:
    if not matches:
        names = ", ".join(video.path.path.rpartition("/")[2] for video in files.videos[:3])
        detail = f"No episode of the show matches {names}"
        return (Block(reason=BlockReason.NO_MATCH, detail=detail, advice="Refresh the show, or match it by hand"),)
    if any(file.skipped == NOT_AN_UPGRADE for file in skipped):
        quality = next(iter(evidence.values())).quality
        detail = f"What is in the library is as good as this {quality}, or better"
        return (Block(reason=BlockReason.NOT_AN_UPGRADE, detail=detail, advice="Remove the file to replace it"),)
    return (Block(reason=BlockReason.NO_MATCH, detail="Nothing in it is wanted", advice="Monitor what it holds"),)
