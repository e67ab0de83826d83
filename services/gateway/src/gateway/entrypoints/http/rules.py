"""Delay profiles, release rules, scoring rules and the policy."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Query, Request, Response

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
from contracts.indexer.rule_values import (
    DelayProfileView,
    DelaySettings,
    PolicySettings,
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
POLICY_EXAMPLE = {"propers": "do_not_prefer", "maximum_size_bytes": 60_000_000_000, "multi_season_packs": False}
NewDelay = Annotated[DelaySettings, Body(examples=[DELAY_EXAMPLE])]
NewRules = Annotated[ReleaseRulesSettings, Body(examples=[RULES_EXAMPLE])]
NewPolicy = Annotated[PolicySettings, Body(examples=[POLICY_EXAMPLE])]
NewScoring = Annotated[ScoringSettings, Body(examples=[SCORING_EXAMPLE])]
Profile = Annotated[UUID | None, Query(description="For targets of this quality profile only")]
Library = Annotated[UUID | None, Query(description="For targets of this library only")]
DELAY_SUMMARY = "Hold releases, of all targets or of some; the narrowest delay profile that fits counts"
RULES_SUMMARY = "Set terms, for all targets or for some; all that fit add up"


@router.get("/delay-profiles", response_model=DelayProfiles, summary="How long releases are held")
async def list_delay_profiles(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListDelayProfiles(), principal)


@router.put("/delay-profiles", response_model=DelayProfileView, summary=DELAY_SUMMARY)
async def set_delay_profile(
    request: Request, delay: NewDelay, principal: Admin, profile_id: Profile = None, library_id: Library = None
) -> Response:
    return await pass_on(request, SetDelayProfile(profile_id=profile_id, library_id=library_id, delay=delay), principal)


@router.delete("/delay-profiles", status_code=204, summary="Forget a delay profile")
async def remove_delay_profile(
    request: Request, principal: Admin, profile_id: Profile = None, library_id: Library = None
) -> Response:
    return await done(request, RemoveDelayProfile(profile_id=profile_id, library_id=library_id), principal)


@router.get("/release-rules", response_model=ReleaseRuleList, summary="Terms that names must hold, or must not")
async def list_release_rules(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListReleaseRules(), principal)


@router.put("/release-rules", response_model=ReleaseRulesView, summary=RULES_SUMMARY)
async def set_release_rules(
    request: Request, rules: NewRules, principal: Admin, profile_id: Profile = None, library_id: Library = None
) -> Response:
    return await pass_on(request, SetReleaseRules(profile_id=profile_id, library_id=library_id, rules=rules), principal)


@router.delete("/release-rules", status_code=204, summary="Forget release rules")
async def remove_release_rules(
    request: Request, principal: Admin, profile_id: Profile = None, library_id: Library = None
) -> Response:
    return await done(request, RemoveReleaseRules(profile_id=profile_id, library_id=library_id), principal)


@router.get("/scoring-rules", response_model=ScoringSettings, summary="Points for words and flags")
async def get_scoring_rules(request: Request, principal: Reader) -> Response:
    return await pass_on(request, GetScoringRules(), principal)


@router.put("/scoring-rules", response_model=ScoringSettings, summary="Replace all scoring rules")
async def set_scoring_rules(request: Request, scoring: NewScoring, principal: Admin) -> Response:
    return await pass_on(request, SetScoringRules(scoring=scoring), principal)


@router.get("/grab-policy", response_model=PolicySettings, summary="What holds for every release")
async def get_policy(request: Request, principal: Reader) -> Response:
    return await pass_on(request, GetPolicy(), principal)


@router.put("/grab-policy", response_model=PolicySettings, summary="Replace what holds for every release")
async def set_policy(request: Request, policy: NewPolicy, principal: Admin) -> Response:
    return await pass_on(request, SetPolicy(policy=policy), principal)
