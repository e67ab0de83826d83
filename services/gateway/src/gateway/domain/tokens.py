"""Random secrets: shown once, stored as their hash."""

import hashlib
import hmac
import secrets

KEY_PREFIX = "rw_"


def new_token(prefix: str = "") -> str:
    """256 random bits, safe in a URL."""
    return prefix + secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What is stored. A fast hash is enough: the token has all the randomness there is."""
    return hashlib.sha256(token.encode()).digest()


def same_token(token: str, stored: bytes) -> bool:
    """Compare without telling by time how much is right."""
    return hmac.compare_digest(token_hash(token), stored)
