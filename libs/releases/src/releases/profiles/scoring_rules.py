"""Rule sets that give points for words in the name and for indexer flags, per library."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

ALL_TV = "ALL_TV"
ALL_MOVIES = "ALL_MOVIES"


@dataclass(frozen=True, slots=True)
class TitleScoringRule:
    """Points once when any keyword stands in the name as a whole word; with `negate`, when none does."""

    name: str
    keywords: tuple[str, ...]
    points: int = 0
    negate: bool = False


@dataclass(frozen=True, slots=True)
class FlagScoringRule:
    """Points once when the indexer gave any of the flags; with `negate`, when it gave none of them."""

    name: str
    flags: tuple[str, ...]
    points: int = 0
    negate: bool = False


@dataclass(frozen=True, slots=True)
class ScoringRuleSet:
    """Rules by name for some libraries; `ALL_TV` and `ALL_MOVIES` stand for every library of that kind."""

    name: str
    libraries: tuple[str, ...]
    rule_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """All rules and all sets. Every set that applies counts, so that a rule named in two of them counts twice."""

    titles: tuple[TitleScoringRule, ...] = ()
    flags: tuple[FlagScoringRule, ...] = ()
    sets: tuple[ScoringRuleSet, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePoints:
    """Points that one rule of one set gave."""

    rule_set: str
    rule: str
    points: int


def score_by_rules(
    rules: ScoringRules, title: str, flags: Iterable[str], *, library: str, is_movie: bool
) -> tuple[RulePoints, ...]:
    """The points of every rule that hit, in order; a sum below 0 means that the release is not wanted.

    Names of rules that do not exist count nothing; flags are compared without regard to case.
    """
    if not rules.sets:
        return ()
    given = frozenset(flag.lower() for flag in flags)
    everywhere = ALL_MOVIES if is_movie else ALL_TV
    applying = [s for s in rules.sets if library in s.libraries or everywhere in s.libraries]
    return tuple(
        RulePoints(rule_set.name, rule.name, rule.points)
        for rule_set in applying
        for name in rule_set.rule_names
        for rule in _named(rules, name)
        if _hits(rule, title, given)
    )


def _named(rules: ScoringRules, name: str) -> list[TitleScoringRule | FlagScoringRule]:
    titles = [rule for rule in rules.titles if rule.name == name]
    return [*titles, *(rule for rule in rules.flags if rule.name == name)]


def _hits(rule: TitleScoringRule | FlagScoringRule, title: str, flags: frozenset[str]) -> bool:
    if isinstance(rule, FlagScoringRule):
        found = any(flag.lower() in flags for flag in rule.flags)
    else:
        found = bool(rule.keywords) and _words(rule.keywords).search(title) is not None
    return found is not rule.negate


@lru_cache(maxsize=1024)
def _words(keywords: tuple[str, ...]) -> re.Pattern[str]:
    # Looking at neighbours instead of word boundaries lets a keyword end in punctuation, as "HDR10+" does.
    any_of = "|".join(re.escape(keyword) for keyword in sorted(keywords, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{any_of})(?![^\W_])", re.IGNORECASE)
