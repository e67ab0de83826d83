"""Servers around Reelway: a proxy that speaks TLS for it, a line that can be cut, and a site that means harm."""

import contextlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer, ThreadingTCPServer
from typing import TypeVar
from urllib.parse import urlsplit

ServerT = TypeVar("ServerT", bound=TCPServer)
_HOP_BY_HOP = frozenset({"transfer-encoding", "connection", "keep-alive"})


@contextmanager
def hostile_site(html: str) -> Iterator[int]:
    """A site that answers every request with one page; gives its port on loopback."""

    class Site(_Quiet):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

    with _serving(Site) as server:
        yield server.server_port


@contextmanager
def tls_proxy(url: str, folder: Path) -> Iterator[str]:
    """The usual reverse proxy: TLS outside, plain HTTP inside, `X-Forwarded-Proto` beside it. Gives its address."""
    inside = urlsplit(url)

    class Proxy(_Quiet):
        def forward(self) -> None:
            connection = HTTPConnection(inside.hostname or "", inside.port, timeout=60)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            connection.request(self.command, self.path, body, dict(self.headers) | {"X-Forwarded-Proto": "https"})
            answer = connection.getresponse()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.casefold() not in _HOP_BY_HOP:
                    self.send_header(name, value)
            self.end_headers()
            while part := answer.read1(65536):
                self.wfile.write(part)
                self.wfile.flush()
            connection.close()

    for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
        setattr(Proxy, f"do_{method}", Proxy.forward)
    with _serving(Proxy) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*_certificate(folder))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield f"https://localhost:{server.server_port}"


class Line:
    """A way to Reelway at `url`. While it is cut, nothing comes through, and whatever was open has ended."""

    def __init__(self, port: int) -> None:
        self.url = f"http://localhost:{port}"
        self.is_cut = False
        self.open: set[socket.socket] = set()

    def cut(self) -> None:
        """From now on."""
        self.is_cut = True
        for end in tuple(self.open):
            _hang_up(end)

    def mend(self) -> None:
        """What is opened from now on comes through."""
        self.is_cut = False


@contextmanager
def line_to(url: str) -> Iterator[Line]:
    """A line that can be cut."""
    inside = urlsplit(url)

    class Relay(BaseRequestHandler):
        def handle(self) -> None:
            here: socket.socket = self.request
            with socket.create_connection((inside.hostname, inside.port), timeout=60) as there:
                there.settimeout(None)
                line.open |= {here, there}
                if line.is_cut:  # asked when the ends are known, so that a cut at this moment misses none
                    line.cut()
                back = threading.Thread(target=_pour, args=(there, here), daemon=True)
                back.start()
                _pour(here, there)
                back.join()
                line.open -= {here, there}

    server = _TcpServer(("127.0.0.1", 0), Relay)
    line = Line(server.server_address[1])
    with _running(server):
        yield line
        line.cut()


def _pour(out: socket.socket, into: socket.socket) -> None:
    """All that comes, until either end hangs up; then the other one does so too."""
    with contextlib.suppress(OSError):
        while data := out.recv(65536):
            into.sendall(data)
    _hang_up(out)
    _hang_up(into)


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


class _TcpServer(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers leave event streams without a word."""


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[_Server]:
    with _running(_Server(("127.0.0.1", 0), handler)) as server:
        yield server


@contextmanager
def _running(server: ServerT) -> Iterator[ServerT]:
    """Serves from a thread of its own while the block runs."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    new = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subject = ("-subj", "/CN=localhost", "-days", "2", "-keyout", str(key), "-out", str(certificate))
    subprocess.run((*new, *subject), check=True, capture_output=True, timeout=30)
    return certificate, key
