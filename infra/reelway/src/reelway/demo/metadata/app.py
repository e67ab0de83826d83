"""One HTTP server with the faces of TMDB, TVDB, TVmaze and Cinemeta, and their pictures."""

from starlette.applications import Starlette
from starlette.middleware import Middleware

from reelway.demo.faults import Behaving, Behaviour
from reelway.demo.metadata.cinemeta import Cinemeta
from reelway.demo.metadata.images import image_routes
from reelway.demo.metadata.tmdb import Tmdb
from reelway.demo.metadata.tvdb import Tvdb
from reelway.demo.metadata.tvmaze import TvMaze
from reelway.demo.titles.catalogue import Catalogue


def metadata_app(catalogue: Catalogue, base_url: str, behaviour: Behaviour) -> Starlette:
    """The server; the sources' paths do not meet, so they share one root."""
    faces = (
        Tmdb(catalogue, base_url),
        Tvdb(catalogue, base_url),
        TvMaze(catalogue, base_url),
        Cinemeta(catalogue, base_url),
    )
    routes = [route for face in faces for route in face.routes()]
    return Starlette(routes=[*routes, *image_routes(catalogue)], middleware=[Middleware(Behaving, behaviour=behaviour)])
