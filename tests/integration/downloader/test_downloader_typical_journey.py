"""The downloader's story: a grab comes in, its files are fetched, everybody is told, it seeds and goes."""

from pathlib import Path

from contracts.catalog.events import ImportCompleted
from contracts.downloader.asks import Downloads, GetDownload, ListDownloads, RemoveDownload
from contracts.downloader.events import DownloadCompleted, DownloadRemoved, DownloadStarted
from contracts.downloader.live import DownloadProgress
from contracts.downloader.values import DownloadState, DownloadView
from contracts.message import Done
from contracts.values import EXAMPLE_EVIDENCE, EXAMPLE_REF, EXAMPLE_TITLE, Page
from integration.downloader.running import of, request, running_downloader, told, until_state
from integration.downloader.swarm import Swarm, content
from support.stack import Stack, eventually

FILES = {"episode.mkv": content(900_000), "episode.en.srt": content(2_000)}


async def test_a_grab_becomes_files_and_events_of_one_wish(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Harbor.Lights.S01E02", FILES)
    async with running_downloader(stack, tmp_path) as root:
        grab = request(made)
        sent = await stack.publish(grab)
        started, _ = await stack.expect_received(DownloadStarted)
        completed, envelope = await stack.expect_received(DownloadCompleted)
        view = await until_state(stack, grab.download_id, DownloadState.SEEDING)
    assert (started.download_id, started.client, started.info_hash) == (grab.download_id, "embedded", made.info_hash)
    assert (completed.targets, completed.evidence) == ((EXAMPLE_REF,), EXAMPLE_EVIDENCE)
    assert {root.joinpath(file.path.path).read_bytes() for file in completed.files} == set(FILES.values())
    assert {(file.path.root, file.size_bytes) for file in completed.files} == {
        ("downloads", len(file)) for file in FILES.values()
    }
    assert envelope.cause.correlation_id == sent.cause.correlation_id
    assert envelope.cause.causation_id == sent.id
    assert (view.progress, view.total_bytes, view.quality) == (1.0, made.size_bytes, EXAMPLE_EVIDENCE.quality)
    assert len(told(stack, DownloadStarted)) == len(told(stack, DownloadCompleted)) == 1


async def test_a_magnet_link_does_as_well(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Harbor.Lights.S01E02", FILES)
    async with running_downloader(stack, tmp_path) as root:
        await stack.publish(request(made, magnet=True))
        completed = await stack.expect(DownloadCompleted)
    assert {root.joinpath(file.path.path).read_bytes() for file in completed.files} == set(FILES.values())


async def test_progress_is_told_while_it_lasts(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Harbor.Lights.S01E02", FILES)
    swarm.limit_upload(400_000)
    async with running_downloader(stack, tmp_path):
        grab = request(made)
        await stack.publish(grab)
        await stack.expect(DownloadCompleted)
        progress = stack.all_of(DownloadProgress)
    shares = [message.progress for message in progress if message.state is DownloadState.DOWNLOADING]
    assert shares == sorted(shares)
    assert any(0 < share < 1 for share in shares)
    assert any(message.download_bytes_per_second > 0 and message.eta_seconds for message in progress)


async def test_downloads_are_listed_by_pages_states_and_titles(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = [await swarm.seed(f"Release.{number}", {"a.mkv": content(40_000)}) for number in range(3)]
    async with running_downloader(stack, tmp_path):
        grabs = [request(one) for one in made]
        for grab in grabs:
            await stack.publish(grab)
            await stack.expect(DownloadCompleted, where=of(grab))
        first = await stack.ask(ListDownloads(page=Page(limit=2)), Downloads)
        rest = await stack.ask(ListDownloads(page=Page(limit=2, cursor=first.next_cursor)), Downloads)
        of_title = await stack.ask(ListDownloads(title_id=EXAMPLE_TITLE, state=DownloadState.FAILED), Downloads)
    listed = [view.download_id for view in (*first.items, *rest.items)]
    assert listed == [grab.download_id for grab in reversed(grabs)]
    assert (rest.next_cursor, of_title.items) == (None, ())


async def test_an_imported_download_is_marked_and_removed_by_a_person_with_its_data(
    stack: Stack, swarm: Swarm, tmp_path: Path
) -> None:
    made = await swarm.seed("Harbor.Lights.S01E02", FILES)
    async with running_downloader(stack, tmp_path) as root:
        grab = request(made)
        await stack.publish(grab)
        completed = await stack.expect(DownloadCompleted)
        await stack.publish(ImportCompleted.example().model_copy(update={"download_id": grab.download_id}))

        async def is_imported() -> bool:
            view = await stack.ask(GetDownload(download_id=grab.download_id), DownloadView)
            return view.imported_at is not None

        await eventually(is_imported)
        assert len((await stack.ask(ListDownloads(imported=True), Downloads)).items) == 1
        assert (await stack.ask(ListDownloads(imported=False), Downloads)).items == ()
        for _ in range(2):  # removing it twice is removing it once
            await stack.ask(RemoveDownload(download_id=grab.download_id, search_again=True), Done)
        removed = await stack.expect(DownloadRemoved)

        async def is_gone() -> bool:
            return not (root / str(grab.download_id)).exists()

        await eventually(is_gone)
        assert (await stack.ask(ListDownloads(), Downloads)).items == ()
    assert (removed.completed, removed.with_data, removed.by_person, removed.search_again) == (True, True, True, True)
    assert not root.joinpath(completed.files[0].path.path).exists()
    assert len(told(stack, DownloadRemoved)) == 1
