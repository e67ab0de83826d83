from pathlib import Path
from uuid import UUID

from contracts.values import EXAMPLE_DOWNLOAD
from downloader.adapters.embedded.state_folder import RUNNING, StateFolder

OTHER: UUID = UUID(int=7)


def test_what_is_saved_is_found_and_forgotten_per_torrent(tmp_path: Path) -> None:
    state = StateFolder(tmp_path / "state")
    state.save_resume(EXAMPLE_DOWNLOAD, b"one", sync=False)
    state.save_resume(EXAMPLE_DOWNLOAD, b"two", sync=True)
    state.save_info(EXAMPLE_DOWNLOAD, b"info")
    state.save_resume(OTHER, b"other", sync=False)
    assert (state.find_resume(EXAMPLE_DOWNLOAD), state.find_info(EXAMPLE_DOWNLOAD)) == (b"two", b"info")
    state.forget(EXAMPLE_DOWNLOAD)
    assert (state.find_resume(EXAMPLE_DOWNLOAD), state.find_info(EXAMPLE_DOWNLOAD)) == (None, None)
    assert state.find_resume(OTHER) == b"other"


def test_a_half_written_state_is_never_seen(tmp_path: Path) -> None:
    state = StateFolder(tmp_path)
    state.save_resume(OTHER, b"whole", sync=False)
    (tmp_path / f"{OTHER}.resume.new").write_bytes(b"ha")
    assert StateFolder(tmp_path).find_resume(OTHER) == b"whole"


def test_only_a_stop_of_the_machine_costs_trust(tmp_path: Path) -> None:
    first = StateFolder(tmp_path)
    assert not first.lost_power
    assert not StateFolder(tmp_path).lost_power  # killed, while the machine ran on
    (tmp_path / RUNNING).write_bytes(b"another boot")
    assert StateFolder(tmp_path).lost_power
    first.close()
    assert not StateFolder(tmp_path).lost_power
