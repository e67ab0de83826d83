"""Start, stop, second start, sudden deaths: of the whole stack as a process."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelway.embedded import postgres_programs
from reelway.embedded.account import can_reach
from reelway.embedded.child import Account
from support.lacking import skip_for_want_of
from support.servers import start_nats, start_postgres
from support.toy_process import reelway, toy_stack

MODES = pytest.mark.parametrize("options", [(), ("--processes",)], ids=["one process", "processes"])
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="reelway-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@MODES
async def test_it_comes_up_and_ctrl_c_leaves_nothing(tmp_path: Path, options: tuple[str, ...]) -> None:
    async with toy_stack(tmp_path, *options) as stack:
        assert stack.members("nats-server")
        assert stack.members("postgres")
        assert bool(stack.members("toy_service")) is bool(options)
        assert await stack.end(signal.SIGINT) == 0
        assert stack.members() == []


@MODES
async def test_a_second_start_finds_everything(tmp_path: Path, options: tuple[str, ...]) -> None:
    for _ in range(2):
        async with toy_stack(tmp_path, *options) as stack:
            assert await stack.end(signal.SIGTERM) == 0
            secrets = (tmp_path / "secrets.json").read_text()
            ports = (tmp_path / "ports.json").read_text()
    assert (tmp_path / "secrets.json").read_text() == secrets
    assert (tmp_path / "ports.json").read_text() == ports
    assert (tmp_path / "postgres" / "PG_VERSION").read_text() == "18\n"


@MODES
async def test_killed_suddenly_it_leaves_no_process_and_starts_again(tmp_path: Path, options: tuple[str, ...]) -> None:
    async with toy_stack(tmp_path, *options) as stack:
        await stack.end(signal.SIGKILL)
        await stack.until_alone()
    async with toy_stack(tmp_path, *options) as stack:
        assert await stack.end(signal.SIGTERM) == 0


async def test_started_again_at_once_after_a_sudden_end_it_waits_for_what_is_still_ending(tmp_path: Path) -> None:
    async with toy_stack(tmp_path) as first:
        first.process.send_signal(signal.SIGKILL)
        await first.process.wait()
        async with toy_stack(tmp_path) as second:
            assert await second.end(signal.SIGTERM) == 0


@pytest.mark.parametrize(("program", "name"), [("nats-server", "NATS"), ("postgres", "PostgreSQL")])
async def test_a_server_that_dies_is_started_again(tmp_path: Path, program: str, name: str) -> None:
    async with toy_stack(tmp_path) as stack:
        os.kill(min(stack.members(program)), signal.SIGKILL)
        await stack.wait_for(f"✗ {name}: ended by signal 9")
        await stack.wait_for(f"✓ {name}")
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_service_that_dies_is_started_again(tmp_path: Path) -> None:
    async with toy_stack(tmp_path, "--processes") as stack:
        (dying,) = stack.members("toy_service")
        os.kill(dying, signal.SIGKILL)
        await stack.wait_for("✗ catalog: ended by signal 9")
        await stack.wait_for("✓ catalog")
        assert stack.members("toy_service") not in ([], [dying])
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_service_process_does_not_see_the_secrets_of_others(tmp_path: Path) -> None:
    async with toy_stack(tmp_path, "--processes") as stack:
        (service,) = stack.members("toy_service")
        told = Path(f"/proc/{service}/environ").read_text()
        secrets = (tmp_path / "secrets.json").read_text().split('"')
        passwords = [word for word in secrets if len(word) > 30]
        assert sum(password in told for password in passwords) == 2


async def test_two_can_not_share_a_folder(tmp_path: Path) -> None:
    async with toy_stack(tmp_path) as stack:
        code, output = await reelway("up", "--data", tmp_path, "--port", "1")
        assert code == 1
        assert f"is in use by process {stack.process.pid}" in output


async def test_outside_servers_are_used_and_left_running(tmp_path: Path) -> None:
    nats, postgres = await start_nats(tmp_path / "outside"), await start_postgres(tmp_path / "outside")
    host = nats.url.removeprefix("nats://")
    outside = {
        "REELWAY_NATS_URL": f"nats://operator:{nats.passwords['operator']}@{host}",
        "REELWAY_POSTGRES_URL": postgres.admin_url,
    }
    data = tmp_path / "data"
    async with toy_stack(data, "--processes", **outside) as stack:
        assert stack.members("nats-server") == []
        assert stack.members("bin/postgres") == []
        (service,) = stack.members("toy_service")
        told = Path(f"/proc/{service}/environ").read_text()
        assert postgres.passwords["admin"] not in told
        assert await stack.end(signal.SIGTERM) == 0
    assert nats.child.exit_code is None
    assert postgres.child.exit_code is None
    await nats.stop()
    await postgres.stop()


@AS_ROOT
def test_programs_in_a_private_home_are_copied_for_the_database_user(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = pwd.getpwnam("nobody")
    account = Account(user.pw_name, user.pw_uid, user.pw_gid)
    installed, home = postgres_programs.find_postgres_programs(), open_folder / "home"
    package, libraries = installed.parents[1], installed.parents[1].with_name(f"{installed.parents[1].name}.libs")
    shutil.copytree(installed.parent, home / package.name / installed.parent.name, symlinks=True)
    shutil.copytree(libraries, home / libraries.name)
    programs = home / installed.relative_to(package.parent)
    monkeypatch.setattr(postgres_programs, "find_postgres_programs", lambda: programs)
    monkeypatch.setattr(postgres_programs, "SHARED_FOLDER", open_folder / "shared")
    assert postgres_programs.programs_for(account) == programs
    home.chmod(0o700)
    copied = postgres_programs.programs_for(account)
    assert home.stat().st_mode & 0o777 == 0o700
    for program in ("postgres", "initdb", "pg_dump"):
        ran = subprocess.run([copied / program, "--version"], user=user.pw_uid, group=user.pw_gid, check=False)
        assert ran.returncode == 0, program


@AS_ROOT
async def test_as_root_the_database_runs_as_an_ordinary_user_and_no_folder_is_opened(tmp_path: Path) -> None:
    """Not even one that its user may not enter."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    async with toy_stack(closed / "data") as stack:
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in stack.members("postgres")}
        assert 0 not in owners
        assert len(owners) == 1
        assert closed.stat().st_mode & 0o777 == 0o700
        assert (closed / "data" / "postgres").stat().st_mode & 0o777 == 0o700
        assert await stack.end(signal.SIGTERM) == 0


@AS_ROOT
async def test_an_ordinary_user_needs_nothing_of_root(open_folder: Path) -> None:
    user = pwd.getpwnam("nobody")
    os.chown(open_folder, user.pw_uid, user.pw_gid)
    become = ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")
    async with toy_stack(open_folder / "data", as_user=become, python=python_for(user)) as stack:
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in stack.members()}
        assert owners == {user.pw_uid}
        assert await stack.end(signal.SIGTERM) == 0


def python_for(user: pwd.struct_passwd) -> str:
    """An interpreter of our version outside of private homes, for code that is outside of them too."""
    account = Account(user.pw_name, user.pw_uid, user.pw_gid)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = [Path(folder, version) for folder in ("/usr/local/bin", "/usr/bin")]
    if not can_reach(account, Path(__file__).parent):
        skip_for_want_of(f"{user.pw_name} may not enter the folder that this clone is in")
    usable = [str(place) for place in places if place.exists() and can_reach(account, place)]
    if not usable:
        skip_for_want_of(f"no {version} that {user.pw_name} may run")
    return usable[0]
