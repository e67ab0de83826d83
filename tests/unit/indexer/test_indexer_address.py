"""Addresses of indexers as people paste them."""

import pytest

from indexer.domain.address import split_key


@pytest.mark.parametrize(
    ("pasted", "address", "key"),
    [
        ("http://one.test/api", "http://one.test/api", ""),
        (" http://one.test/api?apikey=abc ", "http://one.test/api", "abc"),
        ("http://one.test/api?t=caps&APIKEY=a%20c&extended=1", "http://one.test/api?extended=1", "a c"),
        ("http://one.test/api?apikey=", "http://one.test/api", ""),
        ("http://one.test:81/x/?apikey=abc#part", "http://one.test:81/x/#part", "abc"),
        ("http://ada:secret@one.test:81/api", "http://one.test:81/api", ""),
    ],
)
def test_a_key_in_the_address_is_taken_out(pasted: str, address: str, key: str) -> None:
    assert split_key(pasted) == (address, key)
