"""What adding a show and adding a movie have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from catalog.app.ports import Store
from catalog.app.referring import title_facts
from catalog.domain.describing import described_title
from catalog.domain.naming.layout import find_preset, title_folder
from catalog.domain.naming.presets import PRESETS
from catalog.domain.refreshing import next_refresh
from catalog.domain.titles import Library, Slot, Title
from contracts.catalog.asks import AddTitle
from contracts.catalog.events import TargetWanted, TitleAdded, TitleUpdated
from contracts.catalog.values import NewSlot, TitleView
from contracts.ids import new_id
from contracts.message import Event
from contracts.metadata import TitleMetadata
from contracts.values import ExternalIds, TitleKind
from kit.errors import Conflict, InvalidInput, NotFound
from kit.files.names import safe_name

MAX_SLOTS = 10


async def find_added_before(
    ask: AddTitle, kind: TitleKind, *, store: Store, ask_id: UUID | None, ids: ExternalIds | None = None
) -> TitleView | None:
    """What this very ask added when it came before.

    Raises:
        Conflict: the title is in the catalog through another ask.
    """
    known = await store.titles.find_same(kind, ask.source, ask.source_id, ids)
    if known is None:
        return None
    if ask_id is None or known.added_by_ask != ask_id:
        raise Conflict(
            f"{known.name} is in the catalog already, as {known.id}", advice="Add a slot to it to keep another version"
        )
    return await store.title_views.get(known.id)


async def add_title(
    blank: Title, library: Library, ask: AddTitle, metadata: TitleMetadata, *, store: Store, ask_id: UUID | None
) -> Title:
    """Store a title with its slots; its episodes, images and targets follow."""
    title = described_title(blank, metadata)
    title = replace(title, folder=await _free_folder(title, library, store))
    due_at = next_refresh(title.id, title.status, title.added_at)
    await store.titles.add(title, metadata, ask_id=ask_id, due_at=due_at)
    for slot in new_slots(title.id, ask.slots, library):
        await store.slots.add(slot)
    return title


def added_events(kind: type[TitleAdded], title: Title, settled: Sequence[Event]) -> Iterator[Event]:
    """What adding a title tells: that it was added, then which of its targets are wanted and which are not.

    Where none is, its facts are sent apart, so that a person can search for it all the same.
    """
    wanted = sum(isinstance(event, TargetWanted) for event in settled)
    yield kind(
        title_id=title.id,
        library_id=title.library_id,
        name=title.name,
        year=title.year,
        external_ids=title.external_ids,
        wanted=wanted,
    )
    if not wanted:
        yield TitleUpdated(title_id=title.id, facts=title_facts(title), changes=("added",))
    yield from settled


def new_slots(title_id: UUID, asked: Sequence[NewSlot], library: Library) -> Iterator[Slot]:
    """The slots of a new title.

    Raises:
        InvalidInput: none, too many, or two of one name.
    """
    names = {slot.name.strip().casefold() for slot in asked}
    if not 0 < len(asked) <= MAX_SLOTS or len(names) < len(asked) or "" in names:
        raise InvalidInput(f"A title has 1 to {MAX_SLOTS} slots, each with a name of its own")
    for position, slot in enumerate(asked):
        profile_id = slot.profile_id or library.default_profile_id
        yield Slot(new_id(), title_id, slot.name.strip(), profile_id, position=position)


async def find_library(library_id: UUID | None, kind: TitleKind, store: Store) -> Library:
    """The named library, or the only one of the kind.

    Raises:
        InvalidInput: it is of the other kind, or there are several to choose from.
        NotFound: there is none.
    """
    if library_id:
        library = await store.libraries.get(library_id)
        if library.kind is not kind:
            raise InvalidInput(f"The library {library.name} keeps {library.kind.value}s, no {kind.value}s")
        return library
    libraries = [library for library in await store.libraries.all() if library.kind is kind]
    if not libraries:
        raise NotFound(f"There is no library for {kind.value}s", advice="Add one first")
    if len(libraries) > 1:
        raise InvalidInput(f"There are several libraries for {kind.value}s", advice="Name one by its library_id")
    return libraries[0]


async def _free_folder(title: Title, library: Library, store: Store) -> str:
    """Two titles of one name and year must not share a folder."""
    preset = find_preset(library.naming_preset) or PRESETS["standard"]
    folder = title_folder(title, preset)
    if not await store.titles.find_folder(library.id, folder):
        return folder
    apart = safe_name(f"[{title.source}-{title.source_id}]", max_bytes=60)
    return f"{safe_name(folder, max_bytes=190)} {apart}"
