"""Who may do what."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Scope(StrEnum):
    """What an API key may do. Each contains the ones before it."""

    READ = "read"
    MANAGE = "manage"
    ADMIN = "admin"


class Role(StrEnum):
    """What a person is here."""

    OWNER = "owner"
    MANAGER = "manager"
    VIEWER = "viewer"


SCOPE_OF_ROLE = {Role.OWNER: Scope.ADMIN, Role.MANAGER: Scope.MANAGE, Role.VIEWER: Scope.READ}
_ORDER = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: a person by a session, or a program by a key. `by_cookie` needs a guard against other sites."""

    user_id: UUID
    name: str
    scope: Scope
    by_cookie: bool = False
    session_id: UUID | None = None

    def may(self, needed: Scope) -> bool:
        """Whether the scope is enough."""
        return _ORDER.index(self.scope) >= _ORDER.index(needed)
