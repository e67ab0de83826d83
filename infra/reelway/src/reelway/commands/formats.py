"""`reelway formats`: custom formats and profiles of guides."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from contracts.indexer.format_asks import CustomFormats, ImportGuides, ImportReport, ListFormats
from contracts.indexer.format_values import (
    FormatApp,
    ImportDocument,
    ImportedItem,
    ImportKind,
    ImportOutcome,
    ImportRefusal,
)
from contracts.values import Page
from reelway.commands.asking import asking
from reelway.commands.documents import import_batches, read_files
from reelway.commands.options import DEFAULT_DATA, Data
from reelway.embedded.failure import PartFailed
from releases.formats.custom_format import CustomFormat
from releases.formats.facts import facts_of
from releases.formats.format_set import FormatSet
from releases.formats.stored_format import format_from_dict
from releases.judging.score import Score, score_release
from releases.profiles.quality_profile import QualityProfile
from releases.profiles.read_documents import Document, holds_sizes, read_documents
from releases.profiles.read_profile import ReadProfile
from releases.qualities.numbers import App
from releases.reading.reader import read_release
from releases.release import Kind

formats = typer.Typer(help="Custom formats and quality profiles of guides.", no_args_is_help=True)
PAGE = 100
Whose = Annotated[App | None, typer.Option("--app", help="Whose JSON it is; else a folder named so tells.")]
Original = Annotated[str, typer.Option(help="What names without a language are taken to be in.")]


@formats.callback()
def group() -> None:
    """Custom formats and quality profiles of guides."""


@formats.command("import")
def import_formats(
    path: Annotated[Path, typer.Argument(help="A JSON file, or a folder with any number of them.")],
    app: Whose = None,
    sizes: Annotated[str | None, typer.Option(help="Which list of sizes to take: anime, sonarr/anime.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Take custom formats, profiles and sizes; say what was taken, and what was refused and why."""
    documents, left_out = read_files(path, app)
    report = read_only(documents, sizes) if dry_run else asyncio.run(_import(documents, sizes, data))
    unread = tuple(ImportRefusal(where=one.where, why=one.why) for one in left_out)
    report = report.model_copy(update={"refused": (*unread, *report.refused)})
    show_report(Console(), report)
    if not report.taken:
        raise typer.Exit(1)


@formats.command()
def score(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Release names.")],
    *,
    profile: Annotated[Path, typer.Option(help="The quality profile, a JSON file.")],
    formats_path: Annotated[Path | None, typer.Option("--formats", help="Formats: a file or folder.")] = None,
    app: Whose = None,
    kind: Annotated[Kind, typer.Option(help="What to read the names as.")] = Kind.TV,
    original_language: Original = "english",
    data: Data = DEFAULT_DATA,
) -> None:
    """Print which formats match a name, by which specification, and the sum of their points.

    Without --formats those of the running Reelway count.
    """
    known = _read_formats(formats_path, app) if formats_path else asyncio.run(_stored_formats(data))
    chosen, missing = _read_profile(profile, app, known)
    console, ready = Console(), FormatSet(known)
    for name in names:
        console.print(_score_table(name, score_name(name, kind, ready, chosen, original_language)))
    if missing:
        console.print(f"[yellow]Named by the profile, but not there:[/] {escape(', '.join(missing))}")


def score_name(name: str, kind: Kind, known: FormatSet, profile: QualityProfile, original_language: str) -> Score:
    """The score's arithmetic.

    Raises:
        PartFailed: it is the name of no release.
    """
    release = read_release(name, kind)
    if release is None:
        raise PartFailed("name", f"{name!r} is the name of no release", "Give the name as an indexer shows it.")
    matches = known.match(facts_of(release, original_language=original_language))
    return score_release(matches, profile, (), name, ())


