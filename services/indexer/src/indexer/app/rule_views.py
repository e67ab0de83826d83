"""Delay profiles, release rules, scoring rules and the policy as messages carry them."""

from uuid import UUID

from contracts.indexer.rule_values import (
    DelayProfileView,
    DelaySettings,
    PolicySettings,
    PreferredTermSettings,
    ReleaseRulesSettings,
    ReleaseRulesView,
    ScoringRule,
    ScoringSet,
    ScoringSettings,
)
from contracts.values import Protocol
from indexer.domain.judging_rules import RuleScope
from kit.errors import InvalidInput
from releases.judging.context import Policy, Propers
from releases.profiles import delay_profile
from releases.profiles.delay_profile import DelayProfile
from releases.profiles.release_rules import PreferredTerm, ReleaseRules, term_problem
from releases.profiles.scoring_rules import (
    FlagScoringRule,
    ScoringRules,
    ScoringRuleSet,
    TitleScoringRule,
)


def read_delay(settings: DelaySettings) -> DelayProfile:
    """As the rules know it."""
    return DelayProfile(
        protocols=frozenset(delay_profile.Protocol(one.value) for one in settings.protocols),
        preferred=delay_profile.Protocol(settings.preferred.value),
        torrent_minutes=settings.torrent_minutes,
        usenet_minutes=settings.usenet_minutes,
        bypass_if_best_quality=settings.bypass_if_best_quality,
        bypass_above_score=settings.bypass_above_score,
    )


def view_delay(scope: RuleScope, delay: DelayProfile) -> DelayProfileView:
    """With whom it is for."""
    settings = DelaySettings(
        protocols=tuple(Protocol(one.value) for one in sorted(delay.protocols)),
        preferred=Protocol(delay.preferred.value),
        torrent_minutes=delay.torrent_minutes,
        usenet_minutes=delay.usenet_minutes,
        bypass_if_best_quality=delay.bypass_if_best_quality,
        bypass_above_score=delay.bypass_above_score,
    )
    return DelayProfileView(profile_id=_id(scope.profile_id), library_id=_id(scope.library_id), delay=settings)


def read_release_rules(settings: ReleaseRulesSettings) -> ReleaseRules:
    """As the rules know them. Raises InvalidInput for a term that can't be used."""
    terms = (*settings.must_contain, *settings.must_not_contain, *(one.term for one in settings.preferred))
    problems = [f"{term!r}: {problem}" for term in terms if (problem := term_problem(term))]
    if problems:
        raise InvalidInput("; ".join(problems)[:1000], advice="Mend or remove the term")
    return ReleaseRules(
        must_contain=settings.must_contain,
        must_not_contain=settings.must_not_contain,
        preferred=tuple(PreferredTerm(one.term, one.points) for one in settings.preferred),
    )


def view_release_rules(scope: RuleScope, rules: ReleaseRules) -> ReleaseRulesView:
    """With whom they are for."""
    settings = ReleaseRulesSettings(
        must_contain=rules.must_contain,
        must_not_contain=rules.must_not_contain,
        preferred=tuple(PreferredTermSettings(term=one.term, points=one.points) for one in rules.preferred),
    )
    return ReleaseRulesView(profile_id=_id(scope.profile_id), library_id=_id(scope.library_id), rules=settings)


def read_scoring(settings: ScoringSettings) -> ScoringRules:
    """As the rules know it. Raises InvalidInput when a set names what is not there."""
    names = {rule.name for rule in (*settings.titles, *settings.flags)}
    unknown = {name for one in settings.sets for name in one.rules} - names
    if unknown:
        raise InvalidInput(
            f"The sets name no rules: {', '.join(sorted(unknown))}", advice="Name rules of this document"
        )
    return ScoringRules(
        titles=tuple(TitleScoringRule(one.name, one.words, one.points, one.negate) for one in settings.titles),
        flags=tuple(FlagScoringRule(one.name, one.words, one.points, one.negate) for one in settings.flags),
        sets=tuple(ScoringRuleSet(one.name, tuple(map(str, one.libraries)), one.rules) for one in settings.sets),
    )


def view_scoring(scoring: ScoringRules) -> ScoringSettings:
    """All rules and sets."""
    titles = [(one.name, one.keywords, one.points, one.negate) for one in scoring.titles]
    flags = [(one.name, one.flags, one.points, one.negate) for one in scoring.flags]
    return ScoringSettings(
        titles=tuple(_rule(*one) for one in titles),
        flags=tuple(_rule(*one) for one in flags),
        sets=tuple(_set(one) for one in scoring.sets),
    )


def _set(one: ScoringRuleSet) -> ScoringSet:
    return ScoringSet.model_validate({"name": one.name, "libraries": one.libraries, "rules": one.rule_names})


def _rule(name: str, words: tuple[str, ...], points: int, negate: bool) -> ScoringRule:
    return ScoringRule(name=name, words=words, points=points, negate=negate)


def read_policy(settings: PolicySettings) -> Policy:
    """As the rules know it."""
    return Policy(**settings.model_dump(exclude={"propers"}), propers=Propers(settings.propers.value))


def view_policy(policy: Policy) -> PolicySettings:
    """What a person may set of it."""
    return PolicySettings.model_validate({name: getattr(policy, name) for name in PolicySettings.model_fields})


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
