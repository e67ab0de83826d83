"""The address of an indexer as people paste it."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_KEY = "apikey"
_ASKED_EACH_TIME = frozenset({_KEY, "t"})


def split_key(url: str) -> tuple[str, str]:
    """The address without the key in its query, and that key (empty when there is none): an address is shown to
    people again, a key never. A name and password in front of the host are dropped for the same reason.
    """
    parts = urlsplit(url.strip())
    parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    query = parse_qsl(parts.query, keep_blank_values=True)
    keys = [value for name, value in query if name.lower() == _KEY and value]
    kept = [(name, value) for name, value in query if name.lower() not in _ASKED_EACH_TIME]
    return urlunsplit(parts._replace(query=urlencode(kept))), keys[0] if keys else ""
