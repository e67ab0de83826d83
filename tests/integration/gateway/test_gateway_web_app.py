"""The built web app, where there is one."""

from pathlib import Path

import httpx
import pytest

from gateway.bootstrap import DEFINITION
from gateway.settings import GatewaySettings
from reelway.embedded.ports import free_port
from support.stack import Stack


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    (folder / "_app/immutable").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>the app</title>" + "x" * 2000)
    (folder / "_app/immutable/start.a1.js").write_text("go()")
    (folder / "_app/immutable/start.a1.js.br").write_bytes(b"packed")
    (folder / "logo.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


async def test_the_app_is_served_for_its_own_paths_and_never_hides_the_api(stack: Stack, build: Path) -> None:
    port = free_port()
    link = build.parent / "link"
    async with (
        stack.running(DEFINITION, GatewaySettings, http_port=port, web_folder=build, setup_link_file=link),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as browser,
    ):
        for path in ("/", "/shows/7", "/setup?token=x"):
            page = await browser.get(path)
            assert "the app" in page.text
            assert page.headers["cache-control"] == "no-cache"
            assert page.headers["content-encoding"] == "gzip"
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        script = await browser.get("/_app/immutable/start.a1.js")
        assert "immutable" in script.headers["cache-control"]
        assert script.text == "go()"
        async with browser.stream("GET", script.url, headers={"Accept-Encoding": "gzip, br;q=0.9"}) as answer:
            packed = b"".join([part async for part in answer.aiter_raw()])
        assert packed == b"packed"
        assert answer.headers["content-encoding"] == "br"
        assert answer.headers["content-type"].startswith("text/javascript")
        assert (await browser.get("/_app/immutable/missing.js", headers={"Accept-Encoding": "br"})).status_code == 404
        assert (await browser.get("/logo.svg")).text == "<svg/>"
        missing = await browser.get("/api/v1/nothing")
        assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
        for outside in ("/..%2fsecret.txt", "/%2e%2e/secret.txt", "/_app/immutable/..%2f..%2f..%2fsecret.txt"):
            assert "secret" not in (await browser.get(outside)).text
