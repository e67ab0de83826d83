"""Serves the drawn pictures where TMDB has its image host: `/t/p/{size}/{name}`."""

import asyncio
import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from reelway.demo.metadata.pictures import draw_picture
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Show, Title

_NAME = re.compile(r"(?P<kind>show|movie)-(?P<shape>poster|backdrop|season|still)-(?P<id>\d+)(?P<rest>(-\d+)*)\.jpg")
_WIDTH = re.compile(r"w(\d{2,4})")


def image_path(title: Title, shape: str, *numbers: int) -> str:
    """The picture's path at TMDB, with its leading slash; `numbers` are season and episode."""
    kind = "show" if isinstance(title, Show) else "movie"
    return f"/{'-'.join([kind, shape, str(title.ids.tmdb), *map(str, numbers)])}.jpg"


def image_url(base_url: str, title: Title, shape: str, *numbers: int, size: str = "original") -> str:
    """The picture's whole address, for sources that give one."""
    return f"{base_url}/t/p/{size}{image_path(title, shape, *numbers)}"


def image_routes(catalogue: Catalogue) -> list[BaseRoute]:
    """The image host's one route."""
    names = {("show" if isinstance(title, Show) else "movie", title.ids.tmdb): title.name for title in catalogue.titles}

    async def image(request: Request) -> Response:
        picture = await asyncio.to_thread(draw_picture, *_wanted(names, request.path_params))
        return Response(picture, media_type="image/jpeg", headers={"cache-control": "max-age=86400"})

    return [Route("/t/p/{size}/{name}", image)]


def _wanted(names: Mapping[tuple[str, int], str], path: Mapping[str, str]) -> tuple[str, str, str, int | None]:
    match = _NAME.fullmatch(path["name"])
    if match is None or (match["kind"], int(match["id"])) not in names:
        raise HTTPException(404)
    name, numbers = names[match["kind"], int(match["id"])], match["rest"].split("-")[1:]
    if match["shape"] == "season":
        name = f"{name} Season {''.join(numbers)}"
    elif numbers:
        name = f"{name} {'x'.join(numbers)}"
    width = _WIDTH.fullmatch(path["size"])
    scene = f"{match['kind']}-{match['id']}{match['rest']}"
    return match["shape"], scene, name, int(width[1]) if width else None
