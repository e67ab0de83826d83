"""Which of several lists of sizes is meant: they overwrite one another, so only one of each program can be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from releases.formats.refusal import Refusal
from releases.qualities.numbers import App


@dataclass(frozen=True, slots=True)
class SizeList:
    """A list of sizes as parsed JSON, and where it was found."""

    where: str
    app: App
    written: object

    @property
    def name(self) -> str:
        """`sonarr/anime`: the guide's type of the list, else the name of its file."""
        kind = self.written.get("type") if isinstance(self.written, Mapping) else None
        return f"{self.app}/{kind or PurePosixPath(self.where).stem}".lower()


def choose_sizes(lists: Sequence[SizeList], choice: str | None) -> tuple[tuple[SizeList, ...], tuple[Refusal, ...]]:
    """Of each program the list called `choice` (`anime`, or `sonarr/anime` for that program's alone), or its only one.

    Where several of a program remain none of them is taken, and each is refused with the names to choose from.
    """
    wanted = (choice or "").strip().lower()
    fitting = [one for one in lists if not wanted or one.name == wanted or one.name.endswith(f"/{wanted}")]
    if not fitting:
        names = ", ".join(sorted(one.name for one in lists))
        missing = f"there is no such list of sizes; there are {names}" if lists else "there is no list of sizes"
        return (), (Refusal(wanted, missing),) if wanted else ()
    chosen: list[SizeList] = []
    refused: list[Refusal] = []
    for app in App:
        of_app = [one for one in fitting if one.app is app]
        if len(of_app) == 1:
            chosen += of_app
        else:
            names = ", ".join(sorted(one.name for one in of_app))
            why = f"one of several lists of sizes, which exclude each other; choose one of {names}"
            refused += [Refusal(one.where, why) for one in of_app]
    return tuple(chosen), tuple(refused)
