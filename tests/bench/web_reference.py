"""What a browser needs at the least for the same: bare pages with the same pictures, or of the same height."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Page

from e2e.web.web_world import World

TALL_PIXELS = 300_000


@contextmanager
def bare_posters(page: Page, world: World, count: int) -> Iterator[str]:
    """The address of a page that is only as many posters of that Reelway, kept in memory."""
    found = page.request.get(f"{world.url}/api/v1/movies?limit={count}").json()["items"]
    ids = [title["poster_id"] for title in found if title["poster_id"]]
    pictures = {f"/{one}": page.request.get(f"{world.url}/api/v1/images/{one}/medium").body() for one in ids}
    images = "".join(f'<li><img src="{path}" width=152 height=228></li>' for path in pictures)
    with _serving({"/": f"<!doctype html><main><ul>{images}</ul></main>".encode(), **pictures}) as url:
        yield url


@contextmanager
def tall_page() -> Iterator[str]:
    """The address of an empty page to scroll."""
    html = f"<!doctype html><main style='height:{TALL_PIXELS}px'>"
    with _serving({"/": html.encode()}) as url:
        yield url


@contextmanager
def _serving(files: dict[str, bytes]) -> Iterator[str]:
    class Files(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = files.get(self.path, b"")
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if self.path == "/" else "image/webp")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
