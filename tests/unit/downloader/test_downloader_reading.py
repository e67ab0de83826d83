from typing import Any

import libtorrent as lt
import pytest

from downloader.adapters.embedded.reading import MAX_FILES, facts_of, read_source
from downloader.domain.source import Source
from kit.errors import InvalidInput

HASH = "c12fe1c06bba254a9dc9f519b335aa7c1367a88a"


def torrent(**info: Any) -> bytes:
    """A torrent file; `info` changes its info dictionary."""
    plain = {"name": b"Release", "piece length": 16384, "pieces": bytes(20), "length": 1000, **info}
    kept: Any = {key.encode(): value for key, value in plain.items() if value is not None}
    return bytes(lt.bencode({b"info": kept}))


def test_a_torrent_file_tells_name_size_and_hash() -> None:
    facts = facts_of(read_source(Source(torrent=torrent())))
    assert (facts.name, facts.total_bytes, len(facts.info_hash)) == ("Release", 1000, 40)


def test_a_magnet_link_tells_its_hash() -> None:
    facts = facts_of(read_source(Source(magnet=f"magnet:?xt=urn:btih:{HASH.upper()}&dn=Release")))
    assert (facts.info_hash, facts.total_bytes) == (HASH, None)


@pytest.mark.parametrize(
    "source",
    [
        Source(),
        Source(torrent=torrent(), magnet=f"magnet:?xt=urn:btih:{HASH}"),
        Source(torrent=b""),
        Source(torrent=b"<html></html>"),
        Source(torrent=b"l" * 5000 + b"e" * 5000),
        Source(torrent=torrent(pieces=b"short")),
        Source(torrent=torrent(length=0, pieces=b"")),
        Source(torrent=torrent(length=-5)),
        Source(torrent=torrent(**{"piece length": 2**40})),
        Source(torrent=torrent(length=None, files=[{b"path": [b"a"], b"length": 1}] * (MAX_FILES + 1))),
        Source(
            torrent=torrent(
                length=None,
                files=[
                    {b"path": [b"a"], b"length": 1000},
                    {b"path": [b"l"], b"length": 0, b"attr": b"l", b"symlink path": [b"..", b"etc"]},
                ],
            )
        ),
        Source(magnet="http://example.org"),
        Source(magnet="magnet:?xt=urn:btih:short"),
        Source(magnet=f"magnet:?xt=urn:btih:{HASH}&dn=" + "x" * 30_000),
    ],
)
def test_what_no_honest_torrent_is_gets_refused(source: Source) -> None:
    with pytest.raises(InvalidInput):
        read_source(source)


def test_trackers_are_bounded() -> None:
    many = "".join(f"&tr=http://tracker{number}.example/announce" for number in range(400))
    assert len(read_source(Source(magnet=f"magnet:?xt=urn:btih:{HASH}{many}")).trackers) == 100
