"""`python -m contracts.compat [--base REF]`: do the schemas still fit what was published before?

A message may gain optional fields. Anything else needs a new version beside the old one, because events are kept for
30 days and replayed, and programs outside read them.
"""

import json
import subprocess
import sys
from typing import Any

FOLDER = "contracts/schemas"
Schema = dict[str, Any]
ADVICE = "add a new version of the class beside the old one (`{name}V2`, version = 2) and publish both for a while"


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """What a reader or a stored message of the old schema would trip over, in words; empty when they fit."""
    return _compare(old, new, old, new, "")


def _compare(old: Schema, new: Schema, old_root: Schema, new_root: Schema, place: str) -> list[str]:
    found: list[str] = []
    if _types(old, old_root) - _types(new, new_root):
        found.append(f"{place or 'the body'} changed its type")
    old, new = _resolved(old, old_root), _resolved(new, new_root)
    old_values: list[str] = old.get("enum", [])
    new_values: list[str] = new.get("enum", old_values)
    if gone := sorted(set(old_values) - set(new_values)):
        found.append(f"{place} lost the value(s) {', '.join(gone)}")
    old_fields, new_fields = old.get("properties", {}), new.get("properties", {})
    for name, field in old_fields.items():
        path = f"{place}.{name}".lstrip(".")
        if name not in new_fields:
            found.append(f"{path} was removed")
        else:
            found += _compare(field, new_fields[name], old_root, new_root, path)
    for name in set(new.get("required", ())) - set(old.get("required", ())):
        found.append(f"{f'{place}.{name}'.lstrip('.')} is required now")
    if "items" in old and "items" in new:
        found += _compare(old["items"], new["items"], old_root, new_root, f"{place}[]")
    return found


def _resolved(schema: Schema, root: Schema) -> Schema:
    if "$ref" in schema:
        resolved: Schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        return resolved
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return _resolved(options[0], root) if len(options) == 1 else schema


def _types(schema: Schema, root: Schema) -> set[str]:
    if "anyOf" in schema:
        return set().union(*(_types(_resolved(option, root), root) for option in schema["anyOf"]))
    kind = _resolved(schema, root).get("type")
    return {f"{kind}:{schema.get('format', '')}"} if kind else set()


def main(base: str | None) -> int:
    """Compare the working tree with a commit; gives the exit code."""
    base = base or _base()
    if base is None:
        sys.stdout.write("no earlier schemas to compare with\n")
        return 0
    failed = False
    for path in _git("ls-tree", "--name-only", base, f"{FOLDER}/").splitlines():
        if path.endswith("asyncapi.json") or ".rpc." in path:
            continue  # asks are answered by the version that is deployed with their askers; nothing of them is kept
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".json")
        for problem in _changes_of(base, path):
            failed = True
            advice = ADVICE.format(name=name.split(".")[2])
            sys.stdout.write(f"{name}: {problem}; {advice}\n")
    return 1 if failed else 0


def _changes_of(base: str, path: str) -> list[str]:
    old = json.loads(_git("show", f"{base}:{path}"))
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the path is git's, relative to here
            new = json.load(file)
    except FileNotFoundError:
        return ["the message was removed"]
    return breaking_changes(old, new)


def _base() -> str | None:
    """Where main was: the merge base with origin/main, else the newest commit that had schemas."""
    for arguments in (("merge-base", "HEAD", "origin/main"), ("log", "-1", "--format=%H", "--", FOLDER)):
        found = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607
        commit = found.stdout.strip()
        if found.returncode == 0 and commit and _git("ls-tree", "--name-only", commit, f"{FOLDER}/"):
            return commit
    return None


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--base") + 1] if "--base" in sys.argv else None))
