"""What a caller proves before the transaction begins: WeChat's word, a phone in the hand, a password.

Each is a dependency that stands before the session in its endpoint, so that neither the network nor a slow hash ever holds a transaction or
the write gate. `max_concurrency` keeps a slow vendor from taking the threads of everybody else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NamedTuple
from uuid import UUID

from fastapi import Depends, Header, Request
from sqlmodel import select

from app.accounts import codes, limits, passwords, tickets
from app.accounts.errors import (
    EvidenceUnclear,
    NationalIdUnreadable,
    NotInRoster,
    OfficialMissing,
    PhoneUnreachable,
    PhoneUnreadable,
    TextsUnavailable,
    WechatBlocked,
    WechatCodeSpent,
    WechatUnavailable,
)
from app.accounts.models import Account
from app.accounts.rules import CODE_LIFE, ClaimKind, WechatApp, device_words
from app.accounts.schemas import ClaimCreate, PasswordSignIn, PhoneCodeOrder, WechatSignIn
from app.accounts.tickets import WechatUser
from app.core import clock
from app.core.db import database_of
from app.core.ids import new_id
from app.core.ratelimit import spend
from app.core.settings import settings
from app.gateways import connections
from app.gateways import errors as gateway
from app.gateways.wechat import authorize_url
from app.members import national_id, phones

OUTSIDE_CALLS = 8
HASHES = 4


def device(user_agent: Annotated[str, Header(include_in_schema=False)] = "") -> str:
    """The caller's device in words."""
    return device_words(user_agent)


DeviceDep = Annotated[str, Depends(device)]


@contextmanager
def _asking_wechat(pointer: str) -> Iterator[None]:
    """WeChat's refusals in our words."""
    try:
        yield
    except (gateway.CodeInvalid, gateway.CodeUsed) as fault:
        raise WechatCodeSpent(pointer=pointer) from fault
    except gateway.UserBlocked as fault:
        raise WechatBlocked() from fault
    except gateway.GatewayError as fault:
        raise WechatUnavailable(retry_after=5) from fault


def identify(body: WechatSignIn) -> WechatUser:
    """Ask WeChat who is behind a sign-in code."""
    if body.app is WechatApp.OFFICIAL and not settings().wechat_official_appid:
        raise OfficialMissing()
    with _asking_wechat("/code"):
        wechat = connections.wechat()
        ask = wechat.identify_mini_user if body.app is WechatApp.MINI else wechat.identify_official_user
        found = ask(body.code)
    return WechatUser(body.app, found.openid, found.unionid)


IdentifiedDep = Annotated[WechatUser, Depends(identify, max_concurrency=OUTSIDE_CALLS)]


def official_url(path: str, state: str) -> str:
    """Where WeChat's browser goes to come back to a page of ours with a code. Raises `OfficialMissing`."""
    chosen = settings()
    if not chosen.wechat_official_appid:
        raise OfficialMissing()
    return authorize_url(
        chosen.wechat_authorize_base, chosen.wechat_official_appid, f"{chosen.public_url}{path}", state
    )


class PasswordProof(NamedTuple):
    """A sign-in with its password checked; `account_id` is null for a name that nobody has."""

    asked: PasswordSignIn
    account_id: UUID | None
    is_right: bool


def check_password(request: Request, body: PasswordSignIn) -> PasswordProof:
    """Check a password against the account's hash, or against nobody's: the work is the same."""
    named = select(Account.id, Account.password_hash).where(Account.username == body.username)
    with database_of(request).transaction(writes=False) as session:
        found = session.exec(named).first()
    account_id, password_hash = found or (None, "")
    return PasswordProof(body, account_id, passwords.matches(password_hash, body.password))


PasswordDep = Annotated[PasswordProof, Depends(check_password, max_concurrency=HASHES)]


class SentCode(NamedTuple):
    """A code that has just been sent to a phone."""

    user: WechatUser
    phone: str
    code: str


async def order_text(request: Request, body: PhoneCodeOrder) -> SentCode:
    """Read the order and count it against the person's and the phone's allowance."""
    user = tickets.open_ticket(body.claim_ticket)
    phone = _mobile(body.phone)
    await spend(request, limits.TEXTS_TO_PHONE, phone)
    await spend(request, limits.TEXTS_OF_ONE, user.openid)
    return SentCode(user, phone, codes.new_code())


def send_text(order: Annotated[SentCode, Depends(order_text)]) -> SentCode:
    """Have the SMS service send the code."""
    minutes = int(CODE_LIFE.total_seconds() // 60)
    try:
        connections.sms().send_code(str(new_id()), f"+86{order.phone}", order.code, minutes)
    except gateway.MessageRejected as fault:
        raise PhoneUnreachable(pointer="/phone") from fault
    except gateway.GatewayError as fault:
        raise TextsUnavailable(retry_after=60) from fault
    return order


SentCodeDep = Annotated[SentCode, Depends(send_text, max_concurrency=OUTSIDE_CALLS)]


class Proof(NamedTuple):
    """What a claim rests on: an ID number, a phone number, or a confirmation code, by `kind`; `code` came by SMS."""

    user: WechatUser
    kind: ClaimKind
    value: str
    name: str | None
    code: str | None


async def claiming_user(request: Request, body: ClaimCreate) -> WechatUser:
    """The WeChat user of the ticket, counted against their allowance."""
    user = tickets.open_ticket(body.claim_ticket)
    await spend(request, limits.CLAIMS_OF_ONE, user.openid)
    return user


def read_proof(body: ClaimCreate, user: Annotated[WechatUser, Depends(claiming_user)]) -> Proof:
    """Read the one kind of evidence in a claim, asking WeChat for the phone number behind a phone code."""
    given = {name for name in ("national_id", "phone_code", "phone", "confirmation_code") if getattr(body, name)}
    if len(given) != 1 or (body.sms_code is not None) != (given == {"phone"}) or (body.national_id and not body.name):
        raise EvidenceUnclear()
    kind, value = _evidence(body)
    return Proof(user, kind, value, body.name, body.sms_code)


def _evidence(body: ClaimCreate) -> tuple[ClaimKind, str]:
    if body.national_id is not None:
        return ClaimKind.NATIONAL_ID, _national_id(body.national_id)
    if body.phone_code is not None:
        with _asking_wechat("/phone_code"):
            phone = connections.wechat().read_phone(body.phone_code)
        return ClaimKind.WECHAT_PHONE, _rosters_spelling(phone)
    if body.phone is not None:
        return ClaimKind.SMS, _mobile(body.phone)
    return ClaimKind.CONFIRMATION_CODE, body.confirmation_code or ""


ProofDep = Annotated[Proof, Depends(read_proof, max_concurrency=OUTSIDE_CALLS)]


def _rosters_spelling(phone: str) -> str:
    """A number from WeChat (E.164) as the roll keeps it, which knows mainland numbers only."""
    try:
        return phones.parse_mobile(phone)
    except phones.InvalidPhone as fault:
        raise NotInRoster() from fault


def _mobile(text: str) -> str:
    try:
        return phones.parse_mobile(text)
    except phones.InvalidPhone as fault:
        raise PhoneUnreadable(pointer="/phone") from fault


def _national_id(text: str) -> str:
    try:
        return national_id.parse(text, today=clock.today()).number
    except national_id.InvalidNationalId as fault:
        raise NationalIdUnreadable(pointer="/national_id") from fault
