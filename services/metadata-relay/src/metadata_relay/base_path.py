"""The path under which a reverse proxy shows the relay."""

from starlette.types import ASGIApp, Receive, Scope, Send


class BasePath:
    """ASGI middleware that tells routes and documents the path, whether or not the proxy cuts it off."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with the path."""
        await self._app({**scope, "root_path": self._path}, receive, send)
