"""Delay profiles, release rules and scoring rules."""

from contracts.indexer.rule_asks import (
    DelayProfiles,
    ReleaseRuleList,
    RemoveDelayProfile,
    RemoveReleaseRules,
    SetDelayProfile,
    SetReleaseRules,
    SetScoringRules,
)
from contracts.indexer.rule_values import DelayProfileView, ReleaseRulesView, ScoringSettings
from contracts.message import Done
from indexer.app.judging_ports import JudgingStore, RuleKind
from indexer.app.rule_views import (
    read_delay,
    read_release_rules,
    read_scoring,
    view_delay,
    view_release_rules,
    view_scoring,
)
from kit.errors import NotFound


async def list_delay_profiles(*, judging: JudgingStore) -> DelayProfiles:
    """The one for all first."""
    delays = (await judging.load()).delays
    return DelayProfiles(items=tuple(view_delay(of, delays[of]) for of in sorted(delays, key=lambda of: of or "")))


async def set_delay_profile(ask: SetDelayProfile, *, judging: JudgingStore) -> DelayProfileView:
    """Add or replace it."""
    await judging.save_rule(RuleKind.DELAY, ask.profile_id, read_delay(ask.delay))
    return DelayProfileView(profile_id=ask.profile_id, delay=ask.delay)


async def remove_delay_profile(ask: RemoveDelayProfile, *, judging: JudgingStore) -> Done:
    """Raises NotFound."""
    if not await judging.remove_rule(RuleKind.DELAY, ask.profile_id):
        raise NotFound("There is no such delay profile", advice="List the delay profiles")
    return Done()


async def list_release_rules(*, judging: JudgingStore) -> ReleaseRuleList:
    """Those for all first."""
    rules = (await judging.load()).release_rules
    return ReleaseRuleList(
        items=tuple(view_release_rules(of, rules[of]) for of in sorted(rules, key=lambda of: of or ""))
    )


async def set_release_rules(ask: SetReleaseRules, *, judging: JudgingStore) -> ReleaseRulesView:
    """Add or replace them. Raises InvalidInput for a term that can't be used."""
    await judging.save_rule(RuleKind.RELEASE, ask.profile_id, read_release_rules(ask.rules))
    return ReleaseRulesView(profile_id=ask.profile_id, rules=ask.rules)


async def remove_release_rules(ask: RemoveReleaseRules, *, judging: JudgingStore) -> Done:
    """Raises NotFound."""
    if not await judging.remove_rule(RuleKind.RELEASE, ask.profile_id):
        raise NotFound("There are no such release rules", advice="List the release rules")
    return Done()


async def get_scoring_rules(*, judging: JudgingStore) -> ScoringSettings:
    """Empty where nobody set any."""
    return view_scoring((await judging.load()).scoring)


async def set_scoring_rules(ask: SetScoringRules, *, judging: JudgingStore) -> ScoringSettings:
    """Replace them all. Raises InvalidInput when a set names a rule that is not there."""
    await judging.save_rule(RuleKind.SCORING, None, read_scoring(ask.scoring))
    return ask.scoring
