"""`python -m reelway.reference [--check]`: the references of settings and REST routes, written from the code."""

import sys
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

from gateway.entrypoints.http.api import build_api
from kit.settings import ServiceSettings
from reelway.supervisor.programs import ALL

SETTINGS_PAGE = "docs/reference/settings.md"
REST_PAGE = "docs/reference/rest.md"
SETTINGS_INTRO = """# Settings

Generated from the code by `make contracts`; do not edit.

`reelway up` gives every service what it needs; set a variable to choose otherwise. In containers, each service reads
its own variables. Nested names take two underscores: `REELWAY_ROOTS__DOWNLOADS=/data/downloads`.

The `reelway` command itself reads `REELWAY_DATA` (its data folder), `REELWAY_NATS_URL` and `REELWAY_POSTGRES_URL`
(servers of yours instead of the embedded ones, with an administrator's credentials).
"""
REST_INTRO = """# REST API

Generated from the code by `make contracts`; do not edit.

A running Reelway shows the same with schemas and examples at `/api/docs`, as OpenAPI at `/api/openapi.json`. Log in
with `POST /api/v1/login`, or send an API key in `X-Api-Key`. Lists page with `limit` and `cursor`; errors are
`application/problem+json` with a stable `code` and, in `advice`, what to do next; creations take an `Idempotency-Key`.
"""
METHODS = ("get", "post", "put", "patch", "delete")


def settings_page() -> str:
    """All settings of all programs."""
    parts = [SETTINGS_INTRO, "\n## Every service\n", _table(ServiceSettings, ServiceSettings.model_fields)]
    for program in ALL.values():
        settings = program.load_settings()
        own = {name: field for name, field in settings.model_fields.items() if name not in ServiceSettings.model_fields}
        if own:
            parts += [f"\n## {program.name}\n", _table(settings, own)]
    return "".join(parts)


def rest_page() -> str:
    """All routes by tag."""
    document: dict[str, Any] = build_api(None).openapi()
    by_tag: dict[str, list[str]] = {}
    for path, operations in document["paths"].items():
        for method in METHODS:
            if (operation := operations.get(method)) is not None:
                line = f"| {method.upper()} | `{path}` | {operation.get('summary', '')} |\n"
                by_tag.setdefault(operation["tags"][0], []).append(line)
    heads = "\n| method | path | what it does |\n| --- | --- | --- |\n"
    return REST_INTRO + "".join(f"\n## {tag.capitalize()}\n{heads}{''.join(rows)}" for tag, rows in by_tag.items())


def _table(settings: type[BaseSettings], fields: dict[str, FieldInfo]) -> str:
    prefix = str(settings.model_config.get("env_prefix", ""))
    rows = [
        f"| {_names(name, field, prefix)} | {_default(field)} | {' '.join((field.description or '').split())} |\n"
        for name, field in fields.items()
    ]
    return "\n| variable | default | meaning |\n| --- | --- | --- |\n" + "".join(rows)


def _names(name: str, field: FieldInfo, prefix: str) -> str:
    alias = field.validation_alias
    choices = getattr(alias, "choices", [alias] if isinstance(alias, str) else [])
    return ", ".join(f"`{choice}`" for choice in choices) or f"`{prefix}{name.upper()}`"


def _default(field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True, validated_data={})
    if default is PydanticUndefined:
        return "required"
    return f"`{default}`" if default not in (None, "", (), {}) else ""


def main(root: Path, *, check: bool) -> int:
    """Write the pages, or compare them; gives the exit code."""
    pages = {SETTINGS_PAGE: settings_page(), REST_PAGE: rest_page()}
    stale = [path for path, text in pages.items() if not _is(root / path, text)]
    for path in stale:
        if check:
            sys.stdout.write(f"{path} is not what the code says; run `make contracts` and commit it\n")
        else:
            (root / path).write_text(pages[path], encoding="utf-8")
    return 1 if check and stale else 0


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), check="--check" in sys.argv[1:]))
