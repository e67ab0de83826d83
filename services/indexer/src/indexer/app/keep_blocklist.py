"""The blocklist, for people: looking at it, adding to it, taking something off it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.indexer.decision_asks import AddToBlocklist, Blocklist, ListBlocklist, RemoveFromBlocklist
from contracts.indexer.decision_values import BlocklistEntry
from contracts.indexer.events import ReleaseBlocklisted
from contracts.message import Done
from indexer.app.ports import Records
from indexer.domain.ban import Ban
from kit.errors import Conflict, NotFound
from kit.paging import encode_cursor


@dataclass(frozen=True, slots=True)
class BlocklistRow:
    """A ban as it is stored."""

    id: UUID
    title_id: UUID
    ban: Ban
    added_at: datetime


class BlocklistPages(Protocol):
    """The blocklist, page by page."""

    async def list_page(self, title_id: UUID | None, limit: int, cursor: str | None) -> list[BlocklistRow]: ...
    async def find_by_name(self, title_id: UUID, name: str) -> BlocklistRow | None: ...
    async def remove(self, blocklist_id: UUID) -> bool: ...


async def list_blocklist(ask: ListBlocklist, *, pages: BlocklistPages, records: Records) -> Blocklist:
    """One page, the newest first."""
    rows = await pages.list_page(ask.title_id, ask.page.limit + 1, ask.page.cursor)
    shown, more = rows[: ask.page.limit], len(rows) > ask.page.limit
    facts = await records.titles.find_many({row.title_id for row in shown})
    names = {indexer.id: indexer.settings.name for indexer in await records.indexers.list_all()}
    return Blocklist(
        items=tuple(_view(row, facts, names) for row in shown),
        next_cursor=encode_cursor(shown[-1].added_at.isoformat(), str(shown[-1].id)) if more else None,
    )


async def add_to_blocklist(
    ask: AddToBlocklist, *, pages: BlocklistPages, records: Records, now: datetime
) -> BlocklistEntry:
    """Raises NotFound when the title or the indexer is not known, Conflict when the release is on the list already."""
    facts = await records.titles.find(ask.title_id)
    if facts is None:
        raise NotFound(f"No title {ask.title_id} is known to the indexer", advice="List the titles")
    info_hash = ask.info_hash.lower() if ask.info_hash else None
    names = {indexer.id: indexer.settings.name for indexer in await records.indexers.list_all()}
    if ask.indexer_id and ask.indexer_id not in names:
        raise NotFound(f"There is no indexer {ask.indexer_id}", advice="List the indexers, or name none")
    ban = Ban(
        reason=ask.reason,
        name=ask.name,
        info_hash=info_hash,
        indexer_id=ask.indexer_id,
        size_bytes=ask.size_bytes,
        published_at=ask.published_at,
    )
    added = await records.blocklist.add(ask.title_id, ban, now)
    row = await pages.find_by_name(ask.title_id, ask.name)
    if not added or row is None:
        raise Conflict(f"{ask.name} is on the blocklist already", advice="List the blocklist")
    records.emit(ReleaseBlocklisted(title_id=ask.title_id, name=ask.name, info_hash=info_hash, reason=ask.reason))
    return _view(row, {facts.title_id: facts}, names)


async def remove_from_blocklist(ask: RemoveFromBlocklist, *, pages: BlocklistPages) -> Done:
    """The release may be taken again by the next search. Raises NotFound."""
    if not await pages.remove(ask.blocklist_id):
        raise NotFound(f"There is no entry {ask.blocklist_id} on the blocklist", advice="List the blocklist")
    return Done()


def _view(row: BlocklistRow, facts: Mapping[UUID, TitleFacts], names: Mapping[UUID, str]) -> BlocklistEntry:
    title = facts.get(row.title_id)
    return BlocklistEntry(
        blocklist_id=row.id,
        title_id=row.title_id,
        title_name=title.name if title else "",
        name=row.ban.name,
        info_hash=row.ban.info_hash,
        indexer=names.get(row.ban.indexer_id) if row.ban.indexer_id else None,
        size_bytes=row.ban.size_bytes,
        published_at=row.ban.published_at,
        reason=row.ban.reason,
        added_at=row.added_at,
    )
