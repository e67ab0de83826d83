"""Where the files of an import go, and what leaves for them."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from catalog.app.importing.match_videos import Match
from catalog.app.importing.plan import PlannedFile, PlannedSubtitle, Replaced
from catalog.app.importing.rules import ImportRules
from catalog.app.importing.situation import Situation
from catalog.app.importing.sort_files import SortedFiles
from catalog.app.ports import Disk, Downloads
from catalog.app.recycling import RECYCLE_FOLDER
from catalog.domain.naming.layout import Incoming, file_path, find_preset, numbered_paths
from catalog.domain.naming.presets import PRESETS
from catalog.domain.subtitles import match_subtitles, name_subtitles
from contracts.ids import new_id
from contracts.values import Evidence, MediaInfo
from kit.errors import Unavailable
from kit.files.roots import confine

MAX_NUMBERED = 100


class Destinations:
    """Gives each file of one import a place of its own."""

    def __init__(
        self,
        situation: Situation,
        files: SortedFiles,
        *,
        disk: Disk,
        downloads: Downloads,
        rules: ImportRules,
    ) -> None:
        self._situation = situation
        self._files = files
        self._disk = disk
        self._downloads = downloads
        self._rules = rules
        self._root = Path(situation.library.root)
        self._preset = find_preset(situation.library.naming_preset) or PRESETS["standard"]
        self._given: set[str] = set()

    async def plan(self, match: Match, evidence: Evidence, media: MediaInfo) -> PlannedFile:
        """The place of a video with its subtitles, and the files that it replaces."""
        replaces = tuple(self._replaced(match))
        incoming = Incoming(match.video.path.path, evidence, media)
        wish = file_path(self._situation.title, match.episodes, match.slot, self._preset, incoming)
        destination = await self._free(wish, match, replaces)
        return PlannedFile(
            file_id=new_id(),
            source=match.video.path,
            destination=destination,
            size_bytes=match.video.size_bytes,
            slot_id=match.slot.id,
            target_ids=tuple(target.id for target in match.targets),
            evidence=evidence,
            media_info=media,
            subtitles=tuple(self._subtitles(match, destination)),
            replaces=replaces,
        )

    async def check_space(self, planned: Sequence[PlannedFile]) -> None:
        """There is room for what can't be linked.

        Raises:
            Unavailable: there is not.
        """
        copied = 0
        for file in planned:
            if await self._disk.needs_copy(await self._downloads.locate(file.source), self._root):
                copied += file.size_bytes
        free = await self._disk.free_bytes(self._root)
        if copied and free is not None and free < copied + self._rules.reserve_bytes:
            raise Unavailable(
                f"The library {self._situation.library.name} has {free >> 20} MB free; "
                f"{(copied + self._rules.reserve_bytes) >> 20} MB are needed",
                advice="Free some space; it goes on by itself",
            )

    def _replaced(self, match: Match) -> Iterator[Replaced]:
        for file_id in dict.fromkeys(target.file_id for target in match.targets if target.file_id):
            old = self._situation.files[file_id]
            yield Replaced(
                file_id=old.id,
                path=old.path,
                subtitles=old.subtitles,
                folder=f"{RECYCLE_FOLDER}/{new_id()}",
                size_bytes=old.size_bytes,
            )

    async def _free(self, wish: str, match: Match, replaces: Sequence[Replaced]) -> str:
        leaving = {old.path.casefold() for old in replaces}
        source = await self._downloads.locate(match.video.path)
        for path in numbered_paths(wish, MAX_NUMBERED):
            if path.casefold() in self._given:
                continue
            if path.casefold() in leaving or await self._is_free(path, source):
                self._given.add(path.casefold())
                return path
        raise Unavailable(f"{MAX_NUMBERED} files are called like {wish}", advice="Tidy the folder up")

    async def _is_free(self, path: str, source: Path) -> bool:
        """A title's folder is its own, so that only its own files can be in the way, or ones that nobody knows."""
        if path.casefold() in {file.path.casefold() for file in self._situation.files.values()}:
            return False
        there = confine(self._root, path)
        return not await self._disk.exists(there) or await self._disk.is_same(source, there)

    def _subtitles(self, match: Match, destination: str) -> Iterator[PlannedSubtitle]:
        sources = {file.path.path: file.path for file in self._files.subtitles}
        videos = [video.path.path for video in self._files.videos]
        pure = PurePosixPath(destination)
        found = match_subtitles(match.video.path.path, videos, sources)
        for subtitle, name in name_subtitles(pure.stem, found):
            yield PlannedSubtitle(
                source=sources[subtitle.path],
                destination=str(pure.with_name(name)),
                language=subtitle.language,
                forced=subtitle.forced,
                hearing_impaired=subtitle.hearing_impaired,
            )
