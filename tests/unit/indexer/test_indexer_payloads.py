"""Torrents and magnet links from outside."""

import hashlib

import libtorrent
import pytest

from indexer.adapters.torrent_file import read_torrent_hash
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.magnet import BadMagnet, check_magnet, read_info_hash

HASH = "c12fe1c06bba254a9dc9f519b335aa7c1367a88a"
INFO: dict[bytes, object] = {b"name": b"fog.mkv", b"length": 1, b"piece length": 16384, b"pieces": b"x" * 20}


def bencode(value: object) -> bytes:
    body: bytes = libtorrent.bencode(value)  # type: ignore[arg-type]  # whatever a test makes up
    return body


def test_the_info_hash_of_a_torrent_is_that_of_its_info() -> None:
    body = bencode({b"info": INFO})
    assert read_torrent_hash(body) == hashlib.sha1(bencode(INFO)).hexdigest()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "nothing"),
        (b"<html>log in</html>", "HTML"),
        (b"<?xml version='1.0'?><error/>", "XML"),
        (b"PK\x03\x04", "something else"),
        (b"d4:infode", "can't be read"),
        (b"d" * 100_000, "can't be read"),
        (b"d1:a" + b"l" * 200_000, "can't be read"),
        (b"d" + b"x" * 6_000_000, "more than 5000000 bytes"),
    ],
)
def test_what_is_no_torrent_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(IndexerFailure) as failure:
        read_torrent_hash(body)
    assert words in failure.value.detail


def test_a_torrent_of_version_two_only_is_refused() -> None:
    tree = {b"fog.mkv": {b"": {b"length": 1, b"pieces root": b"y" * 32}}}
    info = {b"name": b"fog.mkv", b"piece length": 16384, b"meta version": 2, b"file tree": tree}
    with pytest.raises(IndexerFailure) as failure:
        read_torrent_hash(bencode({b"info": info, b"piece layers": {}}))
    assert failure.value.kind is FailureKind.UNSUPPORTED


@pytest.mark.parametrize(
    "link",
    [
        f"magnet:?xt=urn:btih:{HASH}&dn=Fog",
        f"magnet:?dn=Fog&xt=urn:btih:{HASH.upper()}",
        "magnet:?xt=urn:btih:YEX6DQDLXISUVHOJ6UM3GNNKPQJWPKEK",
        f"magnet:?xt=urn:btmh:1220aa&xt=urn:btih:{HASH}",
    ],
)
def test_a_magnet_link_gives_its_hash(link: str) -> None:
    assert check_magnet(link) == HASH


@pytest.mark.parametrize(
    "link",
    [
        "",
        "http://[bad",
        "http://index.example",
        "magnet:?dn=Fog",
        "magnet:?xt=urn:btih:123",
        f"magnet:?xt=urn:btih:{HASH}\n",
        f"magnet:?xt=urn:btih:{HASH}&dn={'x' * 20_000}",
        "magnet:?" + "&".join(["tr=1"] * 1000),
    ],
)
def test_what_is_no_magnet_link_is_refused(link: str) -> None:
    with pytest.raises(BadMagnet):
        check_magnet(link)


def test_an_info_hash_is_hex_or_base32() -> None:
    assert read_info_hash(HASH.upper()) == HASH
    assert read_info_hash("g" * 40) is None
    assert read_info_hash(None) is None
