"""Formats, profiles, rules, decisions and feeds over HTTP: who may, and what is asked for."""

from pathlib import Path
from uuid import UUID

import jsonschema

from contracts.indexer.decision_asks import Decisions, ListDecisions, PushRelease
from contracts.indexer.decision_values import PushVerdict
from contracts.indexer.format_asks import (
    ExportedFormats,
    ExportFormats,
    FormatTrial,
    ImportGuides,
    ImportReport,
    ListFormatChoices,
    TryFormat,
)
from contracts.indexer.format_values import FormatApp, FormatShape, ImportKind
from contracts.indexer.profile_asks import (
    EditProfile,
    ExportedProfiles,
    ExportProfiles,
    ListProfilePresets,
    ProfilePresets,
)
from contracts.indexer.rule_asks import SetDelayProfile
from contracts.indexer.rule_values import DelayProfileView
from contracts.message import EXAMPLE_AT, Ask
from contracts.values import EXAMPLE_LIBRARY, EXAMPLE_PROFILE, EXAMPLE_TARGET, Protocol
from indexer.app.format_views import format_choices
from indexer.app.try_format import try_format
from kit.errors import NotFound
from support.gateway import CannedService, running_gateway
from support.stack import Stack

OURS = {"rules", "decisions", "formats", "profiles"}
PUSHED = {
    "title": "Harbor.Lights.S01E02.1080p.WEB-DL-TIDE",
    "downloadUrl": "https://index.example/1",
    "downloadProtocol": "torrent",
    "size": 14,
    "indexer": "Harbor Index",
    "publishDate": EXAMPLE_AT.replace(tzinfo=None).isoformat(),
    "seeders": 3,
    "flags": ["freeleech"],
}
PROFILE = {
    "name": "Mine",
    "qualities": [{"name": "SDTV", "qualities": ["SDTV"], "allowed": True}],
    "cutoff": "SDTV",
}


async def test_a_pushed_release_becomes_an_ask(stack: Stack, tmp_path: Path) -> None:
    indexer = CannedService(stack)
    await indexer.answers(PushRelease, lambda _: PushVerdict(approved=True))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.post("/api/v1/releases/push", json=PUSHED)
        empty = await browser.post("/api/v1/releases/push", json={"title": ""})
    assert (answer.status_code, answer.json()["approved"], empty.status_code) == (200, True, 422)
    assert indexer.asked == [
        PushRelease(
            name=str(PUSHED["title"]),
            download_url="https://index.example/1",
            indexer="Harbor Index",
            size_bytes=14,
            protocol=Protocol.TORRENT,
            published_at=EXAMPLE_AT,
            seeders=3,
            flags=("freeleech",),
        )
    ]


async def test_formats_are_exported_and_imported(stack: Stack, tmp_path: Path) -> None:
    indexer = CannedService(stack)
    await indexer.answers(ExportFormats, lambda _: ExportedFormats(items=({"name": "x265"},), refused=()))
    await indexer.answers(ImportGuides, lambda _: ImportReport(taken=(), refused=(), dry_run=True))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        given = await browser.get("/api/v1/custom-formats/export", params={"app": "radarr", "shape": "api"})
        documents = [{"app": "sonarr", "text": "{}"}]
        taken = await browser.post("/api/v1/custom-formats/import", json={"documents": documents, "dry_run": True})
    assert given.json()["items"] == [{"name": "x265"}]
    assert taken.json()["dry_run"]
    exported, imported = indexer.asked
    assert isinstance(exported, ExportFormats)
    assert (exported.app, exported.shape) == (FormatApp.RADARR, FormatShape.API)
    assert isinstance(imported, ImportGuides)
    assert imported.dry_run


async def test_profiles_are_exported(stack: Stack, tmp_path: Path) -> None:
    indexer = CannedService(stack)
    await indexer.answers(ExportProfiles, lambda _: ExportedProfiles(items=({"name": "HD"},), refused=()))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        where = {"app": "sonarr", "profile_id": str(EXAMPLE_PROFILE)}
        given = await browser.get("/api/v1/profiles/export", params=where)
    (asked,) = indexer.asked
    assert given.json()["items"] == [{"name": "HD"}]
    assert isinstance(asked, ExportProfiles)
    assert (asked.app, asked.shape, asked.profile_id) == (FormatApp.SONARR, FormatShape.API, EXAMPLE_PROFILE)


async def test_sizes_are_imported_by_the_name_of_their_list(stack: Stack, tmp_path: Path) -> None:
    indexer = CannedService(stack)
    await indexer.answers(ImportGuides, lambda _: ImportReport(taken=(), refused=(), dry_run=False))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        sizes = {"documents": [{"app": "radarr", "text": "{}"}], "sizes_list": "movie"}
        answer = await browser.post("/api/v1/quality-sizes/import", json=sizes)
    (asked,) = indexer.asked
    assert answer.status_code == 200
    assert isinstance(asked, ImportGuides)
    assert (asked.kinds, asked.sizes_list, asked.dry_run) == ((ImportKind.SIZES,), "movie", False)


