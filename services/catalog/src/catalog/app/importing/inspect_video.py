"""Looks into a video that is about to be imported."""

from catalog.app.importing.match_videos import Match
from catalog.app.importing.rules import ImportRules
from catalog.app.ports import Downloads, Probe
from catalog.domain.samples import is_too_short
from catalog.domain.titles import Title
from contracts.catalog.values import Block, BlockReason
from contracts.values import MediaInfo
from kit.errors import InvalidInput


async def inspect_video(
    match: Match, title: Title, *, probe: Probe, downloads: Downloads, rules: ImportRules
) -> MediaInfo | Block:
    """What it holds, or why it can't be imported."""
    path = match.video.path
    name = path.path.rpartition("/")[2]
    try:
        media = await probe.look(await downloads.locate(path))
    except InvalidInput as unreadable:
        detail = f"{name} can't be read as video: {unreadable.detail}"
        return Block(reason=BlockReason.UNREADABLE, detail=detail, path=path.path, advice="Search for another release")
    if not media.audio_codecs:
        return Block(reason=BlockReason.NO_AUDIO, detail=f"{name} has no sound", path=path.path)
    if _is_sample(match, title, media, rules):
        detail = f"{name} runs only {media.duration_seconds:.0f} seconds"
        return Block(reason=BlockReason.SAMPLE, detail=detail, path=path.path)
    return media


def _is_sample(match: Match, title: Title, media: MediaInfo, rules: ImportRules) -> bool:
    if any(episode.season == 0 for episode in match.episodes):
        return False  # specials are of any length
    known = [episode.runtime_minutes for episode in match.episodes if episode.runtime_minutes]
    runtime = min(known, default=title.runtime_minutes)
    return is_too_short(media.duration_seconds, runtime, len(match.episodes), rules.sample_limits)
