"""Libraries, slots, files and images."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Body, Header, Request, Response
from pydantic import BaseModel, ConfigDict

from contracts.catalog.asks import (
    AddLibrary,
    CheckFolder,
    EditLibrary,
    EditSlot,
    FolderReport,
    GetImage,
    ImageData,
    Libraries,
    ListLibraries,
    ListNamingPresets,
    NamingPresets,
    RemoveFile,
    RemoveLibrary,
    RemoveSlot,
)
from contracts.catalog.values import LibraryView, SlotView
from contracts.values import TitleKind
from gateway.entrypoints.http.auth import Admin, Manager, Reader, app_of, cause_of
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on

router = APIRouter(tags=["libraries"])
ADD_LIBRARY_EXAMPLE = {"kind": "show", "name": "Shows", "root": "/media/shows", "naming_preset": "standard"}
WEEK_SECONDS = 7 * 24 * 3600


class LibraryChange(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Series"}]})
    name: str | None = None
    root: str | None = None
    naming_preset: str | None = None
    default_profile_id: UUID | None = None
    """The profile of new titles; null is the default one."""

    def ask(self, library_id: UUID) -> EditLibrary:
        """The change of this library."""
        forget = "default_profile_id" in self.model_fields_set and self.default_profile_id is None
        return EditLibrary(library_id=library_id, forget_default_profile=forget, **self.model_dump())


class SlotChange(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "4K", "monitored": True}]})
    name: str | None = None
    profile_id: UUID | None = None
    """What judges its releases; null is the default profile."""
    monitored: bool | None = None

    def ask(self, slot_id: UUID) -> EditSlot:
        """The change of this slot."""
        forget = "profile_id" in self.model_fields_set and self.profile_id is None
        return EditSlot(slot_id=slot_id, forget_profile=forget, **self.model_dump())


@router.get("/libraries", response_model=Libraries, summary="All libraries with counts and space")
async def list_libraries(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListLibraries(), principal)


@router.post("/libraries", status_code=201, response_model=LibraryView, summary="Add a library")
async def add_library(
    request: Request,
    library: Annotated[AddLibrary, Body(examples=[ADD_LIBRARY_EXAMPLE])],
    principal: Admin,
    key: IdempotencyKey = None,
) -> Response:
    return await create(request, library, principal, key)


@router.post("/libraries/check", response_model=FolderReport, summary="Look at a folder before it becomes a library's")
async def check_folder(
    request: Request, folder: Annotated[CheckFolder, Body(examples=[{"root": "/media/shows"}])], principal: Admin
) -> Response:
    return await pass_on(request, folder, principal)


@router.patch("/libraries/{library_id}", response_model=LibraryView, summary="Change a library")
async def edit_library(request: Request, library_id: UUID, change: LibraryChange, principal: Admin) -> Response:
    return await pass_on(request, change.ask(library_id), principal)


@router.delete("/libraries/{library_id}", status_code=204, summary="Forget an empty library; its folder stays")
async def remove_library(request: Request, library_id: UUID, principal: Admin) -> Response:
    return await done(request, RemoveLibrary(library_id=library_id), principal)


@router.get("/naming-presets", response_model=NamingPresets, summary="Naming presets with an example of each")
async def list_naming_presets(request: Request, principal: Reader, kind: TitleKind = TitleKind.SHOW) -> Response:
    return await pass_on(request, ListNamingPresets(kind=kind), principal)


@router.patch("/slots/{slot_id}", response_model=SlotView, summary="Change a slot")
async def edit_slot(request: Request, slot_id: UUID, change: SlotChange, principal: Manager) -> Response:
    return await pass_on(request, change.ask(slot_id), principal)


@router.delete("/slots/{slot_id}", status_code=204, summary="Forget a slot that holds no file")
async def remove_slot(request: Request, slot_id: UUID, principal: Manager) -> Response:
    return await done(request, RemoveSlot(slot_id=slot_id), principal)


@router.delete("/files/{file_id}", status_code=204, summary="Move a media file to the recycle bin")
async def remove_file(request: Request, file_id: UUID, principal: Manager) -> Response:
    return await done(request, RemoveFile(file_id=file_id), principal)


@router.get("/images/{image_id}/{size}", summary="An image of a title", response_class=Response)
async def get_image(
    request: Request,
    image_id: UUID,
    size: Literal["small", "medium", "large", "original"],
    principal: Reader,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    app, key = app_of(request), (image_id, size)
    image = app.images.find(key)
    if image is None:
        image = await app.asker.ask(GetImage(image_id=image_id, size=size), ImageData, cause_of(principal))
        app.images.put(key, image)
    headers = {"ETag": f'"{image.etag}"', "Cache-Control": f"private, max-age={WEEK_SECONDS}"}
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(image.data, media_type=image.media_type, headers=headers)
