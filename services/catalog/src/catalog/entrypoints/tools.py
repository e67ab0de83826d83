"""What the catalog's handlers work with."""

from dataclasses import dataclass

from catalog.adapters.images import ImageFolder
from catalog.app.importing.rules import ImportRules
from catalog.app.ports import Disk, Downloads, LibraryFolders, MetadataSource, Probe, SourceDirectory
from catalog.entrypoints.schedule import Schedule
from kit.bus.live import LiveLine


@dataclass(frozen=True, slots=True)
class App:
    """The ports and adapters, wired by bootstrap."""

    source: MetadataSource
    directory: SourceDirectory
    images: ImageFolder
    probe: Probe
    disk: Disk
    downloads: Downloads
    folders: LibraryFolders
    rules: ImportRules
    live: LiveLine
    schedule: Schedule