async def test_a_folder_of_guides_fits_into_one_import_and_nothing_else_may_be_so_large(
    stack: Stack, tmp_path: Path
) -> None:
    indexer = CannedService(stack)
    await indexer.answers(ImportGuides, lambda _: ImportReport(taken=(), refused=(), dry_run=True))
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:

        async def send(size: int) -> int:
            documents = [{"app": "sonarr", "text": "x" * (size // 2)}] * 2
            body = {"documents": documents, "dry_run": True}
            return (await browser.post("/api/v1/custom-formats/import", json=body)).status_code

        statuses = [await send(6_000_000), await send(8_000_000)]
        elsewhere = await browser.post("/api/v1/profiles", json={"name": "x" * 2_000_000})
    assert statuses == [200, 413]
    assert elsewhere.status_code == 413


async def test_words_in_an_address_are_not_taken_for_ids(stack: Stack, tmp_path: Path) -> None:
    indexer = CannedService(stack)
    await indexer.answers(ListProfilePresets, lambda _: ProfilePresets(items=()))
    await indexer.answers(ListFormatChoices, lambda _: format_choices())
    await indexer.answers(TryFormat, try_it)
    trial = {"name": "x265", "custom_format": TryFormat.example().custom_format.model_dump(mode="json")}
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        presets = await browser.get("/api/v1/profiles/presets")
        choices = await browser.get("/api/v1/custom-formats/choices")
        tried = await browser.post("/api/v1/custom-formats/test", json=trial)
        empty = {"name": "x", "custom_format": {"name": "x", "specifications": []}}
        wrong = await browser.post("/api/v1/custom-formats/test", json=empty)
    assert presets.json() == {"items": []}
    assert "remux" in choices.json()["modifiers"]
    assert tried.json()["matches"]
    assert wrong.json()["errors"][0]["where"] == "body.custom_format.specifications"


def try_it(ask: Ask) -> FormatTrial:
    assert isinstance(ask, TryFormat)
    return try_format(ask)


async def test_profiles_rules_and_decisions_are_passed_on(stack: Stack, tmp_path: Path) -> None:
    def refuse(_: Ask) -> PushVerdict:
        raise NotFound("There is no such profile", advice="List them")

    indexer = CannedService(stack)
    await indexer.answers(EditProfile, refuse)
    await indexer.answers(ListDecisions, lambda _: Decisions(items=()))
    await indexer.answers(SetDelayProfile, _delay)
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        edited = await browser.put(f"/api/v1/profiles/{EXAMPLE_PROFILE}", json=PROFILE)
        decided = await browser.get(f"/api/v1/targets/{EXAMPLE_TARGET}/decisions", params={"limit": 7})
        where = {"profile_id": str(EXAMPLE_PROFILE), "library_id": str(EXAMPLE_LIBRARY)}
        delayed = await browser.put("/api/v1/delay-profiles", params=where, json={"torrent_minutes": 30})
    assert (edited.status_code, edited.json()["advice"]) == (404, "List them")
    assert decided.json() == {"items": [], "next_cursor": None}
    assert UUID(delayed.json()["profile_id"]) == EXAMPLE_PROFILE
    assert UUID(delayed.json()["library_id"]) == EXAMPLE_LIBRARY
    assert delayed.json()["delay"]["torrent_minutes"] == 30


def _delay(ask: Ask) -> DelayProfileView:
    assert isinstance(ask, SetDelayProfile)
    return DelayProfileView(profile_id=ask.profile_id, library_id=ask.library_id, delay=ask.delay)


async def test_every_body_has_an_example_that_is_taken(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        document = (await browser.get("/api/openapi.json")).json()
    tried = []
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if not OURS.intersection(operation.get("tags", ())) or "requestBody" not in operation:
                continue
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            resolved = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else {}
            examples = schema.get("examples") or resolved.get("examples")
            assert examples, f"{method} {path} has no example"
            for example in examples:
                jsonschema.validate(example, {**schema, "components": document["components"]})
            tried.append(path)
    assert {"/api/v1/names/read", "/api/v1/names/judge", "/api/v1/quality-sizes/import"} <= set(tried)


async def test_nobody_changes_anything_without_logging_in(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        browser.cookies.clear()
        answers = [
            await browser.post("/api/v1/releases/push", json=PUSHED),
            await browser.put("/api/v1/delay-profiles", json={}),
            await browser.post("/api/v1/profiles", json=PROFILE),
            await browser.get("/api/v1/custom-formats"),
        ]
    assert [answer.status_code for answer in answers] == [401] * 4
