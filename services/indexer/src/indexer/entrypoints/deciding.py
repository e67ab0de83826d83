"""Which use case answers what about rules, decisions, the blocklist, names and feeds."""

from datetime import UTC, datetime

from contracts.indexer.decision_asks import (
    AddToBlocklist,
    Blocklist,
    Decisions,
    ExplainRelease,
    JudgeName,
    ListBlocklist,
    ListDecisions,
    PushRelease,
    ReadName,
    RemoveFromBlocklist,
)
from contracts.indexer.decision_values import BlocklistEntry, Explanation, JudgedName, NameReading, PushVerdict
from contracts.indexer.feed_asks import Feeds, ListFeeds, ReadFeed
from contracts.indexer.rule_asks import (
    DelayProfiles,
    GetPolicy,
    GetScoringRules,
    ListDelayProfiles,
    ListReleaseRules,
    ReleaseRuleList,
    RemoveDelayProfile,
    RemoveReleaseRules,
    SetDelayProfile,
    SetPolicy,
    SetReleaseRules,
    SetScoringRules,
)
from contracts.indexer.rule_values import DelayProfileView, PolicySettings, ReleaseRulesView, ScoringSettings
from contracts.message import Done
from indexer.adapters.db.records import UnitRecords
from indexer.app import explain, judge_name, keep_blocklist, keep_feeds, keep_rules
from indexer.app.take_announced import push_release
from indexer.entrypoints.app import App
from kit.bus.handlers import Answerer, answer, answer_long
from kit.db.units import Unit, Work


async def _list_delays(_ask: ListDelayProfiles, unit: Unit, _app: App) -> DelayProfiles:
    return await keep_rules.list_delay_profiles(judging=UnitRecords(unit).judging)


async def _set_delay(ask: SetDelayProfile, work: Work, app: App) -> DelayProfileView:
    async with work.begin() as unit:
        records = UnitRecords(unit)
        view = await keep_rules.set_delay_profile(ask, judging=records.judging)
        await records.held.judge_all(datetime.now(UTC))
    app.held.changed()
    return view


async def _remove_delay(ask: RemoveDelayProfile, work: Work, app: App) -> Done:
    async with work.begin() as unit:
        records = UnitRecords(unit)
        answered = await keep_rules.remove_delay_profile(ask, judging=records.judging)
        await records.held.judge_all(datetime.now(UTC))
    app.held.changed()
    return answered


async def _list_rules(_ask: ListReleaseRules, unit: Unit, _app: App) -> ReleaseRuleList:
    return await keep_rules.list_release_rules(judging=UnitRecords(unit).judging)


async def _set_rules(ask: SetReleaseRules, unit: Unit, _app: App) -> ReleaseRulesView:
    return await keep_rules.set_release_rules(ask, judging=UnitRecords(unit).judging)


async def _remove_rules(ask: RemoveReleaseRules, unit: Unit, _app: App) -> Done:
    return await keep_rules.remove_release_rules(ask, judging=UnitRecords(unit).judging)


async def _get_scoring(_ask: GetScoringRules, unit: Unit, _app: App) -> ScoringSettings:
    return await keep_rules.get_scoring_rules(judging=UnitRecords(unit).judging)


async def _set_scoring(ask: SetScoringRules, unit: Unit, _app: App) -> ScoringSettings:
    return await keep_rules.set_scoring_rules(ask, judging=UnitRecords(unit).judging)


async def _get_policy(_ask: GetPolicy, unit: Unit, _app: App) -> PolicySettings:
    return await keep_rules.get_policy(judging=UnitRecords(unit).judging)


async def _set_policy(ask: SetPolicy, unit: Unit, _app: App) -> PolicySettings:
    return await keep_rules.set_policy(ask, judging=UnitRecords(unit).judging)


async def _list_decisions(ask: ListDecisions, unit: Unit, _app: App) -> Decisions:
    return await explain.list_decisions(ask, decisions=UnitRecords(unit).decisions)


async def _explain(ask: ExplainRelease, unit: Unit, _app: App) -> Explanation:
    return await explain.explain_release(ask, records=UnitRecords(unit))


async def _list_blocklist(ask: ListBlocklist, unit: Unit, _app: App) -> Blocklist:
    records = UnitRecords(unit)
    return await keep_blocklist.list_blocklist(ask, pages=records.blocklist_pages, records=records)


async def _add_to_blocklist(ask: AddToBlocklist, unit: Unit, _app: App) -> BlocklistEntry:
    records, now = UnitRecords(unit), datetime.now(UTC)
    return await keep_blocklist.add_to_blocklist(ask, pages=records.blocklist_pages, records=records, now=now)


async def _remove_from_blocklist(ask: RemoveFromBlocklist, unit: Unit, _app: App) -> Done:
    return await keep_blocklist.remove_from_blocklist(ask, pages=UnitRecords(unit).blocklist_pages)


async def _read_name(ask: ReadName, _work: Work, _app: App) -> NameReading:
    return judge_name.read_name(ask)


async def _judge_name(ask: JudgeName, unit: Unit, _app: App) -> JudgedName:
    return await judge_name.judge_name(ask, records=UnitRecords(unit), now=datetime.now(UTC))


async def _push_release(ask: PushRelease, work: Work, app: App) -> PushVerdict:
    verdict = await push_release(ask, cause=work.cause, ports=app.taking)
    app.lanes.changed()
    app.held.changed()
    return verdict


async def _list_feeds(_ask: ListFeeds, unit: Unit, _app: App) -> Feeds:
    return await keep_feeds.list_feeds(records=UnitRecords(unit))


async def _read_feed(ask: ReadFeed, work: Work, app: App) -> Done:
    async with work.begin() as unit:
        answered = await keep_feeds.read_feed_now(ask, records=UnitRecords(unit), now=datetime.now(UTC))
    app.feeds.changed()
    return answered


DECIDING_ANSWERS: tuple[Answerer[App], ...] = (
    answer(ListDelayProfiles, _list_delays),
    answer_long(SetDelayProfile, _set_delay),
    answer_long(RemoveDelayProfile, _remove_delay),
    answer(ListReleaseRules, _list_rules),
    answer(SetReleaseRules, _set_rules),
    answer(RemoveReleaseRules, _remove_rules),
    answer(GetScoringRules, _get_scoring),
    answer(SetScoringRules, _set_scoring),
    answer(GetPolicy, _get_policy),
    answer(SetPolicy, _set_policy),
    answer(ListDecisions, _list_decisions),
    answer(ExplainRelease, _explain),
    answer(ListBlocklist, _list_blocklist),
    answer(AddToBlocklist, _add_to_blocklist),
    answer(RemoveFromBlocklist, _remove_from_blocklist),
    answer_long(ReadName, _read_name),
    answer(JudgeName, _judge_name),
    answer_long(PushRelease, _push_release),
    answer(ListFeeds, _list_feeds),
    answer_long(ReadFeed, _read_feed),
)
