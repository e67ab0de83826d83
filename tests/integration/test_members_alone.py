"""Every member package imports alone, with only its own dependencies installed."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEMBERS = (
    "contracts",
    "libs/kit",
    "libs/releases",
    "services/metadata-relay",
    "services/gateway",
    "services/catalog",
    "services/indexer",
    "services/downloader",
    "infra/reelway",
)
IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
    if not module.name.endswith("__main__") and ".migrations" not in module.name:
        importlib.import_module(module.name)
"""


def needed_members(member: str) -> set[str]:
    """The member and the members that it depends on."""
    written = tomllib.loads((ROOT / member / "pyproject.toml").read_text(encoding="utf-8"))
    names = {f"reelway-{Path(other).name}": other for other in MEMBERS}
    own = [names[name] for name in written["project"]["dependencies"] if name in names]
    return {member}.union(*(needed_members(other) for other in own))


def find_uv() -> str:
    """uv as `make` made it, else the one on the PATH."""
    private = ROOT / ".state/uv/bin/uv"
    found = str(private) if private.exists() else shutil.which("uv")
    assert found, "run `make install` first: it makes a private uv"
    return found


@pytest.fixture(scope="module")
def constraints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pinned versions, without hashes: members themselves have none."""
    pins = re.findall(r"^([^\s#]+==[^\s;\\]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    path = tmp_path_factory.mktemp("pins") / "constraints.txt"
    path.write_text("\n".join(pins), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("member", MEMBERS)
def test_a_member_imports_with_only_its_own_dependencies(member: str, tmp_path: Path, constraints: Path) -> None:
    uv, python = find_uv(), tmp_path / "venv/bin/python"
    environment = {**os.environ, "UV_SYSTEM_CERTS": "1", "UV_LINK_MODE": "hardlink", "UV_COMPILE_BYTECODE": "0"}
    environment.pop("PYTHONPATH", None)

    def run(*command: str | Path) -> None:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]

    run(uv, "venv", "--quiet", "--python", sys.executable, "venv")
    sources = [str(ROOT / needed) for needed in sorted(needed_members(member))]
    run(uv, "pip", "install", "--quiet", "--python", python, "--constraint", constraints, *sources)
    run(python, "-c", IMPORT_ALL, Path(member).name.replace("-", "_"))
