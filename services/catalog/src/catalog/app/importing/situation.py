"""Everything in the catalog that an import has to do with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from catalog.app.ports import Store
from catalog.domain.titles import Episode, Library, MediaFile, Slot, Target, Title
from contracts.catalog.commands import ImportRequested


@dataclass(frozen=True, slots=True)
class Situation:
    """The title of an import as it stands. `slots` are those that the download was made for."""

    title: Title
    library: Library
    slots: Sequence[Slot]
    episodes: Sequence[Episode]
    targets: Mapping[tuple[UUID, UUID | None], Target]
    """By slot and episode."""
    files: Mapping[UUID, MediaFile]
    requested: frozenset[UUID]
    """Ids of the targets that were asked for."""

    @property
    def standing(self) -> dict[UUID, UUID | None]:
        """The file of each target of the slots."""
        slots = {slot.id for slot in self.slots}
        return {target.id: target.file_id for target in self.targets.values() if target.slot_id in slots}

    def was_overtaken(self, download_id: UUID) -> bool:
        """Whether all that was asked for got its files after the download was requested, which ids tell by their time:
        as when a pack brings an episode that was on its way by itself.
        """
        asked = [target for target in self.targets.values() if target.id in self.requested]
        return bool(asked) and all(target.file_id and target.file_id > download_id for target in asked)

    def covered_by(self, file_id: UUID) -> frozenset[UUID]:
        """The targets that a file serves."""
        return frozenset(target.id for target in self.targets.values() if target.file_id == file_id)


async def find_situation(request: ImportRequested, *, store: Store) -> Situation | None:
    """None when the title, or the slot that the download was made for, is gone."""
    title = await store.titles.find(request.targets[0].title_id)
    if title is None:
        return None
    asked = {target.slot_id for target in request.targets}
    slots = [slot for slot in await store.slots.of_title(title.id) if slot.id in asked]
    if not slots:
        return None
    targets = await store.targets.of_title(title.id)
    return Situation(
        title=title,
        library=await store.libraries.get(title.library_id),
        slots=slots,
        episodes=await store.episodes.of_title(title.id),
        targets={(target.slot_id, target.episode_id): target for target in targets},
        files={file.id: file for file in await store.files.of_title(title.id)},
        requested=frozenset(target.target_id for target in request.targets),
    )
