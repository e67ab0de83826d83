"""Gives a custom format away as JSON, for guides or for the API of Sonarr or Radarr."""

from enum import StrEnum

from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.fields import BadFieldError
from releases.formats.refusal import Refusal
from releases.formats.spec_kinds import write_condition
from releases.qualities.numbers import App


class Shape(StrEnum):
    """How `fields` are written: guides use an object, the APIs a list."""

    GUIDE = "guide"
    API = "api"


def write_format(format_: CustomFormat, app: App, shape: Shape = Shape.GUIDE) -> dict[str, object] | Refusal:
    """The format as JSON values, or why that program cannot say it."""
    try:
        specifications = [_write_specification(spec, app, shape) for spec in format_.specifications]
    except BadFieldError as problem:
        return Refusal(format_.name, str(problem))
    written: dict[str, object] = {
        "name": format_.name,
        "includeCustomFormatWhenRenaming": format_.when_renaming,
        "specifications": specifications,
    }
    if shape is Shape.API:
        return written
    scores = {"trash_scores": dict(format_.scores)} if format_.scores else {}
    return {**format_.notes, **scores, **written}


def _write_specification(spec: Specification, app: App, shape: Shape) -> dict[str, object]:
    implementation, fields = write_condition(spec.condition, app)
    as_list = [{"name": name, "value": value} for name, value in fields.items()]
    return {
        "name": spec.name,
        "implementation": implementation,
        "negate": spec.negate,
        "required": spec.required,
        "fields": as_list if shape is Shape.API else fields,
    }
