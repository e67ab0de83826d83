"""Users, their sessions and their keys."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.ids import new_id
from gateway.adapters.db.tables import API_KEYS, LOGIN_FAILURES, SESSIONS, SETUP, USERS
from gateway.domain.access import SCOPE_OF_ROLE, Principal, Role, Scope
from gateway.domain.throttle import FORGOTTEN_AFTER

USE_NOTED_EVERY = timedelta(minutes=5)
"""A session's last use is written this often, not on every request."""


@dataclass(frozen=True, slots=True)
class StoredUser:
    """A person who may log in."""

    user_id: UUID
    name: str
    role: Role
    password_hash: str


@dataclass(frozen=True, slots=True)
class StoredKey:
    """An API key as it is listed: never with its secret."""

    key_id: UUID
    name: str
    scope: Scope
    hint: str
    created_at: datetime
    used_at: datetime | None
    expires_at: datetime | None


class People:
    """People, sessions and keys in the database."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def has_owner(self) -> bool:
        """Whether Reelway was set up."""
        found = await self._sql.execute(sa.select(USERS.c.id).where(USERS.c.role == Role.OWNER).limit(1))
        return found.first() is not None

    async def lock_setup(self) -> bytes | None:
        """The hash of the set-up token, locked until the transaction ends."""
        found = await self._sql.execute(sa.select(SETUP.c.token_hash).with_for_update())
        return found.scalar_one_or_none()

    async def keep_setup(self, token_hash: bytes) -> None:
        """Make this the only set-up token."""
        insertion = insert(SETUP).values(single=True, token_hash=token_hash)
        await self._sql.execute(
            insertion.on_conflict_do_update(index_elements=["single"], set_={"token_hash": token_hash})
        )

    async def drop_setup(self) -> None:
        """The link was used."""
        await self._sql.execute(sa.delete(SETUP))

    async def add_user(self, name: str, role: Role, password_hash: str) -> StoredUser:
        """A new person."""
        user = StoredUser(new_id(), name, role, password_hash)
        await self._sql.execute(
            insert(USERS).values(
                id=user.user_id, name=name, role=role.value, password_hash=password_hash, created_at=datetime.now(UTC)
            )
        )
        return user

    async def find_user(self, name: str) -> StoredUser | None:
        """By name, without regard to case."""
        found = await self._sql.execute(sa.select(USERS).where(sa.func.lower(USERS.c.name) == name.casefold()))
        row = found.first()
        return StoredUser(row.id, row.name, Role(row.role), row.password_hash) if row else None

    async def set_password(self, user_id: UUID, password_hash: str) -> None:
        """A new password; all other logins end."""
        await self._sql.execute(sa.update(USERS).where(USERS.c.id == user_id).values(password_hash=password_hash))
        await self._sql.execute(sa.delete(SESSIONS).where(SESSIONS.c.user_id == user_id))

    async def add_session(self, user_id: UUID, token_hash: bytes, agent: str, lasts: timedelta) -> None:
        """A login; those that have ended are forgotten with it."""
        now = datetime.now(UTC)
        await self._sql.execute(sa.delete(SESSIONS).where(SESSIONS.c.expires_at < now))
        await self._sql.execute(
            insert(SESSIONS).values(
                id=new_id(),
                user_id=user_id,
                token_hash=token_hash,
                agent=agent[:200],
                created_at=now,
                used_at=now,
                expires_at=now + lasts,
            )
        )

    async def find_by_session(self, token_hash: bytes, lasts: timedelta) -> Principal | None:
        """Who logged in with this token; using it makes it last longer."""
        now = datetime.now(UTC)
        found = await self._sql.execute(
            sa.select(SESSIONS.c.id, SESSIONS.c.used_at, USERS.c.id.label("user_id"), USERS.c.name, USERS.c.role)
            .join(USERS, USERS.c.id == SESSIONS.c.user_id)
            .where(SESSIONS.c.token_hash == token_hash, SESSIONS.c.expires_at > now)
        )
        row = found.first()
        if row is None:
            return None
        if now - row.used_at > USE_NOTED_EVERY:
            await self._sql.execute(
                sa.update(SESSIONS).where(SESSIONS.c.id == row.id).values(used_at=now, expires_at=now + lasts)
            )
        return Principal(row.user_id, row.name, SCOPE_OF_ROLE[Role(row.role)], by_cookie=True, session_id=row.id)

    async def end_session(self, session_id: UUID) -> None:
        """Log out."""
        await self._sql.execute(sa.delete(SESSIONS).where(SESSIONS.c.id == session_id))

    async def drop_session(self, token_hash: bytes) -> None:
        """End the login that has this token, if there is one."""
        await self._sql.execute(sa.delete(SESSIONS).where(SESSIONS.c.token_hash == token_hash))

    async def add_key(
        self, user_id: UUID, name: str, scope: Scope, token: tuple[bytes, str], expires_at: datetime | None
    ) -> StoredKey:
        """A new key, from its hash and its hint."""
        key = StoredKey(new_id(), name, scope, token[1], datetime.now(UTC), None, expires_at)
        await self._sql.execute(
            insert(API_KEYS).values(
                id=key.key_id,
                user_id=user_id,
                name=name,
                scope=scope.value,
                token_hash=token[0],
                hint=key.hint,
                created_at=key.created_at,
                expires_at=expires_at,
            )
        )
        return key

    async def list_keys(self, user_id: UUID) -> tuple[StoredKey, ...]:
        """A person's keys; a person has at most a hundred."""
        found = await self._sql.execute(
            sa.select(API_KEYS).where(API_KEYS.c.user_id == user_id).order_by(API_KEYS.c.created_at).limit(100)
        )
        return tuple(
            StoredKey(row.id, row.name, Scope(row.scope), row.hint, row.created_at, row.used_at, row.expires_at)
            for row in found
        )

    async def remove_key(self, user_id: UUID, key_id: UUID) -> bool:
        """Whether there was one."""
        done = await self._sql.execute(
            sa.delete(API_KEYS).where(API_KEYS.c.id == key_id, API_KEYS.c.user_id == user_id)
        )
        return done.rowcount > 0

    async def find_by_key(self, token_hash: bytes) -> Principal | None:
        """Whose program this is."""
        now = datetime.now(UTC)
        found = await self._sql.execute(
            sa.select(API_KEYS, USERS.c.role)
            .join(USERS, USERS.c.id == API_KEYS.c.user_id)
            .where(API_KEYS.c.token_hash == token_hash)
            .where(sa.or_(API_KEYS.c.expires_at.is_(None), API_KEYS.c.expires_at > now))
        )
        row = found.first()
        if row is None:
            return None
        if row.used_at is None or now - row.used_at > USE_NOTED_EVERY:
            await self._sql.execute(sa.update(API_KEYS).where(API_KEYS.c.id == row.id).values(used_at=now))
        return Principal(row.user_id, f"key {row.name}", Scope(row.scope))

    async def login_failures(self, key: str) -> tuple[int, datetime] | None:
        """How often a login failed lately, and when last."""
        found = await self._sql.execute(sa.select(LOGIN_FAILURES).where(LOGIN_FAILURES.c.key == key))
        row = found.first()
        if row is None or datetime.now(UTC) - row.failed_at > FORGOTTEN_AFTER:
            return None
        return row.failures, row.failed_at

    async def note_failure(self, key: str) -> None:
        """One more; old ones are forgotten with it."""
        now = datetime.now(UTC)
        await self._sql.execute(sa.delete(LOGIN_FAILURES).where(LOGIN_FAILURES.c.failed_at < now - FORGOTTEN_AFTER))
        insertion = insert(LOGIN_FAILURES).values(key=key, failures=1, failed_at=now)
        await self._sql.execute(
            insertion.on_conflict_do_update(
                index_elements=["key"], set_={"failures": LOGIN_FAILURES.c.failures + 1, "failed_at": now}
            )
        )

    async def forget_failures(self, key: str) -> None:
        """The right password came."""
        await self._sql.execute(sa.delete(LOGIN_FAILURES).where(LOGIN_FAILURES.c.key == key))
