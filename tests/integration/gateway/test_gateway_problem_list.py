"""Problems over HTTP: which downloads and imports are asked for, and which of them need nobody."""

from pathlib import Path
from uuid import UUID

from contracts.catalog.asks import Imports, ListImports
from contracts.catalog.values import Block, BlockReason, ImportState, ImportView
from contracts.downloader.asks import DownloadAsk, Downloads, GetDownload, ListDownloads
from contracts.downloader.values import DownloadState, DownloadView
from contracts.ids import new_id
from contracts.message import Ask
from support.downloads import ADDED_AT, download_view
from support.gateway import CannedService, running_gateway
from support.stack import Stack


def _download(download_id: UUID, state: DownloadState) -> DownloadView:
    return download_view(download_id, f"a {state.value} one", state)


def _waiting(download_id: UUID, name: str) -> ImportView:
    return ImportView(
        import_id=new_id(),
        download_id=download_id,
        name=name,
        title_id=None,
        title_name=None,
        state=ImportState.BLOCKED,
        blocks=(Block(reason=BlockReason.NOT_AN_UPGRADE, detail="as good as this", advice=""),),
        files=(),
        targets=(),
        started_at=ADDED_AT,
        finished_at=None,
    )


async def test_downloads_are_asked_for_by_state_and_a_removed_one_needs_nobody(stack: Stack, tmp_path: Path) -> None:
    kept, removed = new_id(), new_id()

    def page(ask: Ask) -> Downloads:
        assert isinstance(ask, ListDownloads)
        return Downloads(items=(_download(kept, ask.state),) if ask.state is DownloadState.STALLED else ())

    def one(ask: Ask) -> DownloadView:
        assert isinstance(ask, DownloadAsk)
        gone = ask.download_id == removed
        return _download(ask.download_id, DownloadState.REMOVED if gone else DownloadState.SEEDING)

    catalog, downloader = CannedService(stack), CannedService(stack)
    imports = (_waiting(kept, "Kept"), _waiting(removed, "Removed"))
    await catalog.answers(ListImports, lambda _: Imports(items=imports))
    await downloader.answers(ListDownloads, page)
    await downloader.answers(GetDownload, one)
    async with running_gateway(stack, tmp_path) as gateway, gateway.owner() as browser:
        found = (await browser.get("/api/v1/problems")).json()["items"]
    asked = {ask.state for ask in downloader.asked if isinstance(ask, ListDownloads)}
    assert asked == {DownloadState.STALLED, DownloadState.FAILED, DownloadState.SEEDING}
    told = [(item["kind"], item["sentence"]) for item in found if item["kind"] in ("download", "import")]
    assert told == [("import", "The import of Kept waits"), ("download", "a stalled one is stalled")]
