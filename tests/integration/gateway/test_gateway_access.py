"""Who gets in, and who does not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from contracts.service import Service
from support.gateway import PASSWORD, running_gateway
from support.stack import Stack

GUARDED = ("/api/v1/shows", "/api/v1/events", "/api/v1/system/health", "/api/v1/me", "/api/v1/indexers")


async def test_the_link_makes_one_owner_and_then_no_more(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        assert (await browser.get("/api/v1/me")).json()["scope"] == "admin"
        assert (await browser.get("/api/v1/setup")).json() == {"needed": False}
        wish = {"token": gateway.setup_token, "name": "eve", "password": PASSWORD}
        again = await browser.post("/api/v1/setup", json=wish)
        assert again.status_code == 409
        assert again.json()["code"] == "conflict"
        assert not (tmp_path / "setup-link").exists()


async def test_a_wrong_link_makes_nobody(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, httpx.AsyncClient(base_url=gateway.url) as stranger:
        wish = {"token": "guess", "name": "eve", "password": PASSWORD}
        assert (await stranger.post("/api/v1/setup", json=wish)).status_code == 422
        assert (await stranger.get("/api/v1/setup")).json() == {"needed": True}


@pytest.mark.parametrize("path", GUARDED)
async def test_strangers_see_nothing_but_health(stack: Stack, tmp_path: Path, path: str) -> None:
    async with running_gateway(stack, tmp_path) as gateway, httpx.AsyncClient(base_url=gateway.url) as stranger:
        refused = await stranger.get(path)
        assert refused.status_code == 401
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["advice"]
        assert (await stranger.get("/api/v1/health")).status_code == 200


async def test_every_route_of_the_api_is_guarded(stack: Stack, tmp_path: Path) -> None:
    open_paths = {"/api/v1/health", "/api/v1/setup", "/api/v1/login"}
    async with running_gateway(stack, tmp_path) as gateway, httpx.AsyncClient(base_url=gateway.url) as stranger:
        paths = (await stranger.get("/api/openapi.json")).json()["paths"]
        for path, operations in paths.items():
            if path in open_paths:
                continue
            filled = path.replace("{size}", "small").replace("{sequence}", "1")
            while "{" in filled:
                name = filled[filled.index("{") : filled.index("}") + 1]
                filled = filled.replace(name, "01956f3e-7a00-7000-8000-000000000001")
            for method in operations:
                answer = await stranger.request(method, filled, json={})
                assert answer.status_code == 401, (method, path, answer.status_code)


async def test_a_key_can_do_what_its_scope_says_and_is_never_shown_again(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        made = (await browser.post("/api/v1/me/keys", json={"name": "phone", "scope": "read"})).json()
        listed = (await browser.get("/api/v1/me/keys")).text
        assert made["key"] not in listed
        async with httpx.AsyncClient(base_url=gateway.url, headers={"X-Api-Key": made["key"]}) as program:
            assert (await program.get("/api/v1/me")).json()["scope"] == "read"
            assert (await program.delete("/api/v1/problems/dead-letters/1")).status_code == 403
            wish = {"name": "more", "scope": "admin"}
            assert (await program.post("/api/v1/me/keys", json=wish)).status_code == 403
        bearer = {"Authorization": f"Bearer {made['key']}"}
        async with httpx.AsyncClient(base_url=gateway.url, headers=bearer) as program:
            assert (await program.get("/api/v1/me")).status_code == 200
            assert (await browser.delete(f"/api/v1/me/keys/{made['key_id']}")).status_code == 204
            assert (await program.get("/api/v1/me")).status_code == 401


async def test_a_key_is_refused_from_its_end_on(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        end = datetime.now(UTC) + timedelta(days=1)
        wish = {"name": "phone", "scope": "read", "expires_at": end.isoformat()}
        made = (await browser.post("/api/v1/me/keys", json=wish)).json()
        assert datetime.fromisoformat(made["expires_at"]) == end
        async with httpx.AsyncClient(base_url=gateway.url, headers={"X-Api-Key": made["key"]}) as program:
            assert (await program.get("/api/v1/me")).status_code == 200
            sql = await stack.sql(Service.GATEWAY)
            await sql.execute("update api_keys set expires_at = $1", datetime.now(UTC))
            await sql.close()
            assert (await program.get("/api/v1/me")).status_code == 401


async def test_a_key_that_has_ended_already_is_not_made(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        wish = {"name": "phone", "expires_at": (datetime.now(UTC) - timedelta(seconds=1)).isoformat()}
        refused = await browser.post("/api/v1/me/keys", json=wish)
        assert (refused.status_code, refused.json()["detail"]) == (422, "A key can't end in the past")
        assert (await browser.get("/api/v1/me/keys")).json() == {"items": []}


async def test_another_site_can_not_use_the_browsers_login(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        wish = {"name": "x", "scope": "read"}
        forged = await browser.post("/api/v1/me/keys", json=wish, headers={"Origin": "https://evil.example"})
        assert forged.status_code == 403
        del browser.headers["Origin"]
        assert (await browser.post("/api/v1/me/keys", json=wish)).status_code == 403
        same = {"Sec-Fetch-Site": "same-origin"}
        assert (await browser.post("/api/v1/me/keys", json=wish, headers=same)).status_code == 201


async def test_the_cookie_is_out_of_reach_of_scripts_and_ends_with_the_login(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        answer = await browser.post("/api/v1/login", json={"name": "ADA", "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Secure" not in cookie  # plain loopback: a browser would not send a secure cookie back
        stolen = browser.cookies["reelway_session"]
        assert (await browser.post("/api/v1/logout")).status_code == 204
        async with httpx.AsyncClient(base_url=gateway.url, cookies={"reelway_session": stolen}) as thief:
            assert (await thief.get("/api/v1/me")).status_code == 401


async def test_a_cookie_from_before_a_login_is_void_after_it(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        planted = browser.cookies["reelway_session"]
        assert (await browser.post("/api/v1/login", json={"name": "ada", "password": PASSWORD})).status_code == 200
        assert browser.cookies["reelway_session"] != planted
        assert (await browser.get("/api/v1/me")).status_code == 200
        async with httpx.AsyncClient(base_url=gateway.url, cookies={"reelway_session": planted}) as planter:
            assert (await planter.get("/api/v1/me")).status_code == 401


async def test_guessing_passwords_is_slowed_down(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        for _ in range(5):
            wrong = await browser.post("/api/v1/login", json={"name": "ada", "password": "guess"})
            assert wrong.status_code == 401
        slowed = await browser.post("/api/v1/login", json={"name": "ada", "password": PASSWORD})
        assert slowed.status_code == 429
        assert slowed.json()["code"] == "too_many_tries"


async def test_a_changed_password_ends_all_other_logins(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        old = browser.cookies["reelway_session"]
        change = {"old": PASSWORD, "new": "another long one"}
        assert (await browser.put("/api/v1/me/password", json=change)).status_code == 204
        assert (await browser.get("/api/v1/me")).status_code == 200
        async with httpx.AsyncClient(base_url=gateway.url, cookies={"reelway_session": old}) as other:
            assert (await other.get("/api/v1/me")).status_code == 401


async def test_pages_can_not_be_framed_and_run_no_foreign_scripts(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, httpx.AsyncClient(base_url=gateway.url) as stranger:
        home = await stranger.get("/")
        assert "Reelway runs" in home.text
        assert "frame-ancestors 'none'" in home.headers["content-security-policy"]
        assert "script-src 'self';" in home.headers["content-security-policy"]
        docs = await stranger.get("/api/docs")
        assert "http" not in docs.text.split("<body>")[0].replace("http-equiv", "")
