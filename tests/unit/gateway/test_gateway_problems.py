"""Each problem is told once, in a sentence, with its next step."""

from datetime import UTC, datetime

from contracts.catalog.values import Block, BlockReason, ImportState, ImportView
from contracts.downloader.values import DownloadState, DownloadView
from contracts.health import HealthCheck, HealthReport, HealthState
from contracts.indexer.values import IndexerKind, IndexerState, IndexerView
from contracts.service import Service
from contracts.values import EXAMPLE_DOWNLOAD, EXAMPLE_IMPORT, EXAMPLE_INDEXER, Protocol
from gateway.app.gather_problems import of_dead_letters, of_downloads, of_health, of_imports, of_indexers
from kit.bus.dead_letters import DeadLetter
from support.downloads import download_view

NOW = datetime(2024, 5, 1, 20, 12, tzinfo=UTC)


def test_checks_that_are_not_ok_are_told_unless_their_subjects_are_told_one_by_one() -> None:
    checks = (
        HealthCheck(name="nats", state=HealthState.OK),
        HealthCheck(name="outbox", state=HealthState.FAILING, detail="900 wait"),
        HealthCheck(name="indexers", state=HealthState.WARNING, detail="failing: Flaky"),
    )
    report = HealthReport(service=Service.INDEXER, version="1", state=HealthState.FAILING, checks=checks)
    (problem,) = of_health([report])
    assert problem.sentence == "The indexer fails: outbox"
    assert problem.cause == "900 wait"
    assert (problem.id, problem.action) == ("indexer:outbox", None)


def test_a_dead_letter_can_be_replayed() -> None:
    letter = DeadLetter(
        7, "gateway", "gateway-ShowAdded-v1", "catalog.evt.ShowAdded.v1", "x", "not json", 5, NOW, {}, b""
    )
    (problem,) = of_dead_letters([letter])
    assert problem.sentence == "gateway could not handle catalog.evt.ShowAdded.v1"
    assert problem.cause == "not json"
    assert problem.action == "POST /api/v1/problems/dead-letters/7/replay"


def _import(reason: BlockReason) -> ImportView:
    return ImportView(
        import_id=EXAMPLE_IMPORT,
        download_id=EXAMPLE_DOWNLOAD,
        name="Harbor.Lights.S01E02",
        title_id=None,
        title_name=None,
        state=ImportState.BLOCKED,
        blocks=(Block(reason=reason, detail="why", advice="what to do"),) * 2,
        files=(),
        targets=(),
        started_at=NOW,
        finished_at=None,
    )


def test_a_blocked_import_is_tried_again_after_its_cause_was_mended() -> None:
    (problem,) = of_imports([_import(BlockReason.NO_SPACE)])
    assert (problem.cause, problem.advice) == ("why; why", "what to do")
    assert problem.action == f"POST /api/v1/imports/{EXAMPLE_IMPORT}/retry"


def test_what_is_no_upgrade_is_removed_for_trying_again_changes_nothing() -> None:
    (problem,) = of_imports([_import(BlockReason.NOT_AN_UPGRADE)])
    assert problem.action == f"DELETE /api/v1/downloads/{EXAMPLE_DOWNLOAD}?search_again=false"


def _indexer(state: IndexerState) -> IndexerView:
    return IndexerView(
        indexer_id=EXAMPLE_INDEXER,
        name="Flaky",
        kind=IndexerKind.TORZNAB,
        protocol=Protocol.TORRENT,
        url="http://flaky.example",
        has_api_key=True,
        enabled=True,
        automatic_search=True,
        interactive_search=True,
        rss=True,
        priority=25,
        minimum_seeders=1,
        timeout_seconds=30,
        request_spacing_seconds=0,
        daily_budget=None,
        categories=(),
        state=state,
        requests_today=3,
        failures=2,
        last_error="503",
        retry_at=NOW,
        last_success_at=None,
    )


def test_an_indexer_that_backs_off_tells_when_it_is_tried_again() -> None:
    (problem,) = of_indexers([_indexer(IndexerState.OK), _indexer(IndexerState.BACKING_OFF)])
    assert problem.sentence == "Indexer Flaky is backing off after 2 failures"
    assert (problem.cause, problem.retry_at) == ("503", NOW)


def _download(state: DownloadState, error: str | None = None) -> DownloadView:
    return download_view(EXAMPLE_DOWNLOAD, "Harbor.Lights.S01E02", state, error)


def test_stalled_and_failed_downloads_are_told_and_sound_ones_are_not() -> None:
    found = of_downloads(
        [
            _download(DownloadState.STALLED),
            _download(DownloadState.FAILED, "no peers"),
            _download(DownloadState.SEEDING),
        ]
    )
    assert [problem.cause for problem in found] == ["at 40% without peers", "no peers"]
    assert [problem.sentence for problem in found] == [
        "Harbor.Lights.S01E02 is stalled",
        "Harbor.Lights.S01E02 is failed",
    ]
    assert found[0].action == f"DELETE /api/v1/downloads/{EXAMPLE_DOWNLOAD}?search_again=true"
