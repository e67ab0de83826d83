"""Takes custom formats from the JSON of guides and of the Sonarr and Radarr APIs."""

from collections.abc import Mapping
from dataclasses import dataclass

from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.fields import BadFieldError, fields_of, switch_in
from releases.formats.pattern import BadPatternError
from releases.formats.refusal import Refusal
from releases.formats.spec_kinds import READERS
from releases.qualities.numbers import App

MAX_SPECIFICATIONS = 500
_NOTES = ("trash_id", "trash_regex", "trash_description")


@dataclass(frozen=True, slots=True)
class ReadFormats:
    """What was taken and what was not, and why; a format with one bad specification is refused whole."""

    formats: tuple[CustomFormat, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def read_formats(written: object, app: App, where: str = "") -> ReadFormats:
    """Reads one format or a list of them, as parsed JSON. `where` (a file name) goes into refusals. Never raises."""
    items = written if isinstance(written, list) else [written]
    formats, refusals = [], []
    for position, item in enumerate(items):
        place = f"{where}[{position}]" if isinstance(written, list) else where
        result = _read_format(item, app, place)
        if isinstance(result, CustomFormat):
            formats.append(result)
        else:
            refusals.extend(result)
    return ReadFormats(tuple(formats), tuple(refusals))


def format_id(name: str) -> str:
    """The id of a format that came without one: its name in lower case, with dashes."""
    words = "".join(letter if letter.isalnum() or letter == "+" else " " for letter in name.lower()).split()
    return "-".join(words) or "format"


def _read_format(item: object, app: App, where: str) -> CustomFormat | list[Refusal]:
    if not isinstance(item, Mapping):
        return [Refusal(where, "not a custom format: an object with 'name' and 'specifications' is asked for")]
    name, written = item.get("name"), item.get("specifications")
    if not isinstance(name, str) or not name.strip():
        return [Refusal(where, "the format has no 'name'")]
    place = f"{where}: {name}" if where else name
    if not isinstance(written, list) or not written:
        return [Refusal(place, "'specifications' must be a list with at least one specification")]
    if len(written) > MAX_SPECIFICATIONS:
        return [Refusal(place, f"{len(written)} specifications; at most {MAX_SPECIFICATIONS} are taken")]
    specifications = [_read_specification(spec, app, place) for spec in written]
    refusals = [spec for spec in specifications if isinstance(spec, Refusal)]
    try:
        scores, when_renaming = _scores(item.get("trash_scores")), switch_in(item, "includeCustomFormatWhenRenaming")
    except BadFieldError as problem:
        refusals.append(Refusal(place, str(problem)))
    if refusals:
        return refusals
    notes = {key: item[key] for key in _NOTES if isinstance(item.get(key), str)}
    return CustomFormat(
        id=notes.get("trash_id") or format_id(name),
        name=name,
        specifications=tuple(spec for spec in specifications if isinstance(spec, Specification)),
        when_renaming=when_renaming,
        scores=scores,
        notes=notes,
    )


def _read_specification(item: object, app: App, where: str) -> Specification | Refusal:
    if not isinstance(item, Mapping):
        return Refusal(where, "a specification must be an object")
    name, implementation = str(item.get("name") or ""), item.get("implementation")
    place = f"{where}: {name or 'a specification without a name'}"
    read = READERS.get(implementation) if isinstance(implementation, str) else None
    if read is None:
        return Refusal(place, f"unknown 'implementation' {implementation!r}; known are {', '.join(READERS)}")
    try:
        condition = read(fields_of(item.get("fields")), app)
        return Specification(name, condition, switch_in(item, "negate"), switch_in(item, "required"))
    except (BadFieldError, BadPatternError) as problem:
        return Refusal(place, str(problem))


def _scores(written: object) -> dict[str, int]:
    """The scores by score set."""
    if written is None:
        return {}
    if not isinstance(written, Mapping) or not all(type(value) is int for value in written.values()):
        raise BadFieldError("'trash_scores' must be an object of whole numbers")
    return {str(name): value for name, value in written.items()}
