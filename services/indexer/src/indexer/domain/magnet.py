"""Magnet links and info-hashes from outside."""

import base64
import binascii
import re
from urllib.parse import parse_qs, urlsplit

MAX_MAGNET_LENGTH = 16_384
MAX_FIELDS = 200
_HEX = re.compile(r"[0-9a-fA-F]{40}\Z")
_BASE32 = re.compile(r"[A-Za-z2-7]{32}\Z")
_V1 = "urn:btih:"


class BadMagnet(ValueError):  # noqa: N818 - named after what it is
    """It is no magnet link of a torrent."""


def read_info_hash(text: str | None) -> str | None:
    """A v1 info-hash as 40 lower-case hex digits, from hex or base32; None when it is neither."""
    if not text:
        return None
    if _HEX.match(text):
        return text.lower()
    if _BASE32.match(text):
        try:
            return base64.b32decode(text.upper()).hex()
        except binascii.Error:
            return None
    return None


def check_magnet(link: str) -> str:
    """The info-hash of a magnet link.

    Raises:
        BadMagnet: it is too long, no magnet link, or without a v1 info-hash.
    """
    if len(link) > MAX_MAGNET_LENGTH:
        raise BadMagnet(f"the magnet link has {len(link)} characters")
    if not link.isprintable() or any(character.isspace() for character in link):
        raise BadMagnet("the magnet link holds characters that no link has")
    for topic in _topics(link):
        if topic.lower().startswith(_V1) and (info_hash := read_info_hash(topic[len(_V1) :])):
            return info_hash
    raise BadMagnet("the magnet link has no v1 info-hash")


def _topics(link: str) -> list[str]:
    try:
        parts = urlsplit(link)
        if parts.scheme.lower() == "magnet":
            return parse_qs(parts.query, max_num_fields=MAX_FIELDS).get("xt", [])
    except ValueError as error:
        raise BadMagnet(f"the magnet link can't be read: {error}") from None
    raise BadMagnet("it is no magnet link")
