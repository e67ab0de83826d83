import json
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contracts.service import Service
from reelway.commands.events import read_since
from reelway.commands.options import split_names
from reelway.commands.releases import read_lines
from reelway.data_folder import DataFolder, prepare
from reelway.embedded.account import can_reach
from reelway.embedded.child import Account
from reelway.embedded.failure import PartFailed
from reelway.embedded.ports import free_port, require_free
from reelway.supervisor.backends import locate_backends
from reelway.supervisor.environment import to_environment
from reelway.supervisor.fields import Web, service_fields
from reelway.supervisor.programs import ALL, choose
from reelway.supervisor.socket_place import place_socket
from releases.release import Kind

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
STRANGER = Account("stranger", 54321, 54321)


@pytest.mark.parametrize(
    ("text", "ago"), [("90s", timedelta(seconds=90)), ("2h", timedelta(hours=2)), ("7d", timedelta(days=7))]
)
def test_since_takes_spans(text: str, ago: timedelta) -> None:
    assert read_since(text, NOW) == NOW - ago


def test_since_takes_times_and_no_zone_means_utc() -> None:
    assert read_since("2026-02-28T10:00:00", NOW) == datetime(2026, 2, 28, 10, tzinfo=UTC)
    assert read_since("2026-02-28T10:00:00+02:00", NOW) == datetime(2026, 2, 28, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["yesterday", "2x", "-2h", "1e9d"])
def test_since_refuses_the_rest(text: str) -> None:
    with pytest.raises(PartFailed, match="is no time"):
        read_since(text, NOW)


def test_all_services_run_unless_some_are_chosen() -> None:
    assert choose(()) == tuple(ALL)
    assert choose(split_names(" catalog, indexer,catalog ")) == ("catalog", "indexer")
    with pytest.raises(PartFailed, match="no such service"):
        choose(("catalogue",))


def test_a_process_is_not_told_the_administrators_secrets() -> None:
    inherited = {
        "REELWAY_POSTGRES_URL": "postgresql://root:top@db/x",
        "REELWAY_NATS_URL": "nats://o:top@n",
        "HOME": "/h",
    }
    told = to_environment({"nats_user": "catalog", "roots": {"work": "/w"}, "ops_port": None}, "REELWAY_", inherited)
    assert told == {"HOME": "/h", "REELWAY_NATS_USER": "catalog", "REELWAY_ROOTS": '{"work": "/w"}'}


def test_a_service_is_told_its_own_secrets_only(tmp_path: Path) -> None:
    data = prepare(tmp_path)
    backends = locate_backends(data, {"nats": 4222, "postgres": 5432}, {})
    web = Web("127.0.0.1", 8000)
    for service in Service:
        told = json.dumps(
            service_fields(service, data, backends, web, relay_port=8010, ops_port=None, environment={}), default=str
        )
        others = [
            password
            for table in (backends.secrets.nats, backends.secrets.postgres)
            for owner, password in table.items()
            if owner != service
        ]
        assert backends.secrets.nats[service] in told
        assert backends.secrets.postgres[service] in told
        assert not any(password in told for password in others)


def test_only_the_gateway_hears_of_the_supervisors_socket(tmp_path: Path) -> None:
    data, web, socket = prepare(tmp_path), Web("127.0.0.1", 8000), tmp_path / "supervisor.sock"
    backends = locate_backends(data, {}, {})
    told = {
        service: service_fields(
            service, data, backends, web, relay_port=8010, ops_port=None, supervisor_socket=socket, environment={}
        )["supervisor_socket"]
        for service in Service
    }
    assert {service for service, path in told.items() if path} == {Service.GATEWAY}


def test_a_socket_lies_in_the_data_folder_unless_that_is_too_deep(tmp_path: Path) -> None:
    shallow, deep = DataFolder(Path("/srv/reelway")), DataFolder(tmp_path / ("deep" * 30))
    with place_socket(shallow) as place:
        assert place == Path("/srv/reelway/state/supervisor.sock")
    with place_socket(deep) as place:
        assert len(str(place)) < 100
        assert place.parent.stat().st_mode & 0o077 == 0
    assert not place.parent.exists()


def test_places_that_the_environment_chooses_stay(tmp_path: Path) -> None:
    data = prepare(tmp_path)
    chosen = {"REELWAY_ROOTS__DOWNLOADS": "/disk/downloads", "REELWAY_PUBLIC_URL": "https://tv.example.org"}
    fields = service_fields(
        Service.GATEWAY,
        data,
        locate_backends(data, {}, {}),
        Web("0.0.0.0", 8000),
        relay_port=8010,
        ops_port=None,
        environment=chosen,
    )
    assert fields["roots"] == {"downloads": "/disk/downloads", "work": str(data.work), "images": str(data.images)}
    assert "public_url" not in fields


def test_outside_servers_are_taken_from_their_addresses(tmp_path: Path) -> None:
    environment = {
        "REELWAY_NATS_URL": "nats://op:p%40ss@nats.example:4333",
        "REELWAY_POSTGRES_URL": "postgresql://boss:top@db.example:6432/postgres?sslmode=require",
    }
    backends = locate_backends(prepare(tmp_path), {}, environment)
    assert backends.nats_url == "nats://nats.example:4333"
    assert backends.nats_login("catalog") == ("op", "p@ss")
    url = backends.postgres_url(Service.CATALOG)
    assert url.startswith("postgresql://reelway_catalog:")
    assert url.endswith("@db.example:6432/reelway_catalog?sslmode=require")
    assert "top" not in url


def test_a_port_in_use_is_named() -> None:
    port = free_port()
    require_free("gateway", "127.0.0.1", port, "--port")
    with socket.create_server(("127.0.0.1", port)):
        with pytest.raises(PartFailed, match=rf"port {port} on 127\.0\.0\.1 is in use"):
            require_free("gateway", "127.0.0.1", port, "--port")
        assert free_port(port) != port


def test_a_stranger_does_not_reach_into_a_private_folder(tmp_path: Path) -> None:
    open_file = Path("/usr/bin/env")
    assert can_reach(STRANGER, open_file)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "file").touch()
    assert not can_reach(STRANGER, closed / "file")


def test_questions_about_release_names_are_read_line_by_line() -> None:
    lines = ['{"name": "A.B.S01E02", "kind": "tv"}\n', "\n", '{"name": "A 2020", "kind": "movie"}', '{"name": "C"}']
    assert list(read_lines(lines, Kind.TV)) == [("A.B.S01E02", Kind.TV), ("A 2020", Kind.MOVIE), ("C", Kind.TV)]


@pytest.mark.parametrize("line", ["nothing", "{}", '{"name": "x", "kind": "opera"}', "[1]"])
def test_a_line_that_is_no_question_is_named(line: str) -> None:
    with pytest.raises(PartFailed, match="line 1: not a question"):
        list(read_lines([line], Kind.TV))
