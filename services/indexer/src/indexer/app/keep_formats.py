"""Listing, adding, editing and removing custom formats."""

from uuid import uuid4

from contracts.indexer.format_asks import AddFormat, CustomFormats, EditFormat, GetFormat, ListFormats, RemoveFormat
from contracts.indexer.format_values import CustomFormatView
from contracts.message import Done
from indexer.app.format_views import read_format_settings, view_format
from indexer.app.judging_ports import JudgingStore
from kit.errors import InvalidInput, NotFound
from kit.paging import encode_cursor
from releases.formats.read_formats import format_id

MAX_FORMATS = 5000


async def list_formats(ask: ListFormats, *, judging: JudgingStore) -> CustomFormats:
    """One page, by name."""
    found = await judging.list_formats(ask.page.limit + 1, ask.page.cursor)
    shown = found[: ask.page.limit]
    more = len(found) > len(shown)
    return CustomFormats(
        items=tuple(map(view_format, shown)),
        next_cursor=encode_cursor(shown[-1].name, shown[-1].id) if more else None,
        total=await judging.count_formats(),
    )


async def get_format(ask: GetFormat, *, judging: JudgingStore) -> CustomFormatView:
    """Raises NotFound."""
    found = await judging.find_format(ask.format_id)
    if found is None:
        raise _unknown(ask.format_id)
    return view_format(found)


async def add_format(ask: AddFormat, *, judging: JudgingStore) -> CustomFormatView:
    """Its id is made of its name; where that is taken, a few letters tell them apart."""
    await require_room(judging, 1)
    chosen = format_id(ask.custom_format.name)
    if await judging.find_format(chosen):
        chosen = f"{chosen}-{uuid4().hex[:8]}"
    made = read_format_settings(ask.custom_format, chosen)
    await judging.save_formats([made])
    return view_format(made)


async def edit_format(ask: EditFormat, *, judging: JudgingStore) -> CustomFormatView:
    """Raises NotFound."""
    if await judging.find_format(ask.format_id) is None:
        raise _unknown(ask.format_id)
    changed = read_format_settings(ask.custom_format, ask.format_id)
    await judging.save_formats([changed])
    return view_format(changed)


async def remove_format(ask: RemoveFormat, *, judging: JudgingStore) -> Done:
    """Profiles that score it keep the score, in case it comes back."""
    if not await judging.remove_format(ask.format_id):
        raise _unknown(ask.format_id)
    return Done()


async def require_room(judging: JudgingStore, more: int) -> None:
    """Raises InvalidInput when there would be too many."""
    if await judging.count_formats() + more > MAX_FORMATS:
        raise InvalidInput(f"There may be {MAX_FORMATS} custom formats", advice="Remove those you don't use")


def _unknown(format_id: str) -> NotFound:
    return NotFound(f"There is no custom format {format_id}", advice="List the custom formats")
