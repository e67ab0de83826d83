"""Backups of a Reelway that runs on one machine."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request, Response

from contracts.backups import NAME_PATTERN, BackupCheck, Backups, BackupSchedule
from gateway.entrypoints.http.auth import Admin, app_of

router = APIRouter(prefix="/backups", tags=["backups"])
SCHEDULE_EXAMPLE = {"enabled": True, "every_days": 1, "at": "03:00", "keep": 7}
Name = Annotated[str, Path(pattern=NAME_PATTERN, examples=["2026-03-01T03-00-00Z"])]
Known = Annotated[
    int | None, Query(ge=0, description="A revision: the answer waits for another one, at most 20 seconds")
]


@router.get("", summary="Backups, the newest first, and the one that is being made")
async def list_backups(request: Request, _principal: Admin, known: Known = None) -> Backups:
    return await app_of(request).backups.list(known)


@router.post("", status_code=202, summary="Begin a backup now")
async def make_backup(request: Request, _principal: Admin) -> Backups:
    return await app_of(request).backups.make()


@router.get("/schedule", summary="When backups are made, and how many stay")
async def get_backup_schedule(request: Request, _principal: Admin) -> BackupSchedule:
    return await app_of(request).backups.get_schedule()


@router.put("/schedule", summary="Replace the schedule")
async def set_backup_schedule(
    request: Request, schedule: Annotated[BackupSchedule, Body(examples=[SCHEDULE_EXAMPLE])], _principal: Admin
) -> BackupSchedule:
    return await app_of(request).backups.set_schedule(schedule)


@router.post("/{name}/check", summary="Read all of a backup and say whether it is whole")
async def check_backup(request: Request, name: Name, _principal: Admin) -> BackupCheck:
    return await app_of(request).backups.check(name)


@router.delete("/{name}", status_code=204, summary="Take a backup away")
async def remove_backup(request: Request, name: Name, _principal: Admin) -> Response:
    await app_of(request).backups.remove(name)
    return Response(status_code=204)
