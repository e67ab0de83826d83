"""Quality profiles: their editing, and what an edit would change."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response

from contracts.indexer.format_values import FormatApp, FormatShape
from contracts.indexer.profile_asks import (
    AddProfile,
    EditProfile,
    ExportedProfiles,
    ExportProfiles,
    GetProfile,
    ListProfilePresets,
    PreviewProfile,
    ProfilePresets,
    RemoveProfile,
    SetDefaultProfile,
)
from contracts.indexer.values import ProfilePreview, ProfileSettings, ProfileView
from contracts.values import Page
from gateway.entrypoints.http.auth import Admin, Reader
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(prefix="/profiles", tags=["profiles"])
PROFILE_EXAMPLE = {
    "name": "Full HD",
    "qualities": [
        {"name": "HDTV-1080p", "qualities": ["HDTV-1080p"], "allowed": True},
        {"name": "WEB 1080p", "qualities": ["WEBRip-1080p", "WEBDL-1080p"], "allowed": True},
    ],
    "cutoff": "WEB 1080p",
    "format_scores": {"x265": -10},
}
NewProfile = Annotated[ProfileSettings, Body(examples=[PROFILE_EXAMPLE])]


@router.post("", status_code=201, response_model=ProfileView, summary="Add a quality profile")
async def add_profile(request: Request, profile: NewProfile, principal: Admin, key: IdempotencyKey = None) -> Response:
    return await create(request, AddProfile(profile=profile), principal, key)


@router.get("/presets", response_model=ProfilePresets, summary="Quality profiles to begin with")
async def list_presets(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListProfilePresets(), principal)


@router.get("/export", response_model=ExportedProfiles, summary="Quality profiles for another program")
async def export_profiles(
    request: Request,
    principal: Reader,
    *,
    app: FormatApp,
    shape: FormatShape = FormatShape.API,
    profile_id: UUID | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    page = Page(limit=limit, cursor=cursor)
    return await pass_on(request, ExportProfiles(app=app, shape=shape, profile_id=profile_id, page=page), principal)


@router.get("/{profile_id}", response_model=ProfileView, summary="A quality profile")
async def get_profile(request: Request, profile_id: UUID, principal: Reader) -> Response:
    return await pass_on(request, GetProfile(profile_id=profile_id), principal)


@router.put("/{profile_id}", response_model=ProfileView, summary="Replace a quality profile")
async def edit_profile(request: Request, profile_id: UUID, profile: NewProfile, principal: Admin) -> Response:
    return await pass_on(request, EditProfile(profile_id=profile_id, profile=profile), principal)


@router.post("/{profile_id}/preview", response_model=ProfilePreview, summary="What an edit would change")
async def preview_profile(request: Request, profile_id: UUID, profile: NewProfile, principal: Reader) -> Response:
    return await pass_on(request, PreviewProfile(profile_id=profile_id, profile=profile), principal)


@router.post("/{profile_id}/default", status_code=204, summary="Use it where no profile is named")
async def set_default_profile(request: Request, profile_id: UUID, principal: Admin) -> Response:
    return await done(request, SetDefaultProfile(profile_id=profile_id), principal)


@router.delete("/{profile_id}", status_code=204, summary="Forget a quality profile that nothing uses")
async def remove_profile(request: Request, profile_id: UUID, principal: Admin) -> Response:
    return await done(request, RemoveProfile(profile_id=profile_id), principal)
