"""Takes custom formats, profiles and sizes from the JSON of guides and of other programs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid5

from contracts.ids import NAMESPACE
from contracts.indexer.format_asks import ImportGuides, ImportReport
from contracts.indexer.format_values import ImportedItem, ImportKind, ImportOutcome
from contracts.values import TitleKind
from indexer.app.format_views import view_refusals
from indexer.app.judging_ports import JudgingStore
from indexer.app.keep_formats import require_room
from indexer.app.keep_profiles import ProfilePorts, add_stored, change_stored
from releases.formats.custom_format import CustomFormat
from releases.formats.refusal import Refusal
from releases.profiles.quality_profile import QualityProfile
from releases.profiles.read_documents import Document, read_documents
from releases.profiles.read_profile import ReadProfile
from releases.profiles.stored_profile import profile_problems
from releases.qualities.definitions import QualityDefinition
from releases.qualities.numbers import App

GUIDE_ID_LETTERS = 32
_KINDS = {App.SONARR: TitleKind.SHOW, App.RADARR: TitleKind.MOVIE}


class ImportPorts(ProfilePorts, Protocol):
    """What importing needs, in one transaction."""

    @property
    def judging(self) -> JudgingStore: ...


async def import_guides(ask: ImportGuides, *, records: ImportPorts, now: datetime) -> ImportReport:
    """Store what is new or changed of it, unless `dry_run`; what is refused spoils nothing else."""
    known = await records.judging.all_formats()
    documents = [Document(one.where, App(one.app.value), one.text) for one in ask.documents]
    read = read_documents(documents, known, ask.sizes_list)
    taking = _Taking(records, now, dry_run=ask.dry_run)
    if ImportKind.FORMAT in ask.kinds:
        await taking.formats(read.formats, {one.id: one for one in known})
    if ImportKind.PROFILE in ask.kinds:
        await taking.profiles(read.profiles)
    if ImportKind.SIZES in ask.kinds:
        for app, sizes in read.sizes.items():
            await taking.sizes(_KINDS[app], sizes)
    return ImportReport(
        taken=tuple(taking.taken),
        refused=view_refusals([*read.refusals, *taking.refused]),
        dry_run=ask.dry_run,
    )


class _Taking:
    def __init__(self, records: ImportPorts, now: datetime, *, dry_run: bool) -> None:
        self.taken: list[ImportedItem] = []
        self.refused: list[Refusal] = []
        self._records = records
        self._now = now
        self._dry_run = dry_run

    async def formats(self, formats: Iterable[CustomFormat], known: dict[str, CustomFormat]) -> None:
        new = [one for one in formats if known.get(one.id) != one]
        for one in formats:
            self._note(ImportKind.FORMAT, one.name, _outcome(known.get(one.id), one))
        await require_room(self._records.judging, sum(one.id not in known for one in new))
        if not self._dry_run:
            await self._records.judging.save_formats(new)

    async def profiles(self, profiles: Iterable[ReadProfile]) -> None:
        stored = {profile.id: (profile, default) for profile, default in await self._records.profiles.list_all()}
        for read in profiles:
            profile = replace(read.profile, id=str(_profile_id(read.profile)))
            if problems := profile_problems(profile):
                self.refused.append(Refusal(profile.name, "; ".join(problems)))
                continue
            before, default = stored.get(profile.id, (None, False))
            if before:
                profile = replace(profile, version=before.version)
            outcome = _outcome(before, profile)
            missing = f"formats that are not there count nothing: {', '.join(read.missing)}" if read.missing else ""
            self._note(ImportKind.PROFILE, profile.name, outcome, missing)
            await self._store_profile(profile, outcome, default)

    async def sizes(self, kind: TitleKind, sizes: tuple[QualityDefinition, ...]) -> None:
        before = (await self._records.judging.sizes())[kind]
        same = all(before.get(size.quality, QualityDefinition(size.quality)) == size for size in sizes)
        self._note(ImportKind.SIZES, f"sizes of {kind}s", ImportOutcome.SAME if same else ImportOutcome.CHANGED)
        if not self._dry_run and not same:
            await self._records.judging.save_sizes(kind, sizes)

    async def _store_profile(self, profile: QualityProfile, outcome: ImportOutcome, default: bool) -> None:
        if self._dry_run or outcome is ImportOutcome.SAME:
            return
        if outcome is ImportOutcome.ADDED:
            await add_stored(profile, self._records)
        else:
            newer = replace(profile, version=profile.version + 1)
            await change_stored(newer, default, self._records, self._now)

    def _note(self, kind: ImportKind, name: str, outcome: ImportOutcome, note: str = "") -> None:
        self.taken.append(ImportedItem(kind=kind, name=name, outcome=outcome, note=note))


def _outcome(before: object | None, now: object) -> ImportOutcome:
    if before is None:
        return ImportOutcome.ADDED
    return ImportOutcome.SAME if before == now else ImportOutcome.CHANGED


def _profile_id(profile: QualityProfile) -> UUID:
    """Guides' ids stay the same for ever; those of the APIs are counters of one installation, so the name counts."""
    name = profile.id if len(profile.id) >= GUIDE_ID_LETTERS else f"{profile.id}:{profile.name}"
    return uuid5(NAMESPACE, f"profile:{name}")
