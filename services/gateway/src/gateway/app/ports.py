"""What use cases need from outside."""

from typing import Protocol

from contracts.backups import Backups


class KeptBackups(Protocol):
    """Backups, wherever they are kept."""

    async def list(self, known: int | None = None) -> Backups:
        """All of them, and how it goes.

        Raises:
            Unavailable: who keeps them does not answer.
        """
