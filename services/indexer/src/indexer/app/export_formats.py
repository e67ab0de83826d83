"""Gives custom formats away in the JSON of other programs."""

from contracts.indexer.format_asks import ExportedFormats, ExportFormats
from indexer.app.format_views import view_refusals
from indexer.app.judging_ports import JudgingStore
from kit.paging import encode_cursor
from releases.formats.refusal import Refusal
from releases.formats.write_formats import Shape, write_format
from releases.qualities.numbers import App


async def export_formats(ask: ExportFormats, *, judging: JudgingStore) -> ExportedFormats:
    """One page, by name; what the other program can't say is refused with the reason."""
    found = await judging.list_formats(ask.page.limit + 1, ask.page.cursor)
    shown = found[: ask.page.limit]
    written = [write_format(one, App(ask.app.value), Shape(ask.shape.value)) for one in shown]
    return ExportedFormats(
        items=tuple(one for one in written if not isinstance(one, Refusal)),
        refused=view_refusals(one for one in written if isinstance(one, Refusal)),
        next_cursor=encode_cursor(shown[-1].name, shown[-1].id) if len(found) > len(shown) else None,
    )
