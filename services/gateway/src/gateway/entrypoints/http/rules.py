"""Delay profiles, release rules and scoring rules."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response

from contracts.indexer.rule_asks import (
    DelayProfiles,
    GetScoringRules,
    ListDelayProfiles,
    ListReleaseRules,
    ReleaseRuleList,
    RemoveDelayProfile,
    RemoveReleaseRules,
    SetDelayProfile,
    SetReleaseRules,
    SetScoringRules,
)
from contracts.indexer.rule_values import (
    DelayProfileView,
    DelaySettings,
    ReleaseRulesSettings,
    ReleaseRulesView,
    ScoringSettings,
)
from gateway.entrypoints.http.auth import Admin, Reader
from gateway.entrypoints.http.passing import done, pass_on

router = APIRouter(tags=["rules"])
DELAY_EXAMPLE = {"torrent_minutes": 60, "bypass_if_best_quality": True}
RULES_EXAMPLE = {"must_not_contain": ["/\\bcam\\b/"], "preferred": [{"term": "tide", "points": 5}]}
SCORING_EXAMPLE = {
    "titles": [{"name": "HDR", "words": ["HDR10", "HDR10+"], "points": 10}],
    "flags": [{"name": "nuked", "words": ["nuked"], "points": -1000}],
    "sets": [
        {"name": "Everything", "libraries": ["ALL_TV", "ALL_MOVIES"], "rules": ["nuked"]},
        {"name": "My films", "libraries": ["01956f3e-7a00-7000-8000-000000000007"], "rules": ["HDR"]},
    ],
}
NewDelay = Annotated[DelaySettings, Body(examples=[DELAY_EXAMPLE])]
NewRules = Annotated[ReleaseRulesSettings, Body(examples=[RULES_EXAMPLE])]
NewScoring = Annotated[ScoringSettings, Body(examples=[SCORING_EXAMPLE])]
DELAY_SUMMARY = "Hold releases; without profile_id for all targets whose profile has no delay of its own"
RULES_SUMMARY = "Set terms; without profile_id for all targets whose profile has no rules of its own"


@router.get("/delay-profiles", response_model=DelayProfiles, summary="How long releases are held")
async def list_delay_profiles(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListDelayProfiles(), principal)


@router.put("/delay-profiles", response_model=DelayProfileView, summary=DELAY_SUMMARY)
async def set_delay_profile(
    request: Request, delay: NewDelay, principal: Admin, profile_id: UUID | None = None
) -> Response:
    return await pass_on(request, SetDelayProfile(profile_id=profile_id, delay=delay), principal)


@router.delete("/delay-profiles", status_code=204, summary="Forget a delay profile")
async def remove_delay_profile(request: Request, principal: Admin, profile_id: UUID | None = None) -> Response:
    return await done(request, RemoveDelayProfile(profile_id=profile_id), principal)


@router.get("/release-rules", response_model=ReleaseRuleList, summary="Terms that names must hold, or must not")
async def list_release_rules(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListReleaseRules(), principal)


@router.put("/release-rules", response_model=ReleaseRulesView, summary=RULES_SUMMARY)
async def set_release_rules(
    request: Request, rules: NewRules, principal: Admin, profile_id: UUID | None = None
) -> Response:
    return await pass_on(request, SetReleaseRules(profile_id=profile_id, rules=rules), principal)


@router.delete("/release-rules", status_code=204, summary="Forget release rules")
async def remove_release_rules(request: Request, principal: Admin, profile_id: UUID | None = None) -> Response:
    return await done(request, RemoveReleaseRules(profile_id=profile_id), principal)


@router.get("/scoring-rules", response_model=ScoringSettings, summary="Points for words and flags")
async def get_scoring_rules(request: Request, principal: Reader) -> Response:
    return await pass_on(request, GetScoringRules(), principal)


@router.put("/scoring-rules", response_model=ScoringSettings, summary="Replace all scoring rules")
async def set_scoring_rules(request: Request, scoring: NewScoring, principal: Admin) -> Response:
    return await pass_on(request, SetScoringRules(scoring=scoring), principal)
