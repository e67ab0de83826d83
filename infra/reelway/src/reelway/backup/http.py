"""The keeper of backups for the gateway, as HTTP on a socket that only our user may open."""

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from contracts.backups import BackupSchedule
from contracts.message import Value
from kit.errors import InvalidInput, ReelwayError
from reelway.backup.keeper import BackupKeeper


def build_backups_app(keeper: BackupKeeper) -> Starlette:
    """What the gateway may ask."""

    async def list_backups(request: Request) -> Response:
        known = request.query_params.get("known", "")
        return _json(await keeper.view(int(known) if known.isdecimal() else None))

    async def make_backup(_: Request) -> Response:
        keeper.request()
        return _json(await keeper.view(), status=202)

    async def check_backup(request: Request) -> Response:
        return _json(await keeper.check(request.path_params["name"]))

    async def remove_backup(request: Request) -> Response:
        await keeper.remove(request.path_params["name"])
        return Response(status_code=204)

    async def get_schedule(_: Request) -> Response:
        return _json(keeper.schedule)

    async def set_schedule(request: Request) -> Response:
        return _json(await keeper.set_schedule(await _read_schedule(request)))

    return Starlette(
        routes=[
            Route("/backups", list_backups),
            Route("/backups", make_backup, methods=["POST"]),
            Route("/backups/schedule", get_schedule),
            Route("/backups/schedule", set_schedule, methods=["PUT"]),
            Route("/backups/{name}/check", check_backup, methods=["POST"]),
            Route("/backups/{name}", remove_backup, methods=["DELETE"]),
        ],
        exception_handlers={ReelwayError: _on_error},
    )


async def _read_schedule(request: Request) -> BackupSchedule:
    try:
        return BackupSchedule.model_validate_json(await request.body())
    except ValidationError as error:
        raise InvalidInput(str(error)) from error


async def _on_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, ReelwayError):
        raise error
    return JSONResponse({"code": error.code, "detail": error.detail, "advice": error.advice}, error.status)


def _json(value: Value, status: int = 200) -> Response:
    return Response(value.model_dump_json(), status, media_type="application/json")
