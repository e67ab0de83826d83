"""Signs requests to TMDB with either kind of key."""

from metadata_relay.signing import Signature


class TmdbKey:
    """A v4 read access token goes into a header; a v3 key is only taken in the address."""

    def __init__(self, key: str) -> None:
        key = key.strip()
        # Tokens are JSON web tokens, whose first part begins like this in base64.
        is_token = key.startswith("eyJ")
        self._signature = (
            Signature(headers={"Authorization": f"Bearer {key}"}) if is_token else Signature(params={"api_key": key})
        )

    async def sign(self) -> Signature:
        """Always the same."""
        return self._signature

    def renew(self, refused: Signature) -> bool:
        """A refused key stays refused."""
        del refused
        return False
