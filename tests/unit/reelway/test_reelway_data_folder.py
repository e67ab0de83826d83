import json
import stat
from pathlib import Path

import pytest

from contracts.backups import BackupKind
from reelway.backup.manifest import verify, write_manifest
from reelway.data_folder import OPEN, prepare
from reelway.embedded.failure import PartFailed
from reelway.embedded.secrets import NATS_USERS, POSTGRES_ROLES, load_secrets
from reelway.folder_lock import hold, is_held
from reelway.folder_version import claim_version, is_newer
from reelway.supervisor.ports_file import choose_ports, read_ports


def test_the_layout_is_made_and_what_is_private_is_closed(tmp_path: Path) -> None:
    data = prepare(tmp_path / "new" / "data")
    assert all((data.path / name).is_dir() for name in OPEN)
    assert stat.S_IMODE((data.path / "logs").stat().st_mode) == 0o700


def test_a_folder_that_can_not_be_made_says_which(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PartFailed, match="file"):
        prepare(tmp_path / "file" / "data")


def test_secrets_are_random_private_and_last(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    first = load_secrets(file)
    assert load_secrets(file) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    everyone = [*first.nats.values(), *first.postgres.values()]
    assert len(everyone) == len(set(everyone)) == len(NATS_USERS) + len(POSTGRES_ROLES)
    assert all(len(password) > 30 for password in everyone)
    assert not any(password in repr(first) for password in everyone)


def test_a_service_that_is_new_gets_a_secret_and_the_others_keep_theirs(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    first = load_secrets(file)
    kept = {"nats": {**first.nats}, "postgres": {**first.postgres}}
    del kept["nats"]["catalog"]
    file.write_text(json.dumps(kept))
    again = load_secrets(file)
    assert again.nats["catalog"] != first.nats["catalog"]
    assert again.nats["indexer"] == first.nats["indexer"]


@pytest.mark.parametrize("content", ["", "{", "[]", "7"])
def test_broken_secrets_are_not_replaced(tmp_path: Path, content: str) -> None:
    file = tmp_path / "secrets.json"
    file.write_text(content)
    with pytest.raises(PartFailed, match="secrets"):
        load_secrets(file)
    assert file.read_text() == content


@pytest.mark.parametrize(("found", "newer"), [("0.1.0", False), ("0.0.9", False), ("0.1.1", True), ("1.0", True)])
def test_versions_compare_by_their_numbers(found: str, newer: bool) -> None:
    assert is_newer(found, "0.1.0") is newer


def test_a_folder_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "VERSION"
    file.write_text("2.0.0\n")
    with pytest.raises(PartFailed, match=r"written by Reelway 2\.0\.0"):
        claim_version(file, "1.9.9")
    assert file.read_text() == "2.0.0\n"
    claim_version(file, "2.1.0")
    assert file.read_text() == "2.1.0\n"


def test_a_folder_has_one_holder(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    assert not is_held(lock)
    with hold(lock):
        assert is_held(lock)
        with pytest.raises(PartFailed, match=r"in use by process \d+"), hold(lock):
            pass
    assert not is_held(lock)


def test_ports_stay_the_same(tmp_path: Path) -> None:
    file = tmp_path / "ports.json"
    assert read_ports(file) == {}
    first = choose_ports(file, ("one", "two"))
    assert len(set(first.values())) == 2
    assert choose_ports(file, ("two",)) == {"two": first["two"]}
    assert read_ports(file) == first


def test_a_whole_backup_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("content")
    write_manifest(tmp_path, BackupKind.MANUAL)
    verify(tmp_path, ["a"])


def test_a_backup_that_is_damaged_incomplete_or_newer_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("content")
    with pytest.raises(PartFailed, match="not a backup"):
        verify(tmp_path, ["a"])
    write_manifest(tmp_path, BackupKind.MANUAL)
    with pytest.raises(PartFailed, match="b is not in it"):
        verify(tmp_path, ["a", "b"])
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    (tmp_path / "a").write_text("Content")
    with pytest.raises(PartFailed, match="missing or damaged"):
        verify(tmp_path, ["a"])
    (tmp_path / "manifest.json").write_text(json.dumps(manifest | {"reelway": "999.0"}))
    with pytest.raises(PartFailed, match=r"made by Reelway 999\.0"):
        verify(tmp_path, ["a"])


def test_a_manifest_can_not_point_outside(tmp_path: Path) -> None:
    inside = tmp_path / "backup"
    inside.mkdir()
    (tmp_path / "outside").write_text("x")
    write_manifest(inside, BackupKind.MANUAL)
    manifest = json.loads((inside / "manifest.json").read_text())
    manifest["files"] = {"../outside": "x"}
    (inside / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(PartFailed, match="missing or damaged"):
        verify(inside, [])
