"""The indexers as Prowlarr shows them: a list by JSON, and a Torznab proxy for each."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from reelway.demo.indexers.feed import CATEGORIES, LIMIT_DEFAULT, LIMIT_MAX, Source
from reelway.demo.indexers.torznab import DemoIndexer, download, error

Json = dict[str, object]

_PARAMETER_NAMES = {"imdbid": "imdbId", "tvdbid": "tvdbId", "tmdbid": "tmdbId", "tvmazeid": "tvMazeId"}


class Prowlarr:
    """Answers as Prowlarr does; indexers count from 1 in the order given."""

    def __init__(self, indexers: Sequence[DemoIndexer], base_url: str, api_key: str) -> None:
        self._indexers = dict(enumerate(indexers, start=1))
        self._base_url = base_url
        self._api_key = api_key

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        return [
            Route("/api/v1/system/status", self._status),
            Route("/api/v1/indexer", self._list),
            Route("/api/v1/indexer/{id:int}", self._one),
            Route("/api/v1/indexer/{id:int}/newznab", self._torznab),
            Route("/{id:int}/api", self._torznab),
            Route("/{id:int}/download/{info_hash}.torrent", self._download),
        ]

    async def _status(self, request: Request) -> Response:
        if not self._may(request):
            return JSONResponse({"error": "Unauthorized"}, 401)
        return JSONResponse({"appName": "Prowlarr", "instanceName": "Prowlarr", "version": "2.0.0.0", "urlBase": ""})

    async def _list(self, request: Request) -> Response:
        if not self._may(request):
            return JSONResponse({"error": "Unauthorized"}, 401)
        return JSONResponse([_record(number, indexer) for number, indexer in self._indexers.items()])

    async def _one(self, request: Request) -> Response:
        number = request.path_params["id"]
        if not self._may(request):
            return JSONResponse({"error": "Unauthorized"}, 401)
        if number not in self._indexers:
            return JSONResponse({"message": "NotFound"}, 404)
        return JSONResponse(_record(number, self._indexers[number]))

    async def _torznab(self, request: Request) -> Response:
        number = request.path_params["id"]
        if number not in self._indexers:
            return error(201, "There is no such indexer.", 404)
        if not self._may(request):
            return error(100, "The API key is wrong.", 401)
        indexer = self._indexers[number]
        source = Source(indexer.name, f"{self._base_url}/{number}", self._api_key, ("prowlarrindexer", str(number)))
        return await indexer.answer({**request.query_params, "apikey": self._api_key}, source, self._api_key)

    async def _download(self, request: Request) -> Response:
        indexer = self._indexers.get(request.path_params["id"])
        if indexer is None or not self._may(request):
            return error(100, "The API key is wrong.", 401)
        return download(indexer.listing.find(request.path_params["info_hash"]))

    def _may(self, request: Request) -> bool:
        given = request.headers.get("x-api-key") or request.query_params.get("apikey", "")
        return given == self._api_key


def _record(number: int, indexer: DemoIndexer) -> Json:
    return {
        "id": number,
        "name": indexer.name,
        "sortName": indexer.slug,
        "definitionName": indexer.slug,
        "implementation": "Cardigann",
        "implementationName": "Cardigann",
        "configContract": "CardigannSettings",
        "description": f"{indexer.name} of the demo world",
        "language": "en-US",
        "encoding": "Unicode (UTF-8)",
        "indexerUrls": [indexer.base_url],
        "fields": [],
        "tags": [],
        "enable": True,
        "redirect": False,
        "supportsRss": True,
        "supportsSearch": True,
        "supportsRedirect": True,
        "supportsPagination": True,
        "appProfileId": 1,
        "protocol": "torrent",
        "privacy": "private",
        "priority": 25,
        "downloadClientId": 0,
        "added": "2026-01-01T00:00:00Z",
        "capabilities": _capabilities(number, indexer),
    }


def _capabilities(number: int, indexer: DemoIndexer) -> Json:
    return {
        "id": number,
        "limitsMax": LIMIT_MAX,
        "limitsDefault": LIMIT_DEFAULT,
        "categories": [
            {"id": category, "name": name, "subCategories": [{"id": key, "name": text} for key, text in inner.items()]}
            for category, (name, inner) in CATEGORIES.items()
        ],
        "supportsRawSearch": False,
        "searchParams": ["q"],
        "tvSearchParams": _parameters(indexer.tv_parameters),
        "movieSearchParams": _parameters(indexer.movie_parameters),
        "musicSearchParams": [],
        "bookSearchParams": [],
    }


def _parameters(names: str) -> list[str]:
    return [_PARAMETER_NAMES.get(name, name) for name in names.split(",")]
