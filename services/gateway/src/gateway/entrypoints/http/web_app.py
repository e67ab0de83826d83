"""Serves the built web app: its files, and its one page for every path that the app itself knows."""

from mimetypes import guess_type
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kit.errors import NotFound

SHIPPED = Path(__file__).parents[2] / "web"
"""Where the build is put (`make web`); it is not in the repository."""
YEAR_SECONDS = 365 * 24 * 3600
INDEX = "index.html"


class _Unchanging(StaticFiles):
    """Files whose names change with their content; the build has packed them already, better than can be done here."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, to be kept for a year."""
        response = await self._find_packed(path, scope) or await super().get_response(path, scope)
        response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
        response.headers.add_vary_header("Accept-Encoding")
        return response

    async def _find_packed(self, path: str, scope: Scope) -> Response | None:
        accepted = (one.split(";")[0].strip() for one in Headers(scope=scope).get("accept-encoding", "").split(","))
        if "br" not in accepted or not self.lookup_path(f"{path}.br")[1]:
            return None
        response = await super().get_response(f"{path}.br", scope)
        response.headers["Content-Encoding"] = "br"
        response.headers["Content-Type"] = guess_type(path)[0] or "application/octet-stream"
        return response


def find_web_app(configured: Path | None) -> Path | None:
    """The folder of the built web app, None where there is none."""
    folder = configured or SHIPPED
    return folder if (folder / INDEX).is_file() else None


def add_web_app(api: FastAPI, folder: Path) -> None:
    """The app's files, and its page for all other paths."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    if (folder / "_app/immutable").is_dir():
        api.mount("/_app/immutable", _Unchanging(directory=folder / "_app/immutable"))
    router = APIRouter(include_in_schema=False)

    @router.get("/{path:path}")
    async def page(path: str) -> FileResponse:
        if path.startswith("api/"):
            raise NotFound(f"There is no /{path}", advice="The API's documentation is at /api/docs")
        # The page itself is asked for anew each time: it names the files of the version that runs.
        return FileResponse(files.get(path, folder / INDEX), headers={"Cache-Control": "no-cache"})

    api.include_router(router)
