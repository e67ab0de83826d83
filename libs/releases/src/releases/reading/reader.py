"""The reader: from a name to everything that it says."""

from releases.reading.backwards import is_backwards, turn, turn_marks
from releases.reading.name_reader import read_name
from releases.reading.path_reader import read_path
from releases.reading.paths import is_path
from releases.reading.text import MAX_CHARS
from releases.release import Kind, Release


def read_release(name: str, kind: Kind) -> Release | None:
    """Everything that `name` says, read as `kind`; None when it is the name of no release (hashes, scrambled posts).

    Never raises, and takes time linear in the length of the name, of which at most the first 1,000 characters count.
    """
    if kind is Kind.TV_PATH or (kind is Kind.TV and is_path(name)):
        return read_path(name, kind)
    if is_backwards(name[:MAX_CHARS]) and len(name) <= MAX_CHARS:
        release = read_name(turn(name), kind)
        return release and release._replace(name=name, marks=turn_marks(release.marks, name))
    return read_name(name, kind)