def show_report(console: Console, report: ImportReport) -> None:
    """What was taken and what was not."""
    table = Table("What", "Name", "Outcome", "Note", box=None)
    for item in report.taken:
        table.add_row(item.kind.value, escape(item.name), item.outcome.value, escape(item.note))
    if report.taken:
        console.print(table)
    for refusal in report.refused:
        console.print(f"[red]✗[/] {escape(refusal.where)}: {escape(refusal.why)}", highlight=False, soft_wrap=True)
    counts = Counter(item.kind.value for item in report.taken)
    taken = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "nothing"
    verb = "Would take" if report.dry_run else "Took"
    console.print(f"{verb} {taken}; refused {len(report.refused)}.", highlight=False)


async def _import(documents: list[Document], sizes: str | None, data: Path) -> ImportReport:
    taken: list[ImportedItem] = []
    refused: list[ImportRefusal] = []
    async with asking(data) as operator:
        for batch in import_batches(documents):
            wish = tuple(
                ImportDocument(where=one.where[-500:], app=FormatApp(one.app.value), text=one.text) for one in batch
            )
            chosen = sizes if holds_sizes(batch[0]) else None
            report = await operator.ask(ImportGuides(documents=wish, sizes_list=chosen), ImportReport)
            taken += report.taken
            refused += report.refused
    return ImportReport(taken=tuple(taken), refused=tuple(refused), dry_run=False)


def read_only(documents: list[Document], sizes: str | None = None) -> ImportReport:
    """What an import would take, whatever is stored."""
    read = read_documents(documents, sizes_list=sizes)
    named = [(ImportKind.FORMAT, one.name, "") for one in read.formats]
    named += [(ImportKind.PROFILE, one.profile.name, _missing(one)) for one in read.profiles]
    named += [(ImportKind.SIZES, f"sizes of {app}", "") for app in read.sizes]
    return ImportReport(
        taken=tuple(
            ImportedItem(kind=kind, name=name, outcome=ImportOutcome.READ, note=note) for kind, name, note in named
        ),
        refused=tuple(ImportRefusal(where=one.where, why=one.why) for one in read.refusals),
        dry_run=True,
    )


def _missing(read: ReadProfile) -> str:
    return f"not among these formats: {', '.join(read.missing)}" if read.missing else ""


def _read_formats(path: Path, app: App | None) -> tuple[CustomFormat, ...]:
    documents, left_out = read_files(path, app)
    read = read_documents(documents)
    for refusal in [*left_out, *read.refusals]:
        Console(stderr=True).print(f"[yellow]left out[/] {escape(str(refusal))}", highlight=False, soft_wrap=True)
    return read.formats


def _read_profile(path: Path, app: App | None, known: Iterable[CustomFormat]) -> tuple[QualityProfile, tuple[str, ...]]:
    documents, left_out = read_files(path, app)
    read = read_documents(documents, known)
    if len(read.profiles) != 1:
        why = "; ".join(map(str, [*left_out, *read.refusals])) or f"it holds {len(read.profiles)} profiles"
        raise PartFailed("profile", f"{path}: {why}", "Give a file with one quality profile.")
    return read.profiles[0].profile, read.profiles[0].missing


def _score_table(name: str, result: Score) -> Table:
    table = Table("Format", "Because of", "Points", title=escape(name), title_justify="left", box=None)
    for part in result.points:
        table.add_row(escape(part.format), escape(", ".join(part.because)), str(part.points))
    table.add_row("[bold]Sum[/]", "", f"[bold]{result.formats}[/]")
    return table


async def _stored_formats(data: Path) -> tuple[CustomFormat, ...]:
    found: list[CustomFormat] = []
    cursor: str | None = None
    async with asking(data) as operator:
        while True:
            page = await operator.ask(ListFormats(page=Page(limit=PAGE, cursor=cursor)), CustomFormats)
            found += [format_from_dict({**one.model_dump(mode="json"), "id": one.format_id}) for one in page.items]
            cursor = page.next_cursor
            if cursor is None:
                return tuple(found)
