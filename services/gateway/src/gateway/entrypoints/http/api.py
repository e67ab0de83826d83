"""The whole HTTP face of Reelway."""

from importlib.metadata import version

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline
from starlette.middleware.gzip import GZipMiddleware

from gateway.app_state import App
from gateway.entrypoints.http import (
    account,
    backups,
    bulk,
    decisions,
    downloads,
    events,
    feeds,
    formats,
    held,
    indexers,
    libraries,
    metadata,
    movies,
    pages,
    problem_list,
    profiles,
    rules,
    shows,
    system,
    title_names,
    wanted,
)
from gateway.entrypoints.http.headers import SecurityHeaders
from gateway.entrypoints.http.problems import PROBLEM_ANSWERS, add_problem_handlers
from gateway.entrypoints.http.web_app import add_web_app, find_web_app

MAX_BODY_BYTES = 1_000_000
"""Many times the largest request there is; more is refused before it fills the memory, with or without a login."""
DESCRIPTION = """
Carries a wish to a file in your library. Log in with `POST /api/v1/login`, or send an API key in `X-Api-Key`.

Lists page with `limit` and `cursor`. Errors are `application/problem+json` with a stable `code` and, in `advice`, what
to do next. Creations take an `Idempotency-Key`. `GET /api/v1/events` streams everything that happens.
"""
ROUTERS = (
    account.router,
    shows.router,
    movies.router,
    title_names.router,
    bulk.router,
    libraries.router,
    metadata.router,
    indexers.router,
    profiles.router,
    formats.router,
    rules.router,
    decisions.router,
    held.router,
    feeds.router,
    downloads.router,
    wanted.router,
    events.router,
    problem_list.router,
    system.router,
    backups.router,
)


def build_api(app: App | None) -> FastAPI:
    """The ASGI app; without an `App` it only describes itself."""
    api = FastAPIOffline(
        title="Reelway",
        version=version("reelway-gateway"),
        description=DESCRIPTION,
        docs_url="/api/docs",
        redoc_url="/api/redoc",
        openapi_url="/api/openapi.json",
        static_url="/api/static-docs",
        generate_unique_id_function=_operation_id,
        max_body_size=MAX_BODY_BYTES,
    )
    v1 = APIRouter(prefix="/api/v1", responses=PROBLEM_ANSWERS)
    for router in ROUTERS:
        v1.include_router(router)
    api.include_router(v1)
    api.add_middleware(SecurityHeaders, image_sources=app.settings.image_sources if app else ())
    api.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    add_problem_handlers(api)

    @api.get("/api/v1/health", tags=["system"], summary="Whether the gateway answers")
    async def health() -> dict[str, str]:
        return {"state": "ok"}

    if app is not None:
        api.state.reelway = app
    web_app = find_web_app(app.settings.web_folder if app else None)
    if web_app:
        add_web_app(api, web_app)
    else:
        api.include_router(pages.router)
    return api


def _operation_id(route: APIRoute) -> str:
    """`list_shows` rather than `list_titles`: the routes that shows and movies share are named after both."""
    kind = route.tags[0] if route.tags else "gateway"
    name = route.name.replace("titles", str(kind)).replace("title", str(kind).removesuffix("s"))
    return name if kind not in ("shows", "movies") or str(kind).removesuffix("s") in name else f"{name}_of_{kind}"
