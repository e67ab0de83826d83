"""JSON files of guides and of other programs, as they lie on the disk."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reelway.embedded.failure import PartFailed
from releases.formats.refusal import Refusal
from releases.profiles.read_documents import Document, holds_sizes
from releases.qualities.numbers import App

MAX_FILES = 5000
MAX_BYTES = 5_000_000
BATCH_CHARS = 2_000_000


def read_files(path: Path, app: App | None) -> tuple[list[Document], list[Refusal]]:
    """A file, or all `.json` below a folder, and those that are left out; formats come before profiles that score them.

    Whose JSON a file is says `app`, else the nearest folder that is named after a program.

    Raises:
        PartFailed: there is nothing to read, or too much.
    """
    if not path.exists():
        raise PartFailed("import", f"{path} does not exist", "Give a JSON file or a folder of them.")
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    if not files or len(files) > MAX_FILES:
        raise PartFailed("import", f"{len(files)} JSON files in {path}", f"Give 1 to {MAX_FILES}.")
    read = [_read(file, app or _find_app(file)) for file in files]
    documents = [one for one in read if isinstance(one, Document)]
    refusals = [one for one in read if isinstance(one, Refusal)]
    return sorted(documents, key=lambda document: '"specifications"' not in document.text), refusals


def import_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """As many at a time as one message carries, in the same order; lists of sizes by themselves at the end, for only
    one of them can be taken."""
    sizes: list[Document] = []
    others: list[Document] = []
    for document in documents:
        (sizes if holds_sizes(document) else others).append(document)
    yield from in_batches(others)
    yield from in_batches(sizes)


def in_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """As many at a time as one message carries, in the same order."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and size + len(document.text) > BATCH_CHARS:
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch


def _read(file: Path, app: App | None) -> Document | Refusal:
    if app is None:
        return Refusal(str(file), "nothing tells whether it is of Sonarr or Radarr; say --app sonarr or --app radarr")
    if file.stat().st_size > MAX_BYTES:
        return Refusal(str(file), f"larger than {MAX_BYTES} bytes")
    return Document(str(file), app, file.read_text(encoding="utf-8-sig", errors="replace"))


def _find_app(file: Path) -> App | None:
    names = (part.lower() for part in reversed(file.resolve().parts))
    return next((App(name) for name in names if name in set(App)), None)
