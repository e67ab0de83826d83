"""Files to be better, held releases and searches over HTTP: who may, and what is asked for."""

from pathlib import Path
from uuid import UUID

from contracts.indexer.asks import CancelSearch
from contracts.indexer.commands import SearchRequested
from contracts.indexer.held_asks import ForgetHeldRelease, HeldReleases, ListHeldReleases, TakeHeldRelease
from contracts.indexer.wanted_asks import CutoffUnmetPage, ListCutoffUnmet
from contracts.message import Done
from contracts.values import EXAMPLE_RELEASE, EXAMPLE_SEARCH, EXAMPLE_TARGET, EXAMPLE_TITLE, Page, TitleKind
from kit.errors import Conflict
from support.gateway import CannedService, running_gateway
from support.stack import Stack


async def test_files_below_the_cut_off_are_listed_and_searched_for(stack: Stack, tmp_path: Path) -> None:
    indexer = CannedService(stack)
    await indexer.answers(ListCutoffUnmet, lambda _: CutoffUnmetPage(items=(), total=0))
    wish = {"titles": [{"title_id": str(EXAMPLE_TITLE), "target_ids": [str(EXAMPLE_TARGET)]}]}
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        listed = await browser.get("/api/v1/wanted/cutoff-unmet", params={"kind": "show", "limit": 7, "cursor": "x"})
        asked = await browser.post("/api/v1/wanted/search", json=wish)
        empty = await browser.post("/api/v1/wanted/search", json={"titles": []})
        command = await stack.expect(SearchRequested)
    assert listed.json() == {"items": [], "next_cursor": None, "total": 0}
    assert indexer.asked == [ListCutoffUnmet(kind=TitleKind.SHOW, page=Page(limit=7, cursor="x"))]
    assert (asked.status_code, empty.status_code) == (202, 422)
    assert (command.title_id, command.target_ids) == (EXAMPLE_TITLE, (EXAMPLE_TARGET,))


async def test_held_releases_are_listed_taken_and_let_go(stack: Stack, tmp_path: Path) -> None:
    def refuse(_: object) -> Done:
        raise Conflict("The release can't be taken: it is gone", advice="Let it go")

    indexer = CannedService(stack)
    await indexer.answers(ListHeldReleases, lambda _: HeldReleases(items=(), total=0))
    await indexer.answers(TakeHeldRelease, refuse)
    await indexer.answers(ForgetHeldRelease, lambda _: Done())
    await indexer.answers(CancelSearch, lambda _: Done())
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        listed = await browser.get("/api/v1/releases/held")
        taken = await browser.post(f"/api/v1/releases/held/{EXAMPLE_RELEASE}/grab")
        gone = await browser.delete(f"/api/v1/releases/held/{EXAMPLE_RELEASE}")
        ended = await browser.delete(f"/api/v1/searches/{EXAMPLE_SEARCH}")
    assert listed.json()["total"] == 0
    assert (taken.status_code, taken.json()["advice"]) == (409, "Let it go")
    assert (gone.status_code, ended.status_code) == (204, 204)
    assert indexer.asked[1:] == [
        TakeHeldRelease(release_id=EXAMPLE_RELEASE),
        ForgetHeldRelease(release_id=EXAMPLE_RELEASE),
        CancelSearch(search_id=EXAMPLE_SEARCH),
    ]


async def test_nobody_takes_or_ends_anything_without_logging_in(stack: Stack, tmp_path: Path) -> None:
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        browser.cookies.clear()
        answers = [
            await browser.get("/api/v1/wanted/cutoff-unmet"),
            await browser.post("/api/v1/wanted/search", json={"titles": [{"title_id": str(UUID(int=1))}]}),
            await browser.get("/api/v1/releases/held"),
            await browser.post(f"/api/v1/releases/held/{EXAMPLE_RELEASE}/grab"),
            await browser.delete(f"/api/v1/searches/{EXAMPLE_SEARCH}"),
        ]
    assert [answer.status_code for answer in answers] == [401] * 5
