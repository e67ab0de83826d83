"""Judges a release against targets: matches its formats, scores it, goes through all the rules."""

from collections.abc import Iterable
from typing import NamedTuple

from releases.formats.facts import FormatFacts, facts_of
from releases.formats.format_set import FormatMatches
from releases.judging.candidate import Candidate
from releases.judging.case import Case
from releases.judging.context import Context
from releases.judging.evidence import Evidence, Worth, evidence_of_name
from releases.judging.rejection import Rejection
from releases.judging.score import Score, score_release
from releases.judging.table import RULES
from releases.profiles.scoring_rules import score_by_rules


class Verdict(NamedTuple):
    """All reasons, not only the first. `evidence` is what to freeze with a grab."""

    candidate: Candidate
    context: Context
    rejections: tuple[Rejection, ...]
    format_matches: FormatMatches
    score: Score
    evidence: Evidence

    @property
    def accepted(self) -> bool:
        """Whether the release may be grabbed now."""
        return not self.rejections

    @property
    def only_for_now(self) -> bool:
        """Whether it is rejected only for reasons that time may lift, so that it may be held pending."""
        return bool(self.rejections) and not any(rejection.permanent for rejection in self.rejections)


def judge(candidate: Candidate, context: Context) -> Verdict:
    """The verdict for one target. Pure: the time is the context's."""
    return judge_all(candidate, (context,))[0]


def judge_all(candidate: Candidate, contexts: Iterable[Context]) -> tuple[Verdict, ...]:
    """One verdict per target, in order; formats are matched once for targets that share them."""
    matched: dict[tuple[int, str | None], FormatMatches] = {}
    verdicts = []
    for context in contexts:
        key = (id(context.formats), context.target.original_language)
        if key not in matched:
            matched[key] = context.formats.match(_facts(candidate, context))
        verdicts.append(_judge(candidate, context, matched[key]))
    return tuple(verdicts)


def _judge(candidate: Candidate, context: Context, matches: FormatMatches) -> Verdict:
    target = context.target
    rule_points = score_by_rules(
        context.scoring_rules, candidate.title, candidate.flags, library=target.library, is_movie=target.is_movie
    )
    score = score_release(matches, context.profile, context.release_rules, candidate.title, rule_points)
    evidence = _evidence(candidate, context, matches, score)
    case = Case(candidate, context, evidence, score)
    rejections = tuple([rejection for rule in RULES if (rejection := rule(case))])
    return Verdict(candidate, context, rejections, matches, score, evidence)


def _facts(candidate: Candidate, context: Context) -> FormatFacts:
    return facts_of(
        candidate.release,
        title=candidate.title,
        size_bytes=candidate.size_bytes,
        flags=candidate.flags,
        original_language=context.target.original_language,
    )


def _evidence(candidate: Candidate, context: Context, matches: FormatMatches, score: Score) -> Evidence:
    worth = Worth(
        format_score=score.formats,
        formats=tuple([match.format.name for match in matches.matches]),
        profile_id=context.profile.id,
        profile_version=context.profile.version,
        indexer=candidate.indexer.id,
        info_hash=candidate.info_hash.lower() if candidate.info_hash else None,
        size_bytes=candidate.size_bytes,
    )
    return evidence_of_name(candidate.release, candidate.title, worth)
