"""What services say to people has its German in the web app's phrasebook, and the phrasebook holds nothing else."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic_core import _pydantic_core

ROOT = Path(__file__).parents[3]
PHRASEBOOK: dict[str, str] = json.loads((ROOT / "web/src/lib/i18n/said.de.json").read_text())
SOURCES = [
    path
    for folder in ("services", "libs/kit", "libs/releases", "contracts", "infra/reelway")
    for path in (ROOT / folder).glob("**/src/**/*.py")
    if "migrations" not in path.parts
]
ERRORS = {
    *("InvalidInput", "NotFound", "Conflict", "Unavailable", "WrongPassword", "TooManyTries"),
    *("Unauthenticated", "Forbidden", "SourceUnavailable", "SourceBusy", "SourceNotConfigured"),
    *("KeyRefused", "SourceUnreadable"),
}
"""All but bugs: of those, people are told that there is one."""
SAYING = ERRORS | {"Block", "HealthCheck", "FoundProblem"}
TEXTS = frozenset({"detail", "advice"})
HOLE = re.compile(r"\{(\d+)(?::said)?\}")


def test_all_that_services_say_is_in_the_phrasebook() -> None:
    lacking = {said for path in SOURCES for said in _said_in(path) if said not in PHRASEBOOK and _needs_words(said)}
    assert lacking == set(), "put their German into web/src/lib/i18n/said.de.json"


def test_the_phrasebook_holds_nothing_that_nobody_says() -> None:
    literals = {template for path in SOURCES for template in _literals_in(path)} | _of_pydantic()
    assert set(PHRASEBOOK) - literals == set()


def test_wordings_fill_holes_that_the_sentence_has() -> None:
    for sentence, wording in PHRASEBOOK.items():
        assert set(HOLE.findall(wording)) <= set(HOLE.findall(sentence)), sentence


def _said_in(path: Path) -> Iterator[str]:
    """Templates that stand where a text for people is made."""
    for call in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name not in SAYING:
            continue
        named = [word.value for word in call.keywords if word.arg in TEXTS]
        for node in [*(call.args[2:5] if name == "FoundProblem" else call.args), *named]:
            yield from _templates(node)


def _literals_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        yield from _templates(node)


def _templates(node: ast.AST) -> Iterator[str]:
    """What a literal or an f-string says, with numbered holes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        holes = iter(range(len(node.values)))
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{next(holes)}}}" for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)


def _needs_words(said: str) -> bool:
    return re.search(r"[a-z]{3}", HOLE.sub("", said)) is not None


def _of_pydantic() -> set[str]:
    """The sentences of validation, which field errors show."""
    return {_numbered(error["message_template_python"]) for error in _pydantic_core.list_all_errors()}


def _numbered(template: str) -> str:
    first, *rest = re.split(r"\{\w+\}", template)
    return first + "".join(f"{{{number}}}{text}" for number, text in enumerate(rest))
