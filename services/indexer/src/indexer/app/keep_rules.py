"""Delay profiles, release rules, scoring rules and the policy."""

from collections.abc import Iterable

from contracts.indexer.rule_asks import (
    DelayProfiles,
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
from indexer.app.judging_ports import JudgingStore, RuleKind
from indexer.app.rule_views import (
    read_delay,
    read_policy,
    read_release_rules,
    read_scoring,
    view_delay,
    view_policy,
    view_release_rules,
    view_scoring,
)
from indexer.domain.judging_rules import FOR_ALL, RuleScope
from kit.errors import NotFound


async def list_delay_profiles(*, judging: JudgingStore) -> DelayProfiles:
    """The one for all first."""
    delays = (await judging.load()).delays
    return DelayProfiles(items=tuple(view_delay(of, delays[of]) for of in _in_order(delays)))


async def set_delay_profile(ask: SetDelayProfile, *, judging: JudgingStore) -> DelayProfileView:
    """Add or replace it."""
    await judging.save_rule(RuleKind.DELAY, _scope(ask), read_delay(ask.delay))
    return DelayProfileView(profile_id=ask.profile_id, library_id=ask.library_id, delay=ask.delay)


async def remove_delay_profile(ask: RemoveDelayProfile, *, judging: JudgingStore) -> Done:
    """Raises NotFound."""
    if not await judging.remove_rule(RuleKind.DELAY, _scope(ask)):
        raise NotFound("There is no such delay profile", advice="List the delay profiles")
    return Done()


async def list_release_rules(*, judging: JudgingStore) -> ReleaseRuleList:
    """Those for all first."""
    rules = (await judging.load()).release_rules
    return ReleaseRuleList(items=tuple(view_release_rules(of, rules[of]) for of in _in_order(rules)))


async def set_release_rules(ask: SetReleaseRules, *, judging: JudgingStore) -> ReleaseRulesView:
    """Add or replace them. Raises InvalidInput for a term that can't be used."""
    await judging.save_rule(RuleKind.RELEASE, _scope(ask), read_release_rules(ask.rules))
    return ReleaseRulesView(profile_id=ask.profile_id, library_id=ask.library_id, rules=ask.rules)


async def remove_release_rules(ask: RemoveReleaseRules, *, judging: JudgingStore) -> Done:
    """Raises NotFound."""
    if not await judging.remove_rule(RuleKind.RELEASE, _scope(ask)):
        raise NotFound("There are no such release rules", advice="List the release rules")
    return Done()


async def get_scoring_rules(*, judging: JudgingStore) -> ScoringSettings:
    """Empty where nobody set any."""
    return view_scoring((await judging.load()).scoring)


async def set_scoring_rules(ask: SetScoringRules, *, judging: JudgingStore) -> ScoringSettings:
    """Replace them all. Raises InvalidInput when a set names a rule that is not there."""
    await judging.save_rule(RuleKind.SCORING, FOR_ALL, read_scoring(ask.scoring))
    return ask.scoring


async def get_policy(*, judging: JudgingStore) -> PolicySettings:
    """What a newcomer gets where nobody set any."""
    return view_policy((await judging.load()).policy)


async def set_policy(ask: SetPolicy, *, judging: JudgingStore) -> PolicySettings:
    """Replace it."""
    await judging.save_rule(RuleKind.POLICY, FOR_ALL, read_policy(ask.policy))
    return ask.policy


def _scope(ask: SetDelayProfile | RemoveDelayProfile | SetReleaseRules | RemoveReleaseRules) -> RuleScope:
    profile_id, library_id = ask.profile_id, ask.library_id
    return RuleScope(str(profile_id) if profile_id else None, str(library_id) if library_id else None)


def _in_order(scopes: Iterable[RuleScope]) -> list[RuleScope]:
    return sorted(scopes, key=lambda scope: (scope.profile_id or "", scope.library_id or ""))
