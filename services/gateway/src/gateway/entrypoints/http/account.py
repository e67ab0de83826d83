"""Set-up, login, own account and API keys."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SecretStr

from gateway.adapters.db.people import People, StoredKey
from gateway.adapters.passwords import hash_password, verify_password
from gateway.app.log_in import WrongPassword, log_in
from gateway.app.set_up import redeem_setup
from gateway.app_state import App
from gateway.domain.access import SCOPE_OF_ROLE, Scope
from gateway.domain.tokens import KEY_PREFIX, new_token, token_hash
from gateway.entrypoints.http.auth import SESSION_COOKIE, Reader, app_of, refuse_other_sites
from gateway.entrypoints.http.problems import Forbidden
from kit.errors import InvalidInput, NotFound

router = APIRouter(tags=["account"])
Name = Annotated[str, Field(min_length=1, max_length=100)]
Password = Annotated[SecretStr, Field(min_length=8, max_length=500)]


class SetupState(BaseModel):
    """Whether the owner has to be made yet."""

    needed: bool


class SetupWish(BaseModel):
    """The owner, and the token of the one-time link."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"token": "…", "name": "ada", "password": "a long one"}]})
    token: Annotated[str, Field(max_length=200)]
    name: Name
    password: Password


class Credentials(BaseModel):
    """Name and password."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "ada", "password": "a long one"}]})
    name: Name
    password: Annotated[SecretStr, Field(max_length=500)]


class Account(BaseModel):
    """Who is logged in, and what they may do."""

    user_id: UUID
    name: str
    scope: Scope


class PasswordChange(BaseModel):
    """The old password proves that it is you."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"old": "a long one", "new": "another long one"}]})
    old: Annotated[SecretStr, Field(max_length=500)]
    new: Password


class KeyWish(BaseModel):
    """A key for a program."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "phone", "scope": "read"}]})
    name: Name
    scope: Scope = Scope.READ
    expires_at: AwareDatetime | None = None


class KeyView(BaseModel):
    """A key without its secret; `hint` is its end."""

    key_id: UUID
    name: str
    scope: Scope
    hint: str
    created_at: datetime
    used_at: datetime | None
    expires_at: datetime | None


class NewKey(KeyView):
    """A fresh key: its secret is shown this once."""

    key: str


class KeyList(BaseModel):
    """Your keys."""

    items: list[KeyView]


@router.get("/setup", summary="Whether the owner has to be made yet")
async def get_setup(request: Request) -> SetupState:
    async with app_of(request).database.transaction() as sql:
        return SetupState(needed=not await People(sql).has_owner())


@router.post("/setup", status_code=201, summary="Make the owner with the one-time link")
async def set_up(request: Request, response: Response, wish: SetupWish) -> Account:
    app = app_of(request)
    async with app.database.transaction() as sql:
        people = People(sql)
        role = await redeem_setup(wish.token, owners=people)
        # Hashed only for the holder of the link: a hash costs what strangers must not be able to make us spend.
        password_hash = await hash_password(wish.password.get_secret_value())
        user = await people.add_user(wish.name, role, password_hash)
        await _begin_session(request, response, people, user.user_id)
    if app.settings.setup_link_file:
        app.settings.setup_link_file.unlink(missing_ok=True)
    return Account(user_id=user.user_id, name=user.name, scope=Scope.ADMIN)


@router.post("/login", summary="Log in")
async def login(request: Request, response: Response, credentials: Credentials) -> Account:
    app = app_of(request)
    throttle_key = f"{credentials.name.casefold()} {request.client.host if request.client else ''}"
    try:
        async with app.database.transaction() as sql:
            people = People(sql)
            password = credentials.password.get_secret_value()
            user = await log_in(
                credentials.name, password, throttle_key=throttle_key, accounts=people, verify=verify_password
            )
            await _begin_session(request, response, people, user.user_id)
    except WrongPassword:
        async with app.database.transaction() as sql:
            await People(sql).note_failure(throttle_key)
        raise
    return Account(user_id=user.user_id, name=user.name, scope=SCOPE_OF_ROLE[user.role])


@router.post("/logout", status_code=204, summary="Log out")
async def logout(request: Request, principal: Reader) -> Response:
    if principal.session_id:
        async with app_of(request).database.transaction() as sql:
            await People(sql).end_session(principal.session_id)
    response = Response(status_code=204)
    response.delete_cookie(SESSION_COOKIE)
    return response


@router.get("/me", summary="Who is logged in")
async def get_me(principal: Reader) -> Account:
    return Account(user_id=principal.user_id, name=principal.name, scope=principal.scope)


@router.put("/me/password", status_code=204, summary="Change your password; all other logins end")
async def change_password(request: Request, response: Response, change: PasswordChange, principal: Reader) -> None:
    if not principal.by_cookie:
        raise Forbidden("A key can't change a password", advice="Log in")
    new_hash = await hash_password(change.new.get_secret_value())
    async with app_of(request).database.transaction() as sql:
        people = People(sql)
        user = await people.find_user(principal.name)
        if not await verify_password(change.old.get_secret_value(), user.password_hash if user else None):
            raise WrongPassword("The old password is wrong")
        await people.set_password(principal.user_id, new_hash)
        await _begin_session(request, response, people, principal.user_id)


@router.get("/me/keys", summary="Your API keys")
async def list_keys(request: Request, principal: Reader) -> KeyList:
    async with app_of(request).database.transaction() as sql:
        keys = await People(sql).list_keys(principal.user_id)
    return KeyList(items=[_shown(key) for key in keys])


@router.post("/me/keys", status_code=201, summary="Make an API key; it is shown this once")
async def add_key(request: Request, wish: KeyWish, principal: Reader) -> NewKey:
    if not principal.may(wish.scope):
        raise Forbidden("A key can't do more than whoever makes it", advice="Choose a smaller scope")
    if wish.expires_at and wish.expires_at <= datetime.now(UTC):
        raise InvalidInput("A key can't end in the past", advice="Choose a later day, or none")
    token = new_token(KEY_PREFIX)
    async with app_of(request).database.transaction() as sql:
        secret = (token_hash(token), token[-4:])
        key = await People(sql).add_key(principal.user_id, wish.name, wish.scope, secret, wish.expires_at)
    return NewKey(key=token, **_shown(key).model_dump())


@router.delete("/me/keys/{key_id}", status_code=204, summary="Make a key void")
async def remove_key(request: Request, key_id: UUID, principal: Reader) -> Response:
    async with app_of(request).database.transaction() as sql:
        if not await People(sql).remove_key(principal.user_id, key_id):
            raise NotFound("You have no such key")
    return Response(status_code=204)


async def _begin_session(request: Request, response: Response, people: People, user_id: UUID) -> None:
    if request.headers.get("origin"):
        refuse_other_sites(request)
    app = app_of(request)
    token = new_token()
    lasts = timedelta(days=app.settings.session_days)
    # Whatever the browser held before may have been planted in it: it is nobody's login any more.
    await people.drop_session(token_hash(request.cookies.get(SESSION_COOKIE, "")))
    await people.add_session(user_id, token_hash(token), request.headers.get("user-agent", ""), lasts)
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_is_secure(request, app),
    )


def _is_secure(request: Request, app: App) -> bool:
    return request.url.scheme == "https" or (app.settings.public_url or "").startswith("https:")


def _shown(key: StoredKey) -> KeyView:
    return KeyView(
        key_id=key.key_id,
        name=key.name,
        scope=key.scope,
        hint=f"…{key.hint}",
        created_at=key.created_at,
        used_at=key.used_at,
        expires_at=key.expires_at,
    )
