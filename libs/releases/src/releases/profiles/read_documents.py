"""Sorts JSON documents of guides and of the Sonarr and Radarr APIs, and takes formats, profiles and sizes from them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from releases.formats.collect_formats import CollectedFormats
from releases.formats.custom_format import CustomFormat
from releases.formats.read_formats import read_formats
from releases.formats.refusal import Refusal
from releases.profiles.choose_sizes import SizeList, choose_sizes
from releases.profiles.read_profile import ReadProfile, read_profile
from releases.qualities.definitions import QualityDefinition
from releases.qualities.numbers import App
from releases.qualities.read_definitions import read_definitions


@dataclass(frozen=True, slots=True)
class Document:
    """A file or something pasted; `where` names it in refusals."""

    where: str
    app: App
    text: str


@dataclass(frozen=True, slots=True)
class ReadDocuments:
    """What was taken and what was not, and why. `sizes` are by the program that they are for: shows' or movies'."""

    formats: tuple[CustomFormat, ...] = ()
    profiles: tuple[ReadProfile, ...] = ()
    sizes: Mapping[App, tuple[QualityDefinition, ...]] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()


def read_documents(
    documents: Iterable[Document], known: Iterable[CustomFormat] = (), sizes_list: str | None = None
) -> ReadDocuments:
    """Reads formats before the profiles that score them; `known` are formats that are there already. Never raises.

    `sizes_list` names the list of sizes to take (see `choose_sizes`); without it there may be one of each program.
    """
    taking = _Taking(CollectedFormats(known), sizes_list)
    parsed = [(document, _parse(document)) for document in documents]
    for document, value in parsed:
        if isinstance(value, Refusal):
            taking.refusals.append(value)
        else:
            taking.sort(document, value)
    return taking.read()


def holds_sizes(document: Document) -> bool:
    """Whether it is a list of sizes, and nothing else."""
    return _has_sizes(_parse(document))


class _Taking:
    def __init__(self, formats: CollectedFormats, sizes_list: str | None) -> None:
        self.refusals: list[Refusal] = []
        self._formats = formats
        self._sizes_list = sizes_list
        self._profiles: list[tuple[Document, object]] = []
        self._sizes: list[SizeList] = []

    def sort(self, document: Document, value: object) -> None:
        for item in value if isinstance(value, list) and not _has_sizes(value) else [value]:
            if _has_sizes(item):
                self._sizes.append(SizeList(document.where, document.app, item))
            elif isinstance(item, Mapping) and "items" in item and "cutoff" in item:
                self._profiles.append((document, item))
            elif isinstance(item, Mapping) and "specifications" not in item:
                self.refusals.append(Refusal(document.where, "holds neither a custom format nor a profile nor sizes"))
            else:
                read = read_formats(item, document.app, document.where)
                self.refusals += read.refusals
                for format_ in read.formats:
                    self._formats.add(format_, document.app, document.where)

    def read(self) -> ReadDocuments:
        profiles = [self._profile(document, item) for document, item in self._profiles]
        return ReadDocuments(
            self._formats.formats,
            tuple(profile for profile in profiles if profile),
            self._read_sizes(),
            (*self._formats.refusals, *self.refusals),
        )

    def _profile(self, document: Document, item: object) -> ReadProfile | None:
        read = read_profile(item, document.app, self._formats.named_in(document.app), document.where)
        if isinstance(read, ReadProfile):
            return read
        self.refusals.append(read)
        return None

    def _read_sizes(self) -> dict[App, tuple[QualityDefinition, ...]]:
        chosen, refusals = choose_sizes(self._sizes, self._sizes_list)
        self.refusals += refusals
        sizes: dict[App, tuple[QualityDefinition, ...]] = {}
        for one in chosen:
            read, problems = read_definitions(one.written, one.app)
            self.refusals += [Refusal(one.where, problem) for problem in problems]
            sizes[one.app] = tuple(read.values())
        return sizes


def _parse(document: Document) -> object | Refusal:
    try:
        value: object = json.loads(document.text)
    except (ValueError, RecursionError) as problem:
        return Refusal(document.where, f"not JSON: {problem}")
    return value


def _has_sizes(value: object) -> bool:
    if isinstance(value, Mapping):
        return isinstance(value.get("qualities"), list)
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, Mapping) and "minSize" in first and "quality" in first
