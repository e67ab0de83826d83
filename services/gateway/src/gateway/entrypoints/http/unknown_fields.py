"""Refuses fields of a request that nothing reads: a name that was mistyped must not become a default."""

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter, ValidationError


async def refuse_unknown_fields(request: Request) -> None:
    """A dependency of all routes. Messages of the bus ignore what they don't know; people's requests may not.

    Bodies whose model allows more (`extra="allow"`) are left alone: others decide what is in them.
    """
    route = request.scope["route"]
    field = route.body_field if isinstance(route, APIRoute) else None
    body = field.field_info.annotation if field else None
    if not isinstance(body, type) or not _is_json(request) or not await request.body():
        return
    if issubclass(body, BaseModel) and body.model_config.get("extra") == "allow":
        return
    try:
        TypeAdapter(body).validate_python(await request.json(), extra="forbid")
    except ValidationError as error:
        # What else is wrong is told by the route itself.
        unknown = [found for found in error.errors(include_url=False) if found["type"] == "extra_forbidden"]
        if unknown:
            raise RequestValidationError(
                [{**found, "loc": ("body", *found["loc"]), "msg": "There is no such field"} for found in unknown]
            ) from error


def _is_json(request: Request) -> bool:
    """Whether the framework has read the body as JSON, and so that it can be."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
