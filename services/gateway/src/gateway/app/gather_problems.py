"""What needs a person: dead letters, parts that fail, indexers that back off, imports that wait, failed downloads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from contracts.catalog.values import BlockReason, ImportView
from contracts.downloader.values import DownloadState, DownloadView
from contracts.health import HealthReport, HealthState
from contracts.indexer.values import IndexerState, IndexerView
from kit.bus.dead_letters import DeadLetter


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """One problem: a sentence, its cause, and the request that does the next step, where there is one."""

    kind: str
    id: str
    sentence: str
    cause: str
    advice: str
    action: str | None = None
    """Method and path: `POST /api/v1/imports/…/retry`."""
    retry_at: datetime | None = None
    """When it is tried again by itself."""


STATES_OF_PROBLEMS = (DownloadState.STALLED, DownloadState.FAILED, DownloadState.SEEDING)
"""Downloads in these may need a person; one that waits for its turn or for space, which health tells, does not."""
_ADVICE_FOR_STALLED = "Remove it and search again, or wait: it is given up by itself"
_ADVICE_FOR_FAILED = "Another release is searched for by itself; remove this one from the list"
_TOLD_ONE_BY_ONE = frozenset({"indexers"})


def of_health(reports: Iterable[HealthReport]) -> list[FoundProblem]:
    """Checks that are not ok, but for those whose subjects are problems of their own here."""
    return [
        FoundProblem(
            "health",
            f"{report.service}:{check.name}",
            f"The {report.service} {'fails' if check.state is HealthState.FAILING else 'warns'}: {check.name}",
            check.detail,
            check.advice,
        )
        for report in reports
        for check in report.checks
        if check.state is not HealthState.OK and check.name not in _TOLD_ONE_BY_ONE
    ]


def of_dead_letters(letters: Iterable[DeadLetter]) -> list[FoundProblem]:
    """Messages that could not be handled."""
    return [
        FoundProblem(
            "dead_letter",
            str(letter.sequence),
            f"{letter.service} could not handle {letter.subject}",
            letter.error,
            "Mend the cause, then replay it; it is done once",
            f"POST /api/v1/problems/dead-letters/{letter.sequence}/replay",
        )
        for letter in letters
    ]


def of_indexers(indexers: Iterable[IndexerView]) -> list[FoundProblem]:
    """Indexers that do not answer."""
    return [
        FoundProblem(
            "indexer",
            str(indexer.indexer_id),
            f"Indexer {indexer.name} is backing off after {_failures(indexer.failures)}",
            indexer.last_error or "",
            "Test it, or wait: it is tried again by itself",
            f"POST /api/v1/indexers/test?indexer_id={indexer.indexer_id}",
            indexer.retry_at,
        )
        for indexer in indexers
        if indexer.state is IndexerState.BACKING_OFF
    ]


def of_imports(imports: Iterable[ImportView]) -> list[FoundProblem]:
    """Imports that wait for a person."""
    return [
        FoundProblem(
            "import",
            str(item.import_id),
            f"The import of {item.name} waits",
            "; ".join(block.detail for block in item.blocks),
            "; ".join(dict.fromkeys(block.advice for block in item.blocks if block.advice)),
            _step_for(item),
        )
        for item in imports
    ]


def _step_for(item: ImportView) -> str:
    """Trying again is of no use while a file is in place that is as good: the download may go."""
    if item.download_id and any(block.reason is BlockReason.NOT_AN_UPGRADE for block in item.blocks):
        return f"DELETE /api/v1/downloads/{item.download_id}?search_again=false"
    return f"POST /api/v1/imports/{item.import_id}/retry"


def of_downloads(downloads: Iterable[DownloadView]) -> list[FoundProblem]:
    """Downloads that do not come on."""
    return [
        FoundProblem(
            "download",
            str(item.download_id),
            f"{item.name} is {item.state.value}",
            item.error or f"at {item.progress:.0%} without peers",
            _ADVICE_FOR_FAILED if item.state is DownloadState.FAILED else _ADVICE_FOR_STALLED,
            f"DELETE /api/v1/downloads/{item.download_id}?search_again=true",
        )
        for item in downloads
        if item.state is DownloadState.STALLED or item.error
    ]


def _failures(number: int) -> str:
    return f"{number} failure" if number == 1 else f"{number} failures"
