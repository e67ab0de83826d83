"""Custom formats, sizes of qualities and rules."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.ids import new_id
from contracts.values import TitleKind
from indexer.adapters.db.judging_tables import CUSTOM_FORMATS, JUDGING_VERSION, QUALITY_SIZES, RULES
from indexer.adapters.db.rows import Json, to_json
from indexer.app.judging_ports import Rule, RuleKind
from indexer.domain.judging_rules import FOR_ALL, STANDARD_RULES, JudgingRules, RuleScope
from kit.paging import decode_cursor
from releases.formats.custom_format import CustomFormat
from releases.formats.format_set import FormatSet
from releases.formats.stored_format import format_from_dict, format_to_dict
from releases.judging.context import DEFAULT_POLICY, Policy
from releases.profiles.delay_profile import DelayProfile
from releases.profiles.presets import sensible_definitions
from releases.profiles.release_rules import ReleaseRules
from releases.profiles.scoring_rules import ScoringRules
from releases.qualities.definitions import Definitions, QualityDefinition

MAX_FORMATS = 5000
_DELAY, _RELEASE, _SCORING = TypeAdapter(DelayProfile), TypeAdapter(ReleaseRules), TypeAdapter(ScoringRules)
_POLICY = TypeAdapter(Policy)
_LOADED: OrderedDict[UUID, JudgingRules] = OrderedDict()
_KEPT_LOADED = 4


class JudgingRecords:
    """The tables of `judging_tables`. What was loaded is kept by its version, which is never given twice."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def load(self) -> JudgingRules:
        version = (await self._sql.execute(sa.select(JUDGING_VERSION.c.version))).scalar()
        if version is None:
            return STANDARD_RULES
        if version not in _LOADED:
            _LOADED[version] = await self._read()
            while len(_LOADED) > _KEPT_LOADED:
                _LOADED.popitem(last=False)
        return _LOADED[version]

    async def list_formats(self, limit: int, cursor: str | None) -> list[CustomFormat]:
        query = sa.select(CUSTOM_FORMATS.c.body).order_by(CUSTOM_FORMATS.c.name, CUSTOM_FORMATS.c.format_id)
        if cursor:
            place = sa.tuple_(CUSTOM_FORMATS.c.name, CUSTOM_FORMATS.c.format_id)
            query = query.where(place > sa.tuple_(*map(sa.literal, decode_cursor(cursor, 2))))
        return [format_from_dict(body) for body in (await self._sql.execute(query.limit(limit))).scalars()]

    async def all_formats(self) -> tuple[CustomFormat, ...]:
        return tuple(await self.list_formats(MAX_FORMATS, None))

    async def count_formats(self) -> int:
        return (await self._sql.execute(sa.select(sa.func.count()).select_from(CUSTOM_FORMATS))).scalar_one()

    async def find_format(self, format_id: str) -> CustomFormat | None:
        query = sa.select(CUSTOM_FORMATS.c.body).where(CUSTOM_FORMATS.c.format_id == format_id)
        body = (await self._sql.execute(query)).scalar()
        return format_from_dict(body) if body else None

    async def save_formats(self, formats: Iterable[CustomFormat]) -> None:
        rows = [{"format_id": one.id, "name": one.name, "body": format_to_dict(one)} for one in formats]
        if not rows:
            return
        statement = insert(CUSTOM_FORMATS)
        new = {"name": statement.excluded.name, "body": statement.excluded.body}
        await self._sql.execute(
            statement.on_conflict_do_update(index_elements=[CUSTOM_FORMATS.c.format_id], set_=new), rows
        )
        await self._changed()

    async def remove_format(self, format_id: str) -> bool:
        gone = await self._sql.execute(sa.delete(CUSTOM_FORMATS).where(CUSTOM_FORMATS.c.format_id == format_id))
        await self._changed()
        return gone.rowcount > 0

    async def sizes(self) -> Mapping[TitleKind, Definitions]:
        sizes = {kind: sensible_definitions() for kind in TitleKind}
        for row in await self._sql.execute(sa.select(QUALITY_SIZES)):
            size = QualityDefinition(row.quality, row.min_mb, row.preferred_mb, row.max_mb)
            sizes[TitleKind(row.kind)][row.quality] = size
        return sizes

    async def save_sizes(self, kind: TitleKind, sizes: Iterable[QualityDefinition]) -> None:
        key = [QUALITY_SIZES.c.kind, QUALITY_SIZES.c.quality]
        for size in sizes:
            values = {"min_mb": size.min_mb, "preferred_mb": size.preferred_mb, "max_mb": size.max_mb}
            statement = insert(QUALITY_SIZES).values(kind=kind.value, quality=size.quality, **values)
            await self._sql.execute(statement.on_conflict_do_update(index_elements=key, set_=values))
        await self._changed()

    async def save_rule(self, kind: RuleKind, scope: RuleScope, rule: Rule) -> None:
        statement = insert(RULES).values(kind=kind.value, scope=_write_scope(scope), body=_rule_json(rule))
        key = [RULES.c.kind, RULES.c.scope]
        await self._sql.execute(
            statement.on_conflict_do_update(index_elements=key, set_={"body": statement.excluded.body})
        )
        await self._changed()

    async def remove_rule(self, kind: RuleKind, scope: RuleScope) -> bool:
        chosen = (RULES.c.kind == kind.value) & (RULES.c.scope == _write_scope(scope))
        gone = await self._sql.execute(sa.delete(RULES).where(chosen))
        await self._changed()
        return gone.rowcount > 0

    async def _read(self) -> JudgingRules:
        bodies: dict[tuple[str, RuleScope], Json] = {
            (row.kind, _read_scope(row.scope)): row.body for row in await self._sql.execute(sa.select(RULES))
        }
        scoring, policy = bodies.get((RuleKind.SCORING, FOR_ALL)), bodies.get((RuleKind.POLICY, FOR_ALL))
        return JudgingRules(
            formats=FormatSet(await self.all_formats()),
            sizes=await self.sizes(),
            delays={of: _DELAY.validate_python(body) for (kind, of), body in bodies.items() if kind == RuleKind.DELAY},
            release_rules={
                of: _RELEASE.validate_python(body) for (kind, of), body in bodies.items() if kind == RuleKind.RELEASE
            },
            scoring=_SCORING.validate_python(scoring) if scoring else ScoringRules(),
            policy=_POLICY.validate_python(policy) if policy else DEFAULT_POLICY,
        )

    async def _changed(self) -> None:
        statement = insert(JUDGING_VERSION).values(single=True, version=new_id())
        await self._sql.execute(
            statement.on_conflict_do_update(
                index_elements=[JUDGING_VERSION.c.single], set_={"version": statement.excluded.version}
            )
        )


def _write_scope(scope: RuleScope) -> str:
    return (scope.profile_id or "") + (f"/{scope.library_id}" if scope.library_id else "")


def _read_scope(text: str) -> RuleScope:
    profile_id, _, library_id = text.partition("/")
    return RuleScope(profile_id or None, library_id or None)


def _rule_json(rule: Rule) -> Json:
    match rule:
        case DelayProfile():
            return to_json(_DELAY, rule)
        case ReleaseRules():
            return to_json(_RELEASE, rule)
        case ScoringRules():
            return to_json(_SCORING, rule)
        case Policy():
            return to_json(_POLICY, rule)
