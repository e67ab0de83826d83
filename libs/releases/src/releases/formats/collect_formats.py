"""Puts the formats of one import together, so that none takes another one's place unseen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from releases.formats.custom_format import CustomFormat
from releases.formats.read_formats import format_id
from releases.formats.refusal import Refusal
from releases.qualities.numbers import App


@dataclass(frozen=True, slots=True)
class _Taken:
    format: CustomFormat
    app: App
    where: str


class CollectedFormats:
    """Formats by id; `known` are those that are there already, and that an import may change.

    The ids of guides stay theirs. Other formats have an id made of their name, and two programs may call different ones
    the same: the second bears the name of its program, in this import and in those that follow.
    """

    def __init__(self, known: Iterable[CustomFormat] = ()) -> None:
        self.refusals: list[Refusal] = []
        self._known = {format_.id: format_ for format_ in known}
        self._taken: dict[str, _Taken] = {}

    @property
    def formats(self) -> tuple[CustomFormat, ...]:
        """Those that were taken."""
        return tuple(taken.format for taken in self._taken.values())

    def add(self, format_: CustomFormat, app: App, where: str) -> None:
        """Takes it; equal ones are one, and what can't be kept apart is refused."""
        if self._needs_mark(format_, app):
            format_ = _marked(format_, app)
        before = self._taken.get(format_.id)
        if before is None and not self._is_another(format_):
            self._taken[format_.id] = _Taken(format_, app, where)
        elif before is None:
            self._refuse(format_, where, f"'{self._known[format_.id].name}', which is there already,")
        elif not _are_same(before.format, format_):
            self._refuse(format_, where, f"'{before.format.name}' of {before.where}")

    def named_in(self, app: App) -> tuple[CustomFormat, ...]:
        """All of them, and those that bear the program's name once more by the name that they have there; these last.

        Where two are called the same, the later counts for a profile of that program.
        """
        every = tuple((self._known | {format_.id: format_ for format_ in self.formats}).values())
        mark = _mark(app)
        own = [replace(one, name=one.name.removesuffix(mark)) for one in every if one.name.endswith(mark)]
        return (*every, *own)

    def _needs_mark(self, format_: CustomFormat, app: App) -> bool:
        if _is_of_guide(format_):
            return False
        other = self._taken.get(format_.id)
        clashes = other is not None and other.app is not app and not _are_same(other.format, format_)
        return clashes or _marked(format_, app).id in self._known

    def _is_another(self, format_: CustomFormat) -> bool:
        """Whether the known format with its id goes by another name, so that changing it would lose it."""
        known = self._known.get(format_.id)
        return not (known is None or _is_of_guide(format_) or known.name.casefold() == format_.name.casefold())

    def _refuse(self, format_: CustomFormat, where: str, other: str) -> None:
        advice = "keep one of the two" if _is_of_guide(format_) else "rename one of the two: ids are made of names"
        why = f"{other} has the id '{format_.id}' too and is another format; {advice}"
        self.refusals.append(Refusal(f"{where}: {format_.name}", why))


def _are_same(one: CustomFormat, other: CustomFormat) -> bool:
    """Whether only the notes may differ."""
    return replace(one, notes={}) == replace(other, notes={})


def _is_of_guide(format_: CustomFormat) -> bool:
    return bool(format_.notes.get("trash_id"))


def _marked(format_: CustomFormat, app: App) -> CustomFormat:
    name = format_.name + _mark(app)
    return replace(format_, id=format_id(name), name=name)


def _mark(app: App) -> str:
    return f" ({app.value.capitalize()})"
