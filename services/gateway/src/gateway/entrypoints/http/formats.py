"""Custom formats, and what is imported from guides."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from contracts.indexer.format_asks import (
    AddFormat,
    CustomFormats,
    EditFormat,
    ExportedFormats,
    ExportFormats,
    FormatTrial,
    GetFormat,
    ImportGuides,
    ImportReport,
    ListFormatChoices,
    ListFormats,
    ListQualitySizes,
    QualitySizes,
    RemoveFormat,
    SetQualitySizes,
    TryFormat,
)
from contracts.indexer.format_values import (
    CustomFormatSettings,
    CustomFormatView,
    FormatApp,
    FormatChoices,
    FormatShape,
    ImportDocument,
    ImportKind,
)
from contracts.values import Page
from gateway.entrypoints.http.auth import Admin, Reader
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(tags=["formats"])
FORMAT_EXAMPLE = {
    "name": "x265",
    "specifications": [{"name": "x265", "kind": "TitleMatches", "fields": {"pattern": "[xh][ ._]?265"}}],
}
IMPORT_EXAMPLE = {
    "documents": [{"where": "x265.json", "app": "radarr", "text": '{"name": "x265", "specifications": []}'}],
    "dry_run": True,
}
TRIAL_EXAMPLE = {"custom_format": FORMAT_EXAMPLE, "name": "Harbor.Lights.S01E02.1080p.WEB-DL.x265-TIDE"}
SIZES_EXAMPLE = {"items": [{"quality": "WEBDL-1080p", "min_mb": 6, "preferred_mb": 40, "max_mb": 100}]}
SIZES_IMPORT_EXAMPLE: JsonDict = {
    "documents": [
        {
            "where": "movie.json",
            "app": "radarr",
            "text": '{"type": "movie", "qualities": [{"quality": "WEBDL-1080p", "min": 12, "max": 90}]}',
        }
    ],
    "sizes_list": "movie",
    "dry_run": True,
}
MAX_IMPORT_BYTES = 7_000_000
"""A whole folder of guides at once, below what NATS carries; every other request is far smaller."""
NewFormat = Annotated[CustomFormatSettings, Body(examples=[FORMAT_EXAMPLE])]
Import = Annotated[ImportGuides, Body(examples=[IMPORT_EXAMPLE])]


class SizesImport(BaseModel):
    """Lists of sizes of qualities, as JSON of a guide or of the API of Sonarr or Radarr."""

    model_config = ConfigDict(json_schema_extra={"examples": [SIZES_IMPORT_EXAMPLE]})
    documents: Annotated[tuple[ImportDocument, ...], Field(min_length=1, max_length=100)]
    sizes_list: Annotated[str | None, Field(max_length=200)] = None
    dry_run: bool = False

    def as_ask(self) -> ImportGuides:
        """What the indexer is asked."""
        return ImportGuides(
            documents=self.documents, kinds=(ImportKind.SIZES,), sizes_list=self.sizes_list, dry_run=self.dry_run
        )


@router.get("/custom-formats", response_model=CustomFormats, summary="Custom formats, by name")
async def list_formats(request: Request, principal: Reader, limit: Limit = 100, cursor: Cursor = None) -> Response:
    return await pass_on(request, ListFormats(page=Page(limit=limit, cursor=cursor)), principal)


@router.get("/custom-formats/export", response_model=ExportedFormats, summary="Custom formats for another program")
async def export_formats(
    request: Request,
    principal: Reader,
    *,
    app: FormatApp,
    shape: FormatShape = FormatShape.GUIDE,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    return await pass_on(request, ExportFormats(app=app, shape=shape, page=Page(limit=limit, cursor=cursor)), principal)


@router.post(
    "/custom-formats/import",
    response_model=ImportReport,
    summary="Take what guides hold",
    max_body_size=MAX_IMPORT_BYTES,
)
async def import_guides(request: Request, documents: Import, principal: Admin) -> Response:
    return await pass_on(request, documents, principal)


@router.get("/custom-formats/choices", response_model=FormatChoices, summary="What conditions may ask for")
async def list_choices(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListFormatChoices(), principal)


@router.post("/custom-formats/test", response_model=FormatTrial, summary="Try a custom format on a release name")
async def try_format(
    request: Request, trial: Annotated[TryFormat, Body(examples=[TRIAL_EXAMPLE])], principal: Reader
) -> Response:
    return await pass_on(request, trial, principal)


@router.get("/custom-formats/{format_id}", response_model=CustomFormatView, summary="A custom format")
async def get_format(request: Request, format_id: str, principal: Reader) -> Response:
    return await pass_on(request, GetFormat(format_id=format_id), principal)


@router.post("/custom-formats", status_code=201, response_model=CustomFormatView, summary="Add a custom format")
async def add_format(
    request: Request, custom_format: NewFormat, principal: Admin, key: IdempotencyKey = None
) -> Response:
    return await create(request, AddFormat(custom_format=custom_format), principal, key)


@router.put("/custom-formats/{format_id}", response_model=CustomFormatView, summary="Replace a custom format")
async def edit_format(request: Request, format_id: str, custom_format: NewFormat, principal: Admin) -> Response:
    return await pass_on(request, EditFormat(format_id=format_id, custom_format=custom_format), principal)


@router.delete("/custom-formats/{format_id}", status_code=204, summary="Forget a custom format")
async def remove_format(request: Request, format_id: str, principal: Admin) -> Response:
    return await done(request, RemoveFormat(format_id=format_id), principal)


@router.get("/quality-sizes", response_model=QualitySizes, summary="How large releases of each quality may be")
async def list_quality_sizes(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListQualitySizes(), principal)


@router.put("/quality-sizes", response_model=QualitySizes, summary="Change the sizes of some qualities")
async def set_quality_sizes(
    request: Request, sizes: Annotated[SetQualitySizes, Body(examples=[SIZES_EXAMPLE])], principal: Admin
) -> Response:
    return await pass_on(request, sizes, principal)


@router.post("/quality-sizes/import", response_model=ImportReport, summary="Take the sizes that a guide recommends")
async def import_quality_sizes(request: Request, sizes: SizesImport, principal: Admin) -> Response:
    return await pass_on(request, sizes.as_ask(), principal)
